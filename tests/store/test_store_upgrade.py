"""A desk made by an older program is brought to today's schema, with all that is in it, or it stays
as it was."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic import command, op
from alembic.config import Config
from store_makers import AT, RUN, brief_of, fold, reading_of, report

from marsad.store import (
    Desk,
    Receipt,
    add_document,
    add_receipts,
    append_decision,
    brief_files,
    briefs,
    claims,
    decisions,
    documents,
    events,
    events_in_box,
    folded,
    head,
    issues,
    lineages,
    open_desk,
    original,
    purge,
    readings,
    receipts,
    releases,
    runs,
    save_brief,
    save_events,
    save_reading,
    save_release,
    search,
    unread,
    verify,
    work,
)
from marsad.store.desk import DATABASE, engine_for
from marsad.store.schema import HEAD, METADATA, REVISIONS
from marsad.store.upgrade import revision_of

FILES = {"brief.html": b"<p>Four</p>", "brief.md": b"Four\n"}
LOOKS: dict[str, Callable[[Desk], Any]] = {
    "documents": documents, "lineages": lineages, "ledger": decisions, "head": head,
    "runs": runs, "readings": lambda d: readings(d, RUN), "claims": lambda d: claims(d, RUN),
    "issues": lambda d: issues(d, RUN), "work": lambda d: work(d, RUN),
    "unread": lambda d: unread(d, RUN), "events": events, "folded": folded,
    "places": lambda d: events_in_box(d, 11, 23, 13, 25), "briefs": briefs,
    "releases": releases, "search": lambda d: search(d, "mayor"),
    "files": lambda d: [brief_files(d, b.id) for b in briefs(d)],
    "originals": lambda d: [original(d, x.id) for x in documents(d)],
    "receipts": receipts,
}  # fmt: skip


def old_desk(folder: Path, revision: str) -> None:
    """An empty desk as the program of that revision made it."""
    for name in ("", "archive", "briefs"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    engine = engine_for(folder / DATABASE)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        config = Config()
        config.set_main_option("script_location", "marsad.store:migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        assert revision_of(connection) == revision
    engine.dispose()


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk of today with a row in every table that an old one had."""
    folder = tmp_path_factory.mktemp("today") / "desk"
    with open_desk(folder, create=True) as desk:
        for locator in ("item-1", "item-2", "item-3", "item-4"):
            document, raw = report(locator=locator, raw=f"<p>{locator}</p>".encode())
            add_document(desk, document, raw, lineage="lineage-a", at=AT, by="machine")
            if locator != "item-4":
                save_reading(desk, reading_of(document))
        add_receipts(desk, [
            Receipt(AT, "item-1", "added", documents(desk)[0].id),
            Receipt(AT, "item-9", "refused", None, "E-INTAKE-EMPTY", "there is no text in it"),
        ])  # fmt: skip
        append_decision(desk, at=AT, by="machine", verb="run-adopted", subject=RUN)
        append_decision(desk, at=AT, by="amal", verb="reject-claim", reason="Misread.",
                        subject=claims(desk, RUN)[1].id)  # fmt: skip
        purge(desk, documents(desk)[2].id, reason="A person asked.", at=AT, by="amal")
        as_of, top = head(desk)
        given = fold(claims(desk, RUN), decisions(desk), documents(desk))
        save_events(desk, [replace(e, also_known_as=(f"event-old-{n}",))
                           for n, e in enumerate(given)], as_of=as_of)  # fmt: skip
        brief = brief_of(claims(desk, RUN)[0], documents(desk)[0], as_of, top)
        save_brief(desk, brief, FILES)
        save_release(desk, "release-1", {"as_of": as_of, "head": top}, FILES, at=AT, by="amal")
    return folder


