"""The power may go at any moment: what was reported as done is there, and the desk verifies."""

from __future__ import annotations

from pathlib import Path

import pytest
from power_loss import Disk, recorded
from sqlalchemy import event as sql_event
from store_makers import AT, RUN, brief_of, fold, reading_of, report

from marsad.store import (
    Desk,
    Incoming,
    add_document,
    add_documents,
    append_decision,
    claims,
    decisions,
    documents,
    head,
    open_desk,
    purge,
    save_brief,
    save_events,
    save_reading,
    save_release,
    verify,
)
from marsad.store.desk import looking

FILES = {"brief.html": b"<p>Four</p>", "brief.md": b"Four\n"}


def worked(folder: Path, disk: Disk) -> list[tuple[int, str, str]]:
    """A week's work on a desk, with what was reported as done after which step: step, kind, id."""
    said: list[tuple[int, str, str]] = []
    with open_desk(folder, create=True) as desk:
        steps_of_commits(desk, disk)
        for locator in ("item-1", "item-2", "item-3"):
            document, raw = report(locator=locator, raw=f"<p>{locator}</p>".encode())
            add_document(desk, document, raw, lineage="lineage-a", at=AT, by="machine")
            said.append((len(disk.steps), "added", document.id))
            save_reading(desk, reading_of(document))
        append_decision(desk, at=AT, by="machine", verb="run-adopted", subject=RUN)
        as_of, top = head(desk)
        found = claims(desk, RUN)
        save_events(desk, fold(found, decisions(desk), documents(desk)), as_of=as_of)
        brief = brief_of(found[0], documents(desk)[0], as_of, top)
        save_brief(desk, brief, FILES)
        said.append((len(disk.steps), "published", brief.id))
        save_release(desk, "release-1", {"as_of": as_of, "head": top}, FILES, at=AT, by="amal")
        said.append((len(disk.steps), "released", "release-1"))
        purge(desk, documents(desk)[2].id, reason="asked", at=AT, by="amal")
        said.append((len(disk.steps), "purged", documents(desk)[2].id))
    return said


def steps_of_commits(desk: Desk, disk: Disk) -> None:
    @sql_event.listens_for(desk.engine, "commit")
    def about_to(_: object) -> None:
        disk.step("about to commit")

    @sql_event.listens_for(desk.engine, "checkin")
    def done(*_: object) -> None:
        disk.step("connection given back")


@pytest.fixture
def cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Disk, list[tuple[int, str, str]]]:
    folder = tmp_path / "desk"
    with recorded(folder, tmp_path / "cuts", monkeypatch) as disk:
        said = worked(folder, disk)
        disk.step("closed")
    return disk, said


def test_whenever_the_power_goes_the_desk_verifies_and_nothing_reported_is_lost(
    cut: tuple[Disk, list[tuple[int, str, str]]],
) -> None:
    disk, said = cut
    opened = 0
    for number, step in enumerate(disk.steps, start=1):
        copy = disk.snapshots / f"{number:04}"
        if not (copy / "desk.sqlite").is_file():
            continue
        with open_desk(copy) as desk:
            opened += 1
            found = list(verify(desk, fold).findings)
            due = {f.code for f in found}
            assert due <= {"purge"}, (step, [f.line() for f in found])
            ledger = {(d.verb, d.subject) for d in decisions(desk)}
            for after, kind, identity in said:
                if after <= number:
                    verb = {"added": "document-added", "published": "publish",
                            "released": "release", "purged": "purge"}[kind]  # fmt: skip
                    assert (verb, identity) in ledger, (step, kind)
            if due:
                purge(desk, said[-1][2], reason="asked", at=AT, by="amal")
                assert verify(desk, fold).ok
    assert opened > 30


def test_what_a_row_names_is_on_the_disk_before_the_row_is(
    cut: tuple[Disk, list[tuple[int, str, str]]],
) -> None:
    steps = cut[0].steps
    commits = [n for n, step in enumerate(steps) if step == "about to commit"]
    files = [n for n, step in enumerate(steps) if step.startswith("file archive/")]
    assert len(files) == 3
    for at in files:
        folder = "folder " + steps[at].removeprefix("file ").rsplit("/", 1)[0]
        synced = steps.index(folder, at)
        assert synced < next(n for n in commits if n > at)
    for room in ("briefs", "releases"):
        last = max(n for n, s in enumerate(steps) if s.startswith(f"file {room}/"))
        assert steps.index(f"folder {room}", last) < next(n for n in commits if n > last)


def test_of_many_added_at_once_all_are_on_the_disk_before_any_row_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [report(locator=f"item-{n}", raw=f"<p>{n}</p>".encode()) for n in range(30)]
    with recorded(tmp_path / "desk", tmp_path / "cuts", monkeypatch) as disk:
        with open_desk(tmp_path / "desk", create=True) as desk:
            steps_of_commits(desk, disk)
            items = [Incoming(document, raw, "lineage-a") for document, raw in many]
            assert all(add_documents(desk, items, at=AT, by="machine"))
            whole = disk.steps.index("about to commit", disk.steps.index("folder archive"))
        files = [n for n, step in enumerate(disk.steps) if step.startswith("file archive/")]
        assert len(files) == 30
        assert max(files) < whole
        for at in files:
            assert disk.steps.index("folder " + disk.steps[at][5:].rsplit("/", 1)[0], at) < whole
        disk.step("closed")
    for number in range(files[0] + 1, len(disk.steps) + 1):
        with open_desk(disk.snapshots / f"{number:04}") as desk:
            assert verify(desk, fold).ok
            assert len(documents(desk)) in (0, 30)


def test_a_commit_is_on_the_disk_before_it_is_reported(desk: Desk) -> None:
    with looking(desk) as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


@pytest.mark.parametrize("kept", [0.0, 0.3, 0.7, 0.99])
def test_a_log_torn_in_the_middle_of_a_commit_loses_that_commit_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: float
) -> None:
    folder = tmp_path / "desk"
    with recorded(folder, tmp_path / "cuts", monkeypatch) as disk, open_desk(
        folder, create=True
    ) as desk:
        first, raw = report(locator="item-1")
        add_document(desk, first, raw, lineage="lineage-a", at=AT, by="machine")
        whole = (folder / "desk.sqlite-wal").stat().st_size
        second, more = report(locator="item-2", raw=b"<p>other</p>")
        add_document(desk, second, more, lineage="lineage-a", at=AT, by="machine")
        disk.step("both added")
    copy = disk.snapshots / f"{len(disk.steps):04}"
    log = copy / "desk.sqlite-wal"
    grown = log.stat().st_size - whole
    with log.open("r+b") as file:
        file.truncate(whole + int(grown * kept))
    with open_desk(copy) as torn:
        assert [d.id for d in documents(torn)] == [first.id]
        assert verify(torn).ok
