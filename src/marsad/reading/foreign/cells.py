"""The cells of a row, as its document tells them, and what is asked of them.

Law 1: every cell is a span. What cannot be read is an issue ``foreign-cell`` that names the column.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from marsad.codebook.foreign.layouts import Layout, columns_of
from marsad.model.mentions import Issue
from marsad.model.sources import Document
from marsad.model.spans import Span, span_of


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with its column and where it stands."""

    column: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Page:
    """A row: its cells in order, those that are fields of the layout, and what was amiss."""

    document: Document
    cells: tuple[Cell, ...]
    fields: Mapping[str, Cell]
    issues: list[Issue] = field(default_factory=list)

    def text(self, name: str) -> str:
        """The words of a field, empty where there is none."""
        cell = self.fields.get(name)
        return cell.text if cell is not None else ""

    def spans(self, *names: str) -> tuple[Span, ...]:
        """Where these fields stand, those that there are."""
        return tuple(self.fields[n].span for n in names if n in self.fields)

    def amiss(self, code: str, what: str, *names: str) -> None:
        """Notes an issue about the first of these fields."""
        cell = next((self.fields[n] for n in names if n in self.fields), None)
        if cell is None:
            self.issues.append(Issue(code, what))
        else:
            said = f"{cell.column}: {what}"
            self.issues.append(Issue(code, said, cell.span.start, cell.span.end))

    def whole(self, name: str) -> int | None:
        """A number of people; ``None`` where the cell is empty or no such number."""
        text = self.text(name)
        if not text:
            return None
        if re.fullmatch(r"\d{1,9}(?:\.0+)?", text):
            return int(text.partition(".")[0])
        self.amiss("foreign-cell", f"{text!r} is no number of people", name)
        return None

    def degrees(self, name: str, most: float) -> float | None:
        """A latitude or longitude; a comma may stand for the point."""
        text = self.text(name)
        if not text:
            return None
        try:
            found = float(text.replace(",", ".") if "." not in text else text)
        except ValueError:
            found = math.nan
        if not abs(found) <= most:
            self.amiss("foreign-cell", f"{text!r} is no number of degrees", name)
            return None
        return found

    def kilometres(self, name: str) -> float | None:
        """A radius; ``None`` where the cell is empty or no such number."""
        text = self.text(name).replace(",", ".")
        if not text:
            return None
        if re.fullmatch(r"\d{1,5}(?:\.\d+)?", text):
            return float(text)
        self.amiss("foreign-cell", f"{text!r} is no number of kilometres", name)
        return None

    def parts(self, name: str) -> tuple[Span, ...]:
        """The parts of a list in one cell, parted by ``;``."""
        cell = self.fields.get(name)
        if cell is None:
            return ()
        found = []
        for match in re.finditer(r"[^;]+", cell.text):
            words = match.group().strip()
            if words:
                at = cell.span.start + match.start() + match.group().index(words)
                found.append(self.span(at, at + len(words)))
        return tuple(found)

    def span(self, start: int, end: int) -> Span:
        """A span of the row's text."""
        return span_of(self.document.id, self.document.text, start, end)


def page_of(document: Document, layout: Layout) -> Page:
    """The row that a document tells."""
    cells = tuple(cells_of(document))
    by_column = {cell.column: cell for cell in reversed(cells)}
    fields = columns_of(by_column, layout)
    return Page(document, cells, {f: by_column[column] for column, f in fields.items()})


def cells_of(document: Document) -> Iterable[Cell]:
    """The cells in the order of the file."""
    at = 0
    for line in document.text.split("\n"):
        column, mark, value = line.partition(": ")
        if mark and value:
            start = at + len(column) + 2
            yield Cell(column, value, span_of(document.id, document.text, start, at + len(line)))
        at += len(line) + 1
