"""Happenings that the text counts from another: a year after, the day before, an anniversary."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from small_world import PUBLISHED, Found, Reader

from marsad.model.times import TimeSpan

MONDAY = date(2021, 3, 15)  # told on Wednesday, 17 March 2021


def time_of(found: Found, trigger: str) -> TimeSpan:
    happened = found.at(trigger).happened
    assert happened is not None
    return happened.value


@pytest.mark.parametrize("text", [
    "Three years after rebels killed 20 monks in Gao, pilgrims prayed in the town on Monday.",
    "Pilgrims prayed in Gao on Monday, three years after rebels killed 20 monks there.",
    "Gao on Monday kept the third anniversary of a bombing that killed 20 monks.",
])  # fmt: skip
def test_what_happened_years_before_is_not_of_the_day_told(told: Reader, text: str) -> None:
    (claim,) = told(text).of("assault")
    assert claim.happened is not None
    happened = claim.happened.value
    assert happened.earliest is not None
    assert happened.latest is not None
    assert happened.earliest < date(2018, 3, 15) < happened.latest
    assert happened.latest < date(2019, 1, 1)


def test_days_before_a_day_are_a_day(told: Reader) -> None:
    found = told("Two days after gunmen attacked a bus near Gao, police arrested a man on Monday.")
    assert time_of(found, "attacked") == TimeSpan(
        date(2021, 3, 13), date(2021, 3, 13), "day", "relative"
    )
    assert time_of(found, "arrested").latest == MONDAY


def test_days_after_a_day_are_a_day(told: Reader) -> None:
    found = told("Three days after rebels shelled Gao on 2 March, soldiers arrested six men.")
    assert time_of(found, "arrested").earliest == date(2021, 3, 5)
    assert time_of(found, "shelled").earliest == date(2021, 3, 2)


def test_days_before_an_attack_are_counted_back_from_it(told: Reader) -> None:
    found = told("A day before rebels shelled Gao on 2 March, soldiers arrested six men.")
    assert time_of(found, "arrested").latest == date(2021, 3, 1)


def test_to_the_day_is_the_day(told: Reader) -> None:
    found = told("Widows met on 15 March 2021, a year to the day after rebels shelled Gao.")
    assert time_of(found, "shelled").earliest == time_of(found, "shelled").latest


def test_what_still_goes_on_counts_from_now(told: Reader) -> None:
    found = told("Six months after rebels shelled a school in Gao, it still has no roof.")
    happened = time_of(found, "shelled")
    assert happened.earliest is not None
    assert happened.earliest < PUBLISHED - timedelta(days=182) < (happened.latest or date.min)


def test_what_is_told_without_a_day_only_bounds_it(told: Reader) -> None:
    found = told("Days after gunmen attacked a bus near Gao, police arrested a man.")
    assert time_of(found, "attacked") == TimeSpan(
        None, PUBLISHED - timedelta(days=2), "open", "relative"
    )


def test_without_any_day_there_is_none(told: Reader) -> None:
    text = "Six months after rebels shelled a school in Gao, it still has no roof."
    assert told(text, published=None).at("shelled").happened is None


def test_a_date_of_its_own_stands(told: Reader) -> None:
    text = "A year after gunmen on 3 March 2020 attacked a bus near Gao, a man was tried on Monday."
    assert time_of(told(text), "attacked").latest == date(2020, 3, 3)


def test_how_long_it_went_on_is_no_count(told: Reader) -> None:
    text = "Soldiers arrested men for two days after rebels shelled Gao on 2 March."
    assert time_of(told(text), "shelled").latest == date(2021, 3, 2)
    assert told(text).at("arrested").happened is None


def test_the_other_deeds_place_is_its_own(told: Reader) -> None:
    text = (
        "Rebels killed a guard near Sirte on Monday.\n\n"
        "The attack came two weeks after rebels shelled Derna."
    )
    found = told(text)
    places = {c.trigger.quote: c.where and c.where.value.name for c in found.of("assault")}
    assert places["shelled"] == "Derna"
    assert places["killed"] == "Sirte"
    assert places.get("attack") != "Derna"
