"""What the resolver may know of a document: where it came from and when, never its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Dossier:
    """One document of the library as the resolver sees it.

    ``position`` counts from the first document added; ``lineage`` is equal for copies of one
    text (and for a text and what it supersedes); ``speaker`` is the registry id of the publisher
    where it is an actor itself (a command's own press office), else ``None``; ``supersedes`` the
    document of which this is a newer text.
    """

    document: str
    position: int
    source: str
    source_kind: str = "unknown"
    published: date | None = None
    received: str = ""
    lineage: str = ""
    speaker: str | None = None
    supersedes: str | None = None

    @property
    def line(self) -> str:
        """The lineage, or the document itself when no copy is known."""
        return self.lineage or self.document
