"""A release: the same id, the same bytes, on this desk and on a copy that was read again."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from small_desk import SmallDesk

from marsad.app import decide_commands
from marsad.app.main import run
from marsad.publishing.exports import FORMATS
from marsad.store.desk import open_desk
from marsad.store.held import drop_derived, events
from marsad.store.ledger import decisions
from marsad.store.library import documents
from marsad.store.releases import Release, release_path, releases

STRIKE = "An air strike killed 40 people in Sirte on 17 November, residents said.\n"
LATER = "The air strike in Sirte on 17 November killed nine people, the Red Crescent said.\n"
RALLY = "Some 200 people protested in Tobruk on 18 November against power cuts.\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDesk]:
    """Released on the 21st, and again on the 25th after a better toll came in."""
    with pytest.MonkeyPatch.context() as patch:
        made = SmallDesk(tmp_path_factory.mktemp("release"), patch)
        made.report("strike", STRIKE, source="Hill Wire", published="2017-11-18")
        made.report("rally", RALLY, source="Coast Radio", published="2017-11-19")
        made.on_day("2017-11-21")
        made("brief", "--from", "2017-11-15", "--to", "2017-11-21")
        made("release", "--period", "2017-11-15..2017-11-21")
        made.on_day("2017-11-24")
        made.report("crescent", LATER, source="Desert Post", published="2017-11-24")
        made.on_day("2017-11-25")
        made("release")
        yield made


def kept(desk: SmallDesk) -> tuple[Release, ...]:
    with open_desk(desk.folder) as opened:
        return releases(opened)


def files(desk: SmallDesk, one: Release) -> dict[str, bytes]:
    with open_desk(desk.folder) as opened:
        folder = release_path(opened, one.id)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def manifest(desk: SmallDesk, one: Release) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(desk, one)["manifest.json"])
    return found


def test_a_release_holds_every_format_the_brief_and_what_says_so(desk: SmallDesk) -> None:
    first, second = kept(desk)
    for one in (first, second):
        made = files(desk, one)
        data = {n for n in made if n.startswith("events.")}
        assert len(data) >= len(FORMATS)
        assert set(made) - data == {
            "brief.html", "brief.md", "brief.docx", "brief.pdf", "changes.json", "manifest.json",
            "SHA256SUMS",
        }  # fmt: skip
        told = manifest(desk, one)["files"]
        assert set(told) == set(made) - {"manifest.json", "SHA256SUMS"}
        for name, fact in told.items():
            assert fact["sha256"] == hashlib.sha256(made[name]).hexdigest()
        for line in made["SHA256SUMS"].decode().splitlines():
            digest, name = line.split("  ")
            assert digest == hashlib.sha256(made[name]).hexdigest()


def test_the_manifest_says_from_what_it_was_made(desk: SmallDesk) -> None:
    first, second = kept(desk)
    told = manifest(desk, first)
    assert (told["release"], told["previous_release"]) == (first.id, None)
    assert told["query"].startswith("events of 2017-11-15 to 2017-11-21")
    assert told["brief_of"] == ["2017-11-15", "2017-11-21"]
    assert told["agreement"].startswith("none")
    assert {(s["publisher"], s["documents"]) for s in told["sources"]} == {
        ("Hill Wire", 1), ("Coast Radio", 1),
    }  # fmt: skip
    assert manifest(desk, second)["previous_release"] == first.id
    with open_desk(desk.folder) as opened:
        rows = decisions(opened)
    assert told["ledger_head"] == rows[told["as_of"] - 1].digest
    assert rows[first.row - 1].subject == first.id


def test_the_change_list_goes_from_the_last_release_to_this_one(desk: SmallDesk) -> None:
    first, second = kept(desk)
    news = json.loads(files(desk, first)["changes.json"])
    assert (news["since"], {e["sort"] for e in news["events"]}) == (None, {"new"})
    changes = json.loads(files(desk, second)["changes.json"])
    assert changes["since"] == first.id
    (changed,) = (e for e in changes["events"] if e["sort"] == "changed")
    toll = next(f for f in changed["fields"] if f["field"] == "counts.killed")
    assert (toll["before"]["best"], toll["after"]["best"]) == (40, 9)
    assert toll["causes"][0]["verb"] == "document-added"
    assert any(changed["event"] in s["events"] for s in changes["sentences"])


def test_law_9_the_same_release_again_is_the_same_and_adds_no_row(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(desk, kept(desk)[1])
    rows = len(kept(desk))
    desk.on_day("2017-12-01")
    desk("release")
    assert f"the same {kept(desk)[1].id}" in capsys.readouterr().out
    assert len(kept(desk)) == rows
    assert files(desk, kept(desk)[1]) == before
    for one in kept(desk):
        desk("release", "--remake", one.id)


def test_law_5_a_copy_that_was_read_again_makes_the_same_bytes(
    desk: SmallDesk, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(desk.folder, copy)
    with open_desk(copy) as opened:
        drop_derived(opened)
    for words in (["read"], ["resolve"]):
        assert run([*words, "--desk", str(copy)]) == 0
    for one in kept(desk):
        into = tmp_path / one.id
        words = ["release", "--remake", one.id, "--out", str(into), "--desk", str(copy)]
        assert run(words) == 0
        assert {p.name: p.read_bytes() for p in into.iterdir()} == files(desk, one)
    assert run(["verify", "--desk", str(copy)]) == 0


def test_verify_finds_a_changed_and_a_lost_file(
    desk: SmallDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(desk.folder, copy)
    one = kept(desk)[0]
    assert run(["verify", "--desk", str(copy)]) == 0
    assert "2 releases" in capsys.readouterr().out
    (copy / "releases" / one.id / "events.csv").write_bytes(b"event_id\r\n")
    (copy / "releases" / one.id / "brief.md").unlink()
    assert run(["verify", "--desk", str(copy)]) == 1
    found = capsys.readouterr().out.splitlines()
    assert f"release: {one.id}: events.csv was changed" in found
    assert f"release: {one.id}: brief.md is missing" in found


def test_settings_of_today_do_not_move_a_release_of_yesterday(
    desk: SmallDesk, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(desk.folder, copy)
    (copy / "desk.toml").write_text('theatre = "Elsewhere"\nlicence = "CC0"\n', "utf-8")
    for one in kept(desk):
        assert run(["release", "--remake", one.id, "--desk", str(copy)]) == 0


def test_what_is_not_read_yet_is_not_released(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = SmallDesk(tmp_path, monkeypatch)
    made("release", code=1)
    assert "E-RELEASE-DUE" in capsys.readouterr().err
    path = made.reports / "late.txt"
    path.write_text(RALLY, "utf-8")
    made("add", str(path), "--source", "Coast Radio", "--published", "2017-11-19")
    made("release", code=1)
    assert "E-RELEASE-DUE" in capsys.readouterr().err
    made("release", "--remake", "release-none", code=1)
    assert "E-RELEASE-UNKNOWN" in capsys.readouterr().err
    made("release", "--period", "last week", code=2)
    assert "E-USAGE" in capsys.readouterr().err


def test_two_coders_agreement_is_released_and_a_purge_names_the_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = SmallDesk(tmp_path, monkeypatch)
    made.report("strike", STRIKE, source="Hill Wire", published="2017-11-18")
    made.report("rally", RALLY, source="Coast Radio", published="2017-11-19")
    with open_desk(made.folder) as opened:
        names = [e.id for e in events(opened)]
        report = documents(opened)[0].id
    for coder, standings in (("amal", ("refuted", "contested")), ("basim", ("refuted", "refuted"))):
        monkeypatch.setattr(decide_commands, "person", lambda coder=coder: coder)
        for name, standing in zip(names, standings, strict=False):
            made.decide("set-standing", name, {"standing": standing})
    made("release")
    (one,) = kept(made)
    (pair,) = manifest(made, one)["agreement"]
    assert (pair["coders"], pair["items"], pair["observed"]) == ([1, 2], 2, 0.5)
    assert pair["differ"] == [f"standing of {names[1]}"]
    assert b"amal" not in b"".join(files(made, one).values())
    capsys.readouterr()
    made("purge", report, "--reason", "court order")
    assert f"the release {one.id} quotes it" in capsys.readouterr().err
    made("verify")
    made("release", "--remake", one.id, code=1)
    assert "E-RELEASE-CHANGED" in capsys.readouterr().err
