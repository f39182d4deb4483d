"""Relative places against analysts' points: UCDP rows with "N km DIRECTION of X"."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from marsad.evaluation.documents import gold_document
from marsad.evaluation.suite import Figure, Reader, Result, Suite, hash_files, need
from marsad.model.mentions import Reading
from marsad.registry.geometry import distance_km


@dataclass(frozen=True, slots=True)
class GoldPoint:
    """One row: the words that say where, and the point the analyst set."""

    id: str
    country: str
    text: str
    lat: float
    lon: float


def read_rows(path: Path) -> list[GoldPoint]:
    """The rows of the tab-separated file."""
    with path.open(encoding="utf-8", newline="") as handle:
        return [
            GoldPoint(
                r["event_id"], r["country"], r["where_description"], float(r["lat"]),
                float(r["lon"]),
            )
            for r in csv.DictReader(handle, delimiter="\t")
        ]  # fmt: skip


def point_of(reading: Reading) -> tuple[float, float] | None:
    """Where the text puts it: the place described, else the shape's point, else the first name."""
    ordered = sorted(reading.locations, key=lambda m: m.location.relation != "bearing")
    for mention in ordered:
        if mention.describes and mention.described is not None:
            place = reading.places[mention.described].place
            if place is not None:
                return place.lat, place.lon
        where = mention.location
        if where.lat is not None and where.lon is not None:
            return where.lat, where.lon
    for name in reading.places:
        if name.role == "location" and name.place is not None:
            return name.place.lat, name.place.lon
    return None


def run_relative(path: Path, reader: Reader) -> Result:
    """Shares within 25 and 50 km of all rows; median error, a row without a point being wrong."""
    gold = read_rows(need(path))
    documents = [gold_document(g.id, g.text, country=g.country) for g in gold]
    readings = reader(documents, ("locations",))
    errors = []
    for g, reading in zip(gold, readings, strict=True):
        point = point_of(reading)
        errors.append(distance_km(*point, g.lat, g.lon) if point else 20039.0)
    n = len(gold)
    return Result(
        "relative-places",
        hash_files(path),
        (
            Figure("relative.within-25km", sum(e <= 25 for e in errors) / n, n),
            Figure("relative.within-50km", sum(e <= 50 for e in errors) / n, n),
            Figure("relative.median-error", median(errors), n, unit="km", higher_is_better=False),
        ),
    )


SUITES: tuple[Suite, ...] = (
    Suite("relative-places", "benchmarks/geoparsing/ucdp_relative.dev.tsv", run_relative),
)
