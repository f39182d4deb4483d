"""Could two locations be one? Said with a weight, from the same place to another country.

A sector without a distance ("in the desert south of X") names no far end. It is drawn short, but
it is compared as open: whatever lies in that direction within ``OPEN_REACH_KM`` may be meant.
"""

from __future__ import annotations

from functools import lru_cache

from marsad.model.locations import Location
from marsad.registry.geometry import bearing, destination, distance_km, point_in

COARSE = frozenset({"country", "region", "admin1", "sea-or-air"})
OPEN_REACH_KM = 450.0
OPEN_HALF_ANGLE = 40.0
SLACK_KM = 15.0
FAR_KM = 80.0
SAME, INSIDE, TOUCHING, OPEN, COUNTRY, NAMESAKE, BESIDE, NEIGHBOURS, APART, ABROAD = (
    "same place", "one inside the other", "within their doubt", "in the direction named",
    "same country at most", "two of one name", "just outside", "two neighbouring towns",
    "too far apart", "another country",
)  # fmt: skip
WEIGHTS = {
    SAME: 2.0, INSIDE: 1.5, TOUCHING: 0.8, OPEN: 0.7, COUNTRY: 0.2, NAMESAKE: -0.5,
    BESIDE: -0.8, NEIGHBOURS: -1.6, APART: -4.0, ABROAD: -4.0,
}  # fmt: skip


def is_coarse(place: Location) -> bool:
    """True for a country, a region, a province or a sea: it says next to nothing."""
    return place.lat is None or place.precision in COARSE or (place.radius_km or 0.0) > 150.0


@lru_cache(maxsize=65536)
def nearness(one: Location, other: Location) -> str:
    """How two locations lie to each other: one of the keys of ``WEIGHTS``, same both ways."""
    if one.country and other.country and one.country != other.country and not _over_border(
        one, other
    ):
        return ABROAD
    same_anchor = one.place_id is not None and one.place_id == other.place_id
    if is_coarse(one) or is_coarse(other):
        return _coarse(one, other, same_anchor)
    if same_anchor and (one.relation, one.bearing_deg, one.distance_km) == (
        other.relation, other.bearing_deg, other.distance_km,
    ):  # fmt: skip
        return SAME
    best = max((_holds(one, other), _holds(other, one)), key=lambda key: WEIGHTS[key])
    if best == BESIDE and _is_town(one) and _is_town(other) and one.name != other.name:
        return NEIGHBOURS
    return NAMESAKE if best == APART and one.name == other.name else best


def _is_town(place: Location) -> bool:
    return place.relation == "in" and place.precision in ("town", "point")


def _over_border(one: Location, other: Location) -> bool:
    """Two fine points a few kilometres apart may bear two countries' names."""
    if is_coarse(one) or is_coarse(other):
        return False
    return gap_km(one, other) <= 0.0


def _coarse(one: Location, other: Location, same_anchor: bool) -> str:
    if same_anchor:
        return COUNTRY if one.precision == "country" else INSIDE
    if one.lat is None or other.lat is None:
        return COUNTRY
    if one.admin1 and one.admin1 == other.admin1 and "admin1" in (one.precision, other.precision):
        return TOUCHING
    if "country" in (one.precision, other.precision):
        return COUNTRY
    return COUNTRY if gap_km(one, other) <= FAR_KM else APART


def gap_km(one: Location, other: Location) -> float:
    """Kilometres between the two discs of doubt; negative when they overlap."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    apart = distance_km(one.lat, one.lon, other.lat, other.lon)
    return apart - (one.radius_km or 0.0) - (other.radius_km or 0.0)


def _holds(wide: Location, fine: Location) -> str:
    if wide.lat is None or wide.lon is None or fine.lat is None or fine.lon is None:
        return COUNTRY
    apart = distance_km(wide.lat, wide.lon, fine.lat, fine.lon)
    reach, small = wide.radius_km or 0.0, fine.radius_km or 0.0
    if wide.shape and point_in(wide.shape, fine.lat, fine.lon):
        return INSIDE if small <= reach else TOUCHING
    if not wide.shape and apart <= max(reach, small):
        return INSIDE
    if is_open(wide) and ahead(wide, fine.lat, fine.lon):
        return OPEN
    gap = apart - reach - small
    if gap <= 0.0:
        return TOUCHING
    if gap <= SLACK_KM:
        return BESIDE
    return APART


def is_open(place: Location) -> bool:
    """True for a direction without a distance."""
    return place.relation == "bearing" and place.distance_km is None and place.lat is not None


def ahead(place: Location, lat: float, lon: float) -> bool:
    """Does the point lie in the direction that ``place`` names, within reach of its anchor?"""
    if place.lat is None or place.lon is None or place.bearing_deg is None:
        return False
    back = (place.radius_km or 0.0) / 1.2
    start = destination(place.lat, place.lon, place.bearing_deg + 180.0, back)
    if distance_km(*start, lat, lon) > OPEN_REACH_KM:
        return False
    turn = abs((bearing(*start, lat, lon) - place.bearing_deg + 180.0) % 360.0 - 180.0)
    return turn <= OPEN_HALF_ANGLE
