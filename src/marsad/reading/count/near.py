"""Numbers beside a word of harm, where the parse does not tie them: telegrams, lists, headlines."""

from __future__ import annotations

from spacy.tokens import Token

from marsad.reading.count.phrases import Phrase
from marsad.reading.count.words import is_date, is_particle
from marsad.reading.numbers import NUMBER_WORDS, PLURALS, Amount, read_number

_HELPERS = frozenset(
    "were are was is been be being have has had left reported reportedly feared confirmed believed "
    "seriously critically badly severely slightly lightly gravely also others other more so far "
    "presumed another internally newly totally completely partially heavily".split()
)
_STOPS = frozenset(
    "and or but while after when who which that by with from for in on at to , ; : . ( ) -- - – "
    "/ + killing wounding injuring killed wounded injured dead leaving including than over "
    "before".split()
)
_LEADS = (
    ("at", "least"), ("no", "fewer", "than"), ("no", "less", "than"), ("not", "less", "than"),
    ("more", "than"), ("up", "to"), ("as", "many", "as"), ("fewer", "than"), ("less", "than"),
    ("about",), ("around",), ("nearly",), ("almost",), ("over",), ("some",), ("approximately",),
    ("approx",), ("another",), ("only",), ("roughly",), ("an", "estimated"), ("estimated",),
    ("just",), ("~",),
    ("between",), ("from",), ("a", "total", "of"), ("maybe",), ("a", "further"), ("close", "to"),
)  # fmt: skip
_VAGUE = frozenset({"several", "many", "some", "scores", "dozens", "hundreds", "thousands", "tens"})
_GAP = 5


def is_number(token: Token) -> bool:
    """True for a figure or a number word, not for a day, an hour or the pronoun "one"'s kin."""
    word = token.lower_.lstrip("~").rstrip("+")
    if is_date(token) or token.ent_type_ == "PERCENT" or (token.tag_ == "JJ" and word in _VAGUE):
        return word in PLURALS or word == "many"
    return bool(word) and (
        word.replace(",", "").isdigit() or word in _VAGUE
        or (word in NUMBER_WORDS and word not in ("no", "none", "number", "wave", "string", "half"))
        or ("-" in word and all(p in NUMBER_WORDS for p in word.split("-")))
    )  # fmt: skip


def _lead(first: int, token: Token) -> int:
    doc = token.doc
    moved = True
    while moved:
        moved = False
        for words in _LEADS:
            start = first - len(words)
            if start >= token.sent.start and not is_particle(doc[start]) and all(
                doc[start + k].lower_ == w for k, w in enumerate(words)
            ):
                first, moved = start, True
                break
    return first


def _phrase(first: int, last: int, noun: int, token: Token) -> Phrase | None:
    """The number in tokens ``first`` to ``last`` with what stands between it and ``noun``."""
    doc = token.doc
    amount = read_number(doc[_lead(first, token) : last + 1].text)
    if amount is None:
        amount = read_number(doc[first : last + 1].text)
    if amount is None:
        return None
    who = doc[last + 1 : noun + 1].text.strip() if noun > last else ""
    return Phrase(_lead(first, token), max(noun, last), amount, who or None, doc[max(noun, last)])


def adjacent(token: Token) -> Phrase | None:
    """The 22 of "and 22 others wounded", "12 killed": the number right before the word."""
    doc, at = token.doc, token.i - 1
    while at >= token.sent.start and doc[at].lower_ in _HELPERS:
        at -= 1
    if at < token.sent.start:
        return None
    if doc[at].lower_ in ("one", "others") and doc[at - 1].lower_ == "no" and at > token.sent.start:
        return Phrase(at - 1, at, Amount(0, 0, 0, "no"), None, doc[at])
    if doc[at].lower_ in ("nobody", "none"):
        return Phrase(at, at, Amount(0, 0, 0, doc[at].lower_), None, doc[at])
    if not is_number(doc[at]):
        return None
    return _phrase(_start(at, token), at, at, token)


def _start(at: int, token: Token) -> int:
    doc = token.doc
    while at - 1 >= token.sent.start and (
        is_number(doc[at - 1])
        or (doc[at - 1].lower_ in ("-", "–", "to", "or", "and", "of") and at >= 2
            and is_number(doc[at]) and is_number(doc[at - 2])
            and at - 2 >= token.sent.start)
    ):  # fmt: skip
        if doc[at - 1].lower_ == "and" and not _is_hundreds(doc[at - 2]):
            break
        at -= 1
    return at


def _is_hundreds(token: Token) -> bool:
    return token.lower_ in ("hundred", "thousand", "million") or token.lower_ == "between"


def before(token: Token) -> Phrase | None:
    """The number of "22 CIV KILLED" and "five soldiers dead": a few words before."""
    doc, at = token.doc, token.i - 1
    while at >= token.sent.start and doc[at].lower_ in _HELPERS:
        at -= 1
    last = at
    while at >= token.sent.start and last - at < _GAP:
        one = doc[at]
        if is_number(one):
            return _phrase(_start(at, token), at, last, token)
        if one.lower_ in _STOPS or one.is_space or one.is_punct:
            return None
        at -= 1
    return None


def after(token: Token) -> Phrase | None:
    """The number of "KILLING 12" and "dead: 2": right after, with the noun that follows it."""
    doc, at = token.doc, token.i + 1
    if at < token.sent.end and doc[at].text == ":":
        at += 1
    elif token.tag_ not in ("VBG", "VBD", "VBZ", "VBP", "VB"):
        return None
    first = at
    while at < token.sent.end and at - first < 4:
        if is_number(doc[at]):
            end, stop = at, token.sent.end
            while end + 1 < stop and (
                is_number(doc[end + 1])
                or (end + 2 < stop and is_number(doc[end + 2])
                    and (doc[end + 1].lower_ in ("to", "or", "-", "–")
                         or (doc[end + 1].lower_ == "and" and doc[at - 1].lower_ == "between")))
            ):  # fmt: skip
                end += 1
            noun = end
            if end + 1 < stop and doc[end + 1].pos_ in ("NOUN", "PROPN"):
                noun = end + 1
            return _phrase(at, end, noun, token)
        if not any(doc[at].lower_ in words for words in _LEADS):
            return None
        at += 1
    return None
