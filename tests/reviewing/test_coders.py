"""How far two people agree, as the ledger has it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from marsad.model.decisions import Decision
from marsad.reviewing import codings


def row(seq: int, by: str, verb: str, subject: str, after: dict[str, Any] | None = None) -> (
    Decision
):
    text = json.dumps(after) if after else ""
    return Decision(seq, "2031-01-01T00:00:00Z", by, verb, subject, "", text, "", "", "")


def stands(seq: int, by: str, event: str, standing: str) -> Decision:
    return row(seq, by, "set-standing", event, {"standing": standing})


def test_two_people_on_one_thing_are_compared_by_their_last_word() -> None:
    ledger = (
        stands(1, "amal", "event-a", "refuted"), stands(2, "basim", "event-a", "contested"),
        stands(3, "basim", "event-a", "refuted"), stands(4, "amal", "event-b", "contested"),
        stands(5, "basim", "event-b", "admitted"),
    )  # fmt: skip
    (pair,) = codings(ledger)
    assert (pair.one, pair.other, pair.found.items, pair.found.observed) == (1, 2, 2, 0.5)
    assert pair.found.differ == ("standing of event-b",)


def test_a_merge_against_a_keep_apart_is_a_disagreement_on_the_pair() -> None:
    ledger = (
        row(1, "amal", "merge", "event-a", {"into": "event-b"}),
        row(2, "basim", "keep-apart", "event-b", {"from": "event-a"}),
        row(3, "amal", "reject-claim", "claim-1"), row(4, "basim", "reject-claim", "claim-1"),
    )  # fmt: skip
    (pair,) = codings(ledger)
    assert pair.found.items == 2
    assert pair.found.differ == ("pair event-a event-b",)


@pytest.mark.parametrize(
    "ledger",
    [
        (),
        (stands(1, "amal", "event-a", "refuted"), stands(2, "machine", "event-a", "refuted")),
        (stands(1, "amal", "event-a", "refuted"), stands(2, "basim", "event-b", "refuted")),
        (
            stands(1, "amal", "event-a", "refuted"), stands(2, "basim", "event-a", "refuted"),
            row(3, "basim", "undo", "2"),
        ),
    ],
)  # fmt: skip
def test_without_two_people_on_one_thing_there_is_nothing_to_compare(
    ledger: tuple[Decision, ...],
) -> None:
    assert codings(ledger) == ()


def test_who_takes_back_another_s_word_does_not_change_it() -> None:
    ledger = (
        stands(1, "amal", "event-a", "refuted"), stands(2, "basim", "event-a", "contested"),
        row(3, "basim", "undo", "1"),
    )  # fmt: skip
    (pair,) = codings(ledger)
    assert pair.found.observed == 0.0
