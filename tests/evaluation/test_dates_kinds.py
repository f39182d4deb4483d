"""What went wrong with times, counted by sort and period."""

from __future__ import annotations

from collections import Counter

import pytest

from marsad.evaluation.dates import Timex
from marsad.evaluation.dates_kinds import errors, period, worst

TEXT = "On Monday at dawn two men were shot; three days later a third died."

PERIODS = [
    ("2021-04-05", "DATE", "day"),
    ("XXXX-WXX-5", "DATE", "day"),
    ("2021-04-05TMO", "TIME", "part of day"),
    ("2021-04-05T14:30", "TIME", "clock time"),
    ("2021-W14", "DATE", "week"),
    ("2021-W14-WE", "DATE", "weekend"),
    ("2021-04", "DATE", "month"),
    ("2021-Q2", "DATE", "quarter or half"),
    ("2021-SU", "DATE", "season"),
    ("2021", "DATE", "year"),
    ("BC0480", "DATE", "year"),
    ("202", "DATE", "decade or century"),
    ("PXD", "DURATION", "duration"),
    ("P1D", "SET", "set"),
    ("PAST_REF", "DATE", "vague"),
    ("null", "DATE", "other"),
]


@pytest.mark.parametrize(("value", "kind", "wanted"), PERIODS)
def test_a_value_is_of_a_period(value: str, kind: str, wanted: str) -> None:
    assert period(Timex(0, 1, value, kind)) == wanted


def test_what_the_moon_decides_is_of_its_own_kind() -> None:
    assert period(Timex(0, 1, "2021-05-13", "DATE", approx=True)) == "Hijri"


def test_each_error_is_told_once_by_its_sort() -> None:
    gold = [
        Timex(3, 17, "2021-04-05TMO", "TIME"),
        Timex(37, 53, "2021-04-08", "DATE"),
    ]
    found = [Timex(3, 9, "2021-04-05", "DATE"), Timex(18, 21, "2", "DATE")]
    assert errors(TEXT, gold, found) == Counter(
        ["span, part of day", "type, part of day", "value, part of day", "missed, day",
         "false, other"]
    )  # fmt: skip


def test_a_perfect_reading_has_none() -> None:
    gold = [Timex(3, 9, "2021-04-05", "DATE")]
    assert errors(TEXT, gold, gold) == Counter()
    assert worst(Counter()) == "none"


def test_the_ten_most_frequent_are_told_with_their_counts() -> None:
    counts = Counter({f"missed, {n:02}": n for n in range(1, 13)})
    told = worst(counts).split("; ")
    assert told[0] == "missed, 12 12"
    assert len(told) == 10
