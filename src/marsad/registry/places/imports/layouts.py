"""Which format a table has, told from its first rows."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from marsad.model.errors import MarsadError
from marsad.registry.places.imports.columns import OSM_IDS, cleaned, columns_of

GEONAMES, NAMES, OSM, OWN = "geonames", "geonames-names", "osm", "own"
FORMATS = (GEONAMES, NAMES, OSM, OWN)
DELIMITERS = "\t,;|"
TRIED = 50
UNWRITTEN = "".join(map(chr, (*range(1, 9), *range(14, 27), 28, 29, 30, 31)))
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d+)?\Z")
_DIGITS = re.compile(r"\d+\Z")
_LANGUAGE = re.compile(r"(?:[a-z][\w\-]{0,12})?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """A format with its delimiter; ``header`` is empty for a format that has none, and ``skip``
    the number of lines before the first row."""

    format: str
    delimiter: str = "\t"
    header: tuple[str, ...] = ()
    skip: int = 0


def layout_of(head: bytes, *, where: str, forced: str | None = None) -> Layout:
    """The layout of a table that begins with ``head``. Raises ``MarsadError``
    (``E-PLACES-FORMAT``) when it has none of the formats, or not the one that is ``forced``."""
    text = _text_of(head, where)
    lines = [line for line in text.splitlines() if line.strip()][:TRIED]
    if not lines:
        raise _unknown(where, "there is nothing in it", "look at the file, download it again")
    found = [_geonames(lines), _names(lines), *_headed(text)]
    layouts = [layout for layout in found if layout is not None]
    if "\r" in text.strip() and "\n" not in text:
        raise _unknown(where, "its lines end as on an old Macintosh", "save it as UTF-8 again")
    if forced is not None:
        fitting = [layout for layout in layouts if layout.format == forced]
        if not fitting and forced in (GEONAMES, NAMES):
            return Layout(forced)
        if not fitting:
            raise _unknown(
                where, f"its first line does not name the columns that {forced} needs",
                "name them: name, latitude, longitude"
                + (", an OpenStreetMap id, place" if forced == OSM else ""),
            )  # fmt: skip
        return fitting[0]
    if not layouts:
        if half := _half_headed(text):
            raise _unknown(where, half, "name the columns: name, latitude, longitude")
        raise _unknown(
            where, "the format is not known",
            "wanted are 19 tab-separated columns of GeoNames, its alternate names, or a first "
            "line that names the columns name, latitude and longitude",
        )  # fmt: skip
    return layouts[0]


def _text_of(head: bytes, where: str) -> str:
    """The first lines as text; a few wrong bytes are left to their rows. Raises ``MarsadError``
    (``E-PLACES-FORMAT``) for what is no UTF-8 and what is no text."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _unknown(where, "it is UTF-16, not UTF-8", "save it as UTF-8")
    text = head.decode("utf-8-sig", "replace")
    few = len(text) // 20
    if text.count("\0") > few or sum(text.count(c) for c in UNWRITTEN) > few:
        raise _unknown(where, "it is no text", "a table of text is wanted, or a .zip of one")
    if text.count("\ufffd") > few:
        raise _unknown(where, "it is not UTF-8", "save it as UTF-8")
    return text


def _half_headed(text: str) -> str:
    """Which columns are missing where a first line names some; empty where it names none."""
    need = {"name": "a name", "lat": "a latitude", "lon": "a longitude"}
    for delimiter in DELIMITERS:
        found = columns_of(text.split("\n", 1)[0].rstrip("\r").split(delimiter))
        if len(found.keys() & need.keys()) == len(need) - 1:
            (lack,) = (words for ours, words in need.items() if ours not in found)
            return f"its first line names no column for {lack}"
    return ""


def _unknown(where: str, what: str, hint: str) -> MarsadError:
    return MarsadError("E-PLACES-FORMAT", what, where=where, hint=hint)


def _geonames(lines: list[str]) -> Layout | None:
    rows = [line.split("\t") for line in lines]
    skip = 1 if rows and rows[0][0].lower() in ("geonameid", "geoname_id") else 0
    fit = sum(
        len(r) == 19 and bool(_DIGITS.match(r[0]) and _NUMBER.match(r[4]) and _NUMBER.match(r[5]))
        for r in rows
    )
    return Layout(GEONAMES, skip=skip) if rows and fit * 2 > len(rows) - skip else None


def _names(lines: list[str]) -> Layout | None:
    rows = [line.split("\t") for line in lines]
    skip = 1 if rows and cleaned(rows[0][0]) in ("alternatenameid", "alternate name id") else 0
    fit = sum(
        4 <= len(r) <= 10
        and bool(_DIGITS.match(r[0]) and _DIGITS.match(r[1]) and _LANGUAGE.match(r[2]))
        and all(c in ("", "1") for c in r[4:8])
        and not (_NUMBER.match(r[2]) or _NUMBER.match(r[3]))
        for r in rows
    )
    return Layout(NAMES, skip=skip) if rows and fit * 2 > len(rows) - skip else None


def _headed(text: str) -> list[Layout]:
    """OSM and own layouts of a table whose first line names its columns."""
    found: list[Layout] = []
    for delimiter in DELIMITERS:
        try:
            cells = next(csv.reader(io.StringIO(text, newline=None), delimiter=delimiter), [])
        except csv.Error:
            continue
        columns = columns_of(cells)
        if not {"name", "lat", "lon"} <= columns.keys():
            continue
        header = tuple(cells)
        words = {c.strip().lower() for c in cells}
        if OSM_IDS & words and "place" in words:
            found.insert(0, Layout(OSM, delimiter, header, 1))
        found.append(Layout(OWN, delimiter, header, 1))
    return found
