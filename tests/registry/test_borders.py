"""The table of borders and coasts: pairs that are neighbours, and where their border runs."""

from __future__ import annotations

import pytest

from marsad.registry.borders import border_lines, coast_lines, neighbours
from marsad.registry.lines import length_km, nearest_on


def test_a_border_is_the_same_from_both_sides() -> None:
    assert border_lines("SYR", "TUR") == border_lines("TUR", "SYR") != ()


def test_countries_apart_have_no_border() -> None:
    assert border_lines("LBY", "SYR") == ()
    assert border_lines("LBY", "XXX") == ()


def test_neighbours_are_those_that_share_a_line() -> None:
    assert neighbours("LBY") == ("DZA", "EGY", "NER", "SDN", "TCD", "TUN")
    assert neighbours("ISL") == ()


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [("SYR", "TUR", 900), ("LBY", "TUN", 460), ("SDN", "TCD", 1400), ("PRK", "KOR", 240)],
)
def test_borders_are_about_as_long_as_is_said(a: str, b: str, km: float) -> None:
    total = sum(map(length_km, border_lines(a, b)))
    assert 0.7 * km <= total <= 1.15 * km


def test_a_crossing_lies_on_the_border() -> None:
    found = nearest_on(border_lines("LBY", "TUN"), 33.15, 11.56)  # Ras Ajdir
    assert found is not None
    assert found.km < 10


def test_a_coast_is_no_border() -> None:
    tripoli = nearest_on(coast_lines("LBY"), 32.89, 13.19)
    sabha = nearest_on(coast_lines("LBY"), 27.04, 14.43)
    assert tripoli is not None
    assert sabha is not None
    assert tripoli.km < 6
    assert sabha.km > 400
    assert coast_lines("TCD") == ()
