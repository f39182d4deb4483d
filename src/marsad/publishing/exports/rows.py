"""An event as a row: every held value with its claims, basis and rivals, or flat for a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from marsad.codebook.companions import companions_of
from marsad.codebook.contract import claim_row, geometry_row
from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.events import Event, Grading, Side
from marsad.model.locations import Location
from marsad.model.times import TimeSpan
from marsad.model.values import Held
from marsad.publishing.material import Material

Row = dict[str, Any]
COLUMNS = (
    "event_id", "kind", "theme", "realis", "standing", "voices", "lineages", "earliest", "latest",
    "time_precision", "time_basis", "actors", "actor_ids", "targets", "target_ids", "place",
    "relation", "bearing_deg", "distance_km", "latitude", "longitude", "radius_km",
    "place_precision", "country", "admin1", "pcode", "admin1_pcode", "admin2_pcode",
    "killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high",
    "denials", "claims", "documents", "publishers",
)  # fmt: skip


def value_row(value: object) -> object:
    """A held value as JSON."""
    if isinstance(value, TimeSpan):
        return {
            "earliest": value.earliest.isoformat() if value.earliest else None,
            "latest": value.latest.isoformat() if value.latest else None,
            "precision": value.precision, "basis": value.basis,
        }  # fmt: skip
    if isinstance(value, Location):
        return {
            "name": value.name, "place_id": value.place_id, "relation": value.relation,
            "second_name": value.second_name or None, "precision": value.precision,
            "lat": value.lat, "lon": value.lon, "radius_km": value.radius_km,
            "country": value.country or None, "admin1": value.admin1 or None,
            "bearing_deg": value.bearing_deg, "distance_km": value.distance_km,
            "geometry": geometry_row(value),
        }  # fmt: skip
    if isinstance(value, Side):
        return {
            "actor_id": value.actor_id, "name": value.name, "country": value.country or None,
            "kind": value.kind or None, "plover_code": value.plover_code or None,
            "plover_sector": value.plover_sector or None,
        }  # fmt: skip
    if isinstance(value, Count):
        return {
            "of": value.of, "who": value.who, "low": value.low, "best": value.best,
            "high": value.high, "qualifier": value.qualifier, "text": value.verbatim,
            "cumulative": value.cumulative,
        }  # fmt: skip
    if isinstance(value, Grading):
        return {"grading": value.value, "why": value.why}
    return value


def held_row(held: Held[Any] | None) -> Row | None:
    """A held value with what it rests on."""
    if held is None:
        return None
    return {
        "value": value_row(held.value), "claims": list(held.claims), "basis": held.basis,
        "decision": held.decision,
        "rivals": [{"value": value_row(r.value), "claims": list(r.claims)} for r in held.rivals],
    }  # fmt: skip


def event_row(event: Event, material: Material) -> Row:
    """An event with every claim, denials included; a claim in the shape of the contract, with its
    document and the words it rests on."""
    claims = material.read_in(event)
    others = companions_of(claims)
    return {
        "id": event.id, "kind": held_row(event.kind), "theme": event.theme,
        "realis": event.realis,
        "standing": {
            "value": event.standing.value, "voices": event.standing.voices,
            "lineages": event.standing.lineages, "why": event.standing.why,
            "decision": event.standing.decision,
        },
        "when": held_row(event.when), "where": held_row(event.where),
        "pcodes": asdict(material.pcodes.of(event.where.value if event.where else None)),
        "actors": [held_row(h) for h in event.actors],
        "targets": [held_row(h) for h in event.targets],
        "instruments": [held_row(h) for h in event.instruments],
        "counts": [held_row(h) for h in event.counts],
        "contexts": list(event.contexts), "denials": list(event.denials),
        "also_known_as": list(event.also_known_as), "alike": list(event.alike),
        "overtaken": list(event.overtaken), "grading": held_row(event.grading),
        "confidence": round(event.confidence, 3),
        "claims": [sourced(c, material, others[c.id]) for c in claims],
    }  # fmt: skip


def sourced(claim: Claim, material: Material, companions: Sequence[Claim] = ()) -> Row:
    """A claim in the shape of the contract, with the document it was read in."""
    document = material.documents.get(claim.document)
    return {
        **claim_row(claim, companions), "document": claim.document, "quote": claim.sentence.quote,
        "publisher": document.source.name if document else None,
        "published": document.published.isoformat() if document and document.published else None,
        "text_sha256": document.text_sha256 if document else None,
    }  # fmt: skip


def flat_row(event: Event, material: Material) -> Row:
    """The held values of an event in the columns of a table; unknown is ``None``, never zero."""
    when, where = (h.value if h else None for h in (event.when, event.where))
    claims = material.read_in(event)
    documents = list(dict.fromkeys(c.document for c in claims))
    row: Row = {
        "event_id": event.id, "kind": event.kind.value, "theme": event.theme,
        "realis": event.realis, "standing": event.standing.value,
        "voices": event.standing.voices, "lineages": event.standing.lineages,
        "actors": _joined(h.value.name for h in event.actors),
        "actor_ids": _joined(h.value.actor_id for h in event.actors),
        "targets": _joined(h.value.name for h in event.targets),
        "target_ids": _joined(h.value.actor_id for h in event.targets),
        "denials": len(event.denials), "claims": len(event.claims), "documents": len(documents),
        "publishers": _joined(
            material.documents[d].source.name for d in documents if d in material.documents
        ),
    }  # fmt: skip
    if isinstance(when, TimeSpan):
        row |= {"earliest": when.earliest, "latest": when.latest,
                "time_precision": when.precision, "time_basis": when.basis}  # fmt: skip
    if isinstance(where, Location):
        row |= {
            "place": where.name, "relation": where.relation, "bearing_deg": where.bearing_deg,
            "distance_km": where.distance_km, "latitude": where.lat, "longitude": where.lon,
            "radius_km": where.radius_km, "place_precision": where.precision,
            "country": where.country or None, "admin1": where.admin1 or None,
        }  # fmt: skip
        codes = material.pcodes.of(where)
        row |= {"pcode": codes.place, "admin1_pcode": codes.admin1, "admin2_pcode": codes.admin2}
    for held in event.counts:
        count = held.value
        if count.of in ("killed", "injured"):
            row |= {f"{count.of}_low": count.low, f"{count.of}_best": count.best,
                    f"{count.of}_high": count.high}  # fmt: skip
    return {column: row.get(column) for column in COLUMNS}


def feature(event: Event, material: Material) -> Row:
    """An event as a GeoJSON feature: its shape where it has one, no geometry where none."""
    where = event.where.value if event.where else None
    flat = flat_row(event, material)
    properties = {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in flat.items()}
    return {
        "type": "Feature", "id": event.id,
        "geometry": geometry_row(where) if where else None, "properties": properties,
    }  # fmt: skip


def _joined(parts: Any) -> str | None:
    return "; ".join(dict.fromkeys(p for p in parts if p)) or None
