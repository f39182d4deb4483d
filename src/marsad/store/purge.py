"""The one exception of law 7: a purge ordered by law or to protect a person.

Order of the deed: first one transaction (the decision with its reason, then words, index entries,
quotes and events go), then the bytes. Killed in between, the same purge ordered again ends it, and
``verify`` says that it is due. The ledger, the document's row and published briefs stay.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, text, update

from marsad.model.decisions import Decision
from marsad.model.errors import LawBroken
from marsad.model.hashing import canonical_json
from marsad.model.sources import Document
from marsad.store.archive import remove_bytes
from marsad.store.codec import read_brief
from marsad.store.desk import Desk, looking, writing
from marsad.store.held import clear_events
from marsad.store.ledger import chain
from marsad.store.library import load
from marsad.store.schema import (
    BRIEF,
    CLAIM,
    DECISION,
    DOCUMENT,
    DOCUMENT_TEXT,
    ISSUE,
    READING,
    RECEIPT,
    VISIT,
    WORK,
)
from marsad.store.tombstones import bury_claim, bury_reading

SHORTEST_QUOTE = 4
ANY_EVENTS = text("SELECT EXISTS (SELECT 1 FROM fold) OR EXISTS (SELECT 1 FROM event)")


@dataclass(frozen=True, slots=True)
class PurgeReport:
    """What a purge did. ``bytes_gone`` is false while ``same_bytes`` (other documents with these
    very bytes) need them; ``same_text`` are other documents with the same text, ``briefs`` the
    published briefs and ``ledger`` the earlier decisions that quote the document: they stay, and
    a person must judge them (``ledger`` is known the first time only: then the text was there).
    ``events_due`` says that the events were dropped and must be folded again. ``log_gone`` is
    false while another program holds the database's log open, with old pages in it; it goes when
    that program ends."""

    document: str
    decision: int
    bytes_gone: bool
    same_bytes: tuple[str, ...]
    same_text: tuple[str, ...]
    briefs: tuple[str, ...]
    ledger: tuple[int, ...]
    claims: int
    events_due: bool
    log_gone: bool


def purge(desk: Desk, identity: str, *, reason: str, at: str, by: str) -> PurgeReport:
    """Afterwards nothing of the document's words is left in the desk but hashes, and places and
    codes of its claims. Purging it again ends what was left over, without a second decision.

    Raises ``LawBroken`` (7) without a reason, ``MarsadError`` ``E-DOC-UNKNOWN``.
    """
    if not reason.strip():
        raise LawBroken(7, "a purge states its reason")
    with writing(desk) as connection:
        gone = load(connection, identity)
        decision = _purge_decision(connection, identity)
        ledger = _rows_quoting(connection, gone)
        if decision is None:
            decision = _decide(connection, gone, reason, at, by)
        connection.execute(delete(DOCUMENT_TEXT).where(DOCUMENT_TEXT.c.seq == _seq(identity)))
        buried = _bury_readings(connection, identity)
        _forget_address(connection, gone)
        had_events = bool(connection.scalar(ANY_EVENTS))
        clear_events(connection)
        connection.execute(text("INSERT INTO document_fts(document_fts) VALUES ('optimize')"))
    bytes_gone, same_bytes = _remove_bytes(desk, gone)
    log_gone = _forget_log(desk)
    with looking(desk) as connection:
        return PurgeReport(
            identity, decision, bytes_gone, same_bytes,
            _others(connection, gone, "text_sha256"), _quoting(connection, identity),
            ledger, buried, had_events, log_gone,
        )  # fmt: skip


def unused_bytes(connection: Connection, digest: str) -> bool:
    """True when no document that still has its words was made from these bytes."""
    query = (
        select(func.count())
        .select_from(DOCUMENT)
        .join(DOCUMENT_TEXT, DOCUMENT_TEXT.c.seq == DOCUMENT.c.seq)
        .where(DOCUMENT.c.raw_sha256 == digest)
    )
    return connection.scalar(query) == 0


def _decide(connection: Connection, gone: Document, reason: str, at: str, by: str) -> int:
    before = canonical_json({"raw_sha256": gone.raw_sha256, "text_sha256": gone.text_sha256})
    after = canonical_json({"tombstone": True})
    draft = Decision(0, at, by, "purge", gone.id, before, after, reason, "", "")
    return chain(connection, [draft])[0].seq


def _purge_decision(connection: Connection, identity: str) -> int | None:
    query = select(DECISION.c.seq).where(
        DECISION.c.verb == "purge", DECISION.c.subject == identity
    )
    found: int | None = connection.scalar(query)
    return found


def _seq(identity: str) -> object:
    return select(DOCUMENT.c.seq).where(DOCUMENT.c.id == identity).scalar_subquery()


def _bury_readings(connection: Connection, identity: str) -> int:
    mine = select(CLAIM.c.run, CLAIM.c.id, CLAIM.c.json).where(CLAIM.c.document == identity)
    rows = connection.execute(mine).all()
    for row in rows:
        here = (CLAIM.c.run == row.run) & (CLAIM.c.id == row.id)
        connection.execute(update(CLAIM).where(here).values(json=bury_claim(row.json)))
    kept = select(READING.c.run, READING.c.json).where(READING.c.document == identity)
    for found in connection.execute(kept).all():
        here = (READING.c.run == found.run) & (READING.c.document == identity)
        connection.execute(update(READING).where(here).values(json=bury_reading(found.json)))
    connection.execute(delete(ISSUE).where(ISSUE.c.document == identity))
    connection.execute(update(WORK).where(WORK.c.document == identity).values(note=""))
    connection.execute(
        update(RECEIPT).where(RECEIPT.c.document == identity).values(item="", message="", how="")
    )
    return len(rows)


def _forget_address(connection: Connection, gone: Document) -> None:
    """What was asked of the document's address, also when it gave nothing new."""
    connection.execute(delete(VISIT).where(VISIT.c.raw_sha256 == gone.raw_sha256))
    if gone.locator:
        asked = RECEIPT.c.document.is_(None) & (RECEIPT.c.item == gone.locator)
        connection.execute(update(RECEIPT).where(asked).values(item="", message="", how=""))


