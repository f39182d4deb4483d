"""Claims in the words of the public contract: the one shape that ``annotate`` and exports share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from marsad.codebook.crosswalk import Codes, codes_of, split_kind
from marsad.codebook.kinds import QUAD
from marsad.codebook.place_precision import acled_precision, ucdp_precision
from marsad.codebook.plover_sides import plover_sides
from marsad.codebook.totals import totals_of
from marsad.model.claims import Claim, Participant, Voice
from marsad.model.counts import Count
from marsad.model.locations import Location
from marsad.model.spans import Span
from marsad.model.times import TimeSpan
from marsad.model.values import Read

Row = dict[str, Any]


def span_row(span: Span | None) -> Row | None:
    """Offsets of a span, or ``None``."""
    return None if span is None else {"start": span.start, "end": span.end}


def time_row(read: Read[TimeSpan] | None) -> Row | None:
    """A time as the contract prints it."""
    if read is None:
        return None
    value, span = read.value, read.spans[0]
    return {
        "earliest": value.earliest.isoformat() if value.earliest else None,
        "latest": value.latest.isoformat() if value.latest else None,
        "precision": value.precision,
        "basis": value.basis,
        "start": span.start,
        "end": span.end,
    }


def location_row(read: Read[Location] | None) -> Row | None:
    """A location as the contract prints it."""
    if read is None:
        return None
    value, span = read.value, read.spans[0]
    return {
        "name": value.name,
        "place_id": value.place_id,
        "lat": _coordinate(value.lat),
        "lon": _coordinate(value.lon),
        "radius_km": None if value.radius_km is None else round(value.radius_km, 1),
        "country": value.country or None,
        "admin1": value.admin1 or None,
        "relation": None if value.relation == "in" else value.relation,
        "bearing_deg": value.bearing_deg,
        "distance_km": value.distance_km,
        "precision": value.precision,
        "acled_precision": acled_precision(value),
        "ucdp_precision": ucdp_precision(value),
        "geometry": geometry_row(value),
        "start": span.start,
        "end": span.end,
    }


def _coordinate(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, 5)


def geometry_row(location: Location) -> Row | None:
    """GeoJSON of a location's shape; a point where it has no outline; ``None`` without either."""
    if location.shape:
        ring = [[round(x, 4), round(y, 4)] for x, y in location.shape]
        if ring[0] != ring[-1]:
            ring.append(ring[0])
        return {"type": "Polygon", "coordinates": [ring]}
    if location.lat is None or location.lon is None:
        return None
    return {"type": "Point", "coordinates": [round(location.lon, 5), round(location.lat, 5)]}


def participant_row(participant: Participant) -> Row:
    """A participant as the contract prints it."""
    number = participant.number
    return {
        "role": participant.role,
        "text": participant.mention.quote,
        "start": participant.mention.start,
        "end": participant.mention.end,
        "actor_id": participant.actor_id,
        "name": participant.name,
        "country": participant.country,
        "type": participant.type,
        "kind": participant.kind,
        "named": participant.named,
        "number": {"low": number.low, "best": number.best, "high": number.high},
        "effect": participant.effect,
        "plover_actor": participant.plover_code,
        "plover_sector": participant.plover_sector,
    }


def voice_row(voice: Voice) -> Row:
    """One speaker of a chain."""
    return {
        "text": voice.mention.quote,
        "start": voice.mention.start,
        "end": voice.mention.end,
        "actor_id": voice.actor_id,
        "name": voice.name,
        "cue": span_row(voice.cue),
    }


def count_row(number: int, read: Read[Count]) -> Row:
    """One count; ``part_of`` names the count that includes it."""
    count, span = read.value, read.spans[0]
    return {
        "id": f"n{number + 1}",
        "of": count.of,
        "who": count.who,
        "low": count.low,
        "best": count.best,
        "high": count.high,
        "text": count.verbatim,
        "start": span.start,
        "end": span.end,
        "part_of": None if count.part_of is None else f"n{count.part_of + 1}",
        "cumulative": count.cumulative,
    }


def plover_row(claim: Claim) -> Row | None:
    """Type, mode, context and quad class of PLOVER, and the codes of both sides of its record;
    ``None`` for a condition."""
    if claim.theme is not None:
        return None
    base, mode = split_kind(claim.kind.value)
    sides = plover_sides(claim)
    return {
        "event": base.upper(),
        "mode": [mode] if mode else [],
        "context": list(claim.contexts),
        "quad": QUAD[base],
        "actor": list(sides.actors),
        "recipient": list(sides.recipients),
        "assumed": list(sides.assumed),
    }


def acled_row(codes: Codes) -> Row | None:
    """Event, sub-event and interaction of ACLED; ``None`` for what ACLED does not code."""
    if codes.acled_sub_event is None:
        return None
    between = codes.interaction
    return {
        "event_type": codes.acled_event,
        "sub_event_type": codes.acled_sub_event,
        "inter1": between.inter1 if between else None,
        "inter2": between.inter2 if between else None,
        "interaction": between.code if between else None,
    }


def claim_row(claim: Claim, companions: Sequence[Claim] = ()) -> Row:
    """One claim, whole, in the shape of the contract, coded together with its companions."""
    codes = codes_of(claim, companions)
    totals = totals_of([read.value for read in claim.counts])
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "trigger": {**(span_row(claim.trigger) or {}), "text": claim.trigger.quote},
        "sentence": span_row(claim.sentence),
        "plover": plover_row(claim),
        "cameo": codes.cameo,
        "acled": acled_row(codes),
        "ucdp": codes.ucdp,
        "stance": claim.stance.value,
        "stance_cue": None
        if claim.stance_cue is None
        else {**(span_row(claim.stance_cue) or {}), "text": claim.stance_cue.quote},
        "realis": claim.realis.value,
        "voices": [voice_row(v) for v in claim.voices],
        "voice_is_party": claim.voice_is_party,
        "said": claim.said.value.latest.isoformat()
        if claim.said is not None and claim.said.value.latest is not None
        else None,
        "participants": [participant_row(p) for p in claim.participants],
        "time": time_row(claim.happened),
        "location": location_row(claim.where),
        "counts": [count_row(i, c) for i, c in enumerate(claim.counts)],
        "totals": {of: {"low": t.low, "best": t.best, "high": t.high} for of, t in totals.items()},
        "topics": [t.value for t in claim.topics],
        "theme": claim.theme,
        "confidence": round(claim.confidence, 3),
        "same_event": claim.same_event,
    }
