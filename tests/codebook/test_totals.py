"""Sums: parts are not counted twice, running totals are left out, doubt is kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from marsad.codebook.totals import totals_of
from marsad.model.counts import Count


def killed(low: int | None, best: int | None, high: int | None, **more: object) -> Count:
    return Count("killed", low, best, high, "some words", **more)  # type: ignore[arg-type]


def bounds(counts: list[Count], of: str = "killed") -> tuple[int | None, int | None, int | None]:
    total = totals_of(counts)[of]
    return total.low, total.best, total.high


def test_soldiers_and_civilians_add_up() -> None:
    assert bounds([killed(3, 3, 3), killed(2, 2, 2)]) == (5, 5, 5)


def test_twelve_including_three_children_are_twelve() -> None:
    assert bounds([killed(12, 12, 12), killed(3, 3, 3, part_of=0)]) == (12, 12, 12)


def test_the_toll_so_far_is_no_part_of_this_event() -> None:
    assert bounds([killed(2, 2, 2), killed(45, 45, 45, cumulative=True)]) == (2, 2, 2)
    assert totals_of([killed(45, 45, 45, cumulative=True)]) == {}


def test_dozens_and_four_have_a_low_and_no_best() -> None:
    assert bounds([killed(24, None, None), killed(4, 4, 4)]) == (28, None, None)


def test_up_to_ten_has_no_low_that_could_be_lost() -> None:
    assert bounds([killed(None, None, 10), killed(2, 2, 2)]) == (2, None, 12)


def test_nothing_said_is_no_total() -> None:
    assert totals_of([]) == {}


def test_dead_and_wounded_are_two_totals() -> None:
    found = totals_of([killed(3, 3, 3), Count("injured", 9, 9, 9, "nine")])
    assert {of: t.best for of, t in found.items()} == {"killed": 3, "injured": 9}


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=6))
def test_exact_counts_sum_exactly_and_in_any_order(numbers: list[int]) -> None:
    counts = [killed(n, n, n) for n in numbers]
    assert bounds(counts) == (sum(numbers),) * 3
    assert bounds(counts[::-1]) == bounds(counts)
