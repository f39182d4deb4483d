"""Words around numbers: days and hours that are no amounts, forms of the counted nouns."""

from __future__ import annotations

import re

from spacy.tokens import Token

from marsad.reading.trigger.frames import lemma_of

_TIMES = re.compile(
    r"\b(?:19|20)\d\d\b|\d[:/]\d|\b(?:[ap]m|(?:second|minute|hour|day|night|week|month|year|"
    r"decade|century)s?|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|"
    r"march|april|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|"
    r"sun)day|old)\b", re.IGNORECASE
)


def is_date(token: Token) -> bool:
    """True for a number in a date, an hour or a span of time; a bare figure that a parser took
    for one ("22 CIV KILLED") is none."""
    if token.ent_type_ == "ORDINAL":
        return True
    if token.ent_type_ not in ("DATE", "TIME"):
        return False
    first = last = token.i
    doc = token.doc
    while first > token.sent.start and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    alone = first == last and len(token.text) == 4 and token.text.isdigit()
    return alone or bool(_TIMES.search(doc[first : last + 1].text))


def is_particle(token: Token) -> bool:
    """True for an "over" that belongs to a verb ("hand over two suspects"), not to a number."""
    if token.lower_ != "over" or token.i == token.sent.start:
        return False
    return token.dep_ == "prt" or token.nbor(-1).lemma_ in ("hand", "turn", "take", "sign")


def forms(noun: Token) -> tuple[str, ...]:
    """The words under which a table may list ``noun``: names have no lemma of their own."""
    low = noun.lower_
    cut = low[:-1] if low.endswith("s") and len(low) > 3 else low
    return (lemma_of(noun), low, noun.lemma_.lower(), cut)
