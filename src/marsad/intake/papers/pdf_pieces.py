"""The lines of one page of a PDF: by pypdf, or where it is read from the right by its signs.

Law: what a program marked as belonging to the page and not to its text (a running head, a page
number) is left out, unless the page would have no words without it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

from marsad.intake.papers.bidi import RIGHT
from marsad.intake.papers.note_marks import NARROW, Rectangle, is_linked_mark
from marsad.intake.papers.pdf_glyphs import glyphs_of
from marsad.intake.papers.pdf_marks import Marks
from marsad.intake.papers.pdf_right import lines_from_right
from marsad.intake.papers.printed_lines import ENOUGH, Printed, lines_in

LETTERS = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st",
    "\uf0b7": "•", "\uf0a7": "•", "\u2029": "\n", "\u2028": "\n", "\r": "\n", "\t": " ",
    "\x0b": "\n", "\x0c": "\n",
}  # fmt: skip
SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))
MOST_LINKS = 1_000
Pieces = list[tuple[str, Printed]]


def lines_of_page(page: Any) -> list[Printed]:
    """The lines of a page in the order they are drawn. Raises what pypdf raises."""
    pieces, aside = _pieces(page)
    if any(RIGHT.search(text) for text, _ in pieces):
        glyphs = [replace(g, text=clean(g.text)) for g in glyphs_of(page)]
        own = [glyph for glyph in glyphs if not glyph.aside]
        return lines_from_right(own if any(g.text.strip() for g in own) else glyphs)
    own_pieces = [piece for piece, apart in zip(pieces, aside, strict=True) if not apart]
    return lines_in(iter(own_pieces)) or lines_in(iter(pieces))


def clean(text: str) -> str:
    """The text with ligatures as letters, the signs of a font's own as bullets, and without those
    that no text has."""
    text = "".join(LETTERS.get(c, c) for c in text)
    if text.isascii() and text.isprintable():
        return text
    kinds = ((c, unicodedata.category(c)) for c in text)
    return "".join(
        "•" if kind == "Co" else c for c, kind in kinds if c == "\n" or kind not in ("Cc", "Cs")
    )


def _pieces(page: Any) -> tuple[Pieces, list[bool]]:
    """The pieces of text of a page, and whether each belongs to the page alone."""
    pieces: Pieces = []
    asides: list[bool] = []
    marks, shown = Marks(), set[bool]()

    def before(operator: bytes, given: Any, _cm: list[float], _tm: list[float]) -> None:
        marks.see(operator, given)
        if operator in SHOWS:
            shown.add(marks.aside)

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = abs(tm[3] * cm[3]) or abs(tm[1] * cm[1]) or 1.0
        name = str(font.get("/BaseFont", "")) if font else ""
        pieces.append((clean(text), Printed("", x, y, float(size) * height, name)))
        asides.append(shown == {True} and bool(text.strip()))
        if text.strip():
            shown.clear()

    page.extract_text(visitor_operand_before=before, visitor_text=visit)
    return _without_linked_marks(pieces, _narrow_links(page)), asides


def _narrow_links(page: Any) -> list[Rectangle]:
    """Where links to another place of the paper lie that are about as narrow as a figure."""
    found = []
    for given in list(page.get("/Annots") or ())[:MOST_LINKS]:
        link = given.get_object()
        if link.get("/Subtype") != "/Link" or "/Rect" not in link:
            continue
        inside = "/Dest" in link or link.get("/A", {}).get("/S") == "/GoTo"
        left, low, right, high = (float(number) for number in link["/Rect"])
        if inside and right - left <= NARROW * (high - low):
            found.append((left, low, right, high))
    return found


def _without_linked_marks(pieces: Pieces, links: list[Rectangle]) -> Pieces:
    """The same pieces, without figures that stand close to a word and lead to a note; one that
    begins its line is the number of the note itself, and is set apart from its words."""
    if not links:
        return pieces
    kept: Pieces = []
    line = ""
    for text, made in pieces:
        if is_linked_mark(text, made.x, made.y, links):
            if not line.strip():
                text = f"{text} "
            elif not line[-1].isspace() and not text[0].isspace():
                text = ""
        kept.append((text, made))
        line = (line[-ENOUGH:] + text).rpartition("\n")[2]
    return kept
