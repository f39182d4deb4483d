"""Pages of a PDF read from right to left: signs to lines, lines to the order of reading."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from marsad.intake.bidi import (
    in_base_letters,
    in_reading_order,
    misplaced_brackets,
    runs_right,
)
from marsad.intake.pdf_glyphs import Glyph
from marsad.intake.printed_lines import Printed

SAME_LINE = 0.5
FAR = 0.5


def lines_from_right(glyphs: Iterable[Glyph]) -> list[Printed]:
    """The lines of a page of which some are read from the right, in the order they are drawn."""
    rows = [_sorted(row) for row in _rows(glyphs)]
    page = runs_right("".join(glyph.text for row in rows for glyph in row))
    units = [(_with_spaces(row), row) for row in rows]
    plain = [_read(words, page, turned=False) for words, _ in units]
    turned = [_read(words, page, turned=True) for words, _ in units]
    if sum(map(misplaced_brackets, turned)) < sum(map(misplaced_brackets, plain)):
        plain = turned
    made = zip(plain, (row for _, row in units), strict=True)
    return [_line(text, row) for text, row in made if text.strip()]


def _read(units: Sequence[str], page: bool, *, turned: bool) -> str:
    right = runs_right("".join(units), page=page)
    return in_base_letters(in_reading_order(units, right=right, turned=turned)).strip()


def _line(text: str, row: Sequence[Glyph]) -> Printed:
    worded = [glyph for glyph in row if glyph.text.strip()]
    fonts = {glyph.font for glyph in worded}
    main = max(worded, key=lambda glyph: glyph.size)
    start = -max(g.end for g in worded) if runs_right(text) else worded[0].x
    return Printed(text, start, main.y, main.size, fonts.pop() if len(fonts) == 1 else "")


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    for glyph in glyphs:
        if not glyph.text:
            continue
        if rows and abs(rows[-1][0].y - glyph.y) <= SAME_LINE * max(rows[-1][0].size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def _sorted(row: Sequence[Glyph]) -> list[Glyph]:
    """The signs of a line from left to right, a mark over a letter made one with it."""
    stretches = _stretches([g for g in row if not _is_mark(g.text)])
    worded = [part for part in stretches if any(g.text.strip() for g in part)]
    letters = [g for part in sorted(worded, key=lambda part: part[0].x) for g in part]
    for blank in (part[0] for part in stretches if part not in worded):
        place = sum(1 for g in letters if g.x + g.end < blank.x + blank.end)
        letters.insert(place, blank)
    for mark in (g for g in row if _is_mark(g.text)):
        middle = (mark.x + mark.end) / 2
        under = min(
            range(len(letters)), default=None,
            key=lambda i: max(letters[i].x - middle, middle - letters[i].end, 0.0),
        )  # fmt: skip
        if under is not None:
            letter = letters[under]
            letters[under] = replace(letter, text=letter.text + mark.text)
    return letters


def _stretches(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """What is drawn in one go to the right: letters may reach over their neighbours there."""
    found: list[list[Glyph]] = []
    for glyph in row:
        last = found[-1][-1] if found else None
        if last and glyph.end > last.x and abs(glyph.x - last.end) < FAR * glyph.size:
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return found


def _is_mark(text: str) -> bool:
    return all(unicodedata.category(sign) == "Mn" for sign in text)


def _with_spaces(row: Sequence[Glyph]) -> list[str]:
    """The signs of a line with a space wherever the paper has one."""
    units = [row[0].text] if row else []
    for before, glyph in pairwise(row):
        apart = glyph.x - before.end > min(before.gap, glyph.gap)
        if apart and not before.text.isspace() and not glyph.text.isspace():
            units.append(" ")
        units.append(glyph.text)
    return units
