"""From an anchor and a relation to a point, a radius that keeps the doubt, and an outline."""

from __future__ import annotations

from dataclasses import replace

from marsad.model.locations import Location, Place
from marsad.registry.geometry import (
    bearing,
    corridor,
    destination,
    disc,
    distance_km,
    midpoint,
    sector,
)

REACH_KM, JUST_KM = 100.0, 20.0
# Set so that about four in five analysts' points lie inside: tools/calibrate_radius.py and
# docs/decisions/2026-11-28-radii-from-analysts.md.
LEAST_KM, SHARE = 8.0, 0.5
# What is said to lie this near a town may be the town as far as a coder is concerned (UCDP GED,
# where_prec 2: a limited area round a named point), so the radius reaches back to it.
AS_GOOD_AS_KM, BACK_KM = 25.0, 2.0
PART_SHARE = 0.85
RURAL_KM = 30.0


def at(place: Place, relation: str, precision: str = "area") -> Location:
    """The anchor's own point and size, to be moved."""
    return Location(
        place.name, place.id, relation, precision, place.lat, place.lon, place.radius_km,
        place.country, place.admin1, feature=place.feature,
    )  # fmt: skip


def at_distance(place: Place, degrees: float, km: float, vague: float = 0.0) -> Location:
    """A point ``km`` away in a direction (of a country or region: from its edge), sure to half the
    distance, and so far that the place itself is held where it is near, never below 8 km.
    ``vague`` is the share of the distance that its own words leave open."""
    edge = place.radius_km if place.radius_km > 60 else 0.0
    lat, lon = destination(place.lat, place.lon, degrees, edge + km)
    radius = max(0.5 * edge, LEAST_KM, min(km, AS_GOOD_AS_KM) + BACK_KM, SHARE * km)
    radius = round(radius + vague * km, 1)
    return replace(
        at(place, "bearing"), lat=round(lat, 5), lon=round(lon, 5), radius_km=radius,
        bearing_deg=degrees, distance_km=round(km, 3), shape=disc(lat, lon, radius),
    )  # fmt: skip


def toward(place: Place, degrees: float, just: bool) -> Location:
    """A sector from the edge of the anchor outward, its point in the middle."""
    inner = min(place.radius_km, 300.0)
    outer = inner + (JUST_KM if just else REACH_KM)
    lat, lon = destination(place.lat, place.lon, degrees, (inner + outer) / 2)
    return replace(
        at(place, "bearing"), lat=round(lat, 5), lon=round(lon, 5),
        radius_km=round((outer - inner) * 0.6, 1), bearing_deg=degrees,
        shape=sector(place.lat, place.lon, degrees, 60.0, inner, outer),
    )  # fmt: skip


def apart(place: Place, km: float) -> Location:
    """Somewhere on a ring: the anchor's point, the distance as doubt."""
    radius = round(max(5.0, 1.2 * km), 1)
    return replace(
        at(place, "near"), radius_km=radius, distance_km=round(km, 3),
        shape=disc(place.lat, place.lon, radius),
    )  # fmt: skip


def near(place: Place) -> Location:
    """The anchor and what is around it."""
    radius = round(place.radius_km + max(10.0, 0.5 * place.radius_km), 1)
    return replace(at(place, "near"), radius_km=radius, shape=disc(place.lat, place.lon, radius))


def outskirts(place: Place, degrees: float, rural: bool = False) -> Location:
    """One side of a town, from its middle to just outside; ``rural`` for its countryside."""
    reach = RURAL_KM if rural else 0.0
    lat, lon = destination(place.lat, place.lon, degrees, place.radius_km + reach / 2)
    return replace(
        at(place, "near"), lat=round(lat, 5), lon=round(lon, 5),
        radius_km=round(max(LEAST_KM, place.radius_km + reach), 1), bearing_deg=degrees,
        shape=sector(place.lat, place.lon, degrees, 90.0, 0.0, 2 * place.radius_km + 5 + reach),
    )  # fmt: skip


def part(place: Place, degrees: float | None) -> Location:
    """A part of the anchor: its centre moved half-way to that side, a little less than its
    size."""
    whole = at(place, "area", "region" if place.radius_km > 100 else "area")
    if degrees is None:
        return replace(whole, radius_km=round(max(3.0, 0.6 * place.radius_km), 1))
    lat, lon = destination(place.lat, place.lon, degrees, 0.45 * place.radius_km)
    return replace(
        whole, lat=round(lat, 5), lon=round(lon, 5), bearing_deg=degrees,
        radius_km=round(max(3.0, PART_SHARE * place.radius_km), 1),
        shape=sector(place.lat, place.lon, degrees, 120.0, 0.0, place.radius_km),
    )  # fmt: skip


def area(place: Place, rural: bool = False) -> Location:
    """The land of a place: the area of a town, its countryside (``rural``), a country's desert."""
    reach = RURAL_KM if rural else 15.0
    radius = place.radius_km if place.radius_km > 60 else place.radius_km + reach
    return replace(at(place, "area"), radius_km=round(radius, 1))


def between(a: Place, b: Place, half: bool = False) -> Location:
    """The corridor from one place to the other, its point half-way and both ends within its
    doubt; ``half`` where the text says half-way, which halves it."""
    lat, lon = midpoint((a.lat, a.lon), (b.lat, b.lon))
    length = distance_km(a.lat, a.lon, b.lat, b.lon)
    width = max(5.0, 0.2 * length)
    return replace(
        at(a, "between"), lat=round(lat, 5), lon=round(lon, 5),
        radius_km=round(max(LEAST_KM, length / (4 if half else 2) + 5.0), 1),
        second_name=b.name, country=a.country if a.country == b.country else "",
        admin1=a.admin1 if a.admin1 == b.admin1 else "",
        bearing_deg=round(bearing(a.lat, a.lon, b.lat, b.lon), 1),
        shape=corridor((a.lat, a.lon), (b.lat, b.lon), width),
    )  # fmt: skip


def inside(place: Place, precision: str) -> Location:
    """The place itself, said again."""
    return at(place, "in", precision)


def unresolved(name: str, degrees: float | None, km: float | None) -> Location:
    """A phrase whose anchor is not in the gazetteer: what it says is kept, without a point."""
    relation = "near" if degrees is None else "bearing"
    return Location(name, None, relation, "unresolved", bearing_deg=degrees, distance_km=km)
