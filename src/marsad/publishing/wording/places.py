"""Locations in words that keep their doubt: distance not given, place not given, not found."""

from __future__ import annotations

import re

from marsad.model.locations import Location

GENERALISED = "marsad.generalised"
WINDS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
THE = ("United States", "United Kingdom", "United Arab Emirates", "Netherlands", "Philippines",
       "Central African Republic", "Democratic Republic of the Congo", "Gambia", "Sahel",
       "Gaza Strip", "West Bank", "Middle East", "Bahamas", "Maldives", "Comoros")  # fmt: skip

WATERS = re.compile(
    r"\b(?:Sea|Ocean|Gulf|Desert|Mountains|River|Islands|Crescent)$|^(?:Gulf|Strait|Bay|Sea) of\b"
)
SITE = re.compile(
    r"(?i)(?<!^)\b(?:field|base|airport|airbase|refinery|terminal|prison|checkpoint|mosque|bridge|"
    r"church|university|hospital|embassy|consulate|camp|plant|dam|crossing|barracks|stadium|"
    r"post|headquarters|house|palace|cathedral|synagogue|shrine|school|college|hotel|market|port|station)$"
)


def wind(degrees: float) -> str:
    """The nearest of eight directions."""
    return WINDS[round(degrees / 45.0) % 8]


def place_name(name: str) -> str:
    """The name with its article where English gives it one."""
    plain = " ".join(name.split())
    if plain in THE or WATERS.search(plain):
        return f"the {plain}" if not plain.lower().startswith("the ") else plain
    return plain


def phrase(where: Location) -> str:
    """The location as a phrase that ends a clause: ``about 90 km south of Harawah``."""
    name = place_name(where.name) if where.name else "a place not named"
    if where.precision == "unresolved":
        return f"at a place named as “{where.name}”" if where.name else "at a place not given"
    if where.feature == GENERALISED:
        return f"in the wider area of {name} (exact place withheld)"
    if where.relation == "bearing":
        return _bearing(where, name)
    if where.relation == "near":
        return f"near {name}"
    if where.relation == "between" and where.second_name:
        return f"between {name} and {place_name(where.second_name)}"
    if where.relation == "in" and where.second_name and SITE.search(where.name):
        return f"at the {where.name} in {place_name(where.second_name)}"
    if where.precision == "country":
        return f"somewhere in {name}"
    if where.relation == "area" and where.bearing_deg is not None:
        return f"in the {wind(where.bearing_deg)} of {name}"
    if where.relation == "area" or where.precision == "area":
        return f"in the area of {name}"
    if where.precision == "sea-or-air":
        return f"in or over {name}"
    if SITE.search(where.name):
        return f"at the {where.name}"
    return f"in {name}"


def short(where: Location) -> str:
    """The location for a table or a label: ``90 km S of Harawah``."""
    if where.precision == "unresolved":
        return f"“{where.name}” (not placed)" if where.name else "not placed"
    if where.feature == GENERALISED:
        return f"{where.name} (generalised)"
    if where.relation == "bearing" and where.bearing_deg is not None:
        letters = {"north": "N", "south": "S", "east": "E", "west": "W"}
        word = wind(where.bearing_deg)
        compass = "".join(letters[w] for w in re.findall("north|south|east|west", word))
        far = f"{_km(where.distance_km)} km " if where.distance_km is not None else ""
        return f"{far}{compass} of {where.name}"
    if where.relation == "near":
        return f"near {where.name}"
    if where.relation == "between" and where.second_name:
        return f"{where.name} – {where.second_name}"
    if where.precision == "country":
        return f"{where.name} (country)"
    if where.relation == "area" and where.bearing_deg is not None:
        return f"{wind(where.bearing_deg)} of {where.name}"
    if where.precision in ("admin1", "admin2", "region", "area"):
        return f"{where.name} (area)"
    return where.name


def _bearing(where: Location, name: str) -> str:
    direction = wind(where.bearing_deg) if where.bearing_deg is not None else "away from"
    of = f"{direction} of {name}" if where.bearing_deg is not None else f"away from {name}"
    desert = where.feature.upper().endswith("DSRT")
    if where.distance_km is not None:
        return f"about {_km(where.distance_km)} km {of}"
    return f"in the desert {of}" if desert else f"somewhere {of}"


def _km(distance: float) -> str:
    return f"{distance:,.0f}" if distance >= 2 else f"{distance:.1f}".removesuffix(".0")
