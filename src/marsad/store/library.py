"""The library. Law 7: a document is never changed and never leaves; a purge takes its words only.

The original bytes are durable before the row that names them is committed, so a kill at any moment
leaves either nothing or everything of a document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select, text
from sqlalchemy.exc import OperationalError

from marsad.model.decisions import Decision
from marsad.model.errors import MarsadError
from marsad.model.hashing import canonical_json, sha256_bytes, sha256_text
from marsad.model.sources import DATASET, Document, Source
from marsad.store.archive import archived, store_bytes
from marsad.store.codec import read_rest, write_rest
from marsad.store.desk import Desk, looking, parts, writing
from marsad.store.ledger import chain
from marsad.store.receipts import Receipt, enter_receipts
from marsad.store.schema import DOCUMENT, DOCUMENT_TEXT

BATCH = 500


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document to add: its noun, its original bytes, and the lineage it belongs to."""

    document: Document
    raw: bytes
    lineage: str


def add_document(
    desk: Desk, document: Document, raw: bytes, *, lineage: str, at: str, by: str
) -> bool:
    """Puts one document into the library; False when it was there (also as a tombstone).

    When it returns, bytes, row, ledger row and search index survive a kill and a loss of power.
    Raises ``MarsadError`` ``E-DOC-HASH`` when a hash does not fit, ``E-DOC-TEXT`` for text that
    is no Unicode.
    """
    return add_documents(desk, [Incoming(document, raw, lineage)], at=at, by=by)[0]


def add_with_receipts(
    desk: Desk,
    items: Sequence[Incoming],
    receipts_for: Callable[[Sequence[bool]], Sequence[Receipt]],
    *,
    upon: int,
    at: str,
    by: str,
) -> tuple[Receipt, ...]:
    """Adds all of them with the receipts that ``receipts_for`` makes of which were added, in one
    transaction, and gives these. Raises ``MarsadError`` as ``add_documents`` does, and
    ``E-DESK-MOVED``, with nothing done, when the library's last place is no longer ``upon``."""
    for item in items:
        _check(item)
    with writing(desk) as connection:
        if last_place(connection) != upon:
            raise MarsadError(
                "E-DESK-MOVED", "another program added reports meanwhile", where=str(desk.path),
                hint="run the command again",
            )  # fmt: skip
        made = tuple(receipts_for(_added(connection, desk, items, at, by)))
        enter_receipts(connection, made)
    return made


def add_documents(
    desk: Desk, items: Iterable[Incoming], *, at: str, by: str
) -> tuple[bool, ...]:
    """As ``add_document`` for many, five hundred in a transaction. One bad item stops its batch;
    the batches before it stay."""
    queue = iter(items)
    added: list[bool] = []
    while batch := list(islice(queue, BATCH)):
        for item in batch:
            _check(item)
        with writing(desk) as connection:
            added += _added(connection, desk, batch, at, by)
    return tuple(added)


def documents(desk: Desk, as_of: int | None = None) -> tuple[Document, ...]:
    """The library in order, as of a ledger position (all of it for ``None``). What was purged
    since is a tombstone, whatever the position."""
    return tuple(each_document(desk, as_of))


def documents_as_of(desk: Desk, seq: int) -> tuple[Document, ...]:
    """The documents that were in the library at ledger position ``seq``."""
    return documents(desk, seq)


def each_document(desk: Desk, as_of: int | None = None) -> Iterator[Document]:
    """As ``documents``, one at a time."""
    with looking(desk) as connection:
        yield from walk(connection, as_of)


def reports(desk: Desk, as_of: int | None = None) -> tuple[Document, ...]:
    """As ``documents``, without the rows of data sets."""
    with looking(desk) as connection:
        return tuple(walk(connection, as_of, but=DATASET))
def report_ids(desk: Desk) -> tuple[str, ...]:
    """The ids of all documents but the rows of data sets, in library order."""
    query = select(DOCUMENT.c.id).where(DOCUMENT.c.source_kind != DATASET)
    with looking(desk) as connection:
        return tuple(connection.scalars(query.order_by(DOCUMENT.c.seq)))


def shelved(desk: Desk, after: int) -> Iterator[tuple[int, str, Document]]:
    """Place, lineage and noun of each document after a place in the library, in order."""
    query = _select().where(DOCUMENT.c.seq > after).order_by(DOCUMENT.c.seq)
    with looking(desk) as connection:
        for row in connection.execute(query):
            yield row.seq, row.lineage, _noun(row)


