"""A part of a desk: the events of some days, and what a brief says of the rest in numbers.

A desk of many years does not fit into one week's brief; nothing here loads it whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, func, not_, or_, select, text

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.model.mentions import SeriesClaim
from marsad.model.sources import DATASET
from marsad.model.watched import Watched
from marsad.store.codec import read_claim, read_event, read_series
from marsad.store.desk import Desk, looking, parts
from marsad.store.receipts import Receipt
from marsad.store.schema import (
    CLAIM,
    DOCUMENT,
    EVENT,
    EVENT_CLAIM,
    EVENT_NAME,
    ISSUE,
    JOINED,
    READING,
    RECEIPT,
    WORK,
)

Days = tuple[date, date]
SOURCES = text(
    "SELECT DISTINCT coalesce(json_extract(document_text.rest, '$.source.name'), '')"
    " FROM document JOIN document_text ON document_text.seq = document.seq"
    " WHERE document.added <= :as_of AND document.source_kind != 'dataset'"
)


def documents_published(desk: Desk, spans: Iterable[Days], as_of: int) -> tuple[str, ...]:
    """Ids of the documents published in one of these spans (both days included), in order."""
    here = or_(*(DOCUMENT.c.published.between(_iso(a), _iso(b)) for a, b in spans))
    query = select(DOCUMENT.c.id).where(here, DOCUMENT.c.added <= as_of)
    with looking(desk) as connection:
        return tuple(connection.scalars(query.order_by(DOCUMENT.c.seq)))


def newest_published(desk: Desk) -> date | None:
    """The newest day of publication of any document."""
    with looking(desk) as connection:
        found = connection.scalar(select(func.max(DOCUMENT.c.published)))
        return None if found is None else date.fromisoformat(found)


def places_of_events(
    desk: Desk, run: str, *, documents: Collection[str] = (), spans: Sequence[Days] = (),
    names: Collection[str] = (),
) -> frozenset[int]:  # fmt: skip
    """The places of the events that a claim of one of these documents is in, that touch one of
    these spans, or that go or went by one of these names."""
    found: set[int] = set()
    own = select(EVENT.c.ordinal).join(EVENT_CLAIM, EVENT_CLAIM.c.event == EVENT.c.id)
    own = own.join(CLAIM, and_(CLAIM.c.id == EVENT_CLAIM.c.claim, CLAIM.c.run == run))
    old = select(EVENT.c.ordinal).join(EVENT_NAME, EVENT_NAME.c.event == EVENT.c.id)
    with looking(desk) as connection:
        for some in parts(documents):
            found.update(connection.scalars(own.where(CLAIM.c.document.in_(some))))
        for some in parts(names):
            found.update(connection.scalars(select(EVENT.c.ordinal).where(EVENT.c.id.in_(some))))
            found.update(connection.scalars(old.where(EVENT_NAME.c.name.in_(some))))
        for span in spans:
            found.update(connection.scalars(select(EVENT.c.ordinal).where(_touches(span))))
    return frozenset(found)


def places_of_kinds(
    desk: Desk, kinds: Collection[str], countries: Collection[str], upto: date
) -> frozenset[int]:
    """The places of the events of these kinds in these countries or in none, up to a day."""
    where = and_(
        EVENT.c.kind.in_(tuple(kinds)), EVENT.c.country.in_(("", *countries)),
        func.coalesce(EVENT.c.earliest, EVENT.c.latest) <= _iso(upto),
    )  # fmt: skip
    with looking(desk) as connection:
        return frozenset(connection.scalars(select(EVENT.c.ordinal).where(where)))


def events_at(desk: Desk, places: Collection[int]) -> tuple[Event, ...]:
    """The events at these places, in order."""
    found: list[tuple[int, str]] = []
    query = select(EVENT.c.ordinal, EVENT.c.json)
    with looking(desk) as connection:
        for some in parts(sorted(places)):
            rows = connection.execute(query.where(EVENT.c.ordinal.in_(some)))
            found += [(row.ordinal, row.json) for row in rows]
    return tuple(read_event(held) for _, held in sorted(found))


def documents_of_claims(desk: Desk, run: str, claims: Collection[str]) -> tuple[str, ...]:
    """Ids of the documents that these claims are from."""
    found: dict[str, None] = {}
    query = select(CLAIM.c.document).where(CLAIM.c.run == run)
    with looking(desk) as connection:
        for some in parts(claims):
            found.update(dict.fromkeys(connection.scalars(query.where(CLAIM.c.id.in_(some)))))
    return tuple(found)


def claims_of(desk: Desk, run: str, documents: Collection[str]) -> tuple[Claim, ...]:
    """The claims of these documents, in the order of the library and the reading."""
    found: list[tuple[int, int, str]] = []
    query = select(DOCUMENT.c.seq, CLAIM.c.ordinal, CLAIM.c.json)
    query = query.join(DOCUMENT, DOCUMENT.c.id == CLAIM.c.document).where(CLAIM.c.run == run)
    with looking(desk) as connection:
        for some in parts(documents):
            rows = connection.execute(query.where(CLAIM.c.document.in_(some)))
            found += [(row.seq, row.ordinal, row.json) for row in rows]
    return tuple(read_claim(held) for _, _, held in sorted(found))


def series_of(
    desk: Desk, run: str, documents: Collection[str]
) -> tuple[tuple[SeriesClaim, str], ...]:
    """What these documents say of series of events, in the order of the library."""
    found: list[tuple[int, str, str]] = []
    query = select(DOCUMENT.c.seq, DOCUMENT.c.id, READING.c.json)
    query = query.join(DOCUMENT, DOCUMENT.c.id == READING.c.document)
    with looking(desk) as connection:
        for some in parts(documents):
            here = query.where(READING.c.run == run, READING.c.document.in_(some))
            found += [(row.seq, row.id, row.json) for row in connection.execute(here)]
    return tuple((s, name) for _, name, held in sorted(found) for s in read_series(held))


def watched(desk: Desk, run: str, as_of: int, code: str) -> Watched:
    """What the documents that were there at a ledger position let the desk see. Not read is what
    this run has not done yet, or has only noted with an issue ``code``."""
    done = and_(WORK.c.document == DOCUMENT.c.id, WORK.c.run == run, WORK.c.state == "done")
    noted = select(ISSUE.c.document).where(ISSUE.c.run == run, ISSUE.c.code == code)
    there = and_(DOCUMENT.c.added <= as_of, DOCUMENT.c.source_kind != DATASET)
    read = and_(WORK.c.state.is_not(None), DOCUMENT.c.id.not_in(noted))
    joined = DOCUMENT.join(WORK, done, isouter=True)
    by_day = select(DOCUMENT.c.published, func.max(read)).select_from(joined).where(there)
    by_day = by_day.where(DOCUMENT.c.published.is_not(None)).group_by(DOCUMENT.c.published)
    language = func.coalesce(func.nullif(DOCUMENT.c.language, ""), "unknown")
    unread = select(language, func.count()).select_from(joined).where(there, not_(read))
    with looking(desk) as connection:
        days = {date.fromisoformat(r[0]): bool(r[1]) for r in connection.execute(by_day)}
        many = select(func.count()).select_from(joined).where(there, read)
        return Watched(
            days=frozenset(days),
            days_read=frozenset(day for day, was_read in days.items() if was_read),
            sources=frozenset(connection.scalars(SOURCES, {"as_of": as_of})),
            read=connection.scalar(many) or 0,
            unread={r[0]: r[1] for r in connection.execute(unread.group_by(language))},
        )


def issue_counts(desk: Desk, run: str) -> dict[str, int]:
    """How often this run noted each code."""
    query = select(ISSUE.c.code, func.count()).where(ISSUE.c.run == run).group_by(ISSUE.c.code)
    with looking(desk) as connection:
        return {row[0]: row[1] for row in connection.execute(query.order_by(ISSUE.c.code))}


def receipts_but(desk: Desk, outcomes: Collection[str]) -> tuple[Receipt, ...]:
    """The receipts of other outcomes than these, oldest first."""
    columns = [c for c in RECEIPT.c if c.name != "seq"]
    query = select(*columns).where(RECEIPT.c.outcome.not_in(tuple(outcomes)))
    with looking(desk) as connection:
        rows = connection.execute(query.order_by(RECEIPT.c.seq)).mappings()
        return tuple(Receipt(**row) for row in rows)


def numbers_judged_after(desk: Desk, as_of: int) -> frozenset[int]:
    """The numbers of the events that claims of documents added after a ledger position joined."""
    query = select(JOINED.c.number).distinct()
    query = query.join(DOCUMENT, DOCUMENT.c.seq == JOINED.c.document)
    with looking(desk) as connection:
        return frozenset(connection.scalars(query.where(DOCUMENT.c.added > as_of)))


def _touches(span: Days) -> ColumnElement[bool]:
    first, last = _iso(span[0]), _iso(span[1])
    return or_(
        and_(EVENT.c.latest >= first, EVENT.c.earliest <= last),
        and_(EVENT.c.latest.between(first, last), EVENT.c.earliest.is_(None)),
        and_(EVENT.c.latest.is_(None), EVENT.c.earliest.between(first, last)),
    )


def _iso(day: date) -> str:
    return day.isoformat()
