"""Cells and comma-separated tables.

Law: no cell is a formula. Names come from reports by strangers, and a spreadsheet would run them.
And no text is lost: one apostrophe less before a sign of a formula, and it is what it was.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from marsad.model.formulas import guarded


def cell(value: Any) -> Any:
    """A table cell: empty for unknown; text that a spreadsheet would run as a formula gets an
    apostrophe in front, and so does text that reads as if it had got one already."""
    if value is None:
        return ""
    return guarded(value) if isinstance(value, str) else value


def csv_bytes(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """A head row and the rows, in UTF-8 with CRLF; what a row does not have is empty. A row of
    tags, where there is one, is the first of the rows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(column)) for column in columns])
    return out.getvalue().encode()