def as_of_revision(today: Path, folder: Path, revision: str) -> Path:
    """The same desk as a program of that revision would have written it: only the tables and
    columns that it had, row by row under its own triggers."""
    old_desk(folder, revision)
    for room in ("archive", "briefs", "releases"):
        shutil.copytree(today / room, folder / room, dirs_exist_ok=True)
    source = sqlite3.connect(today / DATABASE)
    target = sqlite3.connect(folder / DATABASE, isolation_level=None)
    target.execute("PRAGMA foreign_keys = ON")
    known = {row[0] for row in target.execute("SELECT name FROM sqlite_master")}
    for table in [t.name for t in METADATA.sorted_tables if t.name in known] + ["event_box"]:
        columns = [row[1] for row in target.execute(f"PRAGMA table_info({table})")]
        named = ", ".join(f'"{c}"' for c in columns)
        marks = ", ".join("?" for _ in columns)
        for row in source.execute(f"SELECT {named} FROM {table} ORDER BY rowid").fetchall():
            target.execute(f"INSERT INTO {table} ({named}) VALUES ({marks})", row)
    source.close()
    target.close()
    return folder


def raw(folder: Path) -> list[Any]:
    """Everything that the database file holds, tables, triggers and rows."""
    base = sqlite3.connect(folder / DATABASE)
    try:
        made = base.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        tables = [t.name for t in METADATA.sorted_tables if t.name in dict(made)]
        rows = [base.execute(f"SELECT * FROM {t} ORDER BY rowid").fetchall() for t in tables]
        return [made, rows, base.execute("SELECT * FROM alembic_version").fetchall()]
    finally:
        base.close()


def looked_at(folder: Path) -> dict[str, Any]:
    with open_desk(folder) as desk:
        return {name: look(desk) for name, look in LOOKS.items()}


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_older_desk_reads_verifies_and_resolves_as_before(
    today: Path, tmp_path: Path, revision: str
) -> None:
    expected = looked_at(today)
    assert all(expected[name] for name in LOOKS)
    old = as_of_revision(today, tmp_path / "desk", revision)
    assert looked_at(old) == expected
    with open_desk(old) as desk:
        assert verify(desk).lines() == ()
        with desk.engine.connect() as connection:
            assert revision_of(connection) == HEAD
        document, more = report(locator="item-5", raw=b"<p>five</p>")
        assert add_document(desk, document, more, lineage="lineage-a", at=AT, by="machine")
        save_reading(desk, reading_of(document))
        given = fold(claims(desk, RUN), decisions(desk), documents(desk))
        save_events(desk, given, as_of=head(desk)[0])
        assert verify(desk, fold).lines() == ()


@pytest.mark.parametrize("revision", REVISIONS[:-1])
@pytest.mark.parametrize("killed", [False, True])
def test_an_upgrade_that_is_stopped_leaves_the_old_desk_whole(
    today: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, revision: str, killed: bool
) -> None:
    old = as_of_revision(today, tmp_path / "desk", revision)
    before = raw(old)
    add = op.add_column
    calls: list[object] = []

    def stopped(*words: Any, **more: Any) -> None:
        calls.append(words)
        add(*words, **more)
        if len(calls) == 2:
            if killed:
                os.kill(os.getpid(), signal.SIGKILL)
            raise RuntimeError("stopped")

    with monkeypatch.context() as patch:
        patch.setattr(op, "add_column", stopped)
        if killed:
            child = os.fork()
            if child == 0:
                open_desk(old)
                os._exit(0)
            assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        else:
            with pytest.raises(RuntimeError, match="stopped"):
                open_desk(old)
    assert raw(old) == before
    assert looked_at(old) == looked_at(today)


def test_the_first_schema_becomes_todays(tmp_path: Path) -> None:
    old_desk(tmp_path, "0001")
    with open_desk(tmp_path) as desk:
        document, raw_bytes = report()
        assert add_document(desk, document, raw_bytes, lineage="lineage-a", at=AT, by="machine")
        assert documents(desk) == (document,)
        assert verify(desk).ok
