"""Lines of ``marsad annotate`` made by hand: a text we write, and what was read in it."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]


def candidate(name: str, key: str, lat: float, lon: float, score: float) -> Row:
    """One place a name could mean."""
    return {"place_id": key, "name": name, "lat": lat, "lon": lon, "score": score}


def place(
    text: str, words: str, lat: float | None, lon: float | None, *, key: str | None = None,
    role: str = "location", precision: str = "town", radius: float = 4.0, country: str = "LBY",
    rivals: tuple[Row, ...] = (), after: int = 0,
) -> Row:  # fmt: skip
    """The name ``words`` where it first stands from ``after`` on; unresolved without a point."""
    start = text.index(words, after)
    found = lat is not None
    key = key or f"test:{words}"
    own = (candidate(words, key, lat, lon or 0.0, 0.9),) if lat is not None else ()
    return {
        "start": start, "end": start + len(words), "text": words, "name": words if found else None,
        "place_id": key if found else None, "lat": lat, "lon": lon,
        "country": country if found else None, "admin1": None,
        "feature": "P.PPL" if found else None, "radius_km": radius if found else None,
        "precision": precision if found else "unresolved", "relation": None, "role": role,
        "candidates": [*own, *rivals],
    }  # fmt: skip


def phrase(
    text: str, words: str, lat: float | None, lon: float | None, ring: list[list[float]] | None
) -> Row:
    """A relative phrase; with ``ring`` it has an outline."""
    start = text.index(words)
    return {
        "start": start, "end": start + len(words), "text": words, "relation": "near",
        "anchor": None, "anchor_name": "there", "bearing_deg": None, "distance_km": None,
        "describes": False, "lat": lat, "lon": lon, "radius_km": 20.0, "country": None,
        "precision": "area", "geometry": ring and {"type": "Polygon", "coordinates": [ring]},
    }  # fmt: skip


def event(text: str, words: str, where: Row | None, *, day: str | None = None) -> Row:
    """A claim on the trigger ``words`` at the place ``where``."""
    start = text.index(words)
    location = None
    if where is not None:
        location = {
            **{name: where[name] for name in ("name", "place_id", "country", "admin1", "lat",
                                              "lon", "radius_km", "precision", "start", "end")},
            "relation": None, "bearing_deg": None, "distance_km": None, "geometry": None,
        }  # fmt: skip
    time = {"earliest": day, "latest": day, "precision": "day", "basis": "explicit",
            "start": None, "end": None}  # fmt: skip
    return {
        "kind": "assault", "stance": "asserted", "realis": "happened",
        "trigger": {"start": start, "end": start + len(words), "text": words},
        "sentence": {"start": 0, "end": len(text)}, "location": location,
        "time": time if day else None,
    }  # fmt: skip


def row(text: str, *places: Row, name: str = "r1", title: str | None = None, **more: Any) -> Row:
    """A whole line."""
    return {
        "id": name, "text": text, "title": title, "published": "2017-11-21", "source": "Coast Wire",
        "language": "en", "places": list(places), "locations": [], "times": [], "claims": [],
        "issues": [], **more,
    }  # fmt: skip
