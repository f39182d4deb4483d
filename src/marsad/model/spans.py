"""Law 1: a span is a quotation. ``text[start:end] == quote``, or it may not exist.

Offsets are code points of the canonical text, end-exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.errors import LawBroken


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of one document: its id, where they stand, and the words themselves."""

    document: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not self.document:
            raise LawBroken(1, "a span belongs to a document")
        if not 0 <= self.start < self.end:
            raise LawBroken(1, f"a span runs forward, not from {self.start} to {self.end}")
        if len(self.quote) != self.end - self.start:
            raise LawBroken(1, f"a quote of {len(self.quote)} characters cannot fill the span")

    def overlaps(self, other: Span) -> bool:
        """True when both stand in one document and share a character."""
        return (
            self.document == other.document
            and self.start < other.end
            and other.start < self.end
        )

    def holds(self, other: Span) -> bool:
        """True when ``other`` lies wholly inside this span."""
        return (
            self.document == other.document
            and self.start <= other.start
            and other.end <= self.end
        )


def span_of(document: str, text: str, start: int, end: int) -> Span:
    """The span of ``text`` from ``start`` to ``end``. Raises ``LawBroken`` outside the text."""
    if end > len(text):
        raise LawBroken(1, f"the span ends at {end}, the text at {len(text)}")
    return Span(document, start, end, text[start:end])


def check_span(span: Span, text: str) -> None:
    """Raises ``LawBroken`` unless the quote is what stands in ``text`` there."""
    if text[span.start : span.end] != span.quote:
        raise LawBroken(1, f"the text at {span.start}:{span.end} is not {span.quote!r}")