def last_place(connection: Connection) -> int:
    """The place of the last document, inside an open transaction; 0 in an empty library."""
    return connection.scalar(select(func.max(DOCUMENT.c.seq))) or 0


def document(desk: Desk, identity: str) -> Document:
    """One document. Raises ``MarsadError`` ``E-DOC-UNKNOWN``."""
    with looking(desk) as connection:
        return load(connection, identity)


def documents_of(desk: Desk, identities: Iterable[str]) -> dict[str, tuple[int, Document]]:
    """These documents by id, each with its place in the library, in library order."""
    found: list[tuple[int, Document]] = []
    with looking(desk) as connection:
        for some in parts(dict.fromkeys(identities)):
            for row in connection.execute(_select().where(DOCUMENT.c.id.in_(some))):
                found.append((row.seq, _noun(row)))
    return {d.id: (place, d) for place, d in sorted(found, key=lambda pair: pair[0])}


def original(desk: Desk, identity: str) -> bytes | None:
    """The original bytes of a document; ``None`` when they were purged (or are lost)."""
    found = document(desk, identity)
    return None if found.purged else archived(desk.path, found.raw_sha256)


def lineages(desk: Desk, identities: Iterable[str] | None = None) -> dict[str, str]:
    """For each document id (all, or these) the lineage it was added to, in library order."""
    query = select(DOCUMENT.c.id, DOCUMENT.c.lineage).order_by(DOCUMENT.c.seq)
    with looking(desk) as connection:
        if identities is None:
            return {row.id: row.lineage for row in connection.execute(query)}
        return {
            row.id: row.lineage
            for some in parts(dict.fromkeys(identities))
            for row in connection.execute(query.where(DOCUMENT.c.id.in_(some)))
        }


