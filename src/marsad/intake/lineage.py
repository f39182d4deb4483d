"""Which documents are one text: copies, near copies and shortened copies share a lineage.

Law: the same documents in the same order give the same lineages, on every machine; a lineage is
named after its founding document and never renamed. Independence is counted by lineage, so two
reports that only tell of the same thing must not share one.

Measure: five-word shingles of the body, MinHash by datasketch with ``PERMUTATIONS`` permutations
and a fixed seed. Near copies have a Jaccard estimate of at least ``NEAR``; shortened copies are
contained to at least ``CONTAINED``. Bodies under ``SHORT`` words are compared as a whole only.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from marsad.intake.taking import body_of
from marsad.model.sources import Document

VERSION = 1
PERMUTATIONS = 256
SEED = 20171121
SHINGLE = 5
SHORT = 30
NEAR = 0.7
CONTAINED = 0.8
LARGEST_RATIO = 5.0
SIZE = 1 + 16 + 16 + 4 + 4 * PERMUTATIONS

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class LineageRow:
    """What must be kept of a document to find its copies later."""

    document: str
    signature: bytes
    lineage: str


@dataclass(frozen=True, slots=True)
class _Block:
    """Some rows, laid out so that only those that share anything with a text are compared with it.

    ``lineages`` has each document, ``wholes`` the first row of each hash of a whole text or of its
    words. ``keys`` are the MinHash values of all rows, each with its place in the signature, in
    order; ``owners`` says whose each is."""

    rows: tuple[LineageRow, ...]
    lineages: dict[str, str]
    wholes: dict[bytes, int]
    counts: Any
    hashes: Any
    keys: Any
    owners: Any

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class LineageBook:
    """Every document met so far with its lineage. Adding one gives a new book."""

    blocks: tuple[_Block, ...] = ()

    def rows(self) -> Iterator[LineageRow]:
        """The rows in the order in which they were added."""
        for block in self.blocks:
            yield from block.rows

    def lineage(self, document: str) -> str | None:
        """The lineage of a document id, ``None`` when it is not in the book."""
        found = (block.lineages.get(document) for block in self.blocks)
        return next((lineage for lineage in found if lineage is not None), None)


def book_of(rows: Iterable[LineageRow]) -> LineageBook:
    """The book that holds ``rows`` in their order. Raises ``ValueError`` for a signature that was
    not made by ``signature``."""
    kept = tuple(rows)
    return LineageBook((_block(kept),) if kept else ())


def signature(document: Document) -> bytes:
    """``SIZE`` bytes that stand for the text: version, hash of the text, hash of the body's words,
    number of shingles, MinHash values. Equal documents have equal signatures."""
    from datasketch import MinHash

    words = _words(document)
    shingles = {" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)}
    whole = hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).digest()[:16]
    head = bytes([VERSION]) + bytes.fromhex(document.text_sha256)[:16] + whole
    if len(words) < SHORT:
        return head + bytes(4 + 4 * PERMUTATIONS)
    sketch = MinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update_batch([s.encode("utf-8", "surrogatepass") for s in sorted(shingles)])
    values = np.asarray(sketch.hashvalues, dtype="<u4").tobytes()
    return head + len(shingles).to_bytes(4, "little") + values


def lineage_of(
    document: Document, known: LineageBook, *, mark: bytes | None = None
) -> tuple[str, LineageBook]:
    """The lineage of ``document`` and the book with it.

    It joins the lineage of the document it is most like, the earliest of equals; with none it
    founds one, ``lineage-`` and its id. A document already in the book keeps its lineage.
    ``mark`` is its signature, when that is already there.
    """
    already = known.lineage(document.id)
    if already is not None:
        return already, known
    mark = signature(document) if mark is None else mark
    lineage = _closest(mark, known) or f"lineage-{document.id}"
    return lineage, _with(known, LineageRow(document.id, mark, lineage))


def supersedes(document: Document, earlier: Document) -> bool:
    """True when ``document`` is a later state of ``earlier``: same source, same locator, other
    text. Which of the two came first is for the caller to know."""
    return (
        document.source.name == earlier.source.name
        and document.locator == earlier.locator
        and document.text_sha256 != earlier.text_sha256
    )


def _words(document: Document) -> list[str]:
    body = _folded(body_of(document.text, document.segments))
    return body or _folded(document.text)


def _folded(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _closest(mark: bytes, known: LineageBook) -> str | None:
    """The lineage of the row most like ``mark``, the earliest of equals, else ``None``."""
    best, found = 0.0, None
    one = _block((LineageRow("", mark, ""),))
    for block in known.blocks:
        same = min((block.wholes[w] for w in one.wholes if w in block.wholes), default=None)
        if same is not None and best < 2.0:
            best, found = 2.0, block.rows[same].lineage
        near = _sharing(one, block)
        if best >= 2.0 or not len(near):
            continue
        likeness = _likeness(one, block, near)
        most = int(likeness.argmax())
        if likeness[most] > best:
            best, found = float(likeness[most]), block.rows[near[most]].lineage
    return found


def _sharing(one: _Block, block: _Block) -> Any:
    """The rows that have a MinHash value in common with ``one``, in their order: all others have a
    Jaccard estimate of 0."""
    first = np.searchsorted(block.keys, one.keys, side="left")
    last = np.searchsorted(block.keys, one.keys, side="right")
    hits = [block.owners[a:b] for a, b in zip(first, last, strict=True) if a < b]
    return np.unique(np.concatenate(hits)) if hits else ()


def _likeness(one: _Block, block: _Block, near: Any) -> Any:
    """For each of the rows ``near`` how much of a copy it is: the Jaccard estimate for near and
    shortened copies, 0 for all others."""
    jaccard = (block.hashes[near] == one.hashes).mean(axis=1)
    small = np.minimum(block.counts[near], one.counts)
    large = np.maximum(block.counts[near], one.counts)
    shared = jaccard / (1 + jaccard) * (small + large)
    shortened = (large <= LARGEST_RATIO * small) & (shared >= CONTAINED * small)
    copy = (small > 0) & ((jaccard >= NEAR) | shortened)
    return np.where(copy, jaccard, 0.0)


def _with(known: LineageBook, row: LineageRow) -> LineageBook:
    """The book with one row more. Blocks of like size are joined, so that the work stays small."""
    blocks = [*known.blocks, _block((row,))]
    while len(blocks) > 1 and len(blocks[-2]) <= len(blocks[-1]):
        last, before = blocks.pop(), blocks.pop()
        blocks.append(_joined(before, last))
    return LineageBook(tuple(blocks))


def _joined(before: _Block, last: _Block) -> _Block:
    moved = {whole: place + len(before) for whole, place in last.wholes.items()}
    keys = np.concatenate([before.keys, last.keys])
    order = np.argsort(keys, kind="stable")
    return _Block(
        before.rows + last.rows,
        last.lineages | before.lineages,
        moved | before.wholes,
        np.concatenate([before.counts, last.counts]),
        np.concatenate([before.hashes, last.hashes]),
        keys[order],
        np.concatenate([before.owners, last.owners + np.int32(len(before))])[order],
    )


def _block(rows: tuple[LineageRow, ...]) -> _Block:
    for row in rows:
        if len(row.signature) != SIZE or row.signature[0] != VERSION:
            raise ValueError(f"a lineage signature has {SIZE} bytes and version {VERSION}")
    marks = b"".join(row.signature[1:] for row in rows)
    table = np.frombuffer(marks, dtype="u1").reshape(len(rows), SIZE - 1)
    numbers = np.ascontiguousarray(table[:, 32:]).view("<u4")
    counts, hashes = numbers[:, 0].astype(np.int64), numbers[:, 1:]
    wholes: dict[bytes, int] = {}
    for place, row in enumerate(rows):
        # The place of the hash stands before it: a text is never taken for another's words.
        wholes.setdefault(b"t" + row.signature[1:17], place)
        wholes.setdefault(b"w" + row.signature[17:33], place)
    sketched = np.flatnonzero(counts)
    places = np.arange(PERMUTATIONS, dtype="<u8") << np.uint64(32)
    keys = (hashes[sketched].astype("<u8") | places).reshape(-1)
    order = np.argsort(keys, kind="stable")
    return _Block(
        rows,
        {row.document: row.lineage for row in reversed(rows)},
        wholes,
        counts,
        hashes,
        keys[order],
        np.repeat(sketched.astype(np.int32), PERMUTATIONS)[order],
    )
