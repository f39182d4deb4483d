"""Which events a query counts: surely, perhaps (the text leaves open what would decide), or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from marsad.model.events import Event, Side
from marsad.model.locations import Location
from marsad.model.values import Held
from marsad.publishing.computed.actors import is_ally_of, is_of
from marsad.publishing.computed.query import Area, Query
from marsad.publishing.config import BriefConfig
from marsad.publishing.period import day_of
from marsad.publishing.ranking import is_hazy
from marsad.registry.actor_index import ActorIndex
from marsad.registry.geometry import distance_km, point_in

YES, MAYBE, NO = 2, 1, 0
TAKEN_BACK = ("withdrawn", "refuted")
COUNTED = ("happened", "ongoing")
COARSE = ("country", "region", "unresolved", "sea-or-air")
LONG_DAYS = 31


@dataclass(frozen=True, slots=True)
class Found:
    """The events of a query in order of their days: those that surely count, and those that may."""

    sure: tuple[Event, ...]
    maybe: tuple[Event, ...]


def matching(
    events: Iterable[Event], query: Query, index: ActorIndex | None, config: BriefConfig
) -> Found:
    """The events that ``query`` counts."""
    sure, maybe = list[Event](), list[Event]()
    for event in of_kinds(events, query.kinds):
        day = day_of(event)
        if day is None or not query.first <= day <= query.last:
            continue  # most events of a long desk: passed over before anything else is asked
        verdict = match(event, query, index, config)
        if verdict:
            (sure if verdict == YES else maybe).append(event)
    return Found(*(tuple(sorted(e, key=lambda e: (day_of(e) or date.min, e.id)))
                   for e in (sure, maybe)))  # fmt: skip


def of_kinds(events: Iterable[Event], kinds: tuple[str, ...]) -> Iterable[Event]:
    """The events of one of these families; all of them where none is named."""
    if not kinds:
        return events
    below = tuple(k + "." for k in kinds)
    return [e for e in events if (k := e.kind.value) in kinds or k.startswith(below)]


def match(
    event: Event, query: Query, index: ActorIndex | None, config: BriefConfig
) -> int:
    """For an event of the kinds asked for: ``YES`` when day, place and sides all do; ``MAYBE`` when
    one of them is left open by the event and another that the query asks for (place or a side)
    surely does; else ``NO``. What the desk holds withdrawn or refuted, what did not happen and
    what has no day never counts; nor, under a heading, an act whose kind is doubtful."""
    day = day_of(event)
    if event.standing.value in TAKEN_BACK or event.realis not in COUNTED or day is None:
        return NO
    when = _day(event, day, query)
    if when == NO:
        return NO
    if query.section and (is_hazy(event) or config.section_of(event) != query.section):
        return NO
    facets = [] if query.area == Area() else [_inside(event.where, query.area)]
    if query.actors:
        facets.append(_any(event.actors, query.actors, day, query, index))
    if query.targets:
        facets.append(_any(event.targets, query.targets, day, query, index))
    both = (*event.actors, *event.targets)
    facets += [_any(both, (one,), day, query, index) for one in query.between]
    if NO in facets:
        return NO
    opened = [when, *facets].count(MAYBE)
    if not opened:
        return YES
    return MAYBE if opened == 1 and (YES in facets or not facets) else NO


def _day(event: Event, day: date, query: Query) -> int:
    if not query.first <= day <= query.last:
        return NO
    earliest = event.when.value.earliest if event.when else None
    if earliest is not None and (earliest < query.first or (day - earliest).days > LONG_DAYS):
        return MAYBE
    return YES


def _any(
    sides: tuple[Held[Side], ...], wanted: tuple[str, ...], day: date, query: Query,
    index: ActorIndex | None,
) -> int:  # fmt: skip
    """Any one side that is any one of ``wanted``; perhaps, where nobody known is named."""
    best = MAYBE if not any(h.value.actor_id or h.value.country for h in sides) else NO
    for side in (h.value for h in sides):
        for one in wanted:
            if is_of(side, one, day, index):
                return YES
            if ":" not in one and one in side.name.lower():
                return YES
            if is_ally_of(side, one, day, index):
                best = YES if query.allies else max(best, MAYBE)
    return best


def _inside(held: Held[Location] | None, area: Area) -> int:
    """Whether a location lies in ``area``. A place told more coarsely than the area may."""
    if area == Area():
        return YES
    if held is None or (held.value.lat is None and not held.value.country):
        return MAYBE
    where = held.value
    verdict = YES
    if area.country:
        verdict = _named(where.country, area.country)
    if verdict and area.admin1:
        verdict = min(verdict, _named(where.admin1, area.admin1))
    if verdict and area.lat is not None and area.lon is not None and area.radius_km is not None:
        verdict = min(verdict, _in_disc(where, area.lat, area.lon, area.radius_km))
    if verdict and area.shape:
        inside = where.lat is not None and where.lon is not None and (
            point_in(area.shape, where.lat, where.lon)
        )  # fmt: skip
        verdict = min(verdict, YES if inside else MAYBE if where.precision in COARSE else NO)
    return verdict


def _named(here: str, wanted: str) -> int:
    return MAYBE if not here else YES if here == wanted else NO


def _in_disc(where: Location, lat: float, lon: float, radius: float) -> int:
    if where.lat is None or where.lon is None:
        return MAYBE
    away, doubt = distance_km(where.lat, where.lon, lat, lon), where.radius_km or 0.0
    if where.precision in (*COARSE, "admin1"):
        return MAYBE if away <= radius + doubt else NO
    return YES if away <= radius else MAYBE if away <= radius + doubt else NO