def newer_texts(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Each document that is a newer text of another, with that one, in library order."""
    query = select(DOCUMENT.c.id, DOCUMENT.c.supersedes).where(DOCUMENT.c.supersedes.is_not(None))
    with looking(desk) as connection:
        rows = connection.execute(query.order_by(DOCUMENT.c.seq))
        return tuple((row.id, row.supersedes) for row in rows)


def search(desk: Desk, query: str, *, limit: int = 1000) -> tuple[str, ...]:
    """Ids of documents whose title or text match, best first, in SQLite FTS5 query syntax.
    Raises ``MarsadError`` ``E-SEARCH`` when the query is not in that syntax."""
    statement = text(
        "SELECT document.id FROM document_fts JOIN document ON document.seq = document_fts.rowid"
        " WHERE document_fts MATCH :query ORDER BY bm25(document_fts, 4.0, 1.0), document.seq"
        " LIMIT :limit"
    )
    if not query.strip() or "\x00" in query:
        raise MarsadError("E-SEARCH", "the query is empty", hint="give a word to look for")
    with looking(desk) as connection:
        try:
            found = connection.execute(statement, {"query": query, "limit": limit}).scalars()
            return tuple(found)
        except OperationalError as error:
            if "locked" in str(error.orig):
                raise
            raise MarsadError(
                "E-SEARCH", f"the query cannot be read ({error.orig})", where=query,
                hint='put words with signs in them in "double quotes"',
            ) from error  # fmt: skip


def load(connection: Connection, identity: str) -> Document:
    """As ``document``, inside an open transaction."""
    row = connection.execute(_select().where(DOCUMENT.c.id == identity)).first()
    if row is None:
        raise MarsadError(
            "E-DOC-UNKNOWN", "no such document", where=identity, hint="list them with marsad status"
        )
    return _noun(row)


def walk(
    connection: Connection, as_of: int | None = None, but: str | None = None
) -> Iterator[Document]:
    """As ``each_document``, inside an open transaction; ``but`` those of this kind of source."""
    query = _select().order_by(DOCUMENT.c.seq)
    if but is not None:
        query = query.where(DOCUMENT.c.source_kind != but)
    if as_of is not None:
        query = query.where(DOCUMENT.c.added <= as_of)
    for row in connection.execute(query):
        yield _noun(row)


def record_digests(row: dict[str, Any], words: dict[str, Any]) -> tuple[str, str]:
    """What the ledger keeps of a document: the hash of its row, and of row and words together.
    The second holds the whole text, so that no short title can be guessed from it later."""
    bare = {k: v for k, v in row.items() if k not in ("seq", "added")}
    return (
        sha256_text(canonical_json(bare)),
        sha256_text(canonical_json([bare, words["title"], words["text"], words["rest"]])),
    )


def _check(item: Incoming) -> None:
    found = item.document
    try:
        found.text.encode()
        fits = sha256_text(found.text) == found.text_sha256
    except UnicodeEncodeError as error:
        raise MarsadError(
            "E-DOC-TEXT", "the text holds half a surrogate pair", where=found.id
        ) from error
    if found.purged:
        raise MarsadError("E-DOC-TEXT", "a tombstone cannot be added", where=found.id)
    if not fits or sha256_bytes(item.raw) != found.raw_sha256:
        raise MarsadError("E-DOC-HASH", "text or bytes are not what their hash says",
                          where=found.id)  # fmt: skip


def _added(
    connection: Connection, desk: Desk, batch: Sequence[Incoming], at: str, by: str
) -> list[bool]:
    ids = {item.document.id for item in batch}
    there = set(connection.scalars(select(DOCUMENT.c.id).where(DOCUMENT.c.id.in_(ids))))
    fresh: dict[str, Incoming] = {}
    added = []
    for item in batch:
        identity = item.document.id
        added.append(identity not in there and identity not in fresh)
        if added[-1]:
            fresh[identity] = item
    if fresh:
        store_bytes(desk.path, (item.raw for item in fresh.values()))
        _insert(connection, list(fresh.values()), at, by)
    return added


def _insert(connection: Connection, items: list[Incoming], at: str, by: str) -> None:
    first = last_place(connection) + 1
    rows = [_row(seq, item) for seq, item in enumerate(items, first)]
    words = [
        {"seq": row["seq"], "title": i.document.title, "text": i.document.text,
         "rest": write_rest(i.document)}
        for row, i in zip(rows, items, strict=True)
    ]  # fmt: skip
    drafts = []
    for row, word in zip(rows, words, strict=True):
        bare, whole = record_digests(row, word)
        after = canonical_json(
            {"lineage": row["lineage"], "raw_sha256": row["raw_sha256"], "row": bare,
             "text_sha256": row["text_sha256"], "whole": whole}
        )  # fmt: skip
        drafts.append(Decision(0, at, by, "document-added", row["id"], "", after, "", "", ""))
    for row, decision in zip(rows, chain(connection, drafts), strict=True):
        row["added"] = decision.seq
    connection.execute(insert(DOCUMENT), rows)
    connection.execute(insert(DOCUMENT_TEXT), words)


def _row(seq: int, item: Incoming) -> dict[str, Any]:
    found = item.document
    return {
        "seq": seq,
        "id": found.id,
        "lineage": item.lineage,
        "source_kind": found.source.kind,
        "language": found.language,
        "country": found.country,
        "published": None if found.published is None else found.published.isoformat(),
        "published_precision": found.published_precision,
        "received": found.received,
        "text_sha256": found.text_sha256,
        "raw_sha256": found.raw_sha256,
        "length": len(found.text),
        "extractor": found.extractor,
        "supersedes": found.supersedes,
    }


def _select() -> Select[Any]:
    words = (DOCUMENT_TEXT.c.title, DOCUMENT_TEXT.c.text, DOCUMENT_TEXT.c.rest)
    return select(DOCUMENT, *words).join(
        DOCUMENT_TEXT, DOCUMENT_TEXT.c.seq == DOCUMENT.c.seq, isouter=True
    )


def _noun(row: Row[Any]) -> Document:
    rest = (
        {"source": Source("", kind=row.source_kind), "locator": "", "rights": None}
        if row.rest is None
        else read_rest(row.rest)
    )
    return Document(
        id=row.id,
        title=row.title,
        published=None if row.published is None else date.fromisoformat(row.published),
        published_precision=row.published_precision,
        received=row.received,
        language=row.language,
        text=row.text or "",
        text_sha256=row.text_sha256,
        raw_sha256=row.raw_sha256,
        extractor=row.extractor,
        country=row.country,
        supersedes=row.supersedes,
        purged=row.rest is None,
        **rest,
    )
