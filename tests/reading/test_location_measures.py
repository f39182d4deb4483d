"""Directions and distances: words, figures, ranges, and the doubt their own words leave."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.reading.location.measures import (
    DISTANCE,
    WINDS,
    degrees,
    kilometres,
    vagueness,
)


@pytest.mark.parametrize(
    ("number", "unit", "km"),
    [
        ("two dozen", "kilometres", 24),
        ("twenty-five", "km", 25),
        ("one hundred and twenty", "km", 120),
        ("two and a half", "miles", 4.02336),
        ("half a", "mile", 0.804672),
        ("a", "kilometre", 1),
        ("a few", "kilometres", 3),
        ("between 20 and 30", "km", 25),
        ("20 or 30", "km", 25),
        ("20 to 30", "km", 25),
        ("2,5", "km", 2.5),
        ("1 200", "m", 1.2),
        ("1,200", "km", 1200),
        ("10", "nautical miles", 18.52),
    ],
)
def test_a_distance_in_words_or_figures(number: str, unit: str, km: float) -> None:
    found = re.match(DISTANCE, f"{number} {unit}", re.I)
    assert found is not None
    assert (found["number"], found["unit"]) == (number, unit)
    assert kilometres(number, unit) == pytest.approx(km)


def test_what_is_no_number_is_no_distance() -> None:
    assert kilometres("many", "km") is None
    assert kilometres("20", "leagues") is None


def test_vague_words_leave_more_doubt_than_figures() -> None:
    assert vagueness("20") == 0.0
    assert vagueness("twenty") == 0.0
    assert vagueness("between 10 and 30") == pytest.approx(0.5)
    assert vagueness("a few") == 0.5


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_a_range_lies_between_its_ends(a: int, b: int) -> None:
    low, high = min(a, b), max(a, b)
    km = kilometres(f"{low}-{high}", "km")
    assert km is not None
    assert low <= km <= high
    assert km * (1 - vagueness(f"{low}-{high}")) == pytest.approx(low)


@given(st.sampled_from(range(16)), st.sampled_from(["{}", "{}ern", "{}wards", "{}-", "{} "]))
def test_every_wind_has_its_degrees(k: int, form: str) -> None:
    assert degrees(form.format(WINDS[k])) == 22.5 * k


def test_letters_are_winds_too() -> None:
    assert [degrees(w) for w in ("S", "N.E.", "nnw")] == [180, 45, 337.5]
