"""Datelines: where the reporter sat and for whom, and nobody who acts."""

from __future__ import annotations

import pytest
from small_world import Reader

from marsad.reading.dateline import datelines, is_sign


@pytest.mark.parametrize("line", [
    "DERNA (Agency) - ", "DERNA, Libya, 4 June (Agency) - ", "DERNA, 4 June (ABC) – ",
    "DERNA (ABC), June 4 -- ", "GAO, Oct. 7 (ABC) -- ", "GAO, 3 May - ",
])  # fmt: skip
def test_a_dateline_is_known_with_day_and_sign(line: str) -> None:
    assert datelines(f"{line}Rebels left the town.") == ((0, len(line)),)


def test_the_sign_stands_in_the_brackets() -> None:
    text = "DERNA (ABC) - Rebels left."
    lines = datelines(text)
    assert is_sign(text, text.index("ABC"), lines)
    assert not is_sign(text, text.index("Rebels"), lines)
    assert not is_sign(text, text.index("DERNA"), lines)


@pytest.mark.parametrize("line", ["DERNA, 4 March (LNA) - ", "DERNA (LNA) - "])
def test_an_agency_with_the_letters_of_an_army_is_not_that_army(told: Reader, line: str) -> None:
    found = told(f"{line}Rebels shelled a school near Derna on Monday.")
    assert {a.actor_id for a in found.reading.actors} == {None}


def test_the_first_words_behind_a_dateline_are_no_part_of_it(told: Reader) -> None:
    found = told("DERNA, 4 March (LNA) - Rebels shelled a school near Derna on Monday.")
    assert [p.mention.quote for p in found.at("shelled").with_role("actor")] == ["Rebels"]


def test_an_army_that_acts_is_that_army(told: Reader) -> None:
    found = told("DERNA, 4 March (ABC) - The LNA shelled a school near Derna on Monday.")
    assert found.actor("LNA").actor_id == "marsad:lna"


def test_a_sign_of_the_press_is_the_press(told: Reader) -> None:
    found = told("DERNA (Reuters) - Rebels shelled a school near Derna on Monday.")
    assert found.actor("Reuters").actor_id == "marsad:reuters"
