"""How much speaks for a name being a place: the gazetteer, the parser's label, the words around.

The weights are few and set by hand; what can be turned was compared on UCDP GED rows, not fitted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from marsad.reading.parse import whole_text
from marsad.reading.place import words
from marsad.reading.time.words import MONTHS
from marsad.registry.gazetteer import Match
from marsad.registry.places.keys import fold

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})

LABEL_WEIGHT = {
    "GPE": 2.0, "LOC": 1.8, "FAC": 1.0, "NORP": 0.6, "ORG": -0.8, "PERSON": -1.4,
    "PRODUCT": -0.8, "EVENT": -0.5, "WORK_OF_ART": -1.0, "LAW": -1.0, "LANGUAGE": -0.5,
}  # fmt: skip

GENERIC_NEIGHBOURS = words.AFTER_KINDS | words.DIRECTIONS | frozenset({"the", "s", "'s", "’s"})

ITEM = re.compile(r"\(?\d{0,2}[.)*-]?")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens ``start:end`` as a possible name. ``label`` is the parser's entity label over it;
    ``wider`` are the bounds of a longer entity around it; ``evidence`` how much speaks for it."""

    start: int
    end: int
    text: str
    matches: tuple[Match, ...]
    demonym: bool = False
    label: str = ""
    wider: tuple[int, int] | None = None
    evidence: float = 0.0


def text_of(doc: Doc, start: int, end: int) -> str:
    """The characters of tokens ``start:end``."""
    if start >= end:
        return ""
    last = doc[end - 1]
    return whole_text(doc)[doc[start].idx : last.idx + len(last)]


def firm(match: Match) -> bool:
    """Is this the name of a country or region itself, so that it is no demonym?"""
    place = match.place
    own = place.id.startswith("marsad-place:") and place.feature[0] in "LHT"
    return match.quality >= 2 and (place.feature == "A.PCLI" or own)


def gazetteer_weight(span: NameSpan, doc: Doc) -> float:
    """How much the gazetteer alone says that this is a place."""
    if span.demonym:
        return 2.2
    top = span.matches[0]
    weight = -1.0
    for match in span.matches:
        place, kind = match.place, match.place.feature
        if kind == "A.PCLI":
            here = 3.0
        elif place.id.startswith("marsad-place:") and match.quality >= 2 and kind[0] in "LHTSRV":
            here = 2.4
        elif kind == "A.ADM1":
            here = 2.0 if place.population > 5_000_000 else 1.4
            here = here if place.population > 1_000_000 else 0.7
        elif kind == "P.PPLC":
            here = 1.8
        else:
            here = 0.0
            for bound, value in ((1_000_000, 1.5), (200_000, 1.0), (40_000, 0.5), (5_000, 0.2)):
                if place.population >= bound:
                    here = value
                    break
        here += match.lift - {3: 0.0, 2: 0.2, 1: 0.8, 0: 1.2}[match.quality]
        weight = max(weight, here)
    low = fold(span.text)
    if span.end - span.start == 1:
        if low in words.NOT_PLACES:
            weight -= 3.0
        elif low in words.NOT_AS_PLACE and not (span.text.isupper() and len(span.text) > 1):
            weight -= 1.0
        if len(low) <= 3 and top.place.feature != "A.PCLI":
            weight -= 1.5
        elif len(low) <= 5 and span.text.isupper() and top.quality <= 1:
            weight -= 2.0
    else:
        weight += 0.5
    return weight


