"""Lasting states told as such."""

from __future__ import annotations

import pytest
from spacy.language import Language

from marsad.codebook.kinds import themes
from marsad.reading.triggers import find_triggers


def conditions(nlp: Language, text: str) -> list[tuple[str, str]]:
    return [
        (t.kind.removeprefix("condition."), text[t.start : t.end])
        for t in find_triggers(nlp(text))
        if t.kind.startswith("condition.")
    ]


@pytest.mark.parametrize("name", sorted(themes()))
def test_the_line_that_explains_a_theme_is_read_as_it(nlp: Language, name: str) -> None:
    assert name in {theme for theme, _ in conditions(nlp, themes()[name].example)}


def test_two_things_of_one_theme_are_one_condition(nlp: Language) -> None:
    text = "The port faces shortages and high prices."
    assert conditions(nlp, text) == [("prices-shortages", "shortages and high prices")]


def test_the_shortest_phrase_carries_it(nlp: Language) -> None:
    text = "Residents complain of a lack of police in the old quarter."
    assert conditions(nlp, text) == [("security-governance", "lack of police")]


def test_a_fight_against_a_condition_does_not_assert_it(nlp: Language) -> None:
    assert conditions(nlp, "The judges want to combat impunity.") == []
