"""Who published, and what was published: the library's nouns."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from marsad.model.hashing import name_for, sha256_text

DATASET = "dataset"  # what others coded: its rows stand beside the events and are in none
SOURCE_KINDS = (
    "state", "party", "wire", "local", "ngo", "igo", "social", "outlet", DATASET, "unknown",
)  # fmt: skip
SEGMENT_KINDS = ("boilerplate", "rights", "byline", "title", "caption", "quote-block")


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher or channel. ``reliability`` is a person's note, never computed."""

    name: str
    kind: str = "unknown"
    language: str = ""
    owner: str = ""
    reliability: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text that is not report text, or only half. Nothing is ever cut."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """One report, frozen. ``text`` is canonical: every offset counts its code points.

    ``published`` is the day of publication or ``None`` (never the day it was received);
    ``raw_sha256`` names the original bytes. A tombstone has ``purged`` set and an empty text,
    but keeps both hashes. ``pages`` are the offsets at which the pages of a printed paper begin,
    in order; it is empty for what has no pages.
    """

    id: str
    source: Source
    locator: str
    title: str | None
    published: date | None
    published_precision: str | None
    received: str
    language: str
    rights: str | None
    text: str
    text_sha256: str
    raw_sha256: str
    extractor: str
    author: str | None = None
    country: str | None = None
    segments: tuple[Segment, ...] = ()
    supersedes: str | None = None
    purged: bool = False
    pages: tuple[int, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """The page on which the sign at ``offset`` stands, counted from one as a reader of the
        file does; ``None`` for what has no pages."""
        return bisect_right(self.pages, offset) or None if self.pages else None


def document_id(source: str, locator: str, text: str) -> str:
    """The id of a document: the hash of source, locator and canonical text."""
    return name_for("doc", source, locator, sha256_text(text))
