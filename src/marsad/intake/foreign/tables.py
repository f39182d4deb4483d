"""The file of a data set as a table: CSV, a workbook, a JSON array or API answer, JSON Lines.

Law: a cell is copied and not understood. Its line breaks become blanks, since a row is told a cell
a line; everything else of it stays. A row that cannot be taken apart is named by its number. No
row is one of HXL hashtags, nor is the apostrophe before a sign of a formula part of a CSV's cell.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from marsad.intake.decoding import decode
from marsad.intake.refusals import Unreadable
from marsad.intake.tables import LONGEST_CELL, excel_sheets, is_tags, words_of_cell
from marsad.model.errors import MarsadError
from marsad.model.formulas import unguarded

SEPARATORS = ",;\t|"
MOST_ROWS = 200_000
DEEPEST = 6
EVENTS = "events"  # the sheet of a workbook that is taken before the first
LISTED = ("data", "results", "Result", "events")  # what an API calls its list of rows
_BREAKS = re.compile(r"[ \t]*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+[ \t]*")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet counts (the header is 1; of JSON the first is 1), and
    the columns that are not empty, in the order of the file. ``broken`` says why it is none."""

    number: int
    cells: tuple[tuple[str, str], ...]
    broken: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The header, in the order of the file, and the rows that are not blank."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def _as_it_is(row: Any) -> Any:
    return row


def table_of(raw: bytes, where: str, kept: Callable[[Any], Any] = _as_it_is) -> Table:
    """The table in a file, by its bytes; ``kept`` says what is taken of an object of JSON. Raises
    ``MarsadError`` ``E-IMPORT-FILE``."""
    try:
        if raw[:4] == b"PK\x03\x04":
            return _of_sheet(raw, where)
        text, _ = decode(raw)
        if text.lstrip()[:1] in ("{", "["):
            return table_of_objects(_objects(text, where), where, kept)
        return _of_csv(text, where)
    except Unreadable as error:
        raise no_table(error.message, where) from None


def no_table(what: str, where: str) -> MarsadError:
    """The error that a file is no table that can be read."""
    return MarsadError(
        "E-IMPORT-FILE", what, where=where, hint="give it as CSV, XLSX, JSON or JSON Lines"
    )


def _of_csv(text: str, where: str) -> Table:
    text = text.lstrip("\r\n")
    head = text.partition("\n")[0]
    separator = max(SEPARATORS, key=head.count)
    longest = csv.field_size_limit(LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        lines = list(reader)
    except csv.Error as error:
        raise no_table(f"the CSV breaks off ({error})", where) from None
    finally:
        csv.field_size_limit(longest)
    return _of_lines([[unguarded(cell) for cell in line] for line in lines], where)


def _of_sheet(raw: bytes, where: str) -> Table:
    sheets = [(name, rows) for name, rows in excel_sheets(raw) if rows]
    sheets.sort(key=lambda sheet: sheet[0] != EVENTS)
    return _of_lines(sheets[0][1] if sheets else [], where)


def _of_lines(lines: Sequence[Sequence[object]], where: str) -> Table:
    if len(lines) < 2:
        raise no_table("there is no row below the header", where)
    header = _named([words_of_cell(cell) for cell in lines[0]])
    rows = []
    for number, line in enumerate(lines[1:], 2):
        if number == 2 and is_tags(line):
            continue
        words = [one_line(words_of_cell(cell)) for cell in line]
        cells = tuple((n, w) for n, w in zip(header, words, strict=False) if n and w)
        more = [w for w in words[len(header) :] if w]
        wrong = f"{len(words)} cells for {len(header)} columns" if more else ""
        if cells or more:
            rows.append(Row(number, cells, wrong))
    return _limited(Table(tuple(n for n in header if n), tuple(rows)), where)


def table_of_objects(
    objects: Iterable[tuple[int, Any]], where: str, kept: Callable[[Any], Any] = _as_it_is
) -> Table:
    """The table of some JSON objects, each with its number."""
    rows = []
    header: dict[str, None] = {}
    for number, found in ((n, kept(one)) for n, one in objects):
        if not isinstance(found, dict):
            rows.append(Row(number, (), "this is no JSON object"))
            continue
        cells = tuple((name_of(n), w) for n, v in flat(found) if (w := one_line(v)))
        header.update(dict.fromkeys((*map(name_of, found), *(name for name, _ in cells))))
        rows.append(Row(number, cells))
    if not rows:
        raise no_table("there is no row in it", where)
    return _limited(Table(tuple(header), tuple(rows)), where)


def _objects(text: str, where: str) -> Iterator[tuple[int, Any]]:
    """The rows of an array, of an API's answer, or of JSON Lines, each with its number."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        yield from _json_lines(text)
        return
    if isinstance(whole, dict):
        lists = [whole[key] for key in LISTED if isinstance(whole.get(key), list)]
        if not lists and isinstance(whole.get("features"), list):
            lists = [[_of_feature(one) for one in whole["features"]]]
        whole = lists[0] if lists else [whole]
    yield from enumerate(whole, 1)


def _of_feature(one: Any) -> Any:
    return one.get("properties") if isinstance(one, dict) else one


def _json_lines(text: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except (ValueError, RecursionError):
            yield number, None


def flat(value: Any, name: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """A JSON value as names and words: parts of an object are ``name.part``, those of a list of
    objects ``name.2.part``; a list of plain values stands in one cell, with ``; `` between."""
    if isinstance(value, dict) and depth < DEEPEST:
        for key, part in value.items():
            yield from flat(part, f"{name}.{key}" if name else str(key), depth + 1)
    elif isinstance(value, list) and depth < DEEPEST:
        if any(isinstance(part, dict | list) for part in value):
            for number, part in enumerate(value, 1):
                yield from flat(part, f"{name}.{number}", depth + 1)
        else:
            yield name, "; ".join(_plain(part) for part in value if part is not None)
    elif value is not None:
        yield name, _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, str | date):
        return words_of_cell(value)
    return json.dumps(value, ensure_ascii=False)


def one_line(text: str) -> str:
    """A cell's text in one line, without the blanks round it."""
    return _BREAKS.sub(" ", text).strip()


def name_of(column: str) -> str:
    """A column's name as it stands before the ``: `` of a line."""
    return one_line(column).replace(": ", " ").rstrip(":")


def _named(cells: Sequence[str]) -> list[str]:
    """The names of the columns; a second column of a name has none and is left out."""
    names = [name_of(cell) for cell in cells]
    first = {name: at for at, name in reversed(list(enumerate(names)))}
    return [name if first[name] == at else "" for at, name in enumerate(names)]


def _limited(table: Table, where: str) -> Table:
    if len(table.rows) > MOST_ROWS:
        raise no_table(f"{len(table.rows)} rows; the limit is {MOST_ROWS}, split it", where)
    return table
