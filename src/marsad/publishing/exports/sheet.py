"""The rows of ``csv`` and of ``quotes`` as a workbook, with the manifest's facts on a last sheet.

Law: every text is a text. What begins like a formula is marked as text and never run.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from marsad.model.formulas import FORMULA
from marsad.publishing.zipped import repacked, stamp_of

EVENTS, QUOTES, MANIFEST = "events", "quotes", "manifest"
MOST = 32767  # characters a cell can hold
NARROW, WIDE = 10, 40  # of a column, in characters


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table by its name; ``tags`` are a row of its own below the header."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Mapping[str, Any]]
    tags: Mapping[str, str] = field(default_factory=dict)


def xlsx_bytes(tables: Iterable[Sheet], facts: Mapping[str, Any]) -> bytes:
    """A workbook of the tables and of the facts; equal input gives equal bytes."""
    from openpyxl import Workbook  # type: ignore[import-untyped]

    book = Workbook()
    book.remove(book.active)
    for table in tables:
        above = [table.tags] if table.tags else []
        lines = ([row.get(c) for c in table.columns] for row in (*above, *table.rows))
        sheet = book.create_sheet(table.name)
        _fill(sheet, [list(table.columns), *lines])
        _dressed(sheet, len(above))
        sheet.auto_filter.ref = sheet.dimensions
    manifest = book.create_sheet(MANIFEST)
    _fill(manifest, [["fact", "value"], *map(list, flattened(facts))])
    _dressed(manifest, 0)
    book.properties.creator = "Marsad"
    out = io.BytesIO()
    book.save(out)
    return repacked(out.getvalue(), stamp_of(str(facts["made"])))


def _dressed(sheet: Any, tags: int) -> None:
    """Header (and tags) stay in sight; a column is as wide as what is in it, within bounds."""
    from openpyxl.styles import Font  # type: ignore[import-untyped]
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

    sheet.freeze_panes = f"A{2 + tags}"
    for one in sheet[1]:
        one.font = Font(bold=True)
    for n, column in enumerate(sheet.iter_cols(values_only=True), start=1):
        longest = max(len(str(value)) for value in column if value is not None)
        sheet.column_dimensions[get_column_letter(n)].width = max(NARROW, min(longest + 2, WIDE))


def _fill(sheet: Any, lines: Sequence[Sequence[Any]]) -> None:
    for y, line in enumerate(lines, start=1):
        for x, value in enumerate(line, start=1):
            if value is None:
                continue
            if not isinstance(value, str):
                sheet.cell(y, x, value)
                continue
            one = sheet.cell(y, x)
            one.value = written(value)
            one.data_type = "s"
            one.quotePrefix = FORMULA.match(value) is not None


def written(text: str) -> str:
    """``text`` as a cell can hold it: without control characters, and not too long."""
    kept = "".join(c for c in text if c >= " " or c in "\t\n")
    return kept[:MOST]


def flattened(facts: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """The facts as names and single values; parts of a fact are named ``fact.part``."""
    for key, value in facts.items():
        if isinstance(value, Mapping):
            yield from flattened(value, f"{before}{key}.")
        elif isinstance(value, list | tuple):
            yield f"{before}{key}", "; ".join(map(str, value)) or None
        else:
            known = isinstance(value, str | int | float | date) or value is None
            yield f"{before}{key}", value if known else str(value)
