"""What was held then about some day: two times, and neither taken for the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_desk import SmallDesk

from marsad.app.main import run
from marsad.app.work.changing import position_on
from marsad.model.decisions import Decision

STRIKE = "An air strike killed 40 people in Sirte on 17 November, residents said.\n"
LATER = "The air strike in Sirte on 17 November killed nine people, the Red Crescent said.\n"
UNKNOWN = "On 17 November gunmen attacked a checkpoint near Zillah, killing two soldiers.\n"
OTHER = "Gunmen attacked a police station in Derna on 19 November, killing one officer.\n"
TOBRUK = {"name": "Tobruk", "lat": 32.08, "lon": 23.96, "country": "LBY"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDesk]:
    """Known on the 21st: a strike of the 17th and an attack of the 19th. On the 24th a better toll,
    another attack of the 17th, and a person who moves the strike to Tobruk."""
    with pytest.MonkeyPatch.context() as patch:
        made = SmallDesk(tmp_path_factory.mktemp("as-of"), patch)
        made.report("strike", STRIKE, source="Hill Wire", published="2017-11-18")
        made.on_day("2017-11-21")
        made.report("derna", OTHER, source="Coast Radio", published="2017-11-20")
        made.on_day("2017-11-24")
        made.report("crescent", LATER, source="Desert Post", published="2017-11-24")
        made.report("zillah", UNKNOWN, source="Desert Post", published="2017-11-24")
        strike = next(e for e in held(made, tmp_path_factory) if e["kind"]["value"].endswith("al"))
        made.decide("set-field", strike["id"], {"field": "where", "value": TOBRUK})
        yield made


def held(
    desk: SmallDesk, folder: Path | pytest.TempPathFactory, *words: str
) -> list[dict[str, Any]]:
    into = folder / "out" if isinstance(folder, Path) else folder.mktemp("out")
    desk("export", str(into), *words)
    rows = (into / "events.jsonl").read_text("utf-8").splitlines()
    return [json.loads(row) for row in rows]


def best(event: dict[str, Any]) -> list[int]:
    return [c["value"]["best"] for c in event["counts"] if c["value"]["of"] == "killed"]


SEVENTEENTH = ("--from", "2017-11-17", "--to", "2017-11-17")


def test_what_was_held_on_the_21st_about_the_17th(desk: SmallDesk, tmp_path: Path) -> None:
    (strike,) = held(desk, tmp_path, "--as-of", "2017-11-21", *SEVENTEENTH)
    assert (best(strike), strike["where"]["value"]["name"]) == ([40], "Sirte")
    assert strike["standing"]["voices"] == 1
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert manifest["query"].startswith("events of 2017-11-17 to 2017-11-17 as held at ledger row")


def test_what_is_held_now_about_the_17th(desk: SmallDesk, tmp_path: Path) -> None:
    events = held(desk, tmp_path, *SEVENTEENTH)
    assert len(events) == 2
    strike = next(e for e in events if e["kind"]["value"] == "assault.aerial")
    assert (best(strike), strike["where"]["value"]["name"]) == ([9], "Tobruk")
    assert strike["standing"]["voices"] == 2


def test_the_day_before_the_desk_knew_less(desk: SmallDesk, tmp_path: Path) -> None:
    assert len(held(desk, tmp_path, "--as-of", "2017-11-20")) == 1
    assert len(held(desk, tmp_path, "--as-of", "2017-11-22")) == 2
    assert held(desk, tmp_path, "--as-of", "2017-11-17") == []


def test_days_that_run_backwards_are_refused(
    desk: SmallDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["export", str(tmp_path), "--from", "2017-11-18", "--to", "2017-11-17"]
    assert run([*words, "--desk", str(desk.folder)]) == 1
    assert "E-PERIOD" in capsys.readouterr().err


def row(seq: int, at: str) -> Decision:
    return Decision(seq, at, "machine", "run-adopted", "run", "", "", "", "", "")


def test_a_day_is_a_position_by_the_ledger_s_own_times() -> None:
    ledger = (row(1, "2017-11-20T08:00:00Z"), row(2, "2017-11-20T23:59:59Z"),
              row(3, "2017-11-21T00:00:00Z"))  # fmt: skip
    days = [date(2017, 11, n) for n in (19, 20, 21, 22)]
    assert [position_on(ledger, d) for d in days] == [0, 2, 3, 3]


def test_a_clock_that_was_set_back_lets_no_later_row_in() -> None:
    ledger = (row(1, "2017-11-20T08:00:00Z"), row(2, "2017-11-25T08:00:00Z"),
              row(3, "2017-11-19T08:00:00Z"))  # fmt: skip
    assert position_on(ledger, date(2017, 11, 21)) == 1
