"""What each run read in each document, and what is still to be read.

A document is marked before it is tried and again when it is done; one that kills the program is
found marked ``reading``, counted, and can be left aside after some attempts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, and_, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from marsad.model.claims import Claim
from marsad.model.mentions import Reading
from marsad.model.runs import Run
from marsad.model.sources import DATASET
from marsad.store.codec import read_claim, read_reading
from marsad.store.desk import Desk, looking, parts, writing
from marsad.store.library import load
from marsad.store.reading_rows import ensure_run, mark, save
from marsad.store.schema import (
    CLAIM,
    DOCUMENT,
    DOCUMENT_TEXT,
    ISSUE,
    READING,
    RUN,
    WORK,
)

ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Work:
    """How one document stands in one run: ``reading`` (begun, never ended), ``failed`` or
    ``done``; ``note`` says why it failed."""

    document: str
    state: str
    attempts: int
    note: str


@dataclass(frozen=True, slots=True)
class FoundIssue:
    """An issue of a reading, with where it was found."""

    run: str
    document: str
    code: str
    message: str
    start: int | None
    end: int | None


def save_run(desk: Desk, run: Run) -> None:
    """Afterwards the run is known; the same run saved again stays as it was first."""
    with writing(desk) as connection:
        known = connection.scalar(select(RUN.c.marsad).where(RUN.c.id == run.id))
        if known is None:
            connection.execute(insert(RUN), asdict(run))
        elif not known:
            fields = {k: v for k, v in asdict(run).items() if k != "id"}
            connection.execute(update(RUN).where(RUN.c.id == run.id).values(**fields))


def runs(desk: Desk) -> tuple[Run, ...]:
    """Every run that has read here, oldest first as they say themselves."""
    with looking(desk) as connection:
        rows = connection.execute(select(RUN).order_by(RUN.c.started, RUN.c.id)).mappings()
        return tuple(Run(**row) for row in rows)


def begin_reading(desk: Desk, run: str, documents: Iterable[str]) -> None:
    """Marks the documents as begun, before they are tried: one attempt more for each."""
    with writing(desk) as connection:
        ensure_run(connection, run)
        for identity in documents:
            fresh = {"run": run, "document": identity, "state": "reading", "attempts": 1,
                     "note": ""}  # fmt: skip
            again = {"state": "reading", "attempts": WORK.c.attempts + 1}
            connection.execute(
                upsert(WORK).values(fresh).on_conflict_do_update(
                    index_elements=["run", "document"], set_=again
                )
            )  # fmt: skip


def stop_reading(desk: Desk, run: str, documents: Iterable[str]) -> None:
    """Takes back that these documents were begun: a person stopped the reading, and no document is
    to blame."""
    with writing(desk) as connection:
        for identity in documents:
            here = and_(WORK.c.run == run, WORK.c.document == identity, WORK.c.state == "reading")
            connection.execute(update(WORK).where(here).values(attempts=WORK.c.attempts - 1))


def tried(desk: Desk, run: str) -> frozenset[str]:
    """Ids of documents that this run began and did not end: one of them may have ended it."""
    query = select(WORK.c.document).where(WORK.c.run == run, WORK.c.state != "done")
    with looking(desk) as connection:
        return frozenset(connection.scalars(query.where(WORK.c.attempts > 0)))


def fail_reading(desk: Desk, run: str, identity: str, note: str) -> None:
    """Marks one document as failed in this run, and why."""
    with writing(desk) as connection:
        ensure_run(connection, run)
        mark(connection, run, [identity], "failed", note)


def unread(desk: Desk, run: str, *, attempts: int | None = None) -> tuple[str, ...]:
    """Ids of documents this run has still to read, in library order; tombstones and the rows of
    data sets are not. With ``attempts``, those tried so often already are left aside."""
    here = and_(WORK.c.document == DOCUMENT.c.id, WORK.c.run == run)
    query = (
        select(DOCUMENT.c.id)
        .join(DOCUMENT_TEXT, DOCUMENT_TEXT.c.seq == DOCUMENT.c.seq)
        .join(WORK, here, isouter=True)
        .where(or_(WORK.c.state.is_(None), WORK.c.state != "done"))
        .where(DOCUMENT.c.source_kind != DATASET)
        .order_by(DOCUMENT.c.seq)
    )
    if attempts is not None:
        query = query.where(func.coalesce(WORK.c.attempts, 0) < attempts)
    with looking(desk) as connection:
        return tuple(connection.scalars(query))


def work(desk: Desk, run: str) -> tuple[Work, ...]:
    """How every document that this run has tried stands, in library order."""
    query = (
        select(WORK.c.document, WORK.c.state, WORK.c.attempts, WORK.c.note)
        .join(DOCUMENT, DOCUMENT.c.id == WORK.c.document)
        .where(WORK.c.run == run)
        .order_by(DOCUMENT.c.seq)
    )
    with looking(desk) as connection:
        return tuple(Work(**row) for row in connection.execute(query).mappings())


def save_reading(desk: Desk, reading: Reading) -> None:
    """Keeps a reading, its claims and issues, and marks the document as done, in one step.

    The same run reading the same document again replaces what it read. Events folded from this
    run as of a row at which the document was there are due again (``folded`` says so).

    Raises ``LawBroken`` (1) when a claim quotes words that do not stand in the stored text,
    ``MarsadError`` ``E-DOC-UNKNOWN`` or ``E-DOC-PURGED``.
    """
    save_readings(desk, [reading])


def save_readings(desk: Desk, many: Sequence[Reading]) -> None:
    """As ``save_reading``, all in one transaction or none."""
    with writing(desk) as connection:
        for some in parts(many):
            save(connection, some)


def readings(desk: Desk, run: str) -> tuple[Reading, ...]:
    """Everything this run read, in library order."""
    query = select(READING.c.document, READING.c.json).where(READING.c.run == run)
    with looking(desk) as connection:
        held = {row.document: row.json for row in connection.execute(query)}
        by_document: dict[str, list[Claim]] = {}
        for claim in walk_claims(connection, run):
            by_document.setdefault(claim.document, []).append(claim)
        ids = connection.scalars(select(DOCUMENT.c.id).order_by(DOCUMENT.c.seq)).all()
        return tuple(
            read_reading(held[i], load(connection, i), tuple(by_document.get(i, ())))
            for i in ids
            if i in held
        )


def reading(desk: Desk, run: str, identity: str) -> Reading | None:
    """What this run read in one document; ``None`` when it has not read it."""
    here = and_(READING.c.run == run, READING.c.document == identity)
    with looking(desk) as connection:
        held = connection.scalar(select(READING.c.json).where(here))
        if held is None:
            return None
        found = tuple(walk_claims(connection, run, document=identity))
        return read_reading(held, load(connection, identity), found)


def claims(desk: Desk, run: str, as_of: int | None = None) -> tuple[Claim, ...]:
    """The claims of one run in the order of the library and, within a document, of the reading;
    with ``as_of`` only those of documents that were there at that ledger position."""
    with looking(desk) as connection:
        return tuple(walk_claims(connection, run, as_of))


def claims_after(desk: Desk, run: str, place: int, as_of: int) -> tuple[Claim, ...]:
    """As ``claims``, of the documents that come after a place in the library."""
    with looking(desk) as connection:
        return tuple(walk_claims(connection, run, as_of, after=place))


def issues(desk: Desk, run: str) -> tuple[FoundIssue, ...]:
    """Every issue of a run, in the order of the library."""
    columns = [c for c in ISSUE.c if c.name != "ordinal"]
    query = select(*columns).join(DOCUMENT, DOCUMENT.c.id == ISSUE.c.document)
    query = query.where(ISSUE.c.run == run).order_by(DOCUMENT.c.seq, ISSUE.c.ordinal)
    with looking(desk) as connection:
        return tuple(FoundIssue(**row) for row in connection.execute(query).mappings())


def walk_claims(
    connection: Connection,
    run: str,
    as_of: int | None = None,
    document: str | None = None,
    after: int | None = None,
) -> Iterable[Claim]:
    """As ``claims``, one at a time, inside an open transaction."""
    query = select(CLAIM.c.json).join(DOCUMENT, DOCUMENT.c.id == CLAIM.c.document)
    query = query.where(CLAIM.c.run == run).order_by(DOCUMENT.c.seq, CLAIM.c.ordinal)
    if as_of is not None:
        query = query.where(DOCUMENT.c.added <= as_of)
    if after is not None:
        query = query.where(DOCUMENT.c.seq > after)
    if document is not None:
        query = query.where(CLAIM.c.document == document)
    return (read_claim(text) for text in connection.scalars(query))
