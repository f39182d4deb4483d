"""Opening a desk: there is one, there is none, it is newer, it is locked, it is broken."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from store_makers import AT

from marsad.model.errors import MarsadError
from marsad.store import Desk, append_decision, head, open_desk, verify
from marsad.store.desk import looking
from marsad.store.schema import METADATA, REVISIONS


def test_a_new_desk_is_a_folder_and_verifies(tmp_path: Path) -> None:
    with open_desk(tmp_path / "a" / "desk", create=True) as desk:
        assert verify(desk).ok
    assert sorted(p.name for p in (tmp_path / "a" / "desk").iterdir()) == [
        "archive", "briefs", "desk.sqlite",
    ]  # fmt: skip


def test_what_was_written_is_there_when_opened_again(tmp_path: Path) -> None:
    with open_desk(tmp_path, create=True) as desk:
        append_decision(desk, at=AT, by="amal", verb="desk-opened", subject="Valley")
        written = head(desk)
    with open_desk(tmp_path) as desk:
        assert head(desk) == written


def test_missing_and_existing_desks_are_errors(tmp_path: Path) -> None:
    with pytest.raises(MarsadError, match="E-DESK-MISSING"):
        open_desk(tmp_path / "none")
    open_desk(tmp_path, create=True).close()
    with pytest.raises(MarsadError, match="E-DESK-EXISTS"):
        open_desk(tmp_path, create=True)


def test_a_creation_that_was_stopped_can_be_done_again(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "desk.sqlite").touch()
    with open_desk(tmp_path, create=True) as desk:
        assert verify(desk).ok


def test_a_desk_of_a_newer_program_is_not_touched(tmp_path: Path) -> None:
    open_desk(tmp_path, create=True).close()
    connection = sqlite3.connect(tmp_path / "desk.sqlite", isolation_level=None)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(MarsadError, match="E-DESK-NEWER"):
        open_desk(tmp_path)


def test_a_file_that_is_no_database_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "desk.sqlite").write_bytes(b"not a database, but long enough to be read" * 30)
    with pytest.raises(MarsadError, match="E-DESK-BROKEN"):
        open_desk(tmp_path)


def test_a_second_writer_is_told_that_the_desk_is_locked(tmp_path: Path) -> None:
    open_desk(tmp_path, create=True).close()
    other = sqlite3.connect(tmp_path / "desk.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_desk(tmp_path, wait_s=0.05) as desk:
        assert head(desk)[0] == 0
        with pytest.raises(MarsadError, match="E-DESK-LOCKED"):
            append_decision(desk, at=AT, by="amal", verb="merge", subject="s")
        other.execute("ROLLBACK")
        append_decision(desk, at=AT, by="amal", verb="merge", subject="s")
        assert head(desk)[0] == 1
    other.close()


@pytest.mark.parametrize(
    ("setting", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("recursive_triggers", 1),
     ("secure_delete", 1), ("busy_timeout", 30000)],
)  # fmt: skip
def test_a_desk_is_opened_with_its_settings(desk: Desk, setting: str, value: object) -> None:
    with looking(desk) as connection:
        assert connection.exec_driver_sql(f"PRAGMA {setting}").scalar() == value


def test_the_migrations_make_the_tables_of_the_schema(desk: Desk) -> None:
    def ours(_: object, name: str | None, kind: str, *__: object) -> bool:
        return kind != "table" or not str(name).startswith(("document_fts", "event_box"))

    with desk.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": ours, "compare_type": True}
        )
        assert compare_metadata(context, METADATA) == []


def test_the_program_knows_every_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "marsad.store:migrations")
    steps = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(reversed([step.revision for step in steps])) == REVISIONS
