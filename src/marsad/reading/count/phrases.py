"""The amount that a noun phrase says, and who or what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from marsad.reading.count.words import is_date, is_particle
from marsad.reading.numbers import NUMBER_WORDS, Amount, read_number

_LEFT = frozenset({"nummod", "quantmod", "det", "advmod", "amod", "predet", "prep", "pobj", "cc",
                   "conj", "punct", "compound", "neg", "nmod", "poss", "npadvmod"})  # fmt: skip
_LEADS = frozenset({"at", "least", "more", "than", "over", "up", "to", "as", "many", "about",
                    "nearly", "almost", "around", "approximately", "roughly", "estimated", "some",
                    "close", "between", "and", "or", "fewer", "less", "under", "a", "an", "no",
                    "another", "other", "further", "only", "just", "well", "-", "–",
                    "from", "of", "most", "above", "upwards", "the", "all", "additional",
                    "not", "both", "tens", "excess", "in", "couple", "number"})  # fmt: skip
_BODIES_OF_PEOPLE = frozenset({"number", "group", "series", "lot", "family", "crowd", "convoy",
                               "total", "column", "toll", "patrol", "team",
                               "unit"})  # fmt: skip
_VAGUE_HEADS = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "several", "some",
                          "few", "couple", "number", "millions", "handful", "many", "series",
                          "pair", "dozen", "wave", "string", "spate"})  # fmt: skip


_SHARES = frozenset({"half", "third", "thirds", "quarter", "majority", "most", "percent"})
_GATHERED = frozenset({"total", "group", "column", "team", "convoy", "cache", "gang", "band"})
_BREAKS = frozenset({"incl", "incl.", "including", "w/", "(", "among"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``first`` to ``last`` say ``amount`` of ``who``; ``noun`` is the counted noun."""

    first: int
    last: int
    amount: Amount
    who: str | None
    noun: Token


def _is_numeric(token: Token) -> bool:
    word = token.lower_
    return ((
        token.like_num or token.pos_ == "NUM" or word in NUMBER_WORDS
        or any(part in NUMBER_WORDS for part in word.split("-"))
    ) and not is_date(token) and token.tag_ != "JJ" and "year" not in word) or (
        word in _VAGUE_HEADS
    )  # fmt: skip


def number_tokens(noun: Token) -> list[Token]:
    """The tokens before ``noun`` (or ``noun`` itself) that make its number, in order."""
    doc = noun.doc
    edge = noun.left_edge.i
    if noun.i - edge > 14:
        edge = noun.i - 14
    numeric = [t for t in doc[edge : noun.i] if _is_numeric(t) and _governs(t, noun)]
    verbs = (t for t in doc[edge : noun.i] if t.pos_ in ("VERB", "AUX") and t.dep_ != "amod")
    cut = max((t.i for t in verbs), default=-1)
    numeric = [t for t in numeric if t.i > cut and not _is_name_part(t)]
    if not numeric and not _is_numeric(noun):
        return []
    last = numeric[-1].i if numeric else noun.i
    if _is_numeric(noun) and noun.pos_ in ("NUM", "NOUN"):
        last = noun.i
    while last + 1 < noun.i and doc[last + 1].lower_ in ("or", "more"):
        last += 1
    first = numeric[0].i if numeric else noun.i
    while first - 1 >= noun.sent.start and doc[first - 1].lower_ in _LEADS:
        first -= 1
    while first < last and doc[first].lower_ in ("and", "or", "-", "–", "the", "to", "of", "in",
                                                 "more", "other", "than", "as") and (
        read_number(doc[first : last + 1].text) is None or doc[first].lower_ not in ("as", "more")
    ):
        first += 1
    while first < last and doc[first].lower_ == "up" and doc[first + 1].lower_ != "to":
        first += 1
    if first < last and is_particle(doc[first]):
        first += 1
    return list(doc[first : last + 1])


def _is_name_part(number: Token) -> bool:
    """"Detachment No. 1", "5) Goma"."""
    doc = number.doc
    if number.i and doc[number.i - 1].lower_ in ("no.", "nr.", "number", "chapter", "article"):
        return number.text.isdigit()
    return number.i + 1 < len(doc) and doc[number.i + 1].text == ")" and number.text.isdigit() and (
        number.i == number.sent.start
    )


