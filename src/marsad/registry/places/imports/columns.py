"""Names of columns as people write them, and which column of ours each means."""

from __future__ import annotations

import re
from collections.abc import Sequence

OSM_IDS = frozenset({"osm_node_id", "osm_id", "osmid", "@id", "node_id"})


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("\n", " ").split(","))


# Each list is in order of preference: a table with "name" and "place" has its names in "name".
SPELLINGS = {
    "id": _list("""id, identifier, uid, key, code, place id, geonameid, geoname id,
        osm node id, osm id, @id, node id"""),
    "name": _list("""name, place name, placename, toponym, english name, name english, name en,
        title, label, location name, settlement, town, village, place, location"""),
    "lat": _list("latitude, lat, y, point y, decimal latitude, lat dd, northing, north"),
    "lon": _list("longitude, lon, lng, long, x, point x, decimal longitude, lon dd, easting, east"),
    "country": _list("""country, country code, countrycode, iso, iso2, iso3, alpha2, alpha3,
        alpha 2, alpha 3, country name, adm0, admin0, cc"""),
    "admin1": _list("""admin1, admin 1, admin1 name, adm1, adm1 en, province, governorate, region,
        state, oblast, wilaya"""),
    "feature": _list("""feature, feature code, featurecode, type, place type, kind, class,
        category, fcode, fclass"""),
    "population": _list("population, pop, inhabitants, people"),
    "radius": _list("radius km, radius, radiuskm, size km"),
    "pcode": _list("pcode, p code, place pcode, loc pcode, ocha pcode"),
    "admin1_pcode": _list("admin1 pcode, adm1 pcode, admin1pcode, adm1pcode"),
    "admin2_pcode": _list("admin2 pcode, adm2 pcode, admin2pcode, adm2pcode"),
    "names": _list("""names, aliases, alias, alternate names, alternatenames, alternative names,
        alt names, alt name, altnames, other names, also known as, aka, synonyms, variants"""),
}  # fmt: skip


def cleaned(cell: str) -> str:
    """A column's name without case, underscores and what stands in brackets."""
    text = re.sub(r"[\(\[].*?[\)\]]", " ", cell.strip().lower())
    return " ".join(re.sub(r"[_\-:.]+", " ", text).split())


def columns_of(cells: Sequence[str]) -> dict[str, int]:
    """Our columns with the place of each in a header; no column of the table stands for two."""
    heads = [cleaned(c) for c in cells]
    found: dict[str, int] = {}
    for ours, spellings in SPELLINGS.items():
        place = next((heads.index(s) for s in spellings if s in heads), None)
        if place is not None and place not in found.values():
            found[ours] = place
    return found
