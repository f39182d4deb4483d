"""Relative places against analysts' points: UCDP rows with "N km DIRECTION of X".

Two denominators, both fixed before anything is read: all rows, and rows whose anchor the
gazetteer knows. An anchor is known if the name in the row's column ``reference``, without the
words around it ("town", "located", "in"), is a name of at least one place of the row's country;
or, where that column holds no name and the matched words say "the capital", always. What the
reader did has no part in it. The baselines are measured on the known rows with the anchor of the
most people: its own point, and the point that the columns ``km`` and ``direction`` make from it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from marsad.evaluation.documents import gold_document
from marsad.evaluation.suite import Figure, Reader, Result, Suite, hash_files, need
from marsad.model.locations import Place
from marsad.model.mentions import Reading
from marsad.reading.location.measures import degrees
from marsad.registry.gazetteer import Gazetteer, load_gazetteer
from marsad.registry.geometry import destination, distance_km

NOWHERE_KM = 20039.0  # half round the earth: what a row without a point is worth
AROUND = frozenset(
    "town village city located in and on of the central capital state not far at near".split()
)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class GoldPoint:
    """One row: the words that say where, the point the analyst set, and the row's own parts of
    the phrase."""

    id: str
    country: str
    text: str
    lat: float
    lon: float
    matched: str = ""
    reference: str = ""
    km: float | None = None
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a reading puts it, and how far the truth may lie from there by its own account."""

    lat: float
    lon: float
    radius_km: float


def read_rows(path: Path) -> list[GoldPoint]:
    """The rows of the tab-separated file."""
    with path.open(encoding="utf-8", newline="") as handle:
        return [
            GoldPoint(
                r["event_id"], r["country"], r["where_description"], float(r["lat"]),
                float(r["lon"]), r.get("matched_relation") or "", r.get("reference") or "",
                float(r["km"]) if r.get("km") else None, r.get("direction") or "",
            )
            for r in csv.DictReader(handle, delimiter="\t")
        ]  # fmt: skip


def found_in(reading: Reading) -> Found | None:
    """Where the text puts it: a place that a phrase describes, else the phrase that leaves the
    least doubt, else the first name."""
    options: list[tuple[bool, float, int, Found]] = []
    for k, mention in enumerate(reading.locations):
        where = mention.location
        if mention.describes and mention.described is not None:
            place = reading.places[mention.described].place
            if place is not None:
                held = Found(place.lat, place.lon, place.radius_km)
                options.append((False, place.radius_km, k, held))
        elif where.lat is not None and where.lon is not None:
            radius = where.radius_km if where.radius_km is not None else 0.0
            options.append((True, radius, k, Found(where.lat, where.lon, radius)))
    if options:
        return min(options, key=lambda o: o[:3])[3]
    for name in reading.places:
        if name.role == "location" and name.place is not None:
            return Found(name.place.lat, name.place.lon, name.place.radius_km)
    return None


def known_anchor(row: GoldPoint, gazetteer: Gazetteer) -> Place | None:
    """The place of the row's country that its ``reference`` names, the one of most people; the
    capital where only that is said; ``None`` for an anchor that the gazetteer does not know."""
    country = gazetteer.country_of(row.country)
    if country is None:
        return None
    words = row.reference.split()
    while words and words[-1].lower() in AROUND:
        words.pop()
    while words and words[0].lower() in AROUND:
        words.pop(0)
    places = [
        m.place
        for m in gazetteer.matches(" ".join(words))
        if m.quality and m.place.country == country.country
    ]
    if places:
        return max(places, key=lambda p: (p.feature[0] == "P", p.population))
    if not words and re.search(r"\bthe capital\b", row.matched):
        return gazetteer.capital_of(country.country)
    return None


def offset_of(row: GoldPoint, anchor: Place) -> Point:
    """The naive point: the row's own distance and direction from the anchor."""
    way = degrees(row.direction)
    if way is None or row.km is None:
        return anchor.lat, anchor.lon
    return destination(anchor.lat, anchor.lon, way, row.km)


def _share(errors: Sequence[float], km: float) -> float:
    return sum(e <= km for e in errors) / len(errors) if errors else 0.0


def run_relative(path: Path, reader: Reader, gazetteer: Gazetteer | None = None) -> Result:
    """Shares within 25 and 50 km, median errors (a row without a point is wrong), the baselines
    beside them, and how often the truth lies inside the reader's own radius."""
    gold = read_rows(need(path))
    documents = [gold_document(g.id, g.text, country=g.country) for g in gold]
    readings = reader(documents, ("locations",))
    names = gazetteer or load_gazetteer()
    errors: list[float] = []
    inside: list[bool] = []
    known: list[float] = []
    known_inside: list[bool] = []
    alone: list[float] = []
    naive: list[float] = []
    for g, reading in zip(gold, readings, strict=True):
        point = found_in(reading)
        error = distance_km(point.lat, point.lon, g.lat, g.lon) if point else NOWHERE_KM
        errors.append(error)
        if point is not None:
            inside.append(error <= point.radius_km)
        anchor = known_anchor(g, names)
        if anchor is not None:
            known.append(error)
            known_inside.append(point is not None and error <= point.radius_km)
            alone.append(distance_km(anchor.lat, anchor.lon, g.lat, g.lon))
            naive.append(distance_km(*offset_of(g, anchor), g.lat, g.lon))
    n, k = len(gold), len(known)
    by = "the offset alone, measured here"
    return Result(
        "relative-places",
        hash_files(path),
        (
            Figure("relative.within-25km", _share(errors, 25), n),
            Figure("relative.within-50km", _share(errors, 50), n),
            Figure("relative.median-error", median(errors), n, unit="km", higher_is_better=False),
            Figure("known-anchor.within-25km", _share(known, 25), k, _share(naive, 25), by),
            Figure(
                "known-anchor.median-error", median(known or [NOWHERE_KM]), k,
                median(naive or [NOWHERE_KM]), by, unit="km", higher_is_better=False,
            ),
            Figure("relative.truth-in-radius", sum(inside) / max(1, len(inside)), len(inside)),
            Figure("known-anchor.truth-in-radius", sum(known_inside) / max(1, k), k),
        ),
        f"the anchor's own point alone: {100 * _share(alone, 25):.1f} within 25 km, median "
        f"{median(alone or [NOWHERE_KM]):.1f} km",
    )  # fmt: skip


SUITES: tuple[Suite, ...] = (
    Suite("relative-places", "benchmarks/geoparsing/ucdp_relative.dev.tsv", run_relative),
)
