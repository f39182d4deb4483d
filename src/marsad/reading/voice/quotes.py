"""Where quotation marks open and close, paragraph by paragraph.

A quotation that is not closed runs to the end of its paragraph, as newspapers print a speech
over several paragraphs. Apostrophes are no quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.reading.parse import is_hard_wrapped

_MARK = re.compile(r"[“”„«»\"]|``|''|‘|’(?!\w)|(?<=[,:] )'(?=\w)|(?<=[.,!?])'(?!\w)")
_LINE = re.compile(r"\n")
_BLOCK = re.compile(r"\n[ \t\r]*\n")
_CLOSERS = {
    "“": '”“"',
    "„": "“”",
    "«": "»",
    '"': '"”',
    "``": "''\"",
    "''": "''",
    "‘": "’",
    "'": "'",
}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters between quotation marks, the marks included. ``opens_block``: nothing but the
    mark stands before it in its paragraph; ``closed``: it has its closing mark."""

    start: int
    end: int
    closed: bool
    opens_block: bool
    ends_block: bool

    def holds(self, position: int) -> bool:
        return self.start <= position < self.end


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of ``text``: character offsets, white space at the ends left out."""
    start = 0
    ends = [m.span() for m in (_BLOCK if is_hard_wrapped(text) else _LINE).finditer(text)]
    for stop, following in [*ends, (len(text), len(text))]:
        piece = text[start:stop]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start = following


def quotations(text: str) -> tuple[Quotation, ...]:
    """Every outermost quotation, in the order of the text."""
    return tuple(q for start, end in blocks(text) for q in _in_block(text, start, end))


def _in_block(text: str, start: int, end: int) -> Iterator[Quotation]:
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        if opened is None:
            if mark in _CLOSERS and mark not in ("”", "’"):
                opened = (match.start(), _CLOSERS[mark])
        elif mark in opened[1] or (mark == "''" and "''" in opened[1]):
            if mark == "“":
                opened = (match.start(), _CLOSERS[mark])
                continue
            yield Quotation(
                opened[0],
                match.end(),
                True,
                opened[0] == start,
                not text[match.end() : end].strip(" .,"),
            )
            opened = None
    if opened is not None and (opened[0] == start or end - opened[0] > 40):
        if opened[1] in ("’", "'") and opened[0] != start:
            return
        yield Quotation(opened[0], end, False, opened[0] == start, True)


def quotation_at(found: tuple[Quotation, ...], position: int) -> Quotation | None:
    """The quotation that holds the character at ``position``."""
    return next((q for q in found if q.holds(position)), None)
