"""The order of work: every step has what it needs, and the same text gives the same reading."""

from __future__ import annotations

from dataclasses import fields

import pytest
from small_world import page

from marsad.model.errors import MarsadError
from marsad.model.sources import Segment
from marsad.reading.sheet import Kit, Sheet
from marsad.reading.steps import STEPS, read, read_sheets, steps_for

TEXT = (
    "The Libyan National Army (LNA) said on Monday that its jets had bombed a camp near Sirte, "
    "killing at least five militants. It was the first raid in two months."
)


def test_every_need_is_given_by_an_earlier_step() -> None:
    given = {"document", "doc"}
    for step in STEPS:
        assert set(step.needs) <= given, step.name
        assert step.gives, step.name
        given |= set(step.gives)


def test_steps_give_what_a_sheet_has() -> None:
    named = {field.name for field in fields(Sheet)}
    for step in STEPS:
        assert {*step.needs, *step.gives} <= named
    assert len({step.name for step in STEPS}) == len(STEPS)


@pytest.mark.parametrize(
    ("value", "steps"),
    [
        ("times", ["times"]),
        ("locations", ["places", "locations"]),
        ("actors", ["encoder", "places", "actors"]),
        ("stances", ["encoder", "attributions", "triggers", "stances"]),
    ],
)
def test_only_the_steps_that_are_needed_run(value: str, steps: list[str]) -> None:
    assert [s.name for s in steps_for([value])] == steps


def test_claims_take_every_step_before_them() -> None:
    assert [s.name for s in steps_for(["claims"])][-2:] == ["claims", "series"]
    assert len(steps_for(["claims", "series"])) == len(STEPS)


def test_a_value_that_no_step_gives_is_an_error() -> None:
    with pytest.raises(MarsadError) as caught:
        steps_for(["weather"])
    assert caught.value.code == "E-STEP"
    assert "weather" in caught.value.what


def test_each_step_fills_only_what_it_gives(kit: Kit) -> None:
    (sheet,) = read_sheets([page(TEXT)], kit, ())
    for step in STEPS:
        after = step.run(sheet, kit)
        for field in fields(Sheet):
            if field.name not in (*step.gives, "issues"):
                assert getattr(after, field.name) == getattr(sheet, field.name), step.name
        sheet = after


def test_a_sheet_says_what_was_done(kit: Kit) -> None:
    (sheet,) = read_sheets([page(TEXT)], kit, steps_for(["times"]))
    assert sheet.given == {"document", "doc", "times"}
    assert sheet.claims == ()


def test_reading_twice_or_beside_others_gives_the_same(kit: Kit) -> None:
    others = [page("Police arrested two men in Derna."), page(TEXT), page("All was calm.")]
    (alone,) = read([page(TEXT)], kit)
    assert list(read(others, kit))[1] == alone
    assert list(read([page(TEXT)], kit)) == [alone]


def test_a_reading_is_of_its_run_and_document(kit: Kit) -> None:
    first, second = read([page("Gunmen killed a guard in Derna."), page("Nothing was heard.")], kit)
    assert [r.run for r in (first, second)] == ["run-1"] * 2
    assert first.document.text.startswith("Gunmen")
    assert {c.run for c in first.claims} == {"run-1"}
    assert second.claims == ()


def test_what_is_no_report_text_tells_of_nothing(kit: Kit) -> None:
    text = "Gunmen killed a guard in Derna.\nRebels bombed Sirte: read more here."
    rights = Segment(text.index("Rebels"), len(text), "rights")
    (with_it,) = read([page(text)], kit)
    (without,) = read([page(text, segments=(rights,))], kit)
    assert {c.trigger.quote for c in with_it.claims} == {"killed", "bombed"}
    assert {c.trigger.quote for c in without.claims} == {"killed"}
    assert without.document.text == text


def test_a_text_without_words_is_read_in_peace(kit: Kit) -> None:
    for text in ("", "\n\n", "…", "\u200b", "12 14 15"):
        (reading,) = read([page(text)], kit)
        assert reading.claims == ()
