"""Running totals ("bringing the death toll to 45") and denials of loss ("no casualties")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from marsad.reading.count.phrases import Phrase, number_tokens
from marsad.reading.numbers import Amount, read_number
from marsad.reading.trigger.frames import lemma_of

_TOLLS = frozenset({"toll", "total", "tally"})
_OF = {"injured": "injured", "wounded": "injured", "injury": "injured", "missing": "missing",
       "arrest": "arrested", "displaced": "displaced", "detained": "arrested",
       "arrested": "arrested", "killed": "killed", "kidnapped": "abducted",
       "abducted": "abducted"}  # fmt: skip
_LOSSES = {"casualty": "casualties", "fatality": "killed", "death": "killed",
           "injury": "injured", "damage": "damaged"}  # fmt: skip
# "The death toll is 22" counts this event; what rises counts more than this.
_MOVES = frozenset({"rise", "reach", "bring", "raise", "take", "push", "hit", "exceed", "pass",
                    "surpass", "climb", "stand", "increase", "grow", "put"})  # fmt: skip
_REACH = frozenset({"to", "at", "of", "stand", "reach", "hit", "be", "exceed", "pass", "surpass",
                    "past", "above", "over"})  # fmt: skip


def find_tolls(sentence: Span) -> Iterator[tuple[str, Phrase, bool]]:
    """What is counted, the phrase, and whether it is a running total."""
    for token in sentence:
        word = lemma_of(token)
        if token.pos_ == "NOUN" and (word in _TOLLS or _is_number_of_harmed(token)):
            found = _toll(token)
            if found is not None:
                yield found
        elif word in _LOSSES and token.pos_ == "NOUN":
            if any(c.dep_ == "det" and c.lower_ == "no" for c in token.children):
                amount = Amount(0, 0, 0, "no")
                yield _LOSSES[word], Phrase(token.left_edge.i, token.i, amount, None, token), False
            else:
                numbers = number_tokens(token)
                if numbers and word != "damage":
                    amount_ = read_number(" ".join(t.text for t in numbers))
                    if amount_ is not None:
                        yield _LOSSES[word], Phrase(numbers[0].i, token.i, amount_, None, token), (
                            "total" in {c.lower_ for c in token.children}
                        )


def is_late_death(sentence: Span) -> bool:
    """"A man who was wounded in the blast died on Monday, bringing the toll to five": the dead man
    is of that blast, and so is the toll."""
    dying = [t for t in sentence if lemma_of(t) in ("die", "succumb")]
    hurt = [t for t in sentence if lemma_of(t) in _HURT]
    return any(h.i in {t.i for t in d.subtree} for d in dying for h in hurt)


_HURT = frozenset({"wound", "wounded", "injure", "injured", "injury", "wounds", "injuries"})


def is_running(token: Token) -> bool:
    """True for what is counted since a day or so far: "has killed 40 since March"."""
    doc, sent = token.doc, token.sent
    if any(t.lower_ in _RANKS for t in sent):
        return False
    if sent[0].lower_ == "since" and sent[0].dep_ == "prep":
        return True
    for child in token.children:
        if child.lower_ == "since" and child.dep_ in ("prep", "mark"):
            return True
    near = doc[token.i : min(sent.end, token.i + 9)].text.lower()
    if " so far" in near or " to date" in near:
        return True
    return " since " in near and not any(t.pos_ == "VERB" for t in doc[token.i + 1 : token.i + 5])


_RANKS = frozenset({"first", "worst", "deadliest", "second", "third", "fourth", "fifth", "latest",
                    "largest", "biggest", "bloodiest", "heaviest"})  # fmt: skip


def _counted(token: Token) -> str:
    below = list(token.subtree) if token.lower_ == "number" else list(token.children)
    for child in below:
        if child.lower_ in _OF:
            return _OF[child.lower_]
    return "killed" if token.lower_ != "number" else ""


def _toll(token: Token) -> tuple[str, Phrase, bool] | None:
    doc = token.doc
    if lemma_of(token) == "total" and not _is_of_harm(token):
        return None
    last = min(token.sent.end, token.i + 16)
    for at in range(token.i + 1, last):
        one = doc[at]
        if one.like_num or one.lower_ in ("dozens", "hundreds", "thousands", "scores"):
            if one.ent_type_ in ("DATE", "TIME", "PERCENT", "ORDINAL") and not one.like_num:
                continue
            if one.ent_type_ in ("DATE", "TIME"):
                continue
            before = {lemma_of(t) for t in doc[max(token.i + 1, at - 5) : at]}
            if not before & _REACH:
                return None
            first = at
            while first - 1 > token.i and doc[first - 1].lower_ in (
                "least", "at", "more", "than", "over", "nearly", "about", "around", "almost"
            ):
                first -= 1
            end = at
            while end + 1 < last and (doc[end + 1].like_num or doc[end + 1].lower_ in ("and",)
                                      ) and doc[end + 1].like_num:  # fmt: skip
                end += 1
            amount = read_number(doc[first : end + 1].text)
            if amount is None:
                return None
            moves = bool({lemma_of(t) for t in token.sent} & _MOVES)
            return _counted(token), Phrase(first, end, amount, None, token), moves
    return None


def _is_number_of_harmed(token: Token) -> bool:
    """"Bringing the number of students kidnapped to eight"."""
    return token.lower_ == "number" and lemma_of(token.head) in _MOVES and _counted(token) != ""


def _is_of_harm(token: Token) -> bool:
    words = {t.lower_ for t in token.sent}
    return bool(words & {"dead", "killed", "deaths", "death"}) and any(
        c.dep_ in ("det", "compound", "amod") for c in token.children
    ) and lemma_of(token.head) in ("bring", "take", "raise", "push")
