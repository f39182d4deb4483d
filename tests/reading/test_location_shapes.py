"""Laws of shapes: a point lies in its own outline, the outline is a plain polygon, and no phrase
is a sharp pin."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon

from marsad.model.locations import Location, Place
from marsad.reading.location import shapes
from marsad.registry.geometry import bearing, destination, distance_km, point_in

LATS, LONS, DEGREES = st.floats(-85, 85), st.floats(-180, 180), st.floats(0, 359.9)
SIZES = st.floats(0.5, 400)


def place(lat: float, lon: float, radius: float = 4.0, number: int = 1) -> Place:
    return Place(f"geonames:{number}", "Xar", lat, lon, "P.PPL", "SYR", radius_km=radius)


MAKERS: dict[str, Callable[[Place, float], Location]] = {
    "offset": lambda p, d: shapes.at_distance(p, d, 40.0),
    "vague offset": lambda p, d: shapes.at_distance(p, d, 40.0, 0.5),
    "direction": lambda p, d: shapes.toward(p, d, False),
    "just": lambda p, d: shapes.toward(p, d, True),
    "apart": lambda p, d: shapes.apart(p, 20.0),
    "near": lambda p, d: shapes.near(p),
    "outskirts": lambda p, d: shapes.outskirts(p, d),
    "countryside": lambda p, d: shapes.outskirts(p, d, rural=True),
    "part": lambda p, d: shapes.part(p, d),
}


@pytest.mark.parametrize("kind", MAKERS)
@given(LATS, LONS, SIZES, DEGREES)
def test_a_point_lies_in_its_own_outline(
    kind: str, lat: float, lon: float, size: float, degrees: float
) -> None:
    where = MAKERS[kind](place(lat, lon, size), degrees)
    assert where.lat is not None
    assert where.lon is not None
    assert where.radius_km is not None
    assert Polygon(where.shape).is_valid
    assert point_in(where.shape, where.lat, where.lon)
    assert where.radius_km >= 3.0


@given(LATS, LONS, DEGREES, st.floats(0, 500))
def test_an_offset_round_trip(lat: float, lon: float, degrees: float, km: float) -> None:
    where = shapes.at_distance(place(lat, lon), degrees, km)
    assert where.lat is not None
    assert where.lon is not None
    assert distance_km(lat, lon, where.lat, where.lon) == pytest.approx(km, abs=0.01)
    if km > 5 and abs(lat) < 75:
        found = bearing(lat, lon, where.lat, where.lon)
        assert abs((found - degrees + 180) % 360 - 180) < 0.1


@given(LATS, LONS, DEGREES, st.floats(1, 25))
def test_a_near_offset_holds_its_anchor(
    lat: float, lon: float, degrees: float, km: float
) -> None:
    where = shapes.at_distance(place(lat, lon), degrees, km)
    assert where.radius_km is not None
    assert where.radius_km >= km


@given(st.floats(0, 400), st.floats(0, 400))
def test_a_longer_way_is_never_surer(a: float, b: float) -> None:
    near, far = sorted((a, b))
    radii = [shapes.at_distance(place(10, 10), 90, km).radius_km or 0.0 for km in (near, far)]
    assert radii[0] <= radii[1]


@given(st.floats(-70, 70), LONS, DEGREES, st.floats(5, 700))
def test_between_holds_both_ends_and_its_middle(
    lat: float, lon: float, degrees: float, km: float
) -> None:
    a, b = place(lat, lon), place(*destination(lat, lon, degrees, km), number=2)
    where, half = shapes.between(a, b), shapes.between(a, b, True)
    assert where.lat is not None
    assert where.lon is not None
    assert where.radius_km is not None
    assert half.radius_km is not None
    assert Polygon(where.shape).is_valid
    assert point_in(where.shape, where.lat, where.lon)
    for end in (a, b):
        assert distance_km(where.lat, where.lon, end.lat, end.lon) < where.radius_km
    assert half.radius_km <= where.radius_km


def test_from_a_region_one_goes_from_its_edge() -> None:
    land = place(30, 17, 600)
    where = shapes.at_distance(land, 180, 100)
    assert where.lat is not None
    assert where.lon is not None
    assert distance_km(30, 17, where.lat, where.lon) == pytest.approx(700, abs=0.1)
    assert where.radius_km == 300
