"""What decisions tie together is followed to its end, in whatever order the ties are met."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from marsad.resolving import spread

NAMES = [f"claim-{n}" for n in range(9)]
NUMBERS = {name: number for number, name in enumerate(NAMES)}
TIES = st.lists(st.frozensets(st.sampled_from(NAMES), min_size=1, max_size=3), max_size=9)


def test_a_chain_of_merges_is_followed_to_its_first_link() -> None:
    chain = [frozenset(NAMES[n : n + 2]) for n in (2, 1, 0, 3)]
    assert spread({3}, chain, NUMBERS) == {0, 1, 2, 3, 4}


@given(TIES, st.frozensets(st.sampled_from(range(9)), min_size=1))
def test_nothing_that_is_tied_in_is_left_out(
    ties: list[frozenset[str]], start: frozenset[int]
) -> None:
    found = spread(start, ties, NUMBERS)
    expected = set(start)
    for _ in NAMES:
        for tie in ties:
            numbers = {NUMBERS[name] for name in tie}
            if numbers & expected:
                expected |= numbers
    assert found == expected
