"""Agreement takes neither labeller for the truth."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))

from agreement import Agreement, kappa


def claim(kind: str, span: list[int], **more: Any) -> dict[str, Any]:
    return {
        "kind": kind, "trigger": span, "stance": "asserted", "realis": "happened",
        "voice_is_party": None, "participants": [], "time": None, "location": None, "counts": [],
        "voices": [], "same_event": None, **more,
    }  # fmt: skip


def row(*claims: dict[str, Any]) -> dict[str, Any]:
    return {"none": not claims, "claims": list(claims), "mentions": [], "attributions": []}


def test_the_same_labels_agree_wholly() -> None:
    made = Agreement()
    one = row(claim("assault", [4, 9]), claim("coerce.arrest", [20, 28]))
    made.compare(one, one)
    assert made.f1["trigger with kind"] == [2, 2, 2]
    assert kappa(made.judged["type"]) == 1.0


def test_an_overlapping_trigger_of_another_mode_agrees_in_type_alone() -> None:
    made = Agreement()
    made.compare(row(claim("assault.aerial", [4, 9])), row(claim("assault", [0, 9])))
    assert made.f1["trigger"] == [1, 1, 1]
    assert made.f1["trigger with kind"] == [0, 1, 1]
    assert made.judged["type"] == [("assault", "assault")]


def test_a_claim_that_only_one_has_counts_against_both() -> None:
    made = Agreement()
    made.compare(row(claim("assault", [4, 9])), row())
    assert made.f1["trigger"] == [0, 1, 0]
    assert made.judged["document has a claim"] == [("False", "True")]


def test_a_claim_of_another_day_is_not_wholly_equal() -> None:
    made = Agreement()
    day = {"span": [30, 36], "earliest": "2021-03-15", "latest": "2021-03-15"}
    one = row(claim("assault", [4, 9], time=day))
    made.compare(one, one)
    made.compare(one, row(claim("assault", [4, 9], time={**day, "latest": "2021-03-16"})))
    made.compare(one, row(claim("assault", [4, 9])))
    assert made.f1["claim, whole"] == [1, 3, 3]


def test_the_main_actor_must_be_one_of_the_other_labellers() -> None:
    def by(*spans: list[int]) -> list[dict[str, Any]]:
        return [{"role": "actor", "span": s, "effect": None} for s in spans]

    made = Agreement()
    one = row(claim("assault", [14, 19], participants=by([0, 5], [8, 12])))
    made.compare(one, row(claim("assault", [14, 19], participants=by([8, 13]))))
    made.compare(one, row(claim("assault", [14, 19], participants=by([25, 30]))))
    assert made.f1["claim, whole"] == [1, 2, 2]


def test_kappa_takes_chance_out() -> None:
    assert kappa([("a", "a")] * 5 + [("b", "b")] * 5) == 1.0
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == pytest.approx(0.0)
