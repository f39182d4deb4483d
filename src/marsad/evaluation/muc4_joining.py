"""Which groups of claims of a report tell of one incident.

Shared victims or targets speak for one; other days, towns, names and targets for two. What says
none of that is taken for the one told of last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from marsad.evaluation.muc4_heard import ATTACK, BOMBING, KIDNAPPING, Incident
from marsad.evaluation.muc4_page import Who
from marsad.evaluation.muc4_sides import is_same

_GENERAL = re.compile(r"\b(?:attack\w*|incident|action|act|this|it|destroy\w*|damag\w*)$", re.I)


def joined(
    found: Sequence[Incident], whole: Callable[[Sequence[Incident]], Incident]
) -> list[Incident]:
    """The incidents with those that are one put together, in order."""
    kept: list[Incident] = []
    for one in found:
        at = next((i for i in range(len(kept) - 1, -1, -1) if belong(kept[i], one)), None)
        if at is None:
            kept.append(one)
        else:
            kept[at] = whole((kept[at], one))
    return kept


def belong(one: Incident, other: Incident) -> bool:
    """True when two groups of claims tell of one incident."""
    if one.stage != other.stage:
        return False
    if one.type != other.type and ATTACK not in (one.type, other.type):
        return False
    if _days_differ(one, other):
        return False
    shared = any(is_same(a, b) for a in one.people for b in other.people) or any(
        is_same(a, b) for a in one.things for b in other.things
    )
    if shared:
        return True
    if _apart(one.things, other.things) or _apart(one.actors, other.actors):
        return False
    if one.type == other.type == BOMBING and _told_apart(one, other):
        return False
    if one.type != other.type:
        attack = one if one.type == ATTACK else other
        if KIDNAPPING in (one.type, other.type) or not _is_general(attack):
            return False
    if _named(one) and _named(other):
        return False
    return not _places_differ(one, other)


def _apart(one: Sequence[Who], other: Sequence[Who]) -> bool:
    """True where both are said and nothing of the one is of the other."""
    return bool(one and other) and not any(is_same(a, b) for a in one for b in other)


def _told_apart(one: Incident, other: Incident) -> bool:
    """True for two that sentences of their own tell of, in words of their own."""
    if _is_general(one) or _is_general(other):
        return False
    starts = {c.sentence.start for c in one.claims}
    return starts.isdisjoint(c.sentence.start for c in other.claims)


def _is_general(one: Incident) -> bool:
    """True for an attack told of by words that fit any kind of it."""
    return all(_GENERAL.search(c.trigger.quote) for c in one.claims)


def _named(one: Incident) -> list[str]:
    return [w.name for w in one.people if w.name]


def _days(one: Incident) -> list[tuple[date, date]]:
    spans = [c.happened.value for c in one.claims if c.happened]
    return [(t.earliest, t.latest) for t in spans if t.earliest and t.latest]


def _days_differ(one: Incident, other: Incident) -> bool:
    a, b = _days(one), _days(other)
    return bool(a and b) and not any(x[0] <= y[1] and y[0] <= x[1] for x in a for y in b)


def _places_differ(one: Incident, other: Incident) -> bool:
    a = {c.where.value.name for c in one.claims if c.where and c.where.value.precision == "town"}
    b = {c.where.value.name for c in other.claims if c.where and c.where.value.precision == "town"}
    return bool(a and b) and not a & b
