"""Does everything still hold? Every hash, every quote, every link, the whole chain, every event.

Nothing is raised for what is found: each finding is a line with a code. The codes:

``schema`` a table, trigger or index is not as made · ``database`` damage or a broken link that
SQLite finds · ``chain`` the ledger was changed · ``record`` a library row is not what the ledger
says · ``text`` a text is not its hash · ``bytes`` archived bytes lost or changed · ``purge`` a
purge is not ended · ``quote`` words that do not stand in their text · ``reading`` a claim or
reading that cannot be loaded · ``index`` a search or box index is not what it indexes ·
``events`` events are not what claims and decisions give · ``brief`` a published brief was changed ·
``release`` a release was changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pydantic import ValidationError
from sqlalchemy import Connection, select, text

from marsad.model.claims import Claim
from marsad.model.decisions import Decision, check_chain
from marsad.model.errors import LawBroken, MarsadError
from marsad.model.events import Event
from marsad.model.hashing import sha256_bytes, sha256_text
from marsad.model.sources import Document
from marsad.store.briefs import brief_path, file_hashes, head_at
from marsad.store.codec import read_brief, write_event
from marsad.store.desk import Desk, engine_for, looking, writing
from marsad.store.held import fold_of, numbered_boxes, placed_events
from marsad.store.ledger import ledger_rows
from marsad.store.library import walk
from marsad.store.readings import walk_claims
from marsad.store.releases import check_releases
from marsad.store.schema import BRIEF, DECISION
from marsad.store.upgrade import upgrade
from marsad.store.verify_words import Finding, check_library, check_readings

Refold = Callable[
    [tuple[Claim, ...], tuple[Decision, ...], tuple[Document, ...]], tuple[Event, ...]
]
SCHEMA = text(
    "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    " AND name NOT LIKE 'document_fts_%' AND name NOT LIKE 'event_box_%' ORDER BY name"
)

INDEX_CHECK = text("INSERT INTO document_fts(document_fts, rank) VALUES ('integrity-check', 1)")


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was found wrong, what is only worth knowing, and how much was looked at."""

    findings: tuple[Finding, ...]
    notes: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]

    @property
    def ok(self) -> bool:
        """True when nothing is wrong."""
        return not self.findings

    def lines(self) -> tuple[str, ...]:
        """The findings, one line each."""
        return tuple(f.line() for f in self.findings)


def verify(desk: Desk, refold: Refold | None = None) -> VerifyReport:
    """Checks the whole desk against itself and changes nothing.

    ``refold`` makes events from claims, decisions and documents as of one ledger position (the
    caller's resolver); without it the stored events are not compared. Only a desk that cannot be
    opened or read at all raises ``MarsadError``.
    """
    findings: list[Finding] = []
    notes: list[str] = []
    counts: dict[str, int] = {}
    with looking(desk) as connection:
        findings += _check_schema(connection)
        findings += _check_ledger(connection, counts, notes)
        findings += check_library(connection, desk.path, counts, notes)
        findings += check_readings(connection, counts)
        findings += _check_briefs(connection, desk, counts)
        findings += check_releases(connection, desk, counts)
        findings += _check_events(connection, refold, counts, notes)
    findings += _check_search(desk, notes)
    return VerifyReport(tuple(findings), tuple(notes), tuple(counts.items()))


def _check_schema(connection: Connection) -> Iterator[Finding]:
    for row in connection.execute(text("PRAGMA integrity_check(20)")).scalars():
        if row != "ok":
            yield Finding("database", "desk.sqlite", row)
    for broken in connection.execute(text("PRAGMA foreign_key_check")):
        yield Finding("database", str(broken[0]), f"row {broken[1]} points to no {broken[2]}")
    engine = engine_for(None)
    try:
        upgrade(engine)
        with engine.connect() as fresh:
            expected = _made(fresh)
    finally:
        engine.dispose()
    found = _made(connection)
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            said = "is missing" if name not in found else "is not as it was made"
            yield Finding("schema", name, said)


def _check_search(desk: Desk, notes: list[str]) -> Iterator[Finding]:
    # SQLite wants the right to write for this look; it is given back unused.
    try:
        with writing(desk) as connection:
            connection.execute(INDEX_CHECK)
    except MarsadError as error:
        if error.code == "E-DESK-BROKEN":
            yield Finding("index", "document_fts", "the search index is not what the texts give")
        else:
            notes.append(f"the search index was not checked ({error.what})")


