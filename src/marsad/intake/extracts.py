"""What a format gives before the text itself is read: canonical text, and what its fields say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.model.sources import Segment


@dataclass(frozen=True, slots=True)
class Extract:
    """Canonical text and what the format declared of it; ``None`` is what it did not declare.

    ``given`` are segments that its mark-up shows. ``dated`` and ``sender`` are weaker than what the
    head of the text says: a day in a paper's properties, the sender of a mail. ``source_kind`` is
    what sort of publisher the format is of; ``pages`` are the offsets at which the pages of a paper
    begin.
    """

    text: str
    extractor: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    language: str | None = None
    country: str | None = None
    rights: str | None = None
    given: tuple[Segment, ...] = ()
    dated: date | None = None
    sender: str | None = None
    source_kind: str = "unknown"
    pages: tuple[int, ...] = ()


def joined(parts: list[tuple[str, str]]) -> tuple[str, tuple[Segment, ...]]:
    """Paragraphs set apart by an empty line, and the segments of those with a kind.

    ``parts`` are pairs of text and segment kind, the kind empty for report text.
    """
    text, given = "", []
    for words, kind in parts:
        if not words.strip():
            continue
        text += "\n\n" if text else ""
        if kind:
            given.append(Segment(len(text), len(text) + len(words), kind))
        text += words
    return text, tuple(given)
