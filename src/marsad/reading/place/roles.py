"""What a name of a place does in its sentence: a place, a government, a people, part of a name."""

from __future__ import annotations

from spacy.tokens import Doc

from marsad.model.locations import Place
from marsad.reading.place import words
from marsad.reading.place.evidence import NameSpan, body_after

GOVERNMENTS = frozenset({"A.PCLI", "P.PPLC"})


def _in_body(doc: Doc, span: NameSpan) -> bool:
    """Is the name a part of the name of an organisation?"""
    after = doc[span.end] if span.end < len(doc) else None
    if after is not None and after.text[:1].isupper() and after.lower_ in words.ORG_AFTER:
        return not (span.demonym and after.lower_ in ("president",))
    capital = after is not None and after.text[:1].isupper() and after.is_alpha
    if capital and not span.demonym and body_after(doc, span.end):
        return True
    if span.start > 1 and doc[span.start - 1].lower_ in ("of", "for"):
        before = doc[span.start - 2]
        if before.text[:1].isupper() and before.lower_ in words.ORG_BEFORE:
            return not before.is_sent_start or before.pos_ == "PROPN"
    if span.wider is not None and span.label == "ORG":
        first, last = span.wider
        rest = [t for t in (*doc[first : span.start], *doc[span.end : last]) if t.is_alpha]
        return any(t.text[:1].isupper() and t.lower_ not in words.DIRECTIONS for t in rest)
    return False


def _after_direction(doc: Doc, span: NameSpan) -> bool:
    """ "south of X": X is a place whatever stands behind it."""
    if span.start < 2 or doc[span.start - 1].lower_ not in ("of", "from"):
        return False
    word = doc[span.start - 2].lower_
    return word in words.DIRECTIONS or word in ("outskirts", "km", "miles", "kilometers")


def _as_government(doc: Doc, span: NameSpan) -> bool:
    """Does the name stand for those who govern from there?"""
    head = doc[span.end - 1]
    for token in doc[span.start : span.end]:
        if not span.start <= token.head.i < span.end:
            head = token
            break
    if head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_ in words.GOVERNMENT_VERBS:
        return True
    if head.dep_ == "pobj" and head.head.lower_ in ("with", "between", "on", "against"):
        return head.head.head.lower_ in words.TALK_NOUNS
    if head.dep_ == "pobj" and head.head.lower_ == "by" and head.head.dep_ == "agent":
        return True
    if head.dep_ == "conj" and head.head.dep_ in ("nsubj", "nsubjpass"):
        return head.head.head.lemma_ in words.GOVERNMENT_VERBS
    return head.dep_ == "poss" and head.head.lower_ in ("government", "support", "decision")


def _as_friend(doc: Doc, span: NameSpan) -> bool:
    """ "United States-backed": whose friend somebody is."""
    after = [t.lower_ for t in doc[span.end : span.end + 2]]
    return len(after) == 2 and after[0] in ("-", "–", "‑") and after[1] in words.SIDED


def role_of(doc: Doc, span: NameSpan, place: Place | None) -> str:
    """One of ``PLACE_ROLES`` for a name as resolved."""
    if span.wider is not None and span.label == "PERSON":
        first, last = span.wider
        country = place is not None and place.feature == "A.PCLI" and span.end - span.start > 1
        if doc[last - 1].lower_ in words.GROUNDS:
            return "in-organisation"
        if not country and not any(t.text == "," for t in doc[first:last]):
            return "in-person"
    if _after_direction(doc, span):
        return "demonym" if span.demonym else "location"
    if _in_body(doc, span):
        return "in-organisation"
    if span.demonym:
        return "demonym"
    if span.wider is not None and span.label in ("WORK_OF_ART", "LAW") and span.evidence < 1.5:
        return "in-title"
    if _as_friend(doc, span):
        return "metonym"
    if place is not None and place.feature in GOVERNMENTS and _as_government(doc, span):
        return "metonym"
    return "location"