def context_weight(doc: Doc, span: NameSpan) -> float:
    """How much the words just before and after say that this is a place."""
    weight = 0.0
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    if before is not None:
        low = before.lower_
        if low == "the" and span.start > 1:
            low = doc[span.start - 2].lower_
        if low in words.STRONG_PREPOSITIONS:
            weight += 1.3
        elif low in words.PREPOSITIONS:
            weight += 0.6
        elif low == "of":
            kind = doc[span.start - 2].lower_ if span.start > 1 else ""
            sure = kind in words.KINDS or kind in words.GROUND_HELD
            weight += 2.0 if sure else 1.3 if kind in words.HAPPENINGS else 0.5
        elif before.lemma_ in words.GROUND_TAKEN:
            weight += 2.0
        elif low in words.DIRECTIONS or before.lemma_ in words.TAKEN:
            weight += 1.0
        elif low.rstrip(".") in words.PERSON_TITLES and before.text[:1].isupper():
            weight -= 2.5
        elif before.text[:1].isupper() and before.pos_ == "PROPN" and not before.is_sent_start:
            weight -= 1.3
        elif before.text[:1].isupper() and before.ent_type_ == "PERSON":
            weight -= 1.5
    if after is not None:
        low = after.lower_
        if low in words.SETTLEMENTS:
            weight += 1.8
        elif low in words.AFTER_KINDS or low in words.PEOPLE_OF:
            weight += 1.0
        elif low in words.HAPPENINGS:
            weight += 0.8
        elif after.lemma_ in words.GOVERNMENT_VERBS and any(map(_capital, span.matches)):
            weight += 1.2
        elif low in words.ILLNESS or low in words.WEAPONS:
            weight -= 3.0
        elif after.text[:1].isupper() and after.pos_ == "PROPN" and low not in words.ORG_AFTER:
            weight += 0.0 if body_after(doc, span.end) else -1.2
    return weight


def _capital(match: Match) -> bool:
    return match.quality >= 1 and match.place.feature == "P.PPLC"


def body_after(doc: Doc, at: int) -> bool:
    """Do capitalised words from token ``at`` on lead to the word of a body or a post?"""
    for token in doc[at : at + 5]:
        if token.lower_ in words.BODY_WORDS and token.text[:1].isupper():
            return True
        if not (token.text[:1].isupper() or token.lower_ in ("and", "&", "of")):
            return False
    return False


def follows_preposition(doc: Doc, start: int) -> bool:
    """True right after a preposition that says where."""
    return start > 0 and doc[start - 1].lower_ in words.STRONG_PREPOSITIONS


def alone(doc: Doc, start: int, end: int) -> bool:
    """Does the name, with a word for its kind, fill a line of its own?"""
    if start and "\n" not in doc[start - 1].text:
        return False
    while end < len(doc) and (doc[end].lower_ in words.SETTLEMENTS or doc[end].text == "."):
        end += 1
    return end == len(doc) or "\n" in doc[end].text


def heads_line(doc: Doc, start: int, end: int) -> bool:
    """Does the name open a line as a dateline or a heading does: "MOSUL, Oct 7:", "5. GAO:"?"""
    before = start
    while before and ITEM.fullmatch(doc[before - 1].text):
        before -= 1
    if (before and "\n" not in doc[before - 1].text) or end >= len(doc):
        return False
    after = doc[end].text
    if after == "," and end + 1 < len(doc):
        return doc[end + 1].is_digit or fold(doc[end + 1].text.rstrip(".")) in MONTHS
    return after in (":", "-", "–", "—", "--")


def wider_weight(doc: Doc, span: NameSpan) -> float:
    """What a longer entity around the name says: its other capitalised words may be more name."""
    if span.wider is None:
        return 0.0
    first, last = span.wider
    rest = [
        t for t in (*doc[first : span.start], *doc[span.end : last])
        if t.text[:1].isupper() and t.lower_ not in GENERIC_NEIGHBOURS
    ]  # fmt: skip
    comma = any(t.text == "," for t in doc[first:last])
    if span.label in PLACE_LABELS:
        return 2.0 if not rest or comma else -0.2
    if span.label == "PERSON":
        return -2.5 if not comma else -0.5
    if span.label in ("ORG", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"):
        return 0.0
    return -0.3 if span.label == "NORP" else -0.5
