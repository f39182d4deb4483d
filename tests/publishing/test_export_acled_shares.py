"""One total of several rows: divided evenly, remainder to the first, and the sum is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.publishing import Material
from marsad.publishing.exports.acled import acled_rows

from .builders import claim, document, event, exactly, held, material, on, rival, side, town

PLACES = ("Umm Zayt", "Wadi Hamra", "Tell Asfar")
REPORT = document(
    "Wadi Post", date(2017, 11, 25),
    "Shells fell on Umm Zayt, Wadi Hamra and Tell Asfar on Friday, killing several villagers.\n",
)  # fmt: skip
OTHER = document(
    "Hill Wire", date(2017, 11, 25), "Shells fell on Umm Zayt on Friday, killing two villagers.\n"
)
FALCONS = side("Falcon Brigade", "desk:falcons", "LBY", "rebel")


def twin(ordinal: int) -> Claim:
    """The claim of one place, all on the word "fell"."""
    return claim(REPORT, "fell", "assault.heavy-weapons", ordinal=ordinal)


def shelled(number: int, dead: int | None, *claims: Claim) -> Event:
    told = (twin(number), *claims)
    counts = () if dead is None else (held(exactly(dead, "killed", "villagers"), *told),)
    return event(
        "assault.heavy-weapons", told, counts=counts, actors=(held(FALCONS, told[0]),),
        when=held(on(date(2017, 11, 24)), told[0]),
        where=held(town(PLACES[number % 3], 31.5, 15.25 + number), told[0]),
    )  # fmt: skip


def of(*events: Event, more: tuple[Claim, ...] = ()) -> Material:
    claims = (*(twin(n) for n in range(len(events))), *more)
    return material(events, claims, (REPORT, OTHER))


def fatalities(held: Material) -> list[int | None]:
    rows = acled_rows(held, "2017-11-29T08:00:00+00:00")
    return [row["fatalities"] if not isinstance(row, str) else None for row in rows]


def test_a_total_of_three_places_is_divided_and_the_remainder_is_the_first_ones() -> None:
    assert fatalities(of(shelled(0, 11), shelled(1, None), shelled(2, None))) == [5, 3, 3]
    assert fatalities(of(shelled(0, 1), shelled(1, None), shelled(2, None))) == [1, 0, 0]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 500), st.integers(2, 9))
def test_the_sum_is_kept_and_no_two_further_rows_differ(total: int, many: int) -> None:
    events = (shelled(0, total), *(shelled(n, None) for n in range(1, many)))
    first, *others = fatalities(of(*events))
    assert first is not None
    assert first + sum(n or 0 for n in others) == total
    assert len(set(others)) == 1
    assert 0 <= first - (others[0] or 0) < many


def test_a_place_with_dead_of_its_own_leaves_the_total_where_it_was_told() -> None:
    assert fatalities(of(shelled(0, 11), shelled(1, 2), shelled(2, None))) == [11, 2, 0]


def test_a_report_of_one_place_alone_leaves_its_dead_there() -> None:
    alone = claim(OTHER, "fell", "assault.heavy-weapons")
    of_both = of(shelled(0, 11, alone), shelled(1, None), more=(alone,))
    assert fatalities(of_both) == [11, 0]
    first = shelled(0, 11)
    other = replace(first.counts[0], rivals=(rival(exactly(2, "killed"), alone),))
    first = replace(first, claims=(*first.claims, alone.id), counts=(other,))
    assert fatalities(of(first, shelled(1, None), more=(alone,))) == [2, 0]


def test_what_is_no_row_has_no_share() -> None:
    events = (shelled(0, 11), replace(shelled(1, None), realis="future"), shelled(2, None))
    assert fatalities(of(*events)) == [6, None, 5]


def test_days_are_divided_as_places_are() -> None:
    first, second = shelled(0, 7), shelled(1, None)
    later = held(on(date(2017, 11, 24) + timedelta(days=1)), twin(1))
    second = replace(second, where=first.where, when=later)
    assert fatalities(of(first, second)) == [4, 3]
