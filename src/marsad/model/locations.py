"""A place is in the registry; a location is on a claim, and keeps its doubt as a shape."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.errors import LawBroken

RELATIONS = ("in", "near", "bearing", "between", "area")
PRECISIONS = (
    "point", "town", "area", "admin2", "admin1", "region", "country", "sea-or-air", "unresolved",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the gazetteer. ``feature`` is GeoNames class.code (``P.PPLA``).

    ``radius_km`` is a rough size of the place itself; ``country`` is ISO 3166-1 alpha-3 or empty
    for seas and continents.
    """

    id: str
    name: str
    lat: float
    lon: float
    feature: str
    country: str
    admin1: str = ""
    population: int = 0
    radius_km: float = 5.0


@dataclass(frozen=True, slots=True)
class Location:
    """Where, as far as the text commits to it.

    ``name`` is the anchor's name as resolved, ``place_id`` its registry id (``None`` if
    unresolved: then there is no point either). ``relation`` is one of ``RELATIONS``; with
    ``bearing`` the direction is ``bearing_deg`` clockwise from north and ``distance_km`` may be
    unknown (a sector). ``lat``/``lon`` is the best point, ``radius_km`` how far the truth may lie
    from it; ``shape`` is the outline as (lon, lat) pairs, empty for a plain disc.
    """

    name: str
    place_id: str | None
    relation: str
    precision: str
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    country: str = ""
    admin1: str = ""
    bearing_deg: float | None = None
    distance_km: float | None = None
    second_name: str = ""
    shape: tuple[tuple[float, float], ...] = ()
    feature: str = ""

    def __post_init__(self) -> None:
        if self.relation not in RELATIONS:
            raise LawBroken(10, f"no such relation of place: {self.relation}")
        if self.precision not in PRECISIONS:
            raise LawBroken(10, f"no such precision of place: {self.precision}")
        if (self.lat is None) != (self.lon is None):
            raise LawBroken(3, "a point has both coordinates or neither")
        if self.precision == "unresolved" and self.lat is not None:
            raise LawBroken(3, "a place that is not resolved has no point")
