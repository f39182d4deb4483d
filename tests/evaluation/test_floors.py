"""The gate: what falls is said, what cannot be compared is said, and lowering takes a reason."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.evaluation.floors import (
    MEASURED,
    TOLERANCE,
    Floor,
    Floors,
    Past,
    SuiteFloors,
    below,
    check,
    from_json,
    is_worse,
    load_floors,
    lowered,
    only,
    pin,
    unexplained,
)
from marsad.evaluation.suite import Figure, Result
from marsad.evaluation.suites import SUITES
from marsad.model.errors import MarsadError

FLOORS: Floors = {
    "ships": SuiteFloors("aa", {
        "F1": Floor(0.80, "2020-01-01", MEASURED),
        "error": Floor(12.0, "2020-01-01", MEASURED, higher_is_better=False, unit="km"),
    })
}  # fmt: skip


def ships(f1: float = 0.85, error: float = 11.0, data: str = "aa") -> Result:
    return Result(
        "ships",
        data,
        (Figure("F1", f1, 10), Figure("error", error, 10, unit="km", higher_is_better=False)),
    )


def kinds(*results: Result, floors: Floors = FLOORS) -> list[tuple[str, str]]:
    return [(b.kind, b.figure or b.suite) for b in check(results, floors)]


def test_figures_at_their_floors_pass() -> None:
    assert kinds(ships(0.80, 12.0)) == []


def test_half_a_point_is_no_breach_and_more_is() -> None:
    assert kinds(ships(0.80 - TOLERANCE)) == []
    assert kinds(ships(0.79)) == [("below", "F1")]


def test_where_less_is_better_more_is_a_breach() -> None:
    assert kinds(ships(error=12.05)) == []
    assert kinds(ships(error=13.0)) == [("below", "error")]


def test_a_median_of_nothing_may_grow_by_half_a_km() -> None:
    floor = Floor(0.0, "2020-01-01", MEASURED, higher_is_better=False, unit="km")
    assert not is_worse(0.4, floor)
    assert is_worse(0.6, floor)


def test_other_data_are_not_compared_and_not_passed() -> None:
    assert kinds(ships(0.1, data="bb")) == [("data-differs", "ships")]


def test_what_was_not_measured_is_a_breach() -> None:
    assert kinds() == [("missing-suite", "ships")]
    assert kinds(replace(ships(), figures=ships().figures[:1])) == [("missing-figure", "error")]


def test_what_has_no_floor_is_a_breach() -> None:
    assert kinds(ships(), replace(ships(), suite="boats")) == [("not-pinned", "boats")]
    more = replace(ships(), figures=(*ships().figures, Figure("recall", 1.0, 10)))
    assert kinds(more) == [("not-pinned", "recall")]


def test_a_run_of_some_suites_is_held_to_theirs() -> None:
    assert kinds(floors=only(FLOORS, ["boats"])) == []
    assert kinds(ships(), floors=only(FLOORS, ["ships"])) == []


def test_a_breach_says_its_numbers() -> None:
    (breach,) = check([ships(0.5)], FLOORS)
    assert breach.line() == "ships: F1 is 0.5000, its floor 0.8000"


def test_a_floor_rises_with_what_was_measured_and_keeps_its_past() -> None:
    new = from_json(pin([ships(0.90)], FLOORS, on="2020-02-01", reasons={}))["ships"].figures["F1"]
    assert (new.value, new.set) == (0.89, "2020-02-01")
    assert new.history == (Past(0.80, "2020-01-01", MEASURED),)


def test_a_floor_stays_where_the_margin_would_lower_it() -> None:
    new = from_json(pin([ships(0.80)], FLOORS, on="2020-02-01", reasons={}))
    assert new["ships"].figures["F1"] == FLOORS["ships"].figures["F1"]


def test_a_fall_without_a_reason_is_refused() -> None:
    with pytest.raises(MarsadError, match="ships/F1"):
        pin([ships(0.70)], FLOORS, on="2020-02-01", reasons={"ships/F1": "  "})


def test_a_figure_may_not_vanish_without_a_reason() -> None:
    gone = replace(ships(), figures=ships().figures[:1])
    with pytest.raises(MarsadError, match="ships/error"):
        pin([gone], FLOORS, on="2020-02-01", reasons={})


def test_a_fall_with_a_reason_keeps_the_reason() -> None:
    why = "the rule for dusk was wrong and is gone"
    new = from_json(pin([ships(0.70)], FLOORS, on="2020-02-01", reasons={"ships/F1": why}))
    assert new["ships"].figures["F1"].reason == why
    assert new["ships"].figures["F1"].value == 0.69
    assert unexplained(new) == ()


def test_other_data_give_other_floors_and_say_so() -> None:
    new = from_json(pin([ships(0.70, data="bb")], FLOORS, on="2020-02-01", reasons={}))
    assert new["ships"].data_sha256 == "bb"
    assert new["ships"].figures["F1"].reason != MEASURED
    assert unexplained(new) == ()


def test_suites_that_were_not_measured_keep_their_floors() -> None:
    boats = replace(ships(), suite="boats")
    new = from_json(pin([boats], FLOORS, on="2020-02-01", reasons={}))
    assert list(new) == ["ships", "boats"]
    assert new["ships"] == FLOORS["ships"]


def test_a_floor_lowered_by_hand_is_found_out() -> None:
    floor = Floor(0.5, "2020-02-01", MEASURED, history=(Past(0.8, "2020-01-01", MEASURED),))
    silent = {"ships": SuiteFloors("aa", {"F1": floor})}
    assert unexplained(silent) == ("ships/F1",)
    assert lowered(FLOORS, silent, {}) == ("ships/F1", "ships/error")


@given(points=st.integers(0, 10_000), new=st.floats(0, 1))
def test_no_pin_without_reasons_ever_lowers_a_floor(points: int, new: float) -> None:
    old = points / 10_000
    floors = {"s": SuiteFloors("aa", {"F1": Floor(old, "2020-01-01", MEASURED)})}
    result = Result("s", "aa", (Figure("F1", new, 1),))
    try:
        after = from_json(pin([result], floors, on="2020-02-01", reasons={}))
    except MarsadError:
        assert is_worse(new, floors["s"].figures["F1"])
    else:
        assert after["s"].figures["F1"].value >= old


def test_the_shipped_floors_say_when_and_why_and_were_not_lowered_in_silence() -> None:
    floors = load_floors()
    assert unexplained(floors) == ()
    for pinned in floors.values():
        assert len(pinned.data_sha256) == 64
        assert all(f.set and f.reason for f in pinned.figures.values())


def test_every_suite_has_floors_and_no_other_has() -> None:
    assert set(load_floors()) == {s.name for s in SUITES}


def test_floors_survive_their_file() -> None:
    written = pin([ships(0.9)], FLOORS, on="2020-02-01", reasons={})
    assert from_json(json.loads(json.dumps(written))) == from_json(written)


def test_a_skill_below_zero_has_its_floor_below_zero() -> None:
    assert below(Figure("skill", -0.30, 10)) == pytest.approx(-0.31)
    assert below(Figure("F1", 0.005, 10)) == 0.0
