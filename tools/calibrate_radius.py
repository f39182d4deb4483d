"""How far analysts' points lie from ours, by kind of relative phrase: what radii are set by.

    PYTHONPATH=src python tools/calibrate_radius.py GED.csv.gz LEFT_OUT.tsv

reads rows of UCDP GED (columns id, country, where_prec, where_description, latitude, longitude),
leaves out those whose id is in the first column of the second file, and those whose point is the
centre of something larger (``where_prec`` 3, 4, 6, 7). Of texts with one relative phrase it prints
for each kind the number of rows, the quantiles of the error in km, and the share of truths inside
the radius that the reader gave. See docs/decisions/2026-11-28-radii-from-analysts.md.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from marsad.app.kit import load_kit
from marsad.evaluation.documents import gold_document
from marsad.model.mentions import LocationMention, Reading
from marsad.reading.steps import read
from marsad.registry.geometry import distance_km

TOLD = re.compile(
    r"\b(?:km|kilomet|miles?|near|close to|between|outskirts|suburbs?|border|around|outside|"
    r"(?:north|south|east|west)\w*|road|axis|highway|vicinity|area|coast|off)",
    re.I,
)
SHARP = frozenset({"1", "2", "5"})


def kind_of(mention: LocationMention) -> str:
    """The kind of a phrase, as radii tell them apart."""
    where = mention.location
    if "border" in mention.text.lower() or "frontier" in mention.text.lower():
        return "border"
    if mention.describes:
        return "describes"
    if where.relation == "bearing":
        if where.distance_km is None:
            return "direction"
        return "offset under 30 km" if where.distance_km < 30 else "offset of 30 km and more"
    if where.relation == "near" and where.distance_km is not None:
        return "N km from"
    if where.relation == "near" and where.bearing_deg is not None:
        return "side of a town"
    return where.relation


def rows(ged: Path, left_out: Path) -> Iterator[dict[str, str]]:
    """The rows to measure on."""
    ids = {line.split("\t")[0].removesuffix(".0") for line in left_out.read_text("utf-8").split("\n")}
    with gzip.open(ged, "rt", encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            precision = row["where_prec"].removesuffix(".0")
            if row["id"] not in ids and precision in SHARP and TOLD.search(row["where_description"]):
                yield row


def point_of(reading: Reading, mention: LocationMention) -> tuple[float, float, float] | None:
    """Point and radius of what a phrase says."""
    where = mention.location
    if mention.describes and mention.described is not None:
        place = reading.places[mention.described].place
        return (place.lat, place.lon, place.radius_km) if place else None
    if where.lat is None or where.lon is None or where.radius_km is None:
        return None
    return where.lat, where.lon, where.radius_km


def main() -> None:
    """Read, measure, print."""
    kit = load_kit()
    kept, documents = [], []
    for row in rows(Path(sys.argv[1]), Path(sys.argv[2])):
        name = row["country"].split(" (")[0]
        home = [m.place.country for m in kit.gazetteer.matches(name) if m.place.feature == "A.PCLI"]
        kept.append(row)
        documents.append(
            gold_document(row["id"], row["where_description"], country=home[0] if home else None)
        )
    errors: dict[str, list[tuple[float, float, str]]] = {}
    for row, reading in zip(kept, read(documents, kit, ("locations",)), strict=True):
        told = [m for m in reading.locations if m.location.relation != "in"]
        point = point_of(reading, told[0]) if len(told) == 1 else None
        if point is None:
            continue
        km = distance_km(*point[:2], float(row["latitude"]), float(row["longitude"]))
        said = f"{row['where_prec']} {row['where_description'][:90]!r} -> {told[0].text!r}"
        said += f" {told[0].location.name}, {told[0].location.country}"
        errors.setdefault(kind_of(told[0]), []).append((km, point[2], said))
    print("kind\trows\tmedian\t70 %\t80 %\t90 %\tinside")
    for kind, found in sorted(errors.items()):
        found.sort()
        at = [found[min(len(found) - 1, int(len(found) * q))][0] for q in (0.5, 0.7, 0.8, 0.9)]
        inside = sum(km <= radius for km, radius, _ in found) / len(found)
        print(kind, len(found), *(f"{km:.1f}" for km in at), f"{100 * inside:.0f} %", sep="\t")
    if "--list" in sys.argv:
        for kind, found in sorted(errors.items()):
            for km, radius, said in found:
                print(f"{kind}\t{km:.1f}\t{radius:.1f}\t{said}")


if __name__ == "__main__":
    main()
