"""Tables of reports, CSV and Excel: a report for each row below a header with ``text``.

Law: a cell's text stays as it is, to the last character. What is no table of reports is refused by
one line, never by one for each row. A row's own bytes are its fields as a line of JSON. A row of
HXL hashtags below the header is no report.
"""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from marsad.intake import refusals
from marsad.intake.decoding import decode
from marsad.intake.forms import Item, refused, skipped
from marsad.intake.papers.packed import open_zip
from marsad.intake.refusals import Unreadable

MOST_ROWS = 100_000
MOST_COLUMNS = 60
WIDEST = 10_000  # columns of a CSV
LONGEST_CELL = 64_000_000
SEPARATORS = ",;\t|"
HASHTAG = re.compile(r"#[a-z]\w*(?:\s*\+\s*[a-z]\w*)*", re.IGNORECASE | re.ASCII)
COLUMNS = frozenset("text id title published source language country author rights".split())

Row = Sequence[object]
Sheet = tuple[str, list[Row]]


def table_items(raw: bytes, locator: str, form: str) -> Iterator[Item]:
    """An item for each row that is not blank, numbered as a spreadsheet does, the header being
    the first (``file.csv#row-2``); those of a later sheet with its number (``#sheet-2-row-2``).

    One item with a refusal instead, when the bytes are no such table or no sheet has a column
    ``text``.
    """
    try:
        sheets = [("", _csv_rows(raw))] if form == "csv" else excel_sheets(raw)
    except Unreadable as error:
        yield refused(locator, error.code, error.message)
        return
    filled = [(number, sheet) for number, sheet in enumerate(sheets, 1) if sheet[1]]
    if not filled:
        yield refused(locator, refusals.EMPTY, "there is no row in it")
    elif not any("text" in _header(rows) for _, (_, rows) in filled):
        what = "no column is named 'text' in its first row"
        yield refused(locator, refusals.FIELD, what)
    elif not any("text" in _header(rows) and len(rows) > 1 for _, (_, rows) in filled):
        yield refused(locator, refusals.EMPTY, "there is no row below the header")
    else:
        for number, (name, rows) in filled:
            place = locator + (f"#sheet-{number}-row-" if number > 1 else "#row-")
            if "text" in _header(rows):
                yield from _items(rows, place)
            else:
                what = f"the sheet {name!r} has no column 'text'"
                yield skipped(f"{locator}#sheet-{number}", refusals.NOT_A_REPORT, what)


def _items(rows: list[Row], place: str) -> Iterator[Item]:
    header = _header(rows)
    for number, row in enumerate(rows[1:], 2):
        if number > MOST_ROWS:
            what = f"more than {MOST_ROWS} rows; split the file"
            yield refused(f"{place}{number}", refusals.TOO_LARGE, what)
            return
        if number == 2 and is_tags(row):
            yield skipped(f"{place}{number}", refusals.NOT_A_REPORT, "a row of HXL hashtags")
            continue
        fields = {
            name: words
            for name, cell in zip(header, row, strict=False)
            if name in COLUMNS and (words := words_of_cell(cell)).strip()
        }
        if any(words_of_cell(cell).strip() for cell in row):
            line = json.dumps(fields, ensure_ascii=True, sort_keys=True)
            yield Item(f"{place}{number}", "row", raw=line.encode("ascii"), how="row")


def is_tags(row: Row) -> bool:
    """True for a row of HXL hashtags: nothing else is in it, and two at least or one that has an
    attribute, for a report may be a lone hashtag."""
    cells = [words for cell in row if (words := words_of_cell(cell).strip())]
    tagged = bool(cells) and all(map(HASHTAG.fullmatch, cells))
    return tagged and (len(cells) > 1 or "+" in cells[0])


def _header(rows: list[Row]) -> list[str]:
    names = [words_of_cell(cell).strip().lower() for cell in rows[0]]
    first = {name: at for at, name in reversed(list(enumerate(names)))}
    return [name if first[name] == at else "" for at, name in enumerate(names)]


def words_of_cell(cell: object) -> str:
    """A cell as words: a day as ISO 8601, a whole number without its point, blank for nothing."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _csv_rows(raw: bytes) -> list[Row]:
    if not raw.strip():
        raise Unreadable(refusals.EMPTY, "there is nothing in it")
    text, _ = decode(raw)
    head = text.lstrip("\r\n").partition("\n")[0]
    widest = max(map(head.count, SEPARATORS)) + 1
    if widest > WIDEST:
        what = f"a table of {widest} columns; at most {WIDEST} are read"
        raise Unreadable(refusals.TOO_LARGE, what)
    separator = max(SEPARATORS, key=lambda mark: ("text" in _named(head, mark), head.count(mark)))
    longest = csv.field_size_limit(LONGEST_CELL)
    rows: list[Row] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            if rows or row:
                rows.append(row)
            if len(rows) > MOST_ROWS:
                break
    except csv.Error as error:
        what = f"the CSV breaks off after row {len(rows)} ({error})"
        raise Unreadable(refusals.PARSE, what) from None
    finally:
        csv.field_size_limit(longest)
    return rows


def _named(head: str, separator: str) -> list[str]:
    return [name.strip(' "\r').lower() for name in head.split(separator)]


def excel_sheets(raw: bytes) -> list[Sheet]:
    """Name and rows of each sheet. Raises ``Unreadable`` for what is no workbook."""
    open_zip("an Excel file", raw).close()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(raw)
    except Exception as error:  # third-party parsers meet hostile bytes here
        what = f"an Excel file that is cut off or broken ({type(error).__name__})"
        raise Unreadable(refusals.PARSE, what) from error


def _read(raw: bytes) -> list[Sheet]:
    from openpyxl import load_workbook  # type: ignore[import-untyped]

    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    found: list[Sheet] = []
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        cells = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
        rows: list[Row] = [() if row.count(None) == len(row) else row for row in cells]
        more = len(rows) > MOST_ROWS
        while not more and rows and not any(words_of_cell(cell).strip() for cell in rows[-1]):
            rows.pop()
        found.append((sheet.title, rows))
    return found