def _governs(number: Token, noun: Token) -> bool:
    at, steps = number, 0
    while at.head.i != at.i and steps < 4:
        if at.head.i == noun.i:
            return at.dep_ in ("nummod", "quantmod", "det", "amod", "advmod", "compound", "predet",
                               "nmod", "prep", "npadvmod", "appos", "cc", "punct")  # fmt: skip
        at = at.head
        steps += 1
        if at.pos_ in ("VERB", "AUX") or at.i == noun.i:
            return False
        if at.pos_ == "NOUN" and at.i < noun.i and at.lower_ not in _VAGUE_HEADS:
            return False
    return False


def counted_noun(token: Token) -> Token:
    """The noun that is counted: "civilians" in "dozens of civilians"."""
    if token.lower_ in _VAGUE_HEADS or token.pos_ == "NUM" or token.lower_ in NUMBER_WORDS:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for noun in child.children:
                    if noun.dep_ == "pobj" and noun.pos_ in ("NOUN", "PROPN", "ADJ"):
                        return noun
    return token


def _who(noun: Token, numbers: list[Token]) -> str | None:
    if noun.pos_ in ("NUM", "PRON") or noun.lower_ in _VAGUE_HEADS:
        return None
    taken = {t.i for t in numbers}
    first = noun.i
    for child in reversed(list(noun.lefts)):
        if child.i in taken or child.dep_ not in ("amod", "compound", "nmod", "poss"):
            break
        if any(t.i in taken for t in child.subtree):
            break
        first = child.left_edge.i
    if numbers and numbers[0].i < noun.i:
        first = max(first, numbers[-1].i + 1)
    text = noun.doc[first : noun.i + 1].text.strip()
    return text or None


def _is_the_number(token: Token) -> bool:
    """"The number of", "an increased number of": no amount."""
    return token.lower_ in ("number", "series", "wave", "string") and not any(
        c.lower_ in ("a", "an") or c.lower_ == "large" for c in token.children
    )


def read_phrase(token: Token, *, one: bool = True) -> Phrase | None:
    """The amount of the phrase headed by ``token``: its number, "no civilians" (0) and, if ``one``
    is wanted, "a soldier" (1). A plural without a number is no count."""
    if token.lower_ in _SHARES or _is_the_number(token):
        return None
    if token.lower_ in _GATHERED:
        held = [n for c in token.children if c.lower_ == "of" for n in c.children
                if n.dep_ == "pobj" and number_tokens(n)]  # fmt: skip
        if held:
            return read_phrase(held[0], one=one)
    noun = counted_noun(token)
    numbers = number_tokens(token)
    if numbers:
        amount = read_number(" ".join(t.text for t in numbers))
        if amount is None:
            plain = [t for t in numbers if _is_numeric(t)]
            amount = read_number(" ".join(t.text for t in plain))
    if numbers and amount is not None:
        last = max(numbers[-1].i, token.i if token.i <= noun.i else noun.i, noun.i)
        for at in range(numbers[-1].i + 1, last):
            if token.doc[at].lower_ in _BREAKS:
                noun = token.doc[at - 1]
                return Phrase(numbers[0].i, at - 1, amount, _who(noun, numbers), noun)
        return Phrase(numbers[0].i, last, amount, _who(noun, numbers), noun)
    det = next((c for c in token.children if c.dep_ in ("det", "neg") and c.i < token.i), None)
    word = det.lower_ if det is not None else ""
    if token.lower_ in ("nobody", "none") or (token.lower_ == "one" and word == "no"):
        return Phrase(token.i, token.i, Amount(0, 0, 0, token.lower_), None, noun)
    if word == "no" and det is not None:
        return Phrase(det.i, token.i, Amount(0, 0, 0, "no"), _who(noun, [det]), noun)
    if one and word in ("a", "an", "another") and det is not None and token.tag_ in ("NN", "NNP"):
        if token.lower_ in _BODIES_OF_PEOPLE:
            return None
        return Phrase(det.i, token.i, Amount(1, 1, 1, None), _who(noun, [det]), noun)
    return None
