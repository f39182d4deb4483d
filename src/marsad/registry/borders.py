"""Land borders and coasts of countries as lines, from Natural Earth (see ``data/places``).

They are drawn as Natural Earth has them and state no opinion on any claim; simplified to about
2 km (borders) and 5 km (coasts).
"""

from __future__ import annotations

import gzip
import json
from functools import cache, lru_cache
from importlib.resources import files

from marsad.registry.lines import Line

SCALE = 100.0


@cache
def _table() -> dict[str, list[list[int]]]:
    raw = (files("marsad.registry") / "data" / "places" / "borders.json.gz").read_bytes()
    table: dict[str, list[list[int]]] = json.loads(gzip.decompress(raw))
    return table


@cache
def _neighbours() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key in _table():
        a, dash, b = key.partition("-")
        if dash:
            found.setdefault(a, []).append(b)
            found.setdefault(b, []).append(a)
    return {code: tuple(sorted(others)) for code, others in found.items()}


def _line(steps: list[int]) -> Line:
    x = y = 0
    points = []
    for k in range(0, len(steps), 2):
        x, y = x + steps[k], y + steps[k + 1]
        points.append((y / SCALE, x / SCALE))
    return tuple(points)


@lru_cache(maxsize=512)
def _lines(key: str) -> tuple[Line, ...]:
    return tuple(_line(steps) for steps in _table().get(key, []))


def border_lines(a: str, b: str) -> tuple[Line, ...]:
    """The border of two countries (ISO 3166-1 alpha-3), longest line first; empty if they have
    none on land."""
    return _lines("-".join(sorted((a, b))))


def coast_lines(country: str) -> tuple[Line, ...]:
    """The coast of a country, longest line first, small islands left out; empty if it has none."""
    return _lines(country)


def neighbours(country: str) -> tuple[str, ...]:
    """The countries that share a land border with it, in order of letters."""
    return _neighbours().get(country, ())
