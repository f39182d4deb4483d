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


LASTING = [
    ("Looting of empty houses goes on in the old town.", "looting-crime", "Looting"),
    ("Looting has become part of daily life.", "looting-crime", "Looting"),
    ("Cooking gas and flour remain short.", "prices-shortages", "short"),
    ("Prices are high in the bazaar.", "prices-shortages", "Prices"),
    ("Bank queues begin before dawn.", "prices-shortages", "Bank queues"),
    ("Our convoy was turned back at a checkpoint.", "access", "turned back"),
    ("One of our trucks was refused passage at the bridge.", "access", "refused"),
    ("The road from Dorna has been cut since Monday.", "access", "cut"),
    ("There is no functioning police service in the town.", "security-governance",
     "no functioning police service"),
    ("Most police stations stand empty.", "security-governance", "stand empty"),
    ("The hospital has no insulin for children.", "health", "no insulin"),
    ("Suspected cholera cases have risen to 400.", "health", "Suspected cholera cases"),
    ("Nine hundred families fled the fighting on Monday.", "displacement", "fled"),
    ("About 40 families came back to the village.", "displacement", "came back"),
    ("Sixty migrants are held at a site near the port.", "migrants", "held"),
    ("Families complain of overcrowding and of detention without trial.", "detention",
     "overcrowding"),
    ("Unexploded ordnance remains in two quarters.", "protection", "Unexploded ordnance"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "theme", "words"), LASTING)
def test_a_situation_report_is_read(nlp: Language, text: str, theme: str, words: str) -> None:
    assert (theme, words) in conditions(nlp, text)


QUIET = [
    "Nobody was displaced by the storm.",
    "No police officers were hurt.",
    "The soldiers fled across the river.",
    "The town is not short of flour.",
    "Share prices are high this spring.",
    "The army closed the road with tanks.",
]


@pytest.mark.parametrize("text", QUIET)
def test_what_is_no_lasting_state(nlp: Language, text: str) -> None:
    assert conditions(nlp, text) == []
