"""The archive annex: each cited document with its cited words marked, so that a note leads there.

Marks may overlap; the text is cut at every edge and each piece carries the notes that cover it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from marsad.model.briefs import Footnote
from marsad.model.errors import MarsadError
from marsad.model.sources import Document
from marsad.publishing.footnotes import unmask


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, the notes that cite it, those whose words begin here, and the page of the
    paper that begins here."""

    text: str
    notes: tuple[int, ...]
    begins: tuple[int, ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Archived:
    """One cited document and its pieces; no pieces for a tombstone."""

    key: str
    document: Document
    pieces: tuple[Piece, ...]


def archive_of(
    footnotes: Iterable[Footnote], documents: Mapping[str, Document]
) -> tuple[Archived, ...]:
    """Every cited document in the order of its first note. Raises ``MarsadError``
    (E-PUBLISH-REFUSED) when a text is not the one the brief quotes: for a public brief the
    documents must be the protected ones."""
    notes: dict[str, list[Footnote]] = {}
    for note in footnotes:
        notes.setdefault(note.document, []).append(note)
    found = []
    for number, (key, group) in enumerate(notes.items(), start=1):
        document = documents.get(key)
        if document is None:
            continue
        for note in group:
            _check(note, document)
        pieces = () if document.purged else _pieces(document, group)
        found.append(Archived(f"doc-{number}", document, pieces))
    return tuple(found)


def _check(note: Footnote, document: Document) -> None:
    if note.tombstone or document.purged:
        return
    if unmask(document.text[note.start : note.end]) != note.quote:
        raise MarsadError(
            "E-PUBLISH-REFUSED", f"note {note.number} does not quote the text given",
            where=document.id, hint="give the documents the brief was told from (protected ones"
            " for the public)",
        )  # fmt: skip


def _pieces(document: Document, notes: list[Footnote]) -> tuple[Piece, ...]:
    text, pages = document.text, frozenset(document.pages[1:])
    edges = sorted({0, len(text), *(n.start for n in notes), *(n.end for n in notes), *pages})
    found, begun = [], set[int]()
    for start, end in pairwise(edges):
        over = tuple(n.number for n in notes if n.start <= start and end <= n.end)
        begins = tuple(n for n in over if n not in begun)
        begun.update(begins)
        page = document.page_of(start) if start in pages else None
        found.append(Piece(unmask(text[start:end]), over, begins, page))
    return tuple(found)
