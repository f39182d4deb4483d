"""``marsad add``: items become documents in the library, each with a receipt. What was reported as
added survives a kill; the same command run again finds it known and goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
from marsad.model.hashing import sha256_bytes
from marsad.model.sources import DATASET, Document
from marsad.store.desk import Desk
from marsad.store.library import Incoming, add_documents, each_document, lineages
from marsad.store.receipts import Receipt, add_receipts
from marsad.store.visits import Visit, keep_visits, visit_of

BATCH = 25
ADDED, KNOWN = "added", "known"
Print = Callable[[Receipt], None]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is known of the library while adding: lineages, and the newest of each locator."""

    book: LineageBook
    newest: dict[tuple[str, str], Document]


def shelf_of(desk: Desk) -> Shelf:
    """The shelf of everything the library holds."""
    named = lineages(desk)
    rows: list[LineageRow] = []
    newest: dict[tuple[str, str], Document] = {}
    for document in each_document(desk):
        if document.purged or document.source.kind == DATASET:
            continue
        rows.append(LineageRow(document.id, signature(document), named[document.id]))
        newest[(document.source.name, document.locator)] = document
    return Shelf(book_of(rows), newest)


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
    """Adds all of them, some in a transaction; ``show`` is called for each once it is durable.
    What comes from an address is waited for, so it is put down at once."""
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
    added = iter(add_documents(desk, incoming, at=at, by=MACHINE)) if incoming else iter(())
    receipts = []
    for taken in batch:
        receipt = taken.receipt
        if taken.document is not None:
            receipt = _receipt(taken.receipt, taken.document, next(added), book)
        receipts.append(receipt)
    if receipts:
        add_receipts(desk, receipts)
        keep_visits(desk, _visits(batch, receipts))
    for receipt in receipts:
        show(receipt)
        done.append(receipt)
    return Shelf(book, newest)


def _visits(batch: list[Taken], receipts: list[Receipt]) -> Iterator[Visit]:
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
