"""Every border of the world as a place: a valid corridor that holds its own point."""

from __future__ import annotations

import pytest
from shapely.geometry import Polygon

from marsad.model.locations import Location, Place
from marsad.reading.location.edges import border, coast, coast_at, from_border
from marsad.registry.borders import border_lines, coast_lines, neighbours
from marsad.registry.geometry import distance_km, point_in
from marsad.registry.places.rows import countries

LANDS = {row.place.country: row.place for row in countries()}
PAIRS = sorted({tuple(sorted((a, b))) for a in LANDS for b in neighbours(a) if b in LANDS})


def holds_its_point(where: Location) -> bool:
    assert where.lat is not None
    assert where.lon is not None
    return Polygon(where.shape).is_valid and point_in(where.shape, where.lat, where.lon)


def test_every_border_is_a_corridor_that_holds_its_point() -> None:
    assert len(PAIRS) > 300
    for a, b in PAIRS:
        where = border(LANDS[a], LANDS[b], None, both=True)
        assert holds_its_point(where), (a, b)
        assert where.radius_km is not None
        for line in border_lines(a, b)[:1]:
            assert max(distance_km(where.lat or 0, where.lon or 0, *p) for p in line) < (
                where.radius_km + 0.1
            )


def test_every_coast_holds_its_point() -> None:
    for code, land in LANDS.items():
        where = coast(land, None, True)
        assert (where is None) == (coast_lines(code) == ())
        assert where is None or holds_its_point(where), code


@pytest.mark.parametrize("side", [0.0, 90.0, 180.0, 270.0])
def test_a_side_of_a_coast_lies_on_that_side(side: float) -> None:
    where = coast(LANDS["ITA"], side, False)
    assert where is not None
    assert holds_its_point(where)


def test_lands_apart_have_a_border_without_a_point() -> None:
    where = border(LANDS["LBY"], LANDS["SYR"], None, both=True)
    assert (where.lat, where.radius_km, where.shape) == (None, None, ())
    assert from_border(where, 20.0, None).distance_km == 20.0


def test_north_of_a_border_is_north_of_it() -> None:
    edge = border(LANDS["SYR"], LANDS["TUR"], None, both=True)
    where = from_border(edge, 10.0, 0.0)
    assert where.lat is not None
    assert edge.lat is not None
    assert where.lat > edge.lat
    assert holds_its_point(where)


def test_an_inland_town_leaves_a_coast_as_it_is() -> None:
    land = LANDS["LBY"]
    whole = coast(land, None, True)
    assert whole is not None
    sabha = Place("geonames:1", "Sabha", 27.04, 14.43, "P.PPLA", "LBY")
    assert coast_at(whole, sabha, True) is None
