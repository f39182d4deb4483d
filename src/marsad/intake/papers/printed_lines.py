"""Lines as they stand on printed pages, put together from the pieces that a page draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.intake.papers.note_marks import is_note_mark

ENOUGH = 40


@dataclass(frozen=True, slots=True)
class Printed:
    """A line on a page: its words, how high up and how far in it begins, how large its letters
    are, and their font where all of them have the same."""

    text: str
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    font: str = ""


def lines_in(pieces: Iterator[tuple[str, Printed]]) -> list[Printed]:
    """Pieces of a page, each with the line it would be alone, put together to lines: a line ends
    where a piece holds a line break."""
    lines: list[list[Printed]] = [[]]
    for text, made in pieces:
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append(Printed(part, made.x, made.y, made.size, made.font))
    return [line for parts in lines if (line := _line(parts)) is not None]


def _without_note_marks(parts: Sequence[Printed]) -> list[Printed]:
    worded = [part for part in parts if part.text.strip()]
    if len(worded) < 2:
        return list(parts)
    main = max(worded, key=lambda part: len(part.text))
    kept: list[Printed] = []
    before = ""
    for part in parts:
        if not (before.strip() and is_note_mark(
            part.text, part.size, part.y - main.y, before, main.size
        )):  # fmt: skip
            kept.append(part)
            before = (before + part.text)[-ENOUGH:]
        elif part.text.endswith(" "):
            kept.append(Printed(" ", part.x, main.y, main.size, main.font))
    return kept


def _line(parts: Sequence[Printed]) -> Printed | None:
    parts = _without_note_marks(parts)
    worded = [part for part in parts if part.text.strip()]
    if not worded:
        return None
    text = "".join(part.text for part in parts).strip()
    fonts = {part.font for part in worded}
    main = max(worded, key=lambda part: len(part.text))
    font = fonts.pop() if len(fonts) == 1 else ""
    return Printed(text, worded[0].x, main.y, main.size, font)
