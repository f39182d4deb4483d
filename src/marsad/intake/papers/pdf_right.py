"""Pages of a PDF read from right to left: signs to lines, lines to the order of reading."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from marsad.intake.papers.bidi import (
    RIGHT,
    in_base_letters,
    in_reading_order,
    misplaced_brackets,
    runs_right,
)
from marsad.intake.papers.note_marks import is_note_mark
from marsad.intake.papers.pdf_glyphs import Glyph
from marsad.intake.papers.printed_lines import Printed

SAME_LINE = 0.5
ON_LINE = 0.02
FAR = 0.5
METRES = frozenset("مﻡﻢ")
NON_JOINER = "\u200c"


def lines_from_right(glyphs: Iterable[Glyph]) -> list[Printed]:
    """The lines of a page of which some are read from the right, in the order they are drawn."""
    rows = [_sorted(_without_note_marks(row)) for row in _rows(glyphs)]
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
    """The signs of each line, as they are drawn. A mark may stand high over its line: it waits for
    the letter that is drawn after it."""
    rows: list[list[Glyph]] = []
    base: Glyph | None = None
    waiting: list[Glyph] = []
    for glyph in _whole(glyphs):
        same = base is not None and _apart(base, glyph) <= SAME_LINE
        if _has_mark(glyph.text) and not (base and _apart(base, glyph) < ON_LINE):
            waiting.append(glyph)
        else:
            if not same:
                rows.append([])
                base = glyph
            rows[-1] += [*waiting, _joiner(glyph)]
            waiting = []
    if waiting:
        rows = [*rows[:-1], [*(rows[-1] if rows else []), *waiting]]
    return rows


def _without_note_marks(row: Sequence[Glyph]) -> list[Glyph]:
    """The signs of a line without the raised figures that lead to a note. One beside the letter
    of metres is a square."""
    if len(row) < 2:
        return list(row)
    sizes = Counter((glyph.size, glyph.y) for glyph in row)
    size, y = max(sizes, key=lambda pair: sizes[pair])
    metres = [g.x for g in row if g.text in METRES]
    return [
        g for g in row
        if not is_note_mark(g.text, g.size, g.y - y, "", size)
        or any(abs(x - g.end) < FAR * size for x in metres)
    ]  # fmt: skip


def _whole(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The signs with their further parts, on the line of the last of these: marks come first."""
    held: Glyph | None = None
    for glyph in glyphs:
        if held is not None and not glyph.text:
            x, end = min(held.x, glyph.x), max(held.end, glyph.end)
            held = replace(held, x=x, end=end, y=glyph.y)
            continue
        if held is not None:
            yield held
        held = glyph if glyph.text else None
    if held is not None:
        yield held


def _apart(one: Glyph, other: Glyph) -> float:
    """How far two signs are apart in height, in sizes of their letters."""
    return abs(one.y - other.y) / (max(one.size, other.size) or 1.0)


def _has_mark(text: str) -> bool:
    return any(unicodedata.category(sign) == "Mn" for sign in text)


def _joiner(glyph: Glyph) -> Glyph:
    """A space without width is the sign that keeps two letters of Persian apart."""
    blank = glyph.text == " " and glyph.end - glyph.x < 0.01 * glyph.size
    return replace(glyph, text=NON_JOINER) if blank else glyph


def _sorted(row: Sequence[Glyph]) -> list[Glyph]:
    """The signs of a line from left to right, a mark over a letter made one with it."""
    stretches = _stretches(_with_marks(row))
    worded = [part for part in stretches if any(g.text.strip() for g in part)]
    letters = [g for part in sorted(worded, key=lambda part: part[0].x) for g in part]
    blanks = [part[0] for part in stretches if not any(g.text.strip() for g in part)]
    blanks.sort(key=_middle, reverse=True)
    found: list[Glyph] = []
    for letter in letters:
        while blanks and _middle(blanks[-1]) <= _middle(letter):
            found.append(blanks.pop())
        found.append(letter)
    return [*found, *reversed(blanks)]


def _with_marks(row: Sequence[Glyph]) -> list[Glyph]:
    """The signs of a line as they are drawn, each mark behind the letter it belongs to: the one
    drawn next where the pen goes to the right, since that letter is read first."""
    found: list[Glyph] = []
    waiting: list[Glyph] = []
    for glyph, after in zip(row, _letters_after(row), strict=True):
        if found and _is_drawn_twice(found[-1], glyph):
            continue
        if not _is_mark(glyph.text):
            marks = "".join(mark.text for mark in reversed(waiting))
            found.append(replace(glyph, text=glyph.text + marks) if marks else glyph)
            waiting = []
            continue
        last = found[-1] if found else None
        if after and _belongs(glyph, after, last):
            waiting.append(glyph)
        elif found:
            found[-1] = replace(found[-1], text=found[-1].text + glyph.text)
    return found


def _letters_after(row: Sequence[Glyph]) -> list[Glyph | None]:
    """For each sign the next that is no mark."""
    found: list[Glyph | None] = []
    after: Glyph | None = None
    for glyph in reversed(row):
        found.append(after)
        after = after if _is_mark(glyph.text) else glyph
    return found[::-1]


def _is_drawn_twice(one: Glyph, other: Glyph) -> bool:
    """True for a letter and its mark when each is said to be both of them."""
    return one.text == other.text and len(one.text) > 1 and _has_mark(one.text) and (
        _over(one, other)
    )


def _belongs(mark: Glyph, after: Glyph, last: Glyph | None) -> bool:
    """True when a mark drawn between two letters belongs to the second."""
    if not RIGHT.search(after.text) or not _over(mark, after):
        return False
    return last is None or last.x <= after.x or not _over(mark, last)


def _over(mark: Glyph, letter: Glyph) -> bool:
    return letter.x - FAR * letter.size < _middle(mark) < letter.end + FAR * letter.size


def _middle(glyph: Glyph) -> float:
    return (glyph.x + glyph.end) / 2


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
