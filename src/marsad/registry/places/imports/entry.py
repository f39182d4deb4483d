"""What one row of a file by others can be: a place, a further name of one, nothing, or bad."""

from __future__ import annotations

import re
from dataclasses import dataclass

# GeoNames' and OpenStreetMap's numbers, with room to grow; a database keeps 18 digits exactly.
IDENT = re.compile(r"[0-9]{1,18}\Z")
PCODE = re.compile(r"[A-Za-z0-9._-]{1,32}\Z")
LONGEST_NAME = 255  # the most that OpenStreetMap keeps; GeoNames keeps 200

Names = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as its file tells it. ``country`` is alpha-3 or empty where the file tells none;
    ``code`` the GeoNames admin1 code; ``modified`` the day that the source gives this row;
    ``pcodes`` are the P-codes of the place and of its units of the first and second level."""

    id: str
    name: str
    lat: float
    lon: float
    feature: str
    names: Names
    country: str = ""
    admin1: str = ""
    population: int = 0
    radius_km: float = 1.5
    code: str = ""
    modified: str = ""
    pcodes: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True, slots=True)
class Naming:
    """A further name of a place that is known by ``id``."""

    id: str
    name: str
    quality: int


@dataclass(frozen=True, slots=True)
class Skip:
    """A row that is right but is no name of a place (a link, an airport's code)."""


@dataclass(frozen=True, slots=True)
class Bad:
    """Why a row cannot be used, in a few words."""

    what: str


Parsed = Entry | Naming | Skip | Bad


def point_of(lat: str, lon: str) -> tuple[float, float] | Bad:
    """Two cells as degrees; a decimal comma is understood."""
    try:
        north, east = _degrees(lat), _degrees(lon)
    except ValueError:
        return Bad(f"{_short(lat)} {_short(lon)} is no latitude and longitude in degrees")
    if not -90.0 <= north <= 90.0:
        return Bad(f"latitude {_short(lat)} is not between -90 and 90")
    if not -180.0 <= east <= 180.0:
        return Bad(f"longitude {_short(lon)} is not between -180 and 180")
    return north, east


def _degrees(cell: str) -> float:
    if "_" in cell:  # float() takes it between digits
        raise ValueError(cell)
    return float(cell.replace(",", "."))


def number_of(cell: str) -> int | None:
    """A whole number that is not negative, 0 for an empty cell, ``None`` for what is none."""
    text = cell.strip().replace(" ", "").replace("\u00a0", "")
    if not text:
        return 0
    try:
        number = float(text.replace("_", "?"))
    except ValueError:
        return None
    return int(number) if 0 <= number < 1e11 else None


def _short(cell: str) -> str:
    return repr(cell if len(cell) <= 20 else cell[:19] + "…")
