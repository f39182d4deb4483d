"""From a location to the precision codes of ACLED and UCDP.

ACLED Codebook 2019, ``geo_precision``: 1 a named town; 2 a small area, or near a town; 3 a larger
region. A whole country is never coded. UCDP GED 20.1, ``where_prec``: 1 the exact point; 2 a
limited area round a named point, about 25 km; 3 a second-level district; 4 a first-level province;
5 more than a province and less than the country, between two named places, or a vague relation to
one; 6 the country; 7 at sea or in the air.

Law: a code says no more than the location does. What has no point has no code. The table is ours:
neither codebook publishes one for relative places.
"""

from __future__ import annotations

from marsad.model.locations import Location

NEAR_KM = 25.0
POINTS = frozenset({"point", "town"})
LEVEL = {"admin2": 3, "admin1": 4, "region": 5, "country": 6}
COUNTRY, ADMIN1, ADMIN2 = "A.PCLI", "A.ADM1", "A.ADM2"


def is_limited(location: Location) -> bool:
    """Is the truth within 25 km of the point, by the location's own radius?"""
    return location.radius_km is not None and location.radius_km <= NEAR_KM


def _is_point(location: Location) -> bool:
    return location.relation == "in" and location.precision in POINTS


def acled_precision(location: Location) -> int | None:
    """ACLED's ``geo_precision``; ``None`` for a whole country and for what has no point."""
    if location.lat is None or location.precision in ("country", "unresolved"):
        return None
    if location.relation == "area" and location.feature == COUNTRY:
        return 3
    if _is_point(location):
        return 1
    if location.precision in ("sea-or-air", "admin2", "admin1", "region"):
        return 3
    return 2 if is_limited(location) else 3


def ucdp_precision(location: Location) -> int | None:
    """UCDP's ``where_prec``; ``None`` for what has no point."""
    if location.lat is None or location.precision == "unresolved":
        return None
    if location.precision == "sea-or-air":
        return 7
    if _is_point(location):
        return 1
    if location.relation == "between":
        return 5
    if location.relation == "in" and location.precision in LEVEL:
        return LEVEL[location.precision]
    if is_limited(location):
        return 2
    if location.relation == "area":
        return {ADMIN2: 3, ADMIN1: 4}.get(location.feature, 5)
    return 5
