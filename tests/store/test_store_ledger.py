"""The ledger has no gaps and every row follows the one before."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_makers import AT, report, tamper

from marsad.model.decisions import GENESIS, VERBS, check_chain
from marsad.model.errors import LawBroken, MarsadError
from marsad.store import (
    Desk,
    add_document,
    adopted_run,
    append_decision,
    decisions,
    head,
    open_desk,
    verify,
)

LONE = ("document-added", "purge", "release")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ROWS = st.lists(
    st.tuples(st.sampled_from([v for v in VERBS if v not in LONE]), TEXTS, TEXTS, TEXTS),
    min_size=1, max_size=12,
)  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(rows=ROWS, data=st.data())
def test_whatever_is_appended_verifies_and_whatever_is_changed_is_found(
    rows: list[tuple[str, str, str, str]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder), create=True) as desk:
        made = [
            append_decision(desk, at=AT, by="amal", verb=v, subject=s, after=a, reason=r)
            for v, s, a, r in rows
        ]
        assert decisions(desk) == tuple(made)
        assert head(desk) == (len(rows), made[-1].digest)
        check_chain(decisions(desk))
        assert verify(desk).ok
        changed = data.draw(st.integers(1, len(rows)))
        tamper(desk, f"UPDATE decision SET reason = reason || '!' WHERE seq = {changed}")
        assert ("chain", f"ledger row {changed} was changed after it was written") in {
            (f.code, f.detail) for f in verify(desk).findings
        }


def test_an_empty_ledger_has_the_genesis_head(desk: Desk) -> None:
    assert head(desk) == (0, GENESIS)
    assert decisions(desk) == ()


def test_a_lost_row_is_found(desk: Desk) -> None:
    for subject in "abc":
        append_decision(desk, at=AT, by="amal", verb="merge", subject=subject)
    tamper(desk, "DELETE FROM decision WHERE seq = 2")
    assert [f.code for f in verify(desk).findings] == ["chain"]


def test_rows_lost_at_the_end_are_found_by_the_documents_they_added(desk: Desk) -> None:
    document, raw = report()
    add_document(desk, document, raw, lineage="a", at=AT, by="machine")
    tamper(desk, "DELETE FROM decision WHERE seq = 1")
    assert {f.code for f in verify(desk).findings} == {"database", "record"}


def test_a_missing_trigger_is_found(desk: Desk) -> None:
    connection = sqlite3.connect(desk.path / "desk.sqlite")
    connection.execute("DROP TRIGGER decision_update")
    connection.close()
    assert [f.line() for f in verify(desk).findings] == ["schema: decision_update: is missing"]


def test_deeds_and_unknown_verbs_are_not_appended(desk: Desk) -> None:
    for verb in LONE:
        with pytest.raises(MarsadError, match="E-LEDGER-VERB"):
            append_decision(desk, at=AT, by="amal", verb=verb, subject="s", reason="r")
    with pytest.raises(LawBroken):
        append_decision(desk, at=AT, by="amal", verb="forget", subject="s")
    assert head(desk)[0] == 0


def test_the_ledger_can_be_read_up_to_a_row(desk: Desk) -> None:
    for run in ("run-a", "run-b"):
        append_decision(desk, at=AT, by="amal", verb="run-adopted", subject=run)
    assert [d.subject for d in decisions(desk, 1)] == ["run-a"]
    assert (adopted_run(desk, 0), adopted_run(desk, 1), adopted_run(desk)) == (
        None, "run-a", "run-b",
    )  # fmt: skip


def test_many_writers_make_one_chain(desk: Desk) -> None:
    def write(by: str) -> None:
        for number in range(10):
            append_decision(desk, at=AT, by=by, verb="merge", subject=str(number))

    threads = [Thread(target=write, args=(f"person-{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check_chain(decisions(desk))
    assert head(desk)[0] == 40
