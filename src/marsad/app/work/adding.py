"""``marsad add``: items become documents in the library, each with a receipt. What was reported as
added survives a kill; the same command run again finds it known and goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from marsad.app.clock import MACHINE
from marsad.intake import (
    Item,
    LineageBook,
    LineageRow,
    Refusal,
    Seen,
    book_of,
    fetch,
    lineage_of,
    read_item,
    signature,
    supersedes,
)
from marsad.intake.refusals import REFUSED
from marsad.model.errors import MarsadError
from marsad.model.hashing import sha256_bytes
from marsad.model.sources import DATASET, Document
from marsad.store.desk import Desk
from marsad.store.library import Incoming, add_with_receipts, shelved
from marsad.store.receipts import Receipt
from marsad.store.visits import Visit, keep_visits, visit_of

BATCH = 25
TRIES = 20
ADDED, KNOWN = "added", "known"
Print = Callable[[Receipt], None]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is known of the library while adding: lineages, the newest of each locator, and up to
    which place of the library."""

    book: LineageBook
    newest: dict[tuple[str, str], Document]
    place: int


def shelf_of(desk: Desk) -> Shelf:
    """The shelf of everything the library holds."""
    rows: list[LineageRow] = []
    newest: dict[tuple[str, str], Document] = {}
    place = 0
    for seq, lineage, document in shelved(desk, 0):
        place = seq
        if document.purged or document.source.kind == DATASET:
            continue
        rows.append(LineageRow(document.id, signature(document), lineage))
        newest[(document.source.name, document.locator)] = document
    return Shelf(book_of(rows), newest, place)


@dataclass(frozen=True, slots=True)
class Taken:
    """One item on its way in: its receipt, the document where there is one, and what to keep of
    the visit to its address."""

    receipt: Receipt
    document: Document | None = None
    raw: bytes = b""
    seen: Seen | None = None


def take(
    items: Iterable[Item],
    *,
    at: str,
    by: str,
    limit: int,
    default_source: str | None = None,
    default_published: date | None = None,
) -> Iterator[Taken]:
    """Each item as a document or with the receipt of its refusal; bytes are fetched once."""
    for item in items:
        fetched = fetch(item, limit=limit)
        found = read_item(
            fetched, received=at, limit=limit, default_source=default_source,
            default_published=default_published,
        )  # fmt: skip
        raw = fetched.raw or b""
        receipt = Receipt(
            at, found.locator, ADDED, by=by, how=item.how,
            raw_sha256=sha256_bytes(raw) if raw else "", message=item.beside.note,
        )  # fmt: skip
        seen = item.beside.seen
        if isinstance(found, Refusal):
            kept = seen if found.outcome != REFUSED else None
            yield Taken(replace(
                receipt, outcome=found.outcome, code=found.code, message=found.message
            ), seen=kept)  # fmt: skip
        else:
            yield Taken(replace(receipt, document=found.id), found, raw, seen)


def seen_by(desk: Desk) -> Callable[[str], Seen | None]:
    """What ``desk`` saw at an address before."""

    def seen(url: str) -> Seen | None:
        visit = visit_of(desk, url)
        return Seen(url, visit.etag, visit.modified, visit.at) if visit is not None else None

    return seen


def add_items(desk: Desk, items: Iterable[Taken], *, at: str, show: Print) -> list[Receipt]:
    """Adds all of them, some in a transaction with their receipts; ``show`` is called for each once
    it is durable. What comes from an address is waited for, so it is put down at once, and its
    visit after it. Where another program adds reports at the same time, they are taken into account
    as if they had been there. Raises ``MarsadError`` ``E-DESK-MOVED`` where there is no end of
    them."""
    shelf = shelf_of(desk)
    done: list[Receipt] = []
    batch: list[Taken] = []
    for taken in items:
        batch.append(taken)
        if len(batch) == BATCH or taken.seen is not None:
            shelf = _add_batch(desk, shelf, batch, at, show, done)
            batch = []
    _add_batch(desk, shelf, batch, at, show, done)
    return done


def _add_batch(
    desk: Desk, shelf: Shelf, batch: list[Taken], at: str, show: Print, done: list[Receipt]
) -> Shelf:
    for _ in range(TRIES):
        try:
            shelf, receipts = _tried(desk, shelf, batch, at)
        except MarsadError as error:
            if error.code != "E-DESK-MOVED":
                raise
            shelf = shelf_of(desk)
        else:
            break
    else:
        shelf, receipts = _tried(desk, shelf, batch, at)
    keep_visits(desk, _visits(batch, receipts))
    for receipt in receipts:
        show(receipt)
    done += receipts
    return shelf


def _tried(
    desk: Desk, shelf: Shelf, batch: list[Taken], at: str
) -> tuple[Shelf, tuple[Receipt, ...]]:
    incoming: list[Incoming] = []
    book, newest = shelf.book, dict(shelf.newest)
    for taken in batch:
        if taken.document is None:
            continue
        document = taken.document
        known = book.lineage(document.id) is not None
        lineage, book = lineage_of(document, book)
        key = (document.source.name, document.locator)
        earlier = newest.get(key)
        if not known and earlier is not None and supersedes(document, earlier):
            document = replace(document, supersedes=earlier.id)
        if not known:
            newest[key] = document
        incoming.append(Incoming(document, taken.raw, lineage))
    fresh = 0

    def receipts_for(flags: Sequence[bool]) -> list[Receipt]:
        nonlocal fresh
        fresh, added = sum(flags), iter(flags)
        return [
            taken.receipt if taken.document is None
            else _receipt(taken.receipt, taken.document, next(added), book)
            for taken in batch
        ]  # fmt: skip

    receipts = add_with_receipts(
        desk, incoming, receipts_for, upon=shelf.place, at=at, by=MACHINE
    )
    return Shelf(book, newest, shelf.place + fresh), receipts


def _visits(batch: Sequence[Taken], receipts: Sequence[Receipt]) -> Iterator[Visit]:
    """The visits to keep, now that what they brought is durable."""
    for taken, receipt in zip(batch, receipts, strict=True):
        seen = taken.seen
        if seen is not None and (seen.etag or seen.modified):
            yield Visit(seen.url, receipt.at, seen.etag, seen.modified, receipt.raw_sha256)


def _receipt(receipt: Receipt, document: Document, added: bool, book: LineageBook) -> Receipt:
    notes = [receipt.message] if receipt.message else []
    lineage = book.lineage(document.id)
    if lineage is not None and lineage != f"lineage-{document.id}":
        notes.append("a copy of a report already here")
    if document.published is None:
        notes.append("no publication date")
    if document.language != "en":
        notes.append(f"language {document.language}: kept, not read yet")
    return replace(receipt, outcome=ADDED if added else KNOWN, message="; ".join(notes))
