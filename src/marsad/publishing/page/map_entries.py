"""What a line of ``marsad annotate`` has to show on its map: names, phrases, times and events.

An entry is what a person can choose. Its key is ``p``, ``l``, ``t`` or ``c`` and a number; the
text, the tables and the map know it by that key. Names that mean the same with the same scores are
one entry with several mentions.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from marsad.publishing.page.map_frame import Extent, extent_of
from marsad.publishing.page.marked_text import Mark, plain
from marsad.registry.geometry import distance_km

Row = dict[str, Any]
Entry = dict[str, Any]
SHARP = frozenset({"point", "town"})
WIDE = frozenset({"country", "region", "sea-or-air"})
LARGEST_KM = 400.0
EVENT_WEIGHT = 2.0
LEAST_SCORE = 0.05
ROLES = {
    "location": "a place where something can be", "metonym": "a government or body meant by it",
    "demonym": "a people or origin", "in-organisation": "part of an organisation's name",
    "in-person": "part of a person's name", "in-title": "part of a title",
}  # fmt: skip


def place_entries(row: Row) -> list[Entry]:
    """Each meaning of a name once, in the order of the text."""
    found: dict[str, Entry] = {}
    for place in row["places"]:
        entry = {
            name: place[name]
            for name in ("place_id", "name", "lat", "lon", "country", "admin1", "feature",
                         "radius_km", "precision", "role")
        }  # fmt: skip
        entry["score"] = next(
            (c["score"] for c in place["candidates"] if c["place_id"] == place["place_id"]), None
        )
        entry["candidates"] = [_candidate(c, place) for c in place["candidates"]]
        same = repr((entry, place["text"].casefold() if place["place_id"] is None else ""))
        held = found.setdefault(same, {"words": [], "spans": [], **entry})
        held["spans"].append([place["start"], place["end"]])
        words = plain(place["text"])
        if words not in held["words"]:
            held["words"].append(words)
    return _keyed("p", found.values())


def _candidate(candidate: Row, place: Row) -> Entry:
    told = {name: candidate[name] for name in ("place_id", "name", "lat", "lon", "score")}
    told["km"] = None
    if place["lat"] is not None and candidate["lat"] is not None:
        told["km"] = round(
            distance_km(place["lat"], place["lon"], candidate["lat"], candidate["lon"]), 1
        )
    return told


def location_entries(row: Row) -> list[Entry]:
    """Each relative phrase."""
    kept = ("relation", "anchor_name", "bearing_deg", "distance_km", "describes", "lat", "lon",
            "radius_km", "country", "precision", "geometry")  # fmt: skip
    return _keyed(
        "l",
        (
            {**{name: m[name] for name in kept}, **_words(m), "anchor": _span(m["anchor"])}
            for m in row["locations"]
        ),
    )


def time_entries(row: Row) -> list[Entry]:
    """Each time expression."""
    kept = ("type", "value", "earliest", "latest", "precision", "basis", "anchor")
    return _keyed("t", ({**{name: m[name] for name in kept}, **_words(m)} for m in row["times"]))


def event_entries(row: Row) -> list[Entry]:
    """Each claim: its trigger, its own place and time."""
    found = []
    for claim in row["claims"]:
        where, when = claim["location"], claim["time"]
        place = None
        if where is not None:
            place = {
                name: where[name]
                for name in ("name", "place_id", "country", "admin1", "relation", "bearing_deg",
                             "distance_km", "lat", "lon", "radius_km", "precision", "geometry")
            }  # fmt: skip
            place["span"] = _span(where)
        time = None
        if when is not None:
            time = {name: when[name] for name in ("earliest", "latest", "precision", "basis")}
            time["span"] = _span(when)
        start, end = claim["sentence"]["start"], claim["sentence"]["end"]
        found.append(
            {
                "kind": claim["kind"], "stance": claim["stance"], "realis": claim["realis"],
                "sentence": plain(" ".join(row["text"][start:end].split())),
                "where": place, "when": time, **_words(claim["trigger"]),
            }
        )  # fmt: skip
    return _keyed("c", found)


def has_point(entry: Entry | None) -> bool:
    """True when it has a point to draw."""
    return entry is not None and entry["lat"] is not None and entry["lon"] is not None


def corners(entry: Entry) -> list[list[float]]:
    """The outer corners (lon, lat) of its shape; none for a point."""
    shape = entry.get("geometry") or {}
    if shape.get("type") == "Polygon":
        return list(shape["coordinates"][0])
    return list(shape["coordinates"]) if shape.get("type") == "LineString" else []


def extents(places: list[Entry], locations: list[Entry], events: list[Entry]) -> list[Extent]:
    """What the map's first frame should hold: places, phrases and events that are no whole
    countries; where there are none, countries and regions; where there are none, whatever has a
    point."""
    told: list[tuple[Entry, float]] = [
        (p, float(len(p["spans"]))) for p in places if p["role"] == "location"
    ]
    told += [(m, 1.0) for m in locations if not m["describes"]]
    told += [(e["where"], EVENT_WEIGHT) for e in events if e["where"] is not None]
    pointed = [(e, w) for e, w in told if has_point(e)]
    close = [(e, w) for e, w in pointed if not is_wide(e)]
    rest = [(p, 1.0) for p in places if has_point(p)]
    return [
        extent_of(e["lat"], e["lon"], e["radius_km"] or 0.0, corners(e), weight)
        for e, weight in (close or pointed or rest)
    ]


def beside(places: list[Entry], locations: list[Entry]) -> list[Extent]:
    """What a person may turn to from the first frame: every other place and phrase that is no
    whole country, and candidates with some score."""
    kept = [e for e in [*places, *locations] if has_point(e) and not is_wide(e)]
    rivals = [c for p in places for c in p["candidates"] if c["score"] >= LEAST_SCORE]
    points = [(e["lat"], e["lon"]) for e in [*kept, *rivals] if has_point(e)]
    return [extent_of(lat, lon, 0.0) for lat, lon in dict.fromkeys(points)]


def is_wide(entry: Entry) -> bool:
    """True for what stands for a country, a region or more."""
    return entry["precision"] in WIDE or (entry["radius_km"] or 0.0) > LARGEST_KM


def marks_of(entries: Iterable[Entry]) -> list[Mark]:
    """Every mention of every entry as a mark in the text."""
    found = []
    for entry in entries:
        css, hint = _look(entry)
        found += [Mark(start, end, entry["key"], css, hint) for start, end in entry["spans"]]
    return found


def _look(entry: Entry) -> tuple[str, str]:
    kind = entry["key"][0]
    if kind == "l":
        return "m phrase", f"relative phrase: {entry['relation']}, {entry['precision']}"
    if kind == "t":
        return "m time", f"time: {entry['value']}"
    if kind == "c":
        return "m event", f"event: {entry['kind']}"
    if entry["place_id"] is None:
        return "m place unresolved", "place name, unresolved"
    if entry["role"] != "location":
        sort = entry["role"] if entry["role"] in ("metonym", "demonym") else "part"
        return f"m place {sort}", f"place name: {ROLES[entry['role']]}"
    sort = "sharp" if entry["precision"] in SHARP else "broad"
    return f"m place {sort}", f"place: {entry['name']}, {entry['precision']}"


def _keyed(letter: str, entries: Iterable[Entry]) -> list[Entry]:
    return [{"key": f"{letter}{n}", **entry} for n, entry in enumerate(entries)]


def _words(mention: Row) -> Entry:
    return {"words": [plain(mention["text"])], "spans": [[mention["start"], mention["end"]]]}


def _span(mention: Row | None) -> list[int] | None:
    if mention is None or mention.get("start") is None:
        return None
    return [mention["start"], mention["end"]]
