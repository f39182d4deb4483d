"""Events as records of PLOVER (manual 2.0), a record a line.

Law: a record says what the desk holds, with the manual's flags for what has not happened. A side
that nobody names is marked as assumed, as in the record of a claim.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from marsad.codebook.contract import geometry_row
from marsad.codebook.crosswalk import split_kind
from marsad.codebook.kinds import quad_of, score_of
from marsad.codebook.plover_sides import plover_sides
from marsad.model.claims import Claim
from marsad.model.events import Event, Side
from marsad.model.locations import Location
from marsad.model.sources import Document
from marsad.publishing.exports.coded import FALLEN, place_of, told_claims, why_uncoded
from marsad.publishing.material import Material

PLOVER_COLUMNS = (
    "id", "date", "enddate", "actor", "recipient", "event", "mode", "context", "flags",
    "quad_code", "event_scale", "event_loc", "event_text", "text", "text_info", "cite_info",
    "coder", "coded_date", "comment",
)  # fmt: skip
FLAGS = {"future": "future", "not-happened": "negation", "unknown": "hypothetical"}
Row = dict[str, Any]


def plover_record(event: Event, material: Material, made: str) -> Row | str:
    """``event`` as a record, or why it is left out: conditions and what was refuted or
    withdrawn. The rest of what has not happened is flagged."""
    why = why_uncoded(event)
    if event.theme is not None or why == FALLEN:
        return why or FALLEN
    claims = told_claims(event, material) or material.read_in(event)
    base, mode = split_kind(event.kind.value)
    when = event.when.value if event.when else None
    first, last = (when.earliest, when.latest) if when else (None, None)
    actors, recipients = _sides(event, claims)
    documents = dict.fromkeys(c.document for c in claims)
    held = [material.documents[d] for d in documents if d in material.documents]
    flag = FLAGS.get(event.realis)
    return {
        "id": event.id, "date": _day(first), "enddate": _day(last), "actor": actors,
        "recipient": recipients, "event": base.upper(), "mode": [mode] if mode else [],
        "context": list(event.contexts), "flags": [flag] if flag else [],
        "quad_code": quad_of(event.kind.value), "event_scale": score_of(event.kind.value),
        "event_loc": _place(place_of(event)),
        "event_text": claims[0].trigger.quote if claims else None,
        "text": claims[0].sentence.quote if claims else None,
        "text_info": {"document": claims[0].document} if claims else None,
        "cite_info": [_cited(d) for d in held], "coder": "Marsad", "coded_date": made[:10],
        "comment": event.standing.value,
    }  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _sides(event: Event, claims: tuple[Claim, ...]) -> tuple[list[Row], list[Row]]:
    """Both sides as held; a side that nobody names is the one its claims assume."""
    actors = [_entity(h.value) for h in event.actors]
    recipients = [_entity(h.value) for h in event.targets]
    assumed = plover_sides(claims[0]) if claims else None
    if assumed is None:
        return actors, recipients
    if not actors and "actor" in assumed.assumed:
        actors = [_assumed(code) for code in assumed.actors]
    if not recipients and len(actors) < 2 and "recipient" in assumed.assumed:
        recipients = [_assumed(code) for code in assumed.recipients]
    return actors, recipients


def _entity(side: Side) -> Row:
    return {
        "code": side.country or side.plover_code or None, "sector": side.plover_sector or None,
        "entity_text": side.name, "identifier_id": side.actor_id, "assumed": False,
    }  # fmt: skip


def _assumed(code: str) -> Row:
    return {"code": code, "sector": None, "entity_text": None, "identifier_id": None,
            "assumed": True}  # fmt: skip


def _place(where: Location | None) -> Row | None:
    if where is None:
        return None
    return {
        "name": where.name, "place_id": where.place_id, "relation": where.relation,
        "country": where.country or None, "admin1": where.admin1 or None, "lat": where.lat,
        "lon": where.lon, "radius_km": where.radius_km, "precision": where.precision,
        "geometry": geometry_row(where),
    }  # fmt: skip


def _cited(document: Document) -> Row:
    return {"publisher": document.source.name, "title": document.title,
            "published": _day(document.published), "text_sha256": document.text_sha256}  # fmt: skip
