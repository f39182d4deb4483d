"""Cells to a place, for each format. Nothing is guessed: what cannot be used is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from unicodedata import category

from marsad.model.hashing import sha256_text
from marsad.registry.places.imports.columns import cleaned, columns_of
from marsad.registry.places.imports.entry import (
    IDENT,
    LONGEST_NAME,
    PCODE,
    Bad,
    Entry,
    Naming,
    Parsed,
    Skip,
    number_of,
    point_of,
)
from marsad.registry.places.imports.features import RADIUS, feature_of
from marsad.registry.places.imports.layouts import GEONAMES, NAMES, OSM, Layout
from marsad.registry.places.keys import fold
from marsad.registry.places.rows import (
    ALTERNATE,
    OWN,
    PRIMARY,
    admin1_names,
    alpha3,
    countries,
    keep_name,
    stripped_names,
    town_radius,
)

# Codes in the language column of GeoNames' alternate names that mark no name.
NO_NAMES = frozenset(
    "link wkdt post iata icao faac abbr tcid unlc uicn phon".split()
)  # fmt: skip
RADIUS_OF_REGION = {"A.PCLI": 50.0, "A.ADM1": 40.0, "A.ADM2": 15.0}
JOINERS = "\u200c\u200d"
UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_SCRIPTS = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc\s]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’‘ʿʾ`\-. ]+")

Parse = Callable[[list[str]], Parsed]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a parse goes by besides the row: the gazetteer's name, which own ids carry, and the
    country (alpha-3) of rows that name none."""

    gazetteer: str
    country: str = ""


def parser_of(layout: Layout, terms: Terms) -> Parse:
    """The parse of a layout. What a cell hides from the eye is left out before it is read, and a
    name that no map could carry is no name."""
    parse = _by_format(layout, terms)

    def parse_seen(cells: list[str]) -> Parsed:
        if not "".join(cells).isprintable():
            cells = [seen(cell) for cell in cells]
        parsed = parse(cells)
        if isinstance(parsed, Entry | Naming) and len(parsed.name) > LONGEST_NAME:
            return Bad(f"a name of {len(parsed.name):,} signs, {parsed.name[:20]!r}...")
        return parsed

    return parse_seen


def seen(cell: str) -> str:
    """The cell without signs that act on a screen or turn the direction of writing; a line break
    or tab is a blank. Joiners stay: words of Persian and emoji are written with them."""
    return "".join(
        c if c.isprintable() or c in JOINERS or category(c) not in UNSEEN
        else " " if c.isspace() else ""
        for c in cell
    )  # fmt: skip


def _by_format(layout: Layout, terms: Terms) -> Parse:
    if layout.format == GEONAMES:
        return _geonames(terms)
    if layout.format == NAMES:
        return _naming
    return _osm(layout, terms) if layout.format == OSM else _own(layout, terms)


@cache
def country_codes() -> dict[str, str]:
    """Folded names and codes of countries, each with the alpha-3 code."""
    found: dict[str, str] = {}
    for row in countries():
        for name, _ in row.names:
            found.setdefault(fold(name), row.place.country)
    for two, three in alpha3().items():
        found[two.lower()] = found[three.lower()] = three
    return found


def _geonames(terms: Terms) -> Parse:
    iso, regions = alpha3(), admin1_names()

    def parse(cells: list[str]) -> Parsed:
        if len(cells) != 19:
            return Bad(f"{len(cells)} tab-separated columns where GeoNames has 19")
        ident, name, plain, others, lat, lon, kind, code, country = cells[:9]
        if not IDENT.match(ident):
            return Bad(f"{ident[:20]!r} is no GeoNames id")
        if not name.strip():
            return Bad("no name")
        point = point_of(lat, lon)
        if isinstance(point, Bad):
            return point
        people = number_of(cells[14])
        if people is None:
            return Bad(f"population {cells[14][:20]!r} is no number")
        if kind and (kind not in "AHLPRSTUV" or len(kind) != 1):
            return Bad(f"{kind[:10]!r} is no feature class of GeoNames")
        feature = f"{kind or 'L'}.{code or 'LCTY'}"
        names = [(name, PRIMARY)]
        if kind == "A":
            names += [(n, OWN) for n in stripped_names(name)]
        if plain and plain != name:
            names.append((plain, OWN))
        if others:
            names += [(n, ALTERNATE) for n in others.split(",") if keep_name(n)]
        region = regions.get((country, cells[10]), "")
        if feature == "A.ADM1":
            name = region or next(iter(stripped_names(name)), name)
        radius = town_radius(people) if kind == "P" else RADIUS_OF_REGION.get(feature, 2.0)
        return Entry(
            f"geonames:{int(ident)}", name, *point, feature, tuple(names),
            iso.get(country, "") or (terms.country if not country else ""), region, people,
            radius, cells[10], cells[18].strip(),
        )  # fmt: skip

    return parse


def _naming(cells: list[str]) -> Parsed:
    if len(cells) < 4:
        return Bad(f"{len(cells)} tab-separated columns where alternate names have 8 or 10")
    _, place, language, name, *marks = cells
    if not IDENT.match(place):
        return Bad(f"{place[:20]!r} is no GeoNames id")
    if language.lower() in NO_NAMES:
        return Skip()
    if not name.strip():
        return Bad("no name")
    if not keep_name(name):
        return Skip()
    preferred, short, colloquial, historic = (m == "1" for m in (*marks, "", "", "", "")[:4])
    official = (preferred or short) and language in ("en", "") and not (colloquial or historic)
    return Naming(f"geonames:{int(place)}", name, OWN if official else ALTERNATE)


