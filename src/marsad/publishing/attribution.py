"""The line that says whose places are shown, as their licences want it (docs/sources.md)."""

from __future__ import annotations

from collections.abc import Iterable

# GeoNames is CC BY 4.0 and must be named; Natural Earth is in the public domain and is, gladly.
BUILT_IN = "GeoNames (geonames.org), CC BY 4.0"
OUTLINES = "Made with Natural Earth."


def place_sources(imported: Iterable[str] = ()) -> tuple[str, ...]:
    """What is to be cited for places: the built-in ones, then each imported source once."""
    return tuple(dict.fromkeys((BUILT_IN, *imported)))


def attribution(imported: Iterable[str] = ()) -> str:
    """The same as one line."""
    return f"Places: {'; '.join(place_sources(imported))}. {OUTLINES}"
