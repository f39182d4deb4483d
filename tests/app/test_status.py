"""A desk at a glance: what it holds and what waits, counted and not loaded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from small_desk import SmallDesk

from marsad.app.main import run

STRIKE = "An air strike killed four people in Sirte on 17 November, residents said.\n"
DENIED = "The national army denied an air strike in Sirte on 17 November.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallDesk:
    return SmallDesk(tmp_path, monkeypatch)


def told(desk: SmallDesk, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    desk("status", "--json")
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_an_empty_desk_has_nothing_and_nothing_due(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    found = told(desk, capsys)
    assert (found["documents"], found["claims"], found["events"]) == ({}, 0, {})
    assert not found["resolve_due"]
    assert found["theatre"] == "Libya"
    desk("status")
    lines = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert lines["due"] == "nothing"


def test_what_was_added_is_due_to_be_read_and_what_was_decided_to_be_resolved(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.report("strike", STRIKE, source="Hill Wire", published="2017-11-18")
    before = told(desk, capsys)
    assert (before["to_read"], before["resolve_due"]) == (0, False)
    more = desk.reports / "more"
    more.mkdir()
    (more / "two.txt").write_text(DENIED, "utf-8")
    (more / "ar.txt").write_text(
        "سقطت قذائف على الميناء يوم الثلاثاء، قال المدير في بيان له.", "utf-8"
    )
    (more / "no.txt").write_bytes(b"\x00\x01")
    desk("add", str(more), code=3)
    after = told(desk, capsys)
    assert after["to_read"] == 2
    assert after["resolve_due"]
    assert after["documents"] == {"en": 2, "ar": 1}
    assert (after["refused"], after["refused_since"]) == (1, 1)
    desk("read")
    desk("resolve")
    done = told(desk, capsys)
    assert (done["to_read"], done["kept_unread"], done["resolve_due"]) == (0, 1, False)


def test_an_item_refused_twice_is_one_and_what_a_brief_named_is_not_since_it(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = desk.reports / "old.doc"
    bad.write_bytes(b"x")
    desk.report("strike", STRIKE, source="Hill Wire", published="2017-11-18")
    desk("add", str(bad), code=3)
    desk("add", str(bad), code=3)
    desk("brief")  # at the same moment, by the clock of the test
    found = told(desk, capsys)
    assert (found["refused"], found["refused_since"]) == (1, 0)
    desk.on_day("2017-11-20")
    desk("add", str(bad), code=3)
    found = told(desk, capsys)
    assert (found["refused"], found["refused_since"]) == (1, 1)


def test_what_is_kept_unread_is_not_told_as_read(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk.reports / "a.txt").write_text(STRIKE, "utf-8")
    (desk.reports / "b.txt").write_text(
        "Les habitants disent que les marchés restent fermés et que le carburant manque.", "utf-8"
    )
    desk("add", str(desk.reports))
    capsys.readouterr()
    desk("read")
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["read 1 report, 1 claim", "kept unread: 1 in language fr"]


def test_publishing_makes_nothing_due_and_is_named(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.report("strike", STRIKE, source="Hill Wire", published="2017-11-18")
    desk("brief")
    found = told(desk, capsys)
    assert not found["resolve_due"]
    assert found["brief"]["row"] == found["ledger_row"]
    desk("status")
    assert found["brief"]["id"] in capsys.readouterr().out


def test_a_missing_desk_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", "--desk", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("marsad: E-DESK-MISSING")