def _osm(layout: Layout, terms: Terms) -> Parse:
    heads = [cleaned(h) for h in layout.header]
    at = columns_of(layout.header)
    named = {h: n for n, h in enumerate(heads)}
    kind_at, id_at = named["place"], at["id"]
    english = next((named[h] for h in ("name en", "int name") if h in named), None)
    local = named.get("name", at["name"])
    others = [n for h, n in named.items()
              if h.startswith(("name ", "alt name", "old name", "official name", "loc name",
                               "int name", "short name")) and n != english]  # fmt: skip

    def parse(cells: list[str]) -> Parsed:
        if len(cells) != len(heads):
            return Bad(f"{len(cells)} columns where the first line names {len(heads)}")
        ident = cells[id_at].strip().rsplit("/", 1)[-1]
        if not IDENT.match(ident.removeprefix("-")):
            return Bad(f"{cells[id_at][:20]!r} is no OpenStreetMap id")
        mains = [] if english is None else names_in(cells[english])
        mains += names_in(cells[local])
        if not mains:
            return Bad("no name")
        point = point_of(cells[at["lat"]], cells[at["lon"]])
        if isinstance(point, Bad):
            return point
        people = number_of(cells[at["population"]]) if "population" in at else 0
        kind = cells[kind_at].split(";")[0].strip()
        rest = [n for k in others for part in cells[k].split(";") for n in names_in(part)]
        names = [(n, PRIMARY) for n in mains] + [(n, ALTERNATE) for n in rest]
        size = town_radius(people or 0)
        return Entry(
            f"osm:{ident}", mains[0], *point, feature_of(kind), tuple(names), terms.country,
            "", people or 0, max(size, RADIUS.get(kind, 1.5)) if not people else size,
        )  # fmt: skip

    return parse


def names_in(cell: str) -> list[str]:
    """The names of one cell: parted at " / ", and where a Latin and an Arabic name stand side by
    side each of them; the Latin first."""
    found: list[str] = []
    for part in re.split(r"\s*/\s*", cell.strip()):
        latin = " ".join("".join(_LATIN.findall(part)).split()).strip("-. ")
        arabic = " ".join("".join(_SCRIPTS.findall(part)).split())
        mixed = len(latin) > 1 and len(arabic) > 1
        found += [latin, arabic] if mixed else [part] if part else []
    return found


def _own(layout: Layout, terms: Terms) -> Parse:
    at = columns_of(layout.header)
    width = len(layout.header)
    known = country_codes()
    comma = layout.delimiter != ","

    def parse(cells: list[str]) -> Parsed:
        if len(cells) != width:
            return Bad(f"{len(cells)} columns where the first line names {width}")

        def cell(ours: str) -> str:
            return cells[at[ours]].strip() if ours in at else ""

        name = cell("name")
        if not fold(name):
            return Bad("no name")
        point = point_of(cell("lat"), cell("lon"))
        if isinstance(point, Bad):
            return point
        country = terms.country
        if cell("country"):
            country = known.get(fold(cell("country")), "")
            if not country:
                return Bad(f"{cell('country')[:30]!r} is no country's name or code")
        people, radius = number_of(cell("population")), _radius(cell("radius"), comma)
        if people is None:
            return Bad(f"population {cell('population')[:20]!r} is no number")
        if radius is None:
            return Bad(f"radius {cell('radius')[:20]!r} is no number of km above 0")
        pcodes = (cell("pcode"), cell("admin1_pcode"), cell("admin2_pcode"))
        odd = next((code for code in pcodes if code and not PCODE.match(code)), None)
        if odd is not None:
            return Bad(f"{odd[:20]!r} is no P-code")
        feature = feature_of(cell("feature")) if cell("feature") else "P.PPL"
        mark = next((m for m in "|;" if m in cell("names")), ",")
        others = [n.strip() for n in cell("names").split(mark)]
        names = [(name, PRIMARY), *((n, OWN) for n in others if fold(n))]
        return Entry(
            own_id(terms.gazetteer, cell("id") or pcodes[0], name, point), name, *point, feature,
            tuple(names), country, cell("admin1"), people, radius or town_radius(people),
            pcodes=pcodes,
        )  # fmt: skip

    return parse


def own_id(gazetteer: str, given: str, name: str, point: tuple[float, float]) -> str:
    """The id of a person's own place: that of GeoNames or OpenStreetMap where the table gives
    one, else the gazetteer's name with the table's id, or with a hash of name and point."""
    if re.fullmatch(r"(?:geonames|osm):[0-9]{1,18}", given):
        return given
    if not given:
        given = sha256_text(f"{name}|{point[0]:.6f}|{point[1]:.6f}")[:12]
    return f"own-place:{gazetteer}:{given}"


def _radius(cell: str, comma: bool) -> float | None:
    """Kilometres; 0 for an empty cell, ``None`` for what is no size."""
    if not cell:
        return 0.0
    try:
        size = float(cell.replace(",", ".") if comma else cell)
    except ValueError:
        return None
    return size if 0 < size < 20_000 else None
