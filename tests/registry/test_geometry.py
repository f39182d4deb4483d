"""Laws of distance and direction, and shapes that hold what they should."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon

from marsad.registry.geometry import (
    bearing,
    corridor,
    destination,
    disc,
    distance_km,
    midpoint,
    point_in,
    sector,
    wrap_lon,
)

LATS = st.floats(-75, 75)
LONS = st.floats(-179, 179)
DEGREES = st.floats(0, 359.9)


@given(LATS, LONS, DEGREES, st.floats(0, 2000))
def test_going_a_distance_ends_at_that_distance(
    lat: float, lon: float, degrees: float, km: float
) -> None:
    assert distance_km(lat, lon, *destination(lat, lon, degrees, km)) == pytest.approx(km, abs=1e-3)


@given(LATS, LONS, LATS, LONS)
def test_distance_is_the_same_both_ways(a: float, b: float, c: float, d: float) -> None:
    assert distance_km(a, b, c, d) == pytest.approx(distance_km(c, d, a, b))


@given(LATS, LONS, DEGREES, st.floats(1, 1000))
def test_the_bearing_of_where_one_went_is_the_way_one_went(
    lat: float, lon: float, degrees: float, km: float
) -> None:
    found = bearing(lat, lon, *destination(lat, lon, degrees, km))
    assert abs((found - degrees + 180) % 360 - 180) < 0.01


@given(LATS, LONS, LATS, LONS)
def test_the_middle_is_as_far_from_both_ends(a: float, b: float, c: float, d: float) -> None:
    assume(1 < distance_km(a, b, c, d) < 15_000)
    middle = midpoint((a, b), (c, d))
    assert distance_km(a, b, *middle) == pytest.approx(distance_km(c, d, *middle), abs=0.01)


@given(st.floats(-60, 60), LONS, DEGREES, st.floats(5, 300), st.floats(0, 0.9))
def test_a_disc_holds_what_is_nearer_than_its_radius(
    lat: float, lon: float, degrees: float, radius: float, share: float
) -> None:
    ring = disc(lat, lon, radius)
    assert ring[0] == ring[-1]
    assert point_in(ring, *destination(lat, lon, degrees, share * radius))
    assert not point_in(ring, *destination(lat, lon, degrees, 1.1 * radius))


@given(st.floats(-60, 60), st.floats(-170, 170), DEGREES)
def test_a_sector_looks_one_way(lat: float, lon: float, degrees: float) -> None:
    ring = sector(lat, lon, degrees, 60, 5, 100)
    assert point_in(ring, *destination(lat, lon, degrees, 50))
    assert not point_in(ring, *destination(lat, lon, degrees + 180, 50))
    assert not point_in(ring, *destination(lat, lon, degrees + 60, 50))
    assert not point_in(ring, *destination(lat, lon, degrees, 2))


def test_point_in_agrees_with_shapely() -> None:
    ring = sector(31.2, 16.6, 135, 60, 5, 100)
    polygon = Polygon(ring)
    assert polygon.is_valid
    for degrees in range(0, 360, 15):
        lat, lon = destination(31.2, 16.6, degrees, 40)
        assert point_in(ring, lat, lon) == polygon.contains(Point(lon, lat))


def test_a_corridor_holds_its_middle_and_not_what_is_beside() -> None:
    a, b = (31.2, 16.6), (30.9, 20.1)
    ring = corridor(a, b, 20)
    lat, lon = midpoint(a, b)
    across = bearing(lat, lon, *b) + 90
    assert point_in(ring, lat, lon)
    assert not point_in(ring, *destination(lat, lon, across, 15))
    assert Polygon(ring).is_valid


def test_sirte_to_benghazi_is_about_as_far_as_on_a_map() -> None:
    assert distance_km(31.209, 16.589, 32.117, 20.069) == pytest.approx(345, abs=5)


def test_over_the_date_line() -> None:
    assert destination(0, 179.9, 90, 100)[1] < -179
    assert wrap_lon(190) == -170
    assert point_in(disc(0, 179.9, 50), 0, -179.9)


@given(st.floats(-89.9, 89.9), st.floats(-180, 180), DEGREES, st.floats(6, 400))
@example(lat=-89.8984375, lon=-1e-142, degrees=0.0, radius=12.0)
def test_discs_and_sectors_are_valid_polygons_everywhere(
    lat: float, lon: float, degrees: float, radius: float
) -> None:
    for ring, point in (
        (disc(lat, lon, radius), (lat, lon)),
        (sector(lat, lon, degrees, 60, 2, radius), destination(lat, lon, degrees, radius / 2)),
    ):
        assert ring[0] == ring[-1]
        assert Polygon(ring).is_valid
        assert all(-90 <= y <= 90 for _, y in ring)
        assert max(x for x, _ in ring) - min(x for x, _ in ring) <= 360.001
        assert point_in(ring, *point)


def test_a_disc_round_the_pole_holds_the_pole() -> None:
    ring = disc(89, 40, 300)
    assert point_in(ring, 89.99, -120)
    assert point_in(ring, 88.5, 170)
    assert not point_in(ring, 80, 170)


def test_an_outline_over_the_date_line_goes_on() -> None:
    lons = [x for x, _ in disc(0, 179.9, 50)]
    assert max(lons) > 180
    assert max(lons) - min(lons) < 2
