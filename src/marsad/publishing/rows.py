"""The event table and the marks on the map: the same held values, as cells and shapes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from marsad.model.briefs import EventRow, MapMark
from marsad.model.counts import Count
from marsad.model.events import Event
from marsad.model.locations import Location, Place
from marsad.publishing.frames import short_of
from marsad.publishing.material import Material
from marsad.publishing.presentable import presentable
from marsad.publishing.wording import days, numbers, places, sides

MOST_TOWNS = 14
AREAS = ("area", "admin1", "admin2", "region", "country", "sea-or-air")


def row_of(
    event: Event, notes: tuple[int, ...], withheld: frozenset[str] = frozenset()
) -> EventRow:
    """One line of the table. ``when`` is an ISO 8601-2 interval, empty when not dated; what is
    ``withheld`` by decision says so."""
    nowhere = "withheld" if "where" in withheld else "not given"
    return EventRow(
        event=event.id,
        when=days.edtf(event.when.value) if event.when else "",
        where=places.short(event.where.value) if event.where else nowhere,
        kind=sides.capital(short_of(event.kind.value, event.theme)),
        actors=sides.joined([sides.british(h.value.name) for h in event.actors]),
        targets=sides.joined([sides.british(h.value.name) for h in event.targets]),
        counts="not told" if "counts" in withheld
        else "; ".join(_count(h.value, h.rivals) for h in event.counts),
        standing=event.standing.value,
        notes=notes,
    )


def _count(value: Count, rivals: Iterable[object]) -> str:
    others = [getattr(r, "value", None) for r in rivals]
    told = [numbers.alone(o) for o in others if isinstance(o, Count)]
    return numbers.label(value) + (f" (rival: {', '.join(told)})" if told else "")


def mark_of(event: Event, year: int) -> MapMark | None:
    """The mark of an event: ``ring`` for near, ``sector`` for a bearing without distance or any
    outlined shape, ``hollow`` for the centre of an area, ``point`` otherwise; ``None`` for an
    event without a point."""
    where = event.where.value if event.where else None
    if where is None or where.lat is None or where.lon is None:
        return None
    when = days.table_words(days.edtf(event.when.value), year) if event.when else "not dated"
    return MapMark(
        event=event.id,
        label=f"{when}: {short_of(event.kind.value, event.theme)}",
        shape=shape_of(where),
        lat=where.lat,
        lon=where.lon,
        radius_km=where.radius_km or 0.0,
        outline=where.shape,
        standing=event.standing.value,
    )


def shape_of(where: Location) -> str:
    """How a location is drawn, so that its doubt can be seen; ``country`` is not drawn but
    counted."""
    if where.precision == "country" and where.relation in ("in", "area"):
        return "country"
    if where.relation == "near":
        return "ring"
    if where.relation == "bearing":
        return "sector" if where.distance_km is None else "ring"
    if where.relation == "between":
        return "sector" if where.shape else "hollow"
    if where.relation == "area" or where.precision in AREAS:
        return "hollow"
    return "point"


def town_marks(towns: Iterable[Place]) -> tuple[MapMark, ...]:
    """Places drawn for orientation only: shape ``town``, no event, no standing."""
    return tuple(MapMark("", t.name, "town", t.lat, t.lon, 0.0, (), "") for t in towns)


def anchors_of(material: Material, events: Iterable[Event]) -> tuple[Place, ...]:
    """Towns to draw for orientation: those the claims name most, first those of ``events``."""
    own = {c for e in events for c in e.claims}
    places: dict[str, Place] = {}
    rank: Counter[str] = Counter()
    for claim in material.claims.values():
        where = claim.where.value if claim.where else None
        if where is None or where.place_id is None or where.lat is None or where.lon is None:
            continue
        point = where.relation == "in" and where.precision in ("town", "point")
        if point or (where.relation == "near" and where.feature.startswith("P.")):
            places[where.place_id] = Place(where.place_id, where.name, where.lat, where.lon,
                                           where.feature or "P.PPL", where.country)  # fmt: skip
        rank[where.place_id] += 100 if claim.id in own else 1
    ordered = sorted(places, key=lambda key: (-rank[key], key))
    return tuple(places[key] for key in ordered[:MOST_TOWNS])


def rows_and_marks(
    events: Iterable[Event],
    notes: Mapping[str, tuple[int, ...]],
    period: tuple[date, date],
    material: Material,
) -> tuple[tuple[EventRow, ...], tuple[MapMark, ...], tuple[str, ...]]:
    """Rows, marks and the ids of events without a place on the map."""
    kept = tuple(presentable(e, material) for e in events)
    nothing = frozenset[str]()
    rows = tuple(
        row_of(e, notes.get(e.id, ()), material.withheld.get(e.id, nothing)) for e in kept
    )
    found = [(e, mark_of(e, period[1].year)) for e in kept]
    marks = tuple(m for _, m in found if m is not None)
    return rows, marks, tuple(e.id for e, m in found if m is None)
