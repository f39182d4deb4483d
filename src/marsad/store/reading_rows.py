"""The rows of readings, written many at a time inside an open transaction.

Law 1: no claim is kept whose words do not stand in the stored text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, insert, literal, select
from sqlalchemy.dialects.sqlite import insert as upsert

from marsad.model.errors import LawBroken, MarsadError
from marsad.model.mentions import Reading
from marsad.model.spans import check_span
from marsad.store.codec import write_claim, write_reading
from marsad.store.library import load
from marsad.store.schema import (
    CLAIM,
    DOCUMENT,
    DOCUMENT_TEXT,
    FOLD,
    ISSUE,
    JUDGED,
    READING,
    RUN,
    WORK,
)


def save(connection: Connection, many: Sequence[Reading]) -> None:
    """Keeps these readings and marks their documents as done; of two of one document by one run
    the last. Raises as ``save_reading`` does."""
    last = {(found.run, found.document.id): found for found in many}
    for run in dict.fromkeys(run for run, _ in last):
        mine = {name: found for (of, name), found in last.items() if of == run}
        _save_of(connection, run, mine)


def _save_of(connection: Connection, run: str, many: Mapping[str, Reading]) -> None:
    """What one run read in these documents, each by its id."""
    seq, added = [], []
    query = select(DOCUMENT.c.id, DOCUMENT.c.seq, DOCUMENT.c.added, DOCUMENT_TEXT.c.text,
                   DOCUMENT_TEXT.c.rest).join(
        DOCUMENT_TEXT, DOCUMENT_TEXT.c.seq == DOCUMENT.c.seq, isouter=True
    )  # fmt: skip
    there = {row.id: row for row in connection.execute(query.where(DOCUMENT.c.id.in_(many)))}
    for name, found in many.items():
        if name not in there:
            load(connection, name)  # says that there is no such document
        if there[name].rest is None:
            raise MarsadError("E-DOC-PURGED", "a tombstone cannot be read", where=name)
        _check(found, name, there[name].text or "")
        seq.append(there[name].seq)
        added.append(there[name].added)
    ensure_run(connection, run)
    for table in (ISSUE, CLAIM, READING):
        mine = and_(table.c.run == run, table.c.document.in_(many))
        connection.execute(delete(table).where(mine))
    keys = {name: {"run": run, "document": name} for name in many}
    _enter(connection, READING, [
        {**keys[name], "json": write_reading(found)} for name, found in many.items()
    ])  # fmt: skip
    _enter(connection, CLAIM, [
        {**keys[name], "id": c.id, "ordinal": n, "kind": c.kind.value, "stance": c.stance.value,
         "realis": c.realis.value, "json": write_claim(c)}
        for name, found in many.items() for n, c in enumerate(found.claims)
    ])  # fmt: skip
    _enter(connection, ISSUE, [
        {**keys[name], "ordinal": n, **asdict(i)}
        for name, found in many.items() for n, i in enumerate(found.issues)
    ])  # fmt: skip
    mark(connection, run, many, "done", "")
    connection.execute(delete(FOLD).where(FOLD.c.run == run, FOLD.c.as_of >= min(added)))
    connection.execute(delete(JUDGED).where(JUDGED.c.run == run, JUDGED.c.documents >= min(seq)))


def _enter(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _check(found: Reading, document: str, text: str) -> None:
    for claim in found.claims:
        if claim.document != document or claim.run != found.run:
            raise LawBroken(1, f"claim {claim.id} is of another document or run")
        for span in claim.spans():
            check_span(span, text)


def mark(
    connection: Connection, run: str, documents: Iterable[str], state: str, note: str
) -> None:
    """Afterwards the documents stand so in this run."""
    fresh = [{"run": run, "document": name, "state": state, "attempts": 1, "note": note}
             for name in documents]  # fmt: skip
    again = {"state": state, "note": note}
    keys = ["run", "document"]
    connection.execute(
        upsert(WORK).on_conflict_do_update(index_elements=keys, set_=again), fresh
    )


def ensure_run(connection: Connection, run: str) -> None:
    """Afterwards there is a row for the run, a blank one if need be."""
    known = connection.scalar(select(literal(1)).where(RUN.c.id == run))
    if known is None:
        blank = {"marsad": "", "models": "", "registries": "", "started": ""}
        connection.execute(insert(RUN), {"id": run, **blank})
