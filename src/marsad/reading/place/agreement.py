"""What the names of one text say about each other: holding, joined, at home, or a person's."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from marsad.model.locations import Place
from marsad.reading.place import words
from marsad.reading.place.evidence import NameSpan, firm
from marsad.registry.gazetteer import Match
from marsad.registry.geometry import distance_km
from marsad.registry.places.keys import fold

HOME = 0.6
# What the closeness of a sure place is worth, and how fast it fades.
NEIGHBOUR, FADES_KM = 2.0, 100.0

JOINED = (["and"], ["or"], [",", "and"], ["to"], ["for"])

HYPHENS = (["-"], ["–"], ["—"])


def contains(outer: Match, inner: Match) -> bool:
    """Does the first place hold the second by its codes?"""
    a, b = outer.place, inner.place
    if a.id == b.id or a.country != b.country or not a.country:
        return False
    if a.feature == "A.PCLI":
        return True
    return a.feature == "A.ADM1" and a.admin1 == b.admin1


def containment(doc: Doc, spans: list[NameSpan]) -> list[NameSpan]:
    """Adds evidence for "X, Y" where Y is a place that has an X, "X and Y", "the X-Y road"."""
    out = list(spans)
    for k in range(len(spans) - 1):
        left, right = out[k], out[k + 1]
        between = [t.lower_ for t in doc[left.end : right.start]]
        if between in JOINED and left.evidence >= 1.5 and right.matches:
            out[k + 1] = right = replace(right, evidence=right.evidence + 1.2)
        if between in HYPHENS and right.end < len(doc) and doc[right.end].lower_ in words.WAYS:
            out[k] = left = replace(left, evidence=left.evidence + 1.5)
            out[k + 1] = right = replace(right, evidence=right.evidence + 1.5)
        if right.start != left.end + 1 or doc[left.end].text != "," or right.demonym:
            continue
        if any(contains(r, m) for r in right.matches for m in left.matches):
            out[k] = replace(left, evidence=left.evidence + 2.5)
            out[k + 1] = replace(right, evidence=right.evidence + 1.0)
    return out


def surnames(doc: Doc) -> frozenset[str]:
    """Last words of persons' full names in the text: alone they mean the person again."""
    found = set()
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            words_of = [t for t in ent if t.is_alpha and t.text[0].isupper()]
            if len(words_of) >= 2 and not any(t.text == "," for t in ent):
                found.add(words_of[-1].text)
    return frozenset(found)


def not_persons(doc: Doc, spans: list[NameSpan]) -> list[NameSpan]:
    """Takes evidence from single words that are some person's last name in this text."""
    last_names = surnames(doc)
    out = []
    for span in spans:
        known = any(map(firm, span.matches)) or span.demonym or span.evidence >= 4.5
        person = span.text in last_names and not known
        out.append(replace(span, evidence=span.evidence - 2.0) if person else span)
    return out


def at_home(spans: list[NameSpan], hints: frozenset[str]) -> list[NameSpan]:
    """Adds evidence for names that a country has which the text surely speaks of."""
    sure = set(hints)
    for span in spans:
        if span.evidence >= 2.5 and span.matches and span.matches[0].place.feature == "A.PCLI":
            sure.add(span.matches[0].place.country)
    out = []
    for span in spans:
        home = any(m.place.country in sure and m.quality for m in span.matches)
        bonus = HOME if home and fold(span.text) not in words.NOT_PLACES else 0.0
        out.append(replace(span, evidence=span.evidence + bonus) if bonus else span)
    return out


def neighbours(spans: list[NameSpan], sure: Sequence[tuple[str, Place]]) -> list[NameSpan]:
    """Adds evidence for names that have a meaning close to a place the text surely speaks of:
    a village beside the town just named. ``sure`` pairs a folded name with its place."""
    if not sure:
        return spans
    out = []
    for span in spans:
        own = fold(span.text)
        near = max(
            (
                math.exp(-distance_km(m.place.lat, m.place.lon, p.lat, p.lon) / FADES_KM)
                for m in span.matches
                if m.quality and m.place.feature != "A.PCLI"
                for name, p in sure
                if name != own
            ),
            default=0.0,
        )
        known = own in words.NOT_PLACES
        bonus = 0.0 if known else NEIGHBOUR * near
        out.append(replace(span, evidence=span.evidence + bonus) if bonus > 0.05 else span)
    return out
