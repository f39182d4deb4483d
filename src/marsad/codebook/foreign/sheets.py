"""An analyst's own sheet: which column is what, as a person wrote it down.

Law: nothing is guessed. A key that is not known is refused, a column that the file lacks is named,
and a word that the table of kinds does not have is an issue of its row.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from marsad.codebook.foreign.layouts import Layout, key_of
from marsad.codebook.kinds import is_kind
from marsad.model.errors import MarsadError
from marsad.model.hashing import canonical_json, name_for
from marsad.model.locations import PRECISIONS

COUNTED = ("killed", "injured", "abducted", "arrested", "missing", "displaced")
BOUNDS = tuple(f"{of}{bound}" for of in COUNTED for bound in ("_low", "", "_high"))
FIELDS = (
    "id", "date", "start", "end", "place", "lat", "lon", "radius_km", "country", "admin1", "kind",
    "actor", "target", "sources", "notes", *BOUNDS,
)  # fmt: skip
TABLES = ("name", "columns", "dates", "kinds", "fixed")
FIXED = ("kind", "country", "precision", "radius_km")
MARKS = frozenset("dmYybBHMS%")


@dataclass(frozen=True, slots=True)
class SheetMap:
    """What the columns of one sheet are. ``words`` are the cells of the kind column, in small
    letters, with their kinds; ``fixed`` are fields that every row has alike."""

    name: str
    columns: Mapping[str, str]
    date_format: str
    words: Mapping[str, str]
    fixed: Mapping[str, str]

    @property
    def id(self) -> str:
        """A name for just this map."""
        return name_for("map", self.text)

    @property
    def text(self) -> str:
        """The map as JSON: ``sheet_map`` reads it again."""
        return canonical_json(
            {"name": self.name, "columns": dict(self.columns),
             "dates": {"format": self.date_format},
             "kinds": dict(self.words), "fixed": dict(self.fixed)}
        )  # fmt: skip

    def layout(self) -> Layout:
        """The columns, every one of which a file must have."""
        columns = {field: (key_of(name),) for field, name in self.columns.items()}
        needed = tuple((field,) for field in self.columns)
        return Layout("sheet", self.name, MappingProxyType(columns), needed, self.columns)


def sheet_map_of_toml(text: str, where: str) -> SheetMap:
    """The map in a TOML file. Raises ``MarsadError`` ``E-IMPORT-MAP``."""
    try:
        return sheet_map(tomllib.loads(text), where)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(f"no TOML: {error}", where) from None


def sheet_map(tree: Mapping[str, Any], where: str) -> SheetMap:
    """The map in a tree of values. Raises ``MarsadError`` ``E-IMPORT-MAP``: an unknown key, a
    kind that is none, no column of a day, no kind."""
    _known(tree, TABLES, "", where)
    columns = _words(tree, "columns", where)
    _known(columns, FIELDS, "columns.", where)
    dates = _words(tree, "dates", where)
    _known(dates, ("format",), "dates.", where)
    fixed = _words(tree, "fixed", where)
    _known(fixed, FIXED, "fixed.", where)
    words = {" ".join(w.lower().split()): k for w, k in _words(tree, "kinds", where).items()}
    for kind in (*words.values(), *([fixed["kind"]] if "kind" in fixed else [])):
        if not is_kind(kind) or kind.startswith("condition."):
            raise _wrong(f"no such kind of event: {kind}", where)
    if "date" not in columns and "start" not in columns:
        raise _wrong("no column of a day: name columns.date, or columns.start and end", where)
    if "kind" not in fixed and not ("kind" in columns and words):
        raise _wrong("no kind: give fixed.kind, or columns.kind with a table [kinds]", where)
    if ("lat" in columns) != ("lon" in columns):
        raise _wrong("a point wants both columns.lat and columns.lon", where)
    twice = [c for c, n in Counter(map(key_of, columns.values())).items() if n > 1]
    if twice:
        raise _wrong(f"two fields name one column: {twice[0]}", where)
    radius = fixed.get("radius_km", "0")
    if not re.fullmatch(r"\d{1,5}(?:\.\d+)?", radius):
        raise _wrong(f"fixed.radius_km is a number of kilometres: {radius}", where)
    if fixed.get("precision", "area") not in set(PRECISIONS) - {"unresolved"}:
        raise _wrong(f"no such precision: {fixed['precision']}; {', '.join(PRECISIONS)}", where)
    name = tree.get("name", "sheet")
    if not isinstance(name, str) or not name.strip():
        raise _wrong("name is a text", where)
    return SheetMap(name.strip(), columns, _format(dates.get("format", ""), where), words, fixed)


def _wrong(what: str, where: str) -> MarsadError:
    return MarsadError("E-IMPORT-MAP", what, where=where, hint="see docs/foreign.md")


def _known(tree: Mapping[str, Any], names: tuple[str, ...], before: str, where: str) -> None:
    for key in tree:
        if key not in names:
            raise _wrong(f"no such key: {before}{key}; there are {', '.join(names)}", where)


def _words(tree: Mapping[str, Any], name: str, where: str) -> dict[str, str]:
    """A table of texts; a number stands for its text."""
    found = tree.get(name, {})
    if not isinstance(found, Mapping):
        raise _wrong(f"{name} is a table, [{name}]", where)
    for key, value in found.items():
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise _wrong(f"{name}.{key} is a text", where)
    return {str(key): str(value) for key, value in found.items()}


def _format(text: str, where: str) -> str:
    """A format of days that names day, month and year. Empty: as the data sets write them."""
    marks = [text[n + 1 : n + 2] for n, c in enumerate(text) if c == "%"]
    if not text:
        return text
    kept = set(marks)
    if not kept <= MARKS or "d" not in kept or not kept & {"m", "b", "B"} or not kept & {"Y", "y"}:
        raise _wrong(f"dates.format is made of %d, %m (or %b, %B) and %Y (or %y): {text}", where)
    date(2000, 1, 1).strftime(text)
    return text
