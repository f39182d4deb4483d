"""Coarser values: the cell, region or country of a place, the month of a time, the kind of a side.

Snapping is arithmetic: equal truths and their neighbours give one answer, so repeating it gives
nothing away.
"""

from __future__ import annotations

import calendar
from dataclasses import replace
from typing import TypeVar

from marsad.model.events import Side
from marsad.model.locations import Location
from marsad.model.times import TimeSpan
from marsad.model.values import Held
from marsad.publishing.harm.settings import HarmRules
from marsad.publishing.wording.places import GENERALISED
from marsad.registry.countries import country_name
from marsad.registry.geometry import distance_km

FINE = ("point", "town", "area", "admin2")
KIND_WORDS = {
    "state-forces": "armed forces", "external-forces": "armed forces", "police": "police",
    "intelligence": "security forces", "rebel": "an armed group", "militia": "an armed group",
    "communal": "an armed group", "criminal": "an armed group",
    "unidentified-armed": "an armed group", "government": "authorities",
}  # fmt: skip
SOMEBODY = "a person or group (name withheld)"
T = TypeVar("T")


def snapped(where: Location, rules: HarmRules) -> Location:
    """The half-degree cell that holds ``where``: every point of the cell gives the same answer,
    the truth lies inside its outline, and the radius reaches its corners. Words that name no known
    place give way to the region or country; what is coarser already comes back as it is."""
    if where.precision == "unresolved":
        return _unnamed(where)
    if where.lat is None or where.lon is None or where.precision not in FINE:
        return where
    side = rules.cell_degrees
    south, west = (where.lat // side) * side, (where.lon // side) * side
    lat, lon = round(south + side / 2, 6), round(west + side / 2, 6)
    radius = max(distance_km(lat, lon, c, west) for c in (south, south + side))
    if (where.radius_km or 0.0) > radius and where.precision == "area":
        return where
    west, south = round(west, 6), round(south, 6)
    east, north = round(west + side, 6), round(south + side, 6)
    return Location(
        name=where.admin1 or where.country or "a place not named",
        place_id=None,
        relation="area",
        precision="area",
        lat=lat,
        lon=lon,
        radius_km=round(radius, 1),
        country=where.country,
        admin1=where.admin1,
        shape=((west, south), (east, south), (east, north), (west, north), (west, south)),
        feature=GENERALISED,
    )


def _unnamed(where: Location) -> Location:
    return Location(
        name="", place_id=None, relation="area", precision="unresolved",
        country=where.country, admin1=where.admin1,
    )  # fmt: skip


def coarsened(where: Location, how: str, rules: HarmRules) -> Location | None:
    """``where`` as a decision wants it: its cell, region or country, or ``None``. What is coarser
    than its cell already goes up to its country, and what has none is dropped."""
    if how == "drop":
        return None
    if where.feature == GENERALISED and how == "snap":
        return where
    if how == "snap" and where.precision in FINE and where.lat is not None:
        cell = snapped(where, rules)
        if cell != where:
            return cell
    if how == "region" and where.admin1:
        return Location(where.admin1, None, "in", "admin1", country=where.country,
                        admin1=where.admin1, feature=GENERALISED)  # fmt: skip
    if not where.country:
        return None
    return Location(country_name(where.country) or where.country, None, "in", "country",
                    country=where.country, feature=GENERALISED)  # fmt: skip


def month_of(when: TimeSpan) -> TimeSpan:
    """The whole months that ``when`` touches."""
    first, last = when.earliest, when.latest
    one = first.replace(day=1) if first else None
    other = last.replace(day=calendar.monthrange(last.year, last.month)[1]) if last else None
    return TimeSpan(one, other, "month", when.basis)


def kind_side(side: Side) -> Side:
    """Somebody of the same kind, without a name, a country or an id."""
    words = KIND_WORDS.get(side.kind, "people" if side.kind == "civilians" else SOMEBODY)
    return Side(None, words, "", side.kind, "", "")


def with_value(held: Held[T], value: T) -> Held[T]:
    """The coarser value, without the rivals that would give the finer one away."""
    return replace(held, value=value, rivals=())

