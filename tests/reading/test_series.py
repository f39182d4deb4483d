"""What a text asserts about a run of events."""

from __future__ import annotations

import pytest
from spacy.language import Language

from marsad.model.mentions import Window
from marsad.reading.series import find_series
from marsad.reading.triggers import find_triggers

TOLD = [
    ("It was the first airstrike in the country for two months.", "first", Window(months=2)),
    ("It was the army's first raid in Norland for two months.", "first", Window(months=2)),
    ("The bombing was the deadliest since 2014.", "deadliest", Window(since="2014")),
    ("The raid is the third attack in a week.", "third", Window(days=7)),
    ("It was the second such protest this month.", "second", Window(months=1)),
    ("The clash was the worst violence in ten years.", "worst", Window(months=120)),
]


@pytest.mark.parametrize(("text", "ordinal", "window"), TOLD)
def test_ordinal_and_window_are_read(
    nlp: Language, text: str, ordinal: str, window: Window
) -> None:
    doc = nlp(text)
    ((claim, _),) = find_series(doc, find_triggers(doc))
    assert (claim.ordinal, claim.window) == (ordinal, window)
    assert text[claim.start : claim.end] == claim.text
    assert claim.claim is None


def test_it_is_said_of_the_attack_told_before(nlp: Language) -> None:
    doc = nlp("The army conducted an airstrike near Dorna. It was the first strike for two months.")
    ((_, trigger),) = find_series(doc, find_triggers(doc))
    assert trigger == 0


def test_the_owner_is_part_of_the_words(nlp: Language) -> None:
    doc = nlp("The raid was the army's first airstrike on the coast for two months.")
    ((claim, _),) = find_series(doc, find_triggers(doc))
    assert claim.text == "the army's first airstrike on the coast for two months"


@pytest.mark.parametrize(
    "text", ["He was the first to leave the hall.", "The second half of the year was calm."]
)
def test_other_firsts_are_no_series(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert find_series(doc, find_triggers(doc)) == ()
