"""The part of ``verify`` that looks at words: library, archive, ledger records, every quote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import Connection, select

from marsad.model.claims import Claim
from marsad.model.errors import LawBroken
from marsad.model.hashing import sha256_bytes, sha256_text
from marsad.model.mentions import Reading
from marsad.model.sources import Document
from marsad.model.spans import check_span
from marsad.store.archive import archived, archived_digests
from marsad.store.codec import read_claim, read_reading
from marsad.store.library import record_digests, walk
from marsad.store.schema import CLAIM, DECISION, DOCUMENT, DOCUMENT_TEXT, READING
from marsad.store.tombstones import claim_is_buried


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: its code, what it is about, and what is wrong with it."""

    code: str
    subject: str
    detail: str

    def line(self) -> str:
        """The finding as one line."""
        return " ".join(f"{self.code}: {self.subject}: {self.detail}".split())


def check_library(
    connection: Connection, desk: Path, counts: dict[str, int], notes: list[str]
) -> Iterator[Finding]:
    """Texts, records and archived bytes; ``counts`` and ``notes`` are added to."""
    counts.update(documents=0, tombstones=0, files=0)
    wanted: dict[str, str] = {}
    released: dict[str, str] = {}
    for document in walk(connection):
        counts["documents"] += 1
        if document.purged:
            counts["tombstones"] += 1
            released.setdefault(document.raw_sha256, document.id)
            continue
        wanted.setdefault(document.raw_sha256, document.id)
        if sha256_text(document.text) != document.text_sha256:
            yield Finding("text", document.id, "the text is not its hash")
    yield from _check_records(connection)
    for digest in archived_digests(desk):
        counts["files"] += 1
        if digest in wanted:
            raw = archived(desk, digest)
            if raw is None or sha256_bytes(raw) != digest:
                yield Finding("bytes", wanted[digest], "the archived bytes were changed")
            del wanted[digest]
        elif digest in released:
            yield Finding("purge", released[digest], "its bytes are still here: purge it again")
        else:
            notes.append(f"archived bytes {digest} belong to no document (an add was stopped)")
    for document_id in wanted.values():
        yield Finding("bytes", document_id, "the archived bytes are lost")


def check_readings(connection: Connection, counts: dict[str, int]) -> Iterator[Finding]:
    """Every quote of every claim and mention of every run against the stored text."""
    counts.update(claims=0, readings=0)
    for document in walk(connection):
        query = select(CLAIM).where(CLAIM.c.document == document.id)
        for row in connection.execute(query.order_by(CLAIM.c.run, CLAIM.c.ordinal)).all():
            counts["claims"] += 1
            columns = (row.kind, row.stance, row.realis)
            yield from _check_claim(row.id, columns, row.json, document)
        mine = select(READING.c.run, READING.c.json).where(READING.c.document == document.id)
        for row in connection.execute(mine.order_by(READING.c.run)).all():
            counts["readings"] += 1
            yield from _check_reading(row.run, row.json, document)


def _check_records(connection: Connection) -> Iterator[Finding]:
    added = {
        row.seq: row
        for row in connection.execute(
            select(DECISION.c.seq, DECISION.c.subject, DECISION.c.after).where(
                DECISION.c.verb == "document-added"
            )
        )
    }
    purged = set(
        connection.scalars(select(DECISION.c.subject).where(DECISION.c.verb == "purge"))
    )
    words = (DOCUMENT_TEXT.c.title, DOCUMENT_TEXT.c.text, DOCUMENT_TEXT.c.rest)
    query = select(DOCUMENT, *words).join(
        DOCUMENT_TEXT, DOCUMENT_TEXT.c.seq == DOCUMENT.c.seq, isouter=True
    )
    bare = [column.name for column in DOCUMENT.c]
    for row in connection.execute(query.order_by(DOCUMENT.c.seq)).mappings():
        said = added.pop(row["added"], None)
        try:
            record = json.loads(said.after) if said and said.subject == row["id"] else {}
        except json.JSONDecodeError:
            record = {}
        mine = record_digests({k: row[k] for k in bare}, dict(row))
        if record.get("row") != mine[0]:
            yield Finding("record", row["id"], "its row is not what the ledger says was added")
        if row["rest"] is None:
            if row["id"] not in purged:
                yield Finding("record", row["id"], "its words are gone without a purge")
        elif row["id"] in purged:
            yield Finding("purge", row["id"], "its words are still here: purge it again")
        elif record.get("whole") != mine[1]:
            yield Finding("record", row["id"], "its words are not what the ledger says were added")
    for lost in added.values():
        yield Finding("record", lost.subject, "was added, but is not in the library")


def _check_claim(
    identity: str, columns: tuple[str, str, str], held: str, document: Document
) -> Iterator[Finding]:
    try:
        claim: Claim = read_claim(held)
    except (ValidationError, LawBroken) as error:
        yield Finding("reading", identity, f"the claim cannot be loaded: {error}")
        return
    if claim.id != identity or claim.document != document.id:
        yield Finding("reading", identity, "the claim is filed under another name")
    if columns != (claim.kind.value, claim.stance.value, claim.realis.value):
        yield Finding("reading", identity, "the columns of its row are not what the claim says")
    if document.purged:
        if not claim_is_buried(claim):
            yield Finding("purge", document.id, f"claim {identity} still quotes it: purge it again")
        return
    for span in claim.spans():
        try:
            check_span(span, document.text)
        except LawBroken as error:
            yield Finding("quote", identity, error.what)


def _check_reading(run: str, held: str, document: Document) -> Iterator[Finding]:
    try:
        reading: Reading = read_reading(held, document, ())
    except (ValidationError, LawBroken) as error:
        yield Finding("reading", document.id, f"what {run} read cannot be loaded: {error}")
        return
    kinds = (reading.places, reading.locations, reading.times, reading.actors, reading.series)
    mentions = [(m.start, m.end, m.text) for kind in kinds for m in kind]
    if document.purged and (mentions or reading.issues):
        yield Finding("purge", document.id, f"what {run} read still quotes it: purge it again")
        return
    for start, end, words in mentions:
        if document.text[start:end] != words:
            yield Finding("quote", document.id, f"the text at {start}:{end} is not {words!r}")