def _check_boxes(
    connection: Connection, placed: tuple[tuple[int, Event], ...]
) -> Iterator[Finding]:
    expected = {box_id for box_id, _ in numbered_boxes(placed)}
    found = set(connection.execute(text("SELECT id FROM event_box")).scalars())
    if found != expected or connection.scalar(text("SELECT rtreecheck('event_box')")) != "ok":
        yield Finding("index", "event_box", "the box index is not what the events give")


def _made(connection: Connection) -> dict[str, str]:
    return {row.name: row.sql for row in connection.execute(SCHEMA)}


def _check_ledger(
    connection: Connection, counts: dict[str, int], notes: list[str]
) -> Iterator[Finding]:
    counts["decisions"] = 0
    try:
        rows = ledger_rows(connection)
        counts["decisions"] = len(rows)
        check_chain(rows)
        back = [b.seq for a, b in pairwise(rows) if b.at < a.at]
        if back:
            notes.append(f"the clock went back: ledger row {back[0]} is dated before the one above"
                         f" it ({len(back)} such rows); their order is that of their numbers")
    except LawBroken as error:
        yield Finding("chain", "ledger", error.what)


def _check_briefs(
    connection: Connection, desk: Desk, counts: dict[str, int]
) -> Iterator[Finding]:
    counts["briefs"] = 0
    query = select(BRIEF, DECISION.c.after).join(
        DECISION, DECISION.c.seq == BRIEF.c.published, isouter=True
    )
    for row in connection.execute(query.order_by(BRIEF.c.seq)):
        counts["briefs"] += 1
        if head_at(connection, row.as_of) != row.head:
            yield Finding("brief", row.id, "its head is not the ledger's at that position")
        if sha256_text(row.json) not in (row.after or ""):
            yield Finding("brief", row.id, "its tree is not what the ledger says was published")
        try:
            read_brief(row.json)
        except (ValidationError, LawBroken) as error:
            yield Finding("brief", row.id, f"its tree cannot be loaded: {error}")
        for name, digest in file_hashes(connection, row.id).items():
            path = brief_path(desk, row.id) / name
            if not path.is_file():
                yield Finding("brief", row.id, f"{name} is missing")
            elif sha256_bytes(path.read_bytes()) != digest:
                yield Finding("brief", row.id, f"{name} was changed")
            if digest not in (row.after or ""):
                yield Finding("brief", row.id, f"{name} is not what the ledger says")


def _check_events(
    connection: Connection, refold: Refold | None, counts: dict[str, int], notes: list[str]
) -> Iterator[Finding]:
    counts["events"] = 0
    fold = fold_of(connection)
    if fold is None:
        notes.append("the events are due to be resolved")
        return
    as_of, run = fold
    try:
        placed = placed_events(connection)
        stored = tuple(event for _, event in placed)
        given = tuple(walk_claims(connection, run, as_of)) if run is not None else ()
        decided = ledger_rows(connection, as_of)
    except (ValidationError, LawBroken) as error:
        yield Finding("events", "events", f"they cannot be loaded: {error}")
        return
    counts["events"] = len(stored)
    yield from _check_boxes(connection, placed)
    if as_of > counts["decisions"]:
        yield Finding("chain", "ledger", f"the events were folded as of row {as_of}: rows are lost")
    known = {claim.id for claim in given}
    for event in stored:
        for claim in event.claims:
            if claim not in known:
                yield Finding("events", event.id, f"rests on {claim}, which is not there")
    if refold is None:
        notes.append("the events were not folded again")
        return
    try:
        again = {e.id: e for e in refold(given, decided, tuple(walk(connection, as_of)))}
    except MarsadError as error:
        yield Finding("events", "events", f"they cannot be folded again: {error}")
        return
    held = {e.id: e for e in stored}
    for identity in sorted(held.keys() | again.keys()):
        if identity not in again:
            yield Finding("events", identity, "is held, but nothing gives it")
        elif identity not in held:
            yield Finding("events", identity, "is given, but not held")
        elif write_event(held[identity]) != write_event(again[identity]):
            yield Finding("events", identity, "is not as claims and decisions give it")