def _remove_bytes(desk: Desk, gone: Document) -> tuple[bool, tuple[str, ...]]:
    with writing(desk) as connection:
        if unused_bytes(connection, gone.raw_sha256):
            remove_bytes(desk.path, gone.raw_sha256)
            return True, ()
        return False, _others(connection, gone, "raw_sha256")


def _others(connection: Connection, gone: Document, column: str) -> tuple[str, ...]:
    query = (
        select(DOCUMENT.c.id)
        .join(DOCUMENT_TEXT, DOCUMENT_TEXT.c.seq == DOCUMENT.c.seq)
        .where(DOCUMENT.c[column] == getattr(gone, column), DOCUMENT.c.id != gone.id)
        .order_by(DOCUMENT.c.seq)
    )
    return tuple(connection.scalars(query))


def _quoting(connection: Connection, identity: str) -> tuple[str, ...]:
    held = [read_brief(j) for j in connection.scalars(select(BRIEF.c.json).order_by(BRIEF.c.seq))]
    return tuple(
        b.id for b in held if any(n.document == identity and not n.tombstone for n in b.footnotes)
    )


def _rows_quoting(connection: Connection, gone: Document) -> tuple[int, ...]:
    own = ("document-added", "publish")
    query = select(DECISION).where(DECISION.c.verb.not_in(own)).order_by(DECISION.c.seq)
    return tuple(
        row.seq
        for row in connection.execute(query)
        if any(
            len(said.strip()) >= SHORTEST_QUOTE and said.strip() in gone.text
            for column in (row.before, row.after, row.reason)
            for said in _strings(column)
        )
    )


def _strings(column: str) -> Iterator[str]:
    try:
        left = [json.loads(column)]
    except json.JSONDecodeError:
        left = [column]
    while left:
        node = left.pop()
        if isinstance(node, str):
            yield node
        elif isinstance(node, list):
            left += node
        elif isinstance(node, dict):
            left += node.values()


def _forget_log(desk: Desk) -> bool:
    # The write-ahead log still holds the old pages until it is folded into the database.
    raw = desk.engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        row = cursor.fetchone()
        cursor.close()
    finally:
        raw.close()
    return row is not None and row[0] == 0
