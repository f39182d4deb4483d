"""A desk at a glance: everything counted by the database, nothing loaded."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from marsad.store.desk import DATABASE, Desk, looking, still
from marsad.store.foreign import row_counts
from marsad.store.ledger import adopted, ledger_head
from marsad.store.readings import ATTEMPTS
from marsad.store.upgrade import revision_of

BY_LANGUAGE = text(
    "SELECT coalesce(nullif(language, ''), 'unknown'), count(*) FROM document"
    " WHERE source_kind != 'dataset' GROUP BY 1 ORDER BY 2 DESC, 1"
)
TO_READ = text(
    "SELECT count(*) FILTER (WHERE coalesce(work.attempts, 0) < :attempts),"
    " count(*) FILTER (WHERE work.attempts >= :attempts)"
    " FROM document JOIN document_text ON document_text.seq = document.seq"
    " LEFT JOIN work ON work.document = document.id AND work.run = :run"
    " WHERE coalesce(work.state, '') != 'done' AND source_kind != 'dataset'"
)
KEPT_UNREAD = text(
    "SELECT count(DISTINCT document) FROM issue WHERE run = :run AND code = 'language-unread'"
)
THERE = text(
    "SELECT count(*) FROM document JOIN document_text ON document_text.seq = document.seq"
    " WHERE source_kind != 'dataset'"
)
REFUSED = text(
    "SELECT count(DISTINCT item), count(DISTINCT item) FILTER (WHERE at > :since) FROM receipt"
    " WHERE outcome IN ('refused', 'failed')"
)
STANDINGS = text("SELECT standing, count(*) FROM event GROUP BY 1 ORDER BY 2 DESC, 1")
ALIKE = text(
    "SELECT count(DISTINCT min(event.id, other.value) || ' ' || max(event.id, other.value))"
    " FROM event, json_each(event.json, '$.alike') AS other"
)
RESOLVE_DUE = text(
    "SELECT NOT EXISTS (SELECT 1 FROM fold) AND EXISTS (SELECT 1 FROM decision)"
    " OR EXISTS (SELECT 1 FROM fold, decision WHERE decision.seq > fold.as_of"
    " AND decision.verb NOT IN ('publish', 'release', 'dataset-imported', 'withhold',"
    " 'shield-name', 'disclose') AND NOT EXISTS (SELECT 1 FROM document"
    " WHERE document.added = decision.seq AND document.source_kind = 'dataset'))"
)
LAST = text(
    "SELECT subject, seq, at FROM decision WHERE verb = :verb ORDER BY seq DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Published:
    """The last brief or release: its id, its row in the ledger, and when."""

    id: str
    row: int
    at: str


@dataclass(frozen=True, slots=True)
class Glance:
    """What a desk holds and what waits. ``documents`` are counted by language, ``beside`` are the
    rows of data sets by name. ``to_read`` are documents that the adopted run has not
    read; ``left_aside`` failed three times; ``kept_unread`` are in languages that are not read.
    ``refused`` are items ever, each counted once, ``refused_since`` those since the last brief.
    ``folded`` is the ledger row that the events are of (``None``: never folded, or dropped since);
    they are due where the ledger has more than publishing after it. ``alike`` is how many pairs of
    events look alike, as ``marsad review`` lists them. Sizes are bytes."""

    documents: Mapping[str, int]
    beside: Mapping[str, int]
    purged: int
    published: tuple[str, str] | None
    to_read: int
    left_aside: int
    kept_unread: int
    refused: int
    refused_since: int
    claims: int
    events: Mapping[str, int]
    alike: int
    folded: int | None
    resolve_due: bool
    brief: Published | None
    briefs: int
    release: Published | None
    ledger_row: int
    ledger_head: str
    schema: str
    database_size: int
    archive_size: int


def glance(desk: Desk) -> Glance:
    """The desk as it is at this moment."""
    with still(desk) as view, looking(view) as connection:
        run = adopted(connection) or ""
        row, digest = ledger_head(connection)
        brief = _last(connection, "publish")
        to_read, aside = connection.execute(TO_READ, {"run": run, "attempts": ATTEMPTS}).one()
        since = brief.at if brief is not None else ""
        refused = connection.execute(REFUSED, {"since": since}).one()
        days = connection.execute(text("SELECT min(published), max(published) FROM document")).one()
        documents = _counted(connection, BY_LANGUAGE)
        there = connection.scalar(THERE) or 0
        return Glance(
            documents=documents,
            beside=row_counts(view),
            purged=sum(documents.values()) - there,
            published=None if days[0] is None else (days[0], days[1]),
            to_read=to_read,
            left_aside=aside,
            kept_unread=connection.scalar(KEPT_UNREAD, {"run": run}) or 0,
            refused=refused[0],
            refused_since=refused[1],
            claims=_number(connection, "SELECT count(*) FROM claim WHERE run = :run", run=run),
            events=_counted(connection, STANDINGS),
            alike=connection.scalar(ALIKE) or 0,
            folded=connection.scalar(text("SELECT as_of FROM fold")),
            resolve_due=bool(connection.scalar(RESOLVE_DUE)),
            brief=brief,
            briefs=_number(connection, "SELECT count(*) FROM brief"),
            release=_last(connection, "release"),
            ledger_row=row,
            ledger_head=digest,
            schema=revision_of(connection) or "",
            database_size=_size(desk.path / DATABASE),
            archive_size=_below(desk.path / "archive"),
        )


def _counted(connection: Connection, query: Any) -> dict[str, int]:
    return {row[0]: row[1] for row in connection.execute(query)}


def _number(connection: Connection, query: str, **values: str) -> int:
    return connection.scalar(text(query), values) or 0


def _last(connection: Connection, verb: str) -> Published | None:
    row = connection.execute(LAST, {"verb": verb}).first()
    return None if row is None else Published(row.subject, row.seq, row.at)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _below(folder: Path) -> int:
    total, waiting = 0, [folder] if folder.is_dir() else []
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(Path(entry.path))
                else:
                    total += entry.stat(follow_symlinks=False).st_size
    return total
