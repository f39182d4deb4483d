"""A file of actors as rows of cells: comma or tab between columns, or JSON Lines.

Law: no row is lost unseen. What cannot be taken apart comes as a row with its trouble.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path

from marsad.model.errors import MarsadError
from marsad.registry.actors.columns import LISTED, column_of, strange
from marsad.registry.places.imports.records import quoted_rows

ENDINGS = (".csv", ".tsv", ".jsonl")
LARGEST = 64_000_000  # bytes; a list of actors is a matter of thousands of rows
BAR = "|"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its first line in the file, and its cells by our columns. ``trouble`` says why
    there are no cells."""

    number: int
    cells: dict[str, str]
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file; ``unknown`` names columns that are left aside."""

    lines: tuple[Line, ...]
    unknown: tuple[str, ...]


def bytes_of(path: Path) -> bytes:
    """What is in the file. Raises ``MarsadError``: ``E-ACTORS-FILE`` for one that cannot be read,
    ``E-ACTORS-FORMAT`` for one of no known ending."""
    where = str(path)
    if path.exists() and not path.is_file():
        raise MarsadError("E-ACTORS-FILE", "it is no file", where=where, hint="name a table")
    if path.suffix.lower() not in ENDINGS:
        raise MarsadError("E-ACTORS-FORMAT", "a list of actors ends in .csv, .tsv or .jsonl",
                          where=where, hint="save it as one of these")  # fmt: skip
    try:
        if path.stat().st_size > LARGEST:
            raise MarsadError("E-ACTORS-FILE", f"it is larger than {LARGEST:,} bytes", where=where,
                              hint="import it in parts")  # fmt: skip
        return path.read_bytes()
    except OSError as error:
        raise MarsadError("E-ACTORS-FILE", f"it cannot be read ({error.strerror})", where=where,
                          hint="check name and permissions") from error  # fmt: skip


def table_of(raw: bytes, path: Path) -> Table:
    """The rows in ``raw``. Raises ``MarsadError`` (``E-ACTORS-FORMAT``) when it is no table of
    actors: empty, not UTF-8 throughout, or without a column ``name``."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _no_table(path, "it is UTF-16", "save it as UTF-8")
    if not raw.strip():
        raise _no_table(path, "there is nothing in it", "name a file with rows")
    if path.suffix.lower() == ".jsonl":
        return _objects(raw)
    return _columns(raw, path)


def _no_table(path: Path, what: str, hint: str) -> MarsadError:
    return MarsadError("E-ACTORS-FORMAT", what, where=str(path), hint=hint)


def _columns(raw: bytes, path: Path) -> Table:
    first = raw.split(b"\n", 1)[0]
    tabbed = path.suffix.lower() == ".tsv"
    delimiter = "\t" if tabbed or (b"\t" in first and b"," not in first) else ","
    if delimiter == "," and first.count(b";") > first.count(b","):
        delimiter = ";"
    records = quoted_rows(io.BytesIO(raw), 1, 0, delimiter)
    head = next(records, None)
    if head is None or head.trouble:
        why = "there is nothing in it" if head is None else f"its first line: {head.trouble}"
        raise _no_table(path, why, "the first line names the columns, in UTF-8")
    ours = [column_of(cell) for cell in head.cells]
    if "name" not in ours:
        raise _no_table(path, "no column is called name", "the first line names the columns")
    twice = next((o for o in ours if o is not None and ours.count(o) > 1), None)
    if twice is not None:
        raise _no_table(path, f"two columns mean {twice}", "take one of them out")
    lines = []
    for record in records:
        cells, trouble = record.cells, record.trouble
        if not trouble and not any(cell.strip() for cell in cells):
            continue
        if not trouble and len(cells) > len(ours) and any(c.strip() for c in cells[len(ours) :]):
            trouble = f"{len(cells)} columns where the first line has {len(ours)}"
        named = {o: c for o, c in zip(ours, cells, strict=False) if o is not None}
        lines.append(Line(record.line, {} if trouble else named, trouble))
    return Table(tuple(lines), strange(head.cells))


def _objects(raw: bytes) -> Table:
    lines: list[Line] = []
    unknown: dict[str, None] = {}
    for number, one in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if one.strip():
            lines.append(_object(number, one, unknown))
    return Table(tuple(lines), tuple(unknown))


def _object(number: int, one: bytes, unknown: dict[str, None]) -> Line:
    try:
        row = json.loads(one.decode("utf-8"))
    except (ValueError, RecursionError):
        return Line(number, {}, "it is no JSON in UTF-8")
    if not isinstance(row, dict):
        return Line(number, {}, "it is no JSON object")
    unknown.update(dict.fromkeys(strange(row)))
    cells: dict[str, str] = {}
    for key, value in row.items():
        ours = column_of(key)
        if ours is None or value is None:
            continue
        text = _text(value, ours)
        if text is None:
            return Line(number, {}, f"{key} is neither a text nor a list of texts")
        if ours in cells:
            return Line(number, {}, f"two fields mean {ours}")
        cells[ours] = text
    return Line(number, cells)


def _text(value: object, ours: str) -> str | None:
    """A field as a cell; a list only where a cell may name several."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)  # a year
    texts = value if isinstance(value, list) else None
    if texts is not None and ours in LISTED and all(isinstance(t, str) for t in texts):
        return BAR.join(texts)
    return None
