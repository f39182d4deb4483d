"""A quoted sentence brings the words it leans on: whom it calls "he", where its "there" is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model.spans import Span
from marsad.publishing.leaning import (
    heading_over,
    leans,
    names_nothing,
    with_what_it_leans_on,
)

TEXT = (
    "Hill Times, 3 March 2019\n\n"
    "Gen. Omar Diallo toured the mill. He said that riders had burnt it. Looting went on, he added."
    " The governor was away.\n\nThere were two arrests. Children walk there to school."
)


def quoted(sentence: str, longest: int = 400) -> str:
    start = TEXT.index(sentence)
    span = Span("doc-a", start, start + len(sentence), sentence)
    found = with_what_it_leans_on(span, TEXT, longest)
    assert TEXT[found.start : found.end] == found.quote
    return found.quote


@pytest.mark.parametrize(
    ("sentence", "does"),
    [
        ("He pointed to the raids on Kolda", True),
        ("But it was too late", True),
        ("From there, riders came", True),
        ("Looting was spreading, he said", True),
        ("Children walk there to school", True),
        ("One of them died", True),
        ("The first took place on 17 March", True),
        ("Blankets were therefore put off", True),
        ("The UN called for that attack to be looked into", True),
        ("The first attack in Kolda hit a mill", False),
        ("There were two arrests in Kolda", False),
        ("An officer of the army said that he saw riders", False),
        ("Mr Diallo said he would go", False),
        ("The army said it had taken the town", False),
        ("Some 60 people fled", False),
    ],
)
def test_a_sentence_leans_when_it_points_back_before_it_names(sentence: str, does: bool) -> None:
    assert leans(sentence) is does


def test_whom_he_is_comes_with_the_quotation() -> None:
    assert quoted("He said that riders had burnt it.") == (
        "Gen. Omar Diallo toured the mill. He said that riders had burnt it."
    )


def test_two_sentences_back_when_the_one_before_leans_too() -> None:
    assert quoted("Looting went on, he added.").startswith("Gen. Omar Diallo toured")


def test_what_stands_on_its_own_is_quoted_alone() -> None:
    assert quoted("The governor was away.") == "The governor was away."


def test_a_heading_is_not_what_a_sentence_leans_on() -> None:
    text = "What we saw there\n\nHe left."
    span = Span("doc-a", text.index("He"), len(text), "He left.")
    assert with_what_it_leans_on(span, text, 400) == span


def test_a_quotation_does_not_grow_past_its_measure() -> None:
    assert quoted("He said that riders had burnt it.", longest=40).startswith("He said")


@given(st.text(alphabet="He said. There\n", min_size=1, max_size=80), st.data())
def test_what_is_quoted_is_in_the_document_and_holds_the_sentence(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span("doc-a", start, end, text[start:end])
    found = with_what_it_leans_on(span, text, 60)
    assert found.start <= start
    assert found.end == end
    assert text[found.start : found.end] == found.quote


def test_the_heading_over_a_sentence_is_the_nearest_that_says_something() -> None:
    text = "Report\n\nHIGHLIGHTS\nPrices rose.\n\nKOLDA\nThe siege goes on.\nSUMMARY\nNo flour."
    assert heading_over(text.index("Prices"), text) == ""
    assert heading_over(text.index("The siege"), text) == "KOLDA"
    assert heading_over(text.index("No flour"), text) == "KOLDA"


def test_words_that_name_nobody_and_nowhere_want_their_heading() -> None:
    assert names_nothing("The siege went on until Monday")
    assert not names_nothing("The siege of Kolda went on")
