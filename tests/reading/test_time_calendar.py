"""The arithmetic below the times: the Islamic calendar, weeks, months and parts of periods."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.reading.time import hijri, moving, periods
from marsad.reading.time.dates import slashed
from marsad.reading.time.rules import RULES
from marsad.reading.time.scan import lower, scan

YEARS = st.integers(1300, 1500)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(YEARS, st.integers(1, 12))
def test_islamic_months_follow_each_other_without_a_gap(year: int, month: int) -> None:
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    length = (hijri.to_gregorian(*following, 1) - hijri.to_gregorian(year, month, 1)).days
    assert length == hijri.month_length(year, month)


@given(DAYS)
def test_a_day_lies_in_its_islamic_year(day: date) -> None:
    year = hijri.year_near(day)
    assert hijri.to_gregorian(year, 1, 1) <= day < hijri.to_gregorian(year + 1, 1, 1)


@pytest.mark.parametrize(
    ("year", "month", "day", "kept"),
    [
        (1438, 10, 1, date(2017, 6, 25)),
        (1440, 12, 10, date(2019, 8, 11)),
        (1445, 9, 1, date(2024, 3, 11)),
        (1445, 10, 1, date(2024, 4, 10)),
        (1446, 12, 10, date(2025, 6, 6)),
        (1444, 12, 10, date(2023, 6, 28)),
        (1442, 9, 1, date(2021, 4, 13)),
    ],
)
def test_feasts_as_they_were_kept_lie_in_the_interval(
    year: int, month: int, day: int, kept: date
) -> None:
    first, last = hijri.span(year, month, day)
    assert first <= kept <= last


@pytest.mark.parametrize(
    ("feast", "year", "kept"),
    [
        ("easter", 2000, date(2000, 4, 23)), ("easter", 2024, date(2024, 3, 31)),
        ("orthodox-easter", 2019, date(2019, 4, 28)),
        ("orthodox-easter", 2024, date(2024, 5, 5)),
        ("rosh-hashanah", 2019, date(2019, 9, 30)), ("rosh-hashanah", 2023, date(2023, 9, 16)),
        ("passover", 2024, date(2024, 4, 23)), ("passover", 2023, date(2023, 4, 6)),
        ("hanukkah", 2021, date(2021, 11, 29)), ("hanukkah", 2024, date(2024, 12, 26)),
        ("nowruz", 2020, date(2020, 3, 20)), ("nowruz", 2025, date(2025, 3, 21)),
    ],
)  # fmt: skip
def test_moving_feasts_as_they_were_kept(feast: str, year: int, kept: date) -> None:
    assert moving.span(feast, year, 0, 1) == (kept, kept)


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_of_its_season(year: int) -> None:
    western, eastern = moving.easter(year), moving.orthodox_easter(year)
    assert western.isoweekday() == eastern.isoweekday() == 7
    assert date(year, 3, 22) <= western <= date(year, 4, 25)
    assert eastern >= western


@given(st.integers(1200, 1600), st.integers(1, 12))
def test_solar_months_follow_each_other_without_a_gap(year: int, month: int) -> None:
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    length = (moving.solar(*following, 1) - moving.solar(year, month, 1)).days
    assert length == moving.solar_month_length(year, month)


@given(YEARS, st.integers(1, 12))
def test_an_islamic_month_has_29_or_30_days(year: int, month: int) -> None:
    assert hijri.month_length(year, month) in (29, 30)


@given(DAYS)
def test_a_day_lies_in_its_week_and_season(day: date) -> None:
    _, (monday, sunday) = periods.week(day)
    assert monday <= day <= sunday
    assert (sunday - monday).days == 6
    span = periods.season(*periods.season_of(day))
    assert span is not None
    assert span[0] <= day <= span[1]


@given(DAYS, st.integers(3, 400))
def test_early_mid_and_late_cover_a_period(first: date, length: int) -> None:
    whole = (first, first + timedelta(days=length))
    early, mid, late = (periods.third(whole, edge) for edge in ("START", "MID", "END"))
    assert (early[0], late[1]) == whole
    assert early[1] >= mid[0]
    assert mid[1] >= late[0]


@given(st.integers(1, 3000), st.integers(1, 12), st.integers(-500, 500))
def test_months_added_and_taken_away(year: int, month: int, step: int) -> None:
    there = periods.add_months(year + 1000, month, step)
    assert periods.add_months(*there, -step) == (year + 1000, month)


def test_an_impossible_day_is_none() -> None:
    assert periods.day_or_none(2017, 2, 29) is None
    assert slashed("31/31/2017") is None


def test_no_rule_matches_nothing() -> None:
    assert [rule.name for rule in RULES if rule.pattern.match("")] == []


@given(st.text())
def test_scanning_keeps_every_offset(text: str) -> None:
    assert len(lower(text)) == len(text)
    atoms, signs = scan(text)
    assert len(atoms) == len(signs)
    for one, following in pairwise(atoms):
        assert one.end <= following.start
