"""The facility at which it was done, with the place that holds it."""

from __future__ import annotations

from small_world import Reader


def test_an_embassy_is_where_it_was_done_and_keeps_its_town(told: Reader) -> None:
    claim = told("Gunmen attacked the Norwegian embassy in Derna, killing a guard.").one("assault")
    assert claim.where is not None
    where = claim.where.value
    assert (where.name, where.second_name, where.country) == ("Norwegian embassy", "Derna", "LBY")
    assert where.lat is not None
    assert claim.where.spans[0].quote == "Norwegian embassy in Derna"


def test_an_unnamed_building_leaves_the_town_as_the_place(told: Reader) -> None:
    claim = told("Gunmen attacked a mosque in Derna, killing a guard.").one("assault")
    assert claim.where is not None
    assert (claim.where.value.name, claim.where.value.second_name) == ("Derna", "")


def test_a_facility_that_acts_is_not_the_place(told: Reader) -> None:
    claim = told("The Norwegian embassy in Derna attacked the proposal and threatened war.")
    assert all(
        c.where is None or c.where.value.name != "Norwegian embassy" for c in claim.claims
    )


def test_a_facility_named_for_its_town_is_in_it(told: Reader) -> None:
    claim = told("Gunmen attacked Derna airport on Monday, killing a guard.").one("assault")
    assert claim.where is not None
    where = claim.where.value
    assert (where.name, where.second_name) == ("Derna airport", "Derna")
