"""Lines on the globe: lengths, nearest points, stretches, and strips that hold their line."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from shapely.geometry import Polygon

from marsad.registry.geometry import destination, distance_km, point_in
from marsad.registry.lines import Line, along, length_km, nearest_on, reach_km, stretch, strip

STEPS = st.lists(st.tuples(st.floats(0, 359.9), st.floats(20, 200)), min_size=1, max_size=6)
LATS, LONS = st.floats(-70, 70), st.floats(-180, 180)


def line_from(lat: float, lon: float, steps: list[tuple[float, float]]) -> Line:
    points = [(lat, lon)]
    for degrees, km in steps:
        points.append(destination(*points[-1], degrees, km))
    return tuple(points)


@given(LATS, LONS, STEPS)
def test_a_line_is_as_long_as_its_pieces(
    lat: float, lon: float, steps: list[tuple[float, float]]
) -> None:
    assert length_km(line_from(lat, lon, steps)) == pytest.approx(sum(km for _, km in steps))


@given(LATS, LONS, STEPS, st.floats(0, 1))
def test_a_point_along_a_line_is_on_it(
    lat: float, lon: float, steps: list[tuple[float, float]], share: float
) -> None:
    line = line_from(lat, lon, steps)
    point = along(line, share * length_km(line))
    found = nearest_on([line], *point)
    assert found is not None
    assert found.km < 2.0


@given(LATS, LONS, STEPS, st.floats(0, 1))
def test_a_strip_is_a_valid_polygon_that_holds_its_line(
    lat: float, lon: float, steps: list[tuple[float, float]], share: float
) -> None:
    line = line_from(lat, lon, steps)
    ring = strip(line, 20)
    assert ring[0] == ring[-1]
    assert Polygon(ring).is_valid
    assert point_in(ring, *along(line, share * length_km(line)))


@given(LATS, LONS, STEPS)
def test_a_stretch_is_as_long_as_asked(
    lat: float, lon: float, steps: list[tuple[float, float]]
) -> None:
    line = line_from(lat, lon, steps)
    whole = length_km(line)
    assume(whole > 10)
    piece = stretch(line, 0.25 * whole, 0.75 * whole)
    assert length_km(piece) == pytest.approx(whole / 2, rel=0.01)


def test_the_nearest_point_over_the_date_line() -> None:
    line = ((0.0, 179.0), (0.0, -179.0))
    found = nearest_on([line], 1.0, 180.0)
    assert found is not None
    assert found.km == pytest.approx(111.2, abs=0.5)
    assert found.along == pytest.approx(111.2, abs=0.5)
    assert abs(found.lon) == pytest.approx(180.0)


def test_no_lines_no_point() -> None:
    assert nearest_on([], 0.0, 0.0) is None


def test_reach_is_the_farthest_point() -> None:
    line = ((0.0, 0.0), (0.0, 1.0), (0.0, 5.0))
    assert reach_km(line, 0.0, 1.0) == pytest.approx(distance_km(0, 1, 0, 5))
