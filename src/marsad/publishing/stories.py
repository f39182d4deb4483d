"""One paragraph a story: acts that belong together by place, actors, time or cause.

What joins two acts: they are told in one sentence of a report; they lie at most a day and 30 km
apart; they share a linked side and are at most two days and 80 km apart; the same report names one
side in both, on one day; or the resolver holds them alike. A story has a few acts at most, the
weightiest first and the rest in order of their days.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from marsad.model.events import Event
from marsad.model.locations import Location
from marsad.publishing.key_points import SAME_DAYS, SAME_KM
from marsad.publishing.material import Material
from marsad.publishing.period import day_of
from marsad.publishing.ranking import is_placed
from marsad.registry.geometry import distance_km

LARGEST = 4
CLOSE_KM = 30.0
CLOSE_DAYS = 1


def stories_of(events: Sequence[Event], material: Material) -> tuple[tuple[Event, ...], ...]:
    """The acts, in the order given, as stories: each act in one, the first of a story leads it."""
    found: list[list[Event]] = []
    for event in events:
        home = next(
            (s for s in found if len(s) < LARGEST and any(joined(event, o, material) for o in s)),
            None,
        )
        if home is None:
            found.append([event])
        else:
            home.append(event)
    return tuple((s[0], *sorted(s[1:], key=_order)) for s in found)


def _order(event: Event) -> tuple[date, str]:
    return day_of(event) or date.max, event.id


def joined(one: Event, other: Event, material: Material) -> bool:
    """True when two acts are one story."""
    if one.id in other.alike or other.id in one.alike or _one_sentence(one, other, material):
        return True
    apart = _days_apart(one, other)
    if apart is None:
        return False
    far = _km_apart(one, other)
    if far is not None and apart <= CLOSE_DAYS and far <= CLOSE_KM:
        return True
    if _linked(one) & _linked(other) and apart <= SAME_DAYS and far is not None and far <= SAME_KM:
        return True
    documents = {c.document for c in material.read_in(one)}
    told_together = documents & {c.document for c in material.read_in(other)}
    near = far is None or far <= CLOSE_KM
    return bool(told_together) and apart == 0 and near and bool(_named(one) & _named(other))


def _one_sentence(one: Event, other: Event, material: Material) -> bool:
    spans = {(c.sentence.document, c.sentence.start) for c in material.read_in(one)}
    return any((c.sentence.document, c.sentence.start) in spans for c in material.read_in(other))


def _days_apart(one: Event, other: Event) -> int | None:
    days = [e.when.value for e in (one, other) if e.when is not None]
    if len(days) < 2 or any(d.basis == "publication" for d in days):
        return None
    if any(d.earliest is None or d.latest is None or d.latest != d.earliest for d in days):
        return None
    first, last = (d.latest or date.max for d in days)
    return abs((first - last) // timedelta(days=1))


def _km_apart(one: Event, other: Event) -> float | None:
    if not (is_placed(one) and is_placed(other)):
        return None
    a, b = (_at(e) for e in (one, other))
    if a is None or b is None or a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return None
    return distance_km(a.lat, a.lon, b.lat, b.lon)


def _at(event: Event) -> Location | None:
    return event.where.value if event.where is not None else None


def _linked(event: Event) -> set[str]:
    return {h.value.actor_id for h in (*event.actors, *event.targets) if h.value.actor_id}


def _named(event: Event) -> set[str]:
    return {h.value.name.lower() for h in (*event.actors, *event.targets)}
