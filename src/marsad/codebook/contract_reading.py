"""A whole reading in the words of the public contract: one line of ``marsad annotate``."""

from __future__ import annotations

from typing import Any

from marsad.codebook.companions import companions_of
from marsad.codebook.contract import claim_row, geometry_row
from marsad.model.mentions import (
    ActorMention,
    Attribution,
    Issue,
    LocationMention,
    PlaceMention,
    Reading,
    SeriesClaim,
    TimeMention,
)

Row = dict[str, Any]


def reading_row(reading: Reading, name: str | None = None) -> Row:
    """The reading as CONTRACT prints it; ``name`` is the id the caller gave the document."""
    document = reading.document
    companions = companions_of(reading.claims)
    return {
        "id": name or document.id,
        "text": document.text,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "source": document.source.name or None,
        "language": document.language,
        "sha256": document.text_sha256,
        "places": [place_row(p) for p in reading.places],
        "locations": [location_mention_row(m, reading.places) for m in reading.locations],
        "times": [time_mention_row(t) for t in reading.times],
        "actors": [actor_row(a) for a in reading.actors],
        "attributions": [attribution_row(a) for a in reading.attributions],
        "claims": [claim_row(c, companions[c.id]) for c in reading.claims],
        "series": [series_row(s) for s in reading.series],
        "segments": [{"start": s.start, "end": s.end, "kind": s.kind} for s in reading.segments],
        "pages": list(document.pages),
        "issues": [issue_row(i) for i in reading.issues],
    }


def place_row(mention: PlaceMention) -> Row:
    """A place name with what it resolves to and its candidates."""
    place = mention.place
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "name": place.name if place else None,
        "place_id": place.id if place else None,
        "lat": round(place.lat, 5) if place else None,
        "lon": round(place.lon, 5) if place else None,
        "country": (place.country or None) if place else None,
        "admin1": (place.admin1 or None) if place else None,
        "feature": place.feature if place else None,
        "radius_km": place.radius_km if place else None,
        "precision": mention.precision,
        "relation": None,
        "role": mention.role,
        "candidates": [
            {
                "place_id": c.place.id,
                "name": c.place.name,
                "lat": round(c.place.lat, 5),
                "lon": round(c.place.lon, 5),
                "score": round(c.score, 4),
            }
            for c in mention.candidates
        ],
    }


def location_mention_row(mention: LocationMention, places: tuple[PlaceMention, ...]) -> Row:
    """A relative phrase with its anchor and shape."""
    location = mention.location
    anchor: Row | None = None
    if mention.anchor is not None:
        named = places[mention.anchor]
        anchor = {"start": named.start, "end": named.end, "place_id": location.place_id}
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "relation": location.relation,
        "anchor": anchor,
        "anchor_name": location.name,
        "bearing_deg": location.bearing_deg,
        "distance_km": location.distance_km,
        "describes": mention.describes,
        "lat": None if location.lat is None else round(location.lat, 5),
        "lon": None if location.lon is None else round(location.lon, 5),
        "radius_km": None if location.radius_km is None else round(location.radius_km, 1),
        "country": location.country or None,
        "precision": location.precision,
        "geometry": geometry_row(location),
    }


def time_mention_row(mention: TimeMention) -> Row:
    """A time expression as TIMEX3 with its interval."""
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type,
        "value": mention.value,
        "earliest": mention.earliest.isoformat() if mention.earliest else None,
        "latest": mention.latest.isoformat() if mention.latest else None,
        "precision": mention.precision,
        "basis": mention.basis,
        "anchor": list(mention.anchor) if mention.anchor else None,
    }


def actor_row(mention: ActorMention) -> Row:
    """Somebody named or described."""
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "actor_id": mention.actor_id,
        "name": mention.name,
        "country": mention.country,
        "kind": mention.kind or None,
        "type": mention.type,
        "named": mention.named,
        "candidates": list(mention.candidates),
        "coref": [list(c) for c in mention.coref],
    }


def attribution_row(attribution: Attribution) -> Row:
    """Source, cue and content as lists of offsets."""
    return {
        "source": [list(s) for s in attribution.source],
        "cue": [list(s) for s in attribution.cue],
        "content": [list(s) for s in attribution.content],
        "inside": attribution.inside,
    }


def series_row(series: SeriesClaim) -> Row:
    """An asserted run of events."""
    window = series.window
    return {
        "start": series.start,
        "end": series.end,
        "text": series.text,
        "ordinal": series.ordinal,
        "claim": series.claim,
        "window": {"months": window.months, "days": window.days, "since": window.since},
    }


def issue_row(issue: Issue) -> Row:
    """Something that was not understood."""
    return {
        "code": issue.code,
        "message": issue.message,
        "start": issue.start,
        "end": issue.end,
    }


def error_row(name: str, code: str, message: str) -> Row:
    """The line of a document that could not be read."""
    return {"id": name, "error": {"code": code, "message": message}, "issues": []}
