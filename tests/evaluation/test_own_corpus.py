"""A claim is wholly right when kind, both main sides, place and date are; anything less is not."""

from __future__ import annotations

from typing import Any

import pytest
from claims_by_hand import Page

from marsad.evaluation.own_corpus import add_document, as_label, figures, wholly_right
from marsad.model.claims import Claim

TEXT = "On Monday gunmen shot two herders in Oru, an elder said, and looted a shop."
PAGE = Page(TEXT)
ROW: dict[str, Any] = {
    "attributions": [
        {"id": "v1", "source": PAGE.range("elder"), "cue": PAGE.range("said"), "content": [0, 40]}
    ]
}
CLAIM: dict[str, Any] = {
    "n": "1",
    "kind": "assault.firearms",
    "trigger": PAGE.range("shot"),
    "stance": "asserted",
    "realis": "happened",
    "voices": ["v1"],
    "participants": [
        {"role": "actor", "span": PAGE.range("gunmen")},
        {"role": "target", "span": PAGE.range("herders")},
    ],
    "time": {"earliest": "2020-01-06", "latest": "2020-01-06"},
    "location": {"name": "Oru", "country": "QQQ", "relation": None, "precision": "town"},
    "counts": [{"of": "killed", "span": PAGE.range("two")}],
    "same_event": None,
}
LABEL = as_label(CLAIM, ROW)


def shot(**changes: Any) -> Claim:
    values: dict[str, Any] = {
        "participants": (PAGE.someone("actor", "gunmen"), PAGE.someone("target", "two herders")),
        "voices": (PAGE.voice("an elder"),),
        "happened": PAGE.when("Monday", "2020-01-06", "2020-01-06"),
        "where": PAGE.where("Oru", "QQQ"),
        "counts": (PAGE.count("two", "killed", 2),),
    }
    return PAGE.claim(changes.pop("kind", "assault.firearms"), "shot", **{**values, **changes})


def tallied(labels: list[Any], claims: list[Claim]) -> dict[str, list[int]]:
    into: dict[str, list[int]] = {}
    add_document(labels, claims, into)
    return into


def test_a_claim_read_in_full_is_wholly_right() -> None:
    assert wholly_right(LABEL, shot())
    for name, (hits, found, gold) in tallied([LABEL], [shot()]).items():
        if name != "same event":
            assert hits == found == gold == 1, name


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "assault"},
        {"participants": ()},
        {"participants": (PAGE.someone("actor", "gunmen"),)},
        {"happened": None},
        {"happened": PAGE.when("Monday", "2020-01-07", "2020-01-07")},
        {"where": None},
        {"where": PAGE.where("Oru", "XXX")},
    ],
    ids=["mode", "nobody", "no-target", "no-date", "another-day", "no-place", "another-country"],
)
def test_one_wrong_value_and_the_claim_is_not_wholly_right(changes: dict[str, Any]) -> None:
    assert not wholly_right(LABEL, shot(**changes))


def test_what_neither_the_text_nor_the_reading_gives_is_right() -> None:
    bare = {**LABEL, "time": None, "location": None, "participants": []}
    assert wholly_right(bare, shot(happened=None, where=None, participants=()))
    assert not wholly_right(bare, shot())


def test_a_claim_too_many_costs_precision_of_every_value_it_gives() -> None:
    tally = tallied([], [shot()])
    assert tally["claim"] == [0, 1, 0]
    assert tally["actor"] == [0, 1, 0]
    assert tally["time"] == [0, 1, 0]


def test_a_claim_not_found_costs_recall() -> None:
    tally = tallied([LABEL], [])
    assert tally["claim"] == [0, 0, 1]
    assert tally["location"] == [0, 0, 1]


def test_confidence_is_judged_against_kind_and_trigger() -> None:
    into: dict[str, list[int]] = {}
    sure = add_document([LABEL], [shot(), PAGE.claim("coerce.seize", "looted")], into)
    assert [right for _, right in sure] == [True, False]
    names = {f.name: f for f in figures(into, sure)}
    assert names["claim F1"].value == pytest.approx(2 / 3)
    assert not names["calibration-error"].higher_is_better
