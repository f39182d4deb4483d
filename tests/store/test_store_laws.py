"""Law 7 in the database itself: from any connection, with any settings."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from store_makers import brief_of

from marsad.store import Desk, claims, documents, head, save_brief


@pytest.fixture
def raw(full_desk: Desk) -> Iterator[sqlite3.Connection]:
    """A stranger's connection: no foreign keys, no recursive triggers."""
    claim, document = claims(full_desk, "run-first")[0], documents(full_desk)[0]
    save_brief(full_desk, brief_of(claim, document, *head(full_desk)), {"brief.md": b"told"})
    full_desk.close()
    connection = sqlite3.connect(Path(full_desk.path) / "desk.sqlite", isolation_level=None)
    connection.execute("PRAGMA recursive_triggers=OFF")
    connection.execute("PRAGMA foreign_keys=OFF")
    yield connection
    connection.close()


TABLES = ("decision", "document", "document_text", "brief", "brief_file")


def columns(raw: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]


def content(raw: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return raw.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("conflict", ["", "OR REPLACE", "OR IGNORE"])
def test_no_column_can_be_updated(raw: sqlite3.Connection, table: str, conflict: str) -> None:
    before = content(raw, table)
    assert before
    for column in columns(raw, table):
        with pytest.raises(sqlite3.IntegrityError, match="law 7"):
            raw.execute(f"UPDATE {conflict} {table} SET {column} = {column}")
    assert content(raw, table) == before


@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_deleted(raw: sqlite3.Connection, table: str) -> None:
    before = content(raw, table)
    with pytest.raises(sqlite3.IntegrityError, match="law 7"):
        raw.execute(f"DELETE FROM {table}")
    assert content(raw, table) == before


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("verb", ["INSERT", "INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE"])
def test_no_row_can_be_replaced(raw: sqlite3.Connection, table: str, verb: str) -> None:
    before = content(raw, table)
    with pytest.raises(sqlite3.IntegrityError, match="law 7"):
        raw.execute(f"{verb} INTO {table} SELECT * FROM {table} LIMIT 1")
    assert content(raw, table) == before


def test_a_document_cannot_be_replaced_by_its_id_under_a_new_number(
    raw: sqlite3.Connection,
) -> None:
    names = ", ".join(columns(raw, "document")[1:])
    for number in (3, 99):
        with pytest.raises(sqlite3.IntegrityError, match="law 7"):
            raw.execute(f"REPLACE INTO document SELECT {number}, {names} FROM document LIMIT 1")


def test_the_ledger_takes_the_next_row_only(raw: sqlite3.Connection) -> None:
    row = "'2024', 'x', 'undo', 's', '', '', '', ''"
    last = raw.execute("SELECT max(seq) FROM decision").fetchone()[0]
    for number, previous in ((last + 2, "0" * 64), (last + 1, "0" * 64), (-1, "0" * 64)):
        with pytest.raises(sqlite3.IntegrityError, match="law 7"):
            raw.execute(f"INSERT INTO decision VALUES ({number}, {row}, '{previous}', 'd')")
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(f"INSERT INTO decision VALUES (NULL, {row}, '{'0' * 64}', 'd')")


def test_words_cannot_come_back_or_go_for_another_documents_purge(
    raw: sqlite3.Connection,
) -> None:
    last, digest = raw.execute(
        "SELECT seq, digest FROM decision ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    first = raw.execute("SELECT id FROM document WHERE seq = 1").fetchone()[0]
    raw.execute(
        "INSERT INTO decision VALUES (?, '2024', 'x', 'purge', ?, '', '', 'r', '', ?, 'd')",
        (last + 1, first, digest),
    )
    raw.execute("DELETE FROM document_text WHERE seq = 1")
    with pytest.raises(sqlite3.IntegrityError, match="law 7"):
        raw.execute("DELETE FROM document_text WHERE seq = 2")
    with pytest.raises(sqlite3.IntegrityError, match="law 7"):
        raw.execute("INSERT INTO document_text VALUES (1, 't', 'text', '{}')")


def test_columns_are_strict(raw: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        raw.execute("INSERT INTO fold VALUES (7, 'soon', NULL)")
