"""Events in the columns of UCDP GED: only those in which organised violence killed somebody.

Law: ``best`` is the sum of the four columns of deaths, and ``low`` <= ``best`` <= ``high``. The
dead are put on a side only where the reports say whose they were; all others are
``deaths_unknown``. What Marsad does not know stays empty.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from marsad.codebook.crosswalk import Codes
from marsad.codebook.parties import OFFICIAL, STATE, UNARMED, is_armed
from marsad.codebook.place_precision import ucdp_precision
from marsad.codebook.sides import kind_of_words
from marsad.model.counts import Count
from marsad.model.events import Event, Side
from marsad.model.locations import Location
from marsad.model.sources import Document
from marsad.model.values import Held
from marsad.publishing.exports.coded import (
    codes_held,
    days_of,
    joined,
    killed,
    most,
    place_of,
    sides_held,
    told_claims,
    why_uncoded,
)
from marsad.publishing.material import Material
from marsad.registry.countries import country_name

UCDP_COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
NOBODY = "nobody known to have been killed"
WITHHELD = "numbers withheld by decision"
NO_CODE = "no organised violence in the sense of UCDP"
STATE_BASED, ONE_SIDED = 1, 3
DAYS = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))  # at most so many days: so precise
DEATHS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
Row = dict[str, Any]


def ucdp_row(event: Event, material: Material) -> Row | str:
    """``event`` in the columns of GED, or why it is left out."""
    why = why_uncoded(event)
    if why is not None:
        return why
    dead = killed(event)
    tolls = tolls_of(dead) if dead is not None else None
    if dead is None or tolls is None:
        return WITHHELD if "counts" in material.withheld.get(event.id, ()) else NOBODY
    kind = _type(codes_held(event, material))
    if kind is None:
        return NO_CODE
    one, other = _sides(event, kind)
    return {
        "id": event.id, "type_of_violence": kind, "side_a": _name(one),
        "side_b": "Civilians" if kind == ONE_SIDED else _name(other),
        **_sources(event, material), **_where(place_of(event)), "event_clarity": _clarity(event),
        **_when(event), **dict.fromkeys(DEATHS, 0),
        _whose(event, dead, kind, one, other, material): tolls["best"], **tolls,
    }  # fmt: skip


def _type(codes: Iterable[Codes]) -> int | None:
    """The type of violence that most claims carry which know both sides, else that of all."""
    coded = [c for c in codes if c.ucdp is not None]
    known = [c for c in coded if c.interaction is not None and c.interaction.inter2 is not None]
    return most(c.ucdp for c in known or coded)


def tolls_of(held: Held[Count]) -> dict[str, int] | None:
    """``low``, ``best`` and ``high`` of the dead, rivals within the bounds; without a figure the
    lower bound is the best. ``None`` where no figure says that anybody died."""
    count = held.value
    best = count.best if count.best is not None else count.low
    if not best:
        return None
    told = (count, *(r.value for r in held.rivals))
    lows = [n for c in told for n in (c.low, c.best) if n is not None]
    highs = [n for c in told for n in (c.high, c.best) if n is not None]
    return {"low": min(best, *lows), "best": best, "high": max([best, *highs])}


def _sides(event: Event, kind: int) -> tuple[Side | None, Side | None]:
    """Side A and side B; in state-based violence the state is side A."""
    doers, others = sides_held(event)
    one, other = next(iter(doers), None), next(iter(others), None)
    swap = kind == STATE_BASED and other is not None and other.kind in STATE
    if swap and (one is None or one.kind not in STATE):
        return other, one
    return one, other


def _name(side: Side | None) -> str | None:
    """"Government of X" for a state and its forces, a group's name; nothing until named."""
    if side is None or side.kind == "unidentified-armed":
        return None
    country = country_name(side.country) if side.kind in STATE else None
    return f"Government of {country}" if country else side.name


def _whose(
    event: Event, dead: Held[Count], kind: int, one: Side | None, other: Side | None,
    material: Material,
) -> str:  # fmt: skip
    """The column of the dead: civilians or a side where every report says so."""
    claims = told_claims(event, material)
    counts = [dead.value, *(r.value for c in claims for r in c.counts if r.value.of == "killed")]
    kinds = {kind_of_words(c.who) if c.who else None for c in counts} - {None}
    people = [p for c in claims for p in c.participants if p.effect == "killed"]
    kinds |= {p.kind for p in people if p.kind}
    civil = {k for k in kinds if k in UNARMED or k == OFFICIAL}
    if (kinds and civil == kinds) or (kind == ONE_SIDED and not any(map(is_armed, kinds))):
        return "deaths_civilians"
    ids = {p.actor_id for p in people}
    for side, column in ((one, "deaths_a"), (other, "deaths_b")):
        if side is not None and side.actor_id is not None and ids == {side.actor_id} and not civil:
            return column
    return "deaths_unknown"


def _sources(event: Event, material: Material) -> Row:
    claims = told_claims(event, material)
    keys = dict.fromkeys(c.document for c in claims)
    held = [material.documents[k] for k in keys if k in material.documents]
    return {
        "number_of_sources": len(held), "source_article": _listed(map(_article, held)),
        "source_office": _listed(d.source.name for d in held),
        "source_date": _listed(d.published.isoformat() if d.published else "" for d in held),
        "source_headline": _listed(d.title or "" for d in held),
        "source_original": joined(v.name or v.mention.quote for c in claims for v in c.voices),
    }  # fmt: skip


def _article(document: Document) -> str:
    day = document.published.isoformat() if document.published else ""
    return '"' + ",".join((document.source.name, day, document.title or "")) + '"'


def _listed(parts: Iterable[str]) -> str | None:
    """One part a report, in order, so that the lists of a row stand beside one another."""
    text = ";".join(part.replace(";", ",") for part in parts)
    return text if text.strip(";") else None


def _where(where: Location | None) -> Row:
    if where is None:
        return {}
    row: Row = {"country": country_name(where.country), "adm_1": where.admin1 or None}
    if where.lat is None or where.lon is None:
        return row
    return row | {
        "where_prec": ucdp_precision(where), "where_coordinates": where.name,
        "where_description": described(where), "latitude": where.lat, "longitude": where.lon,
        "geom_wkt": f"POINT ({where.lon} {where.lat})",
        "priogrid_gid": priogrid(where.lat, where.lon),
    }  # fmt: skip


def described(where: Location) -> str:
    """A held place in a few words: "near X", "20 km from X at 180 degrees"."""
    if where.relation == "between" and where.second_name:
        return f"between {where.name} and {where.second_name}"
    if where.relation == "bearing":
        far = f"{where.distance_km:g} km from " if where.distance_km is not None else "from "
        way = f" at {where.bearing_deg:g} degrees" if where.bearing_deg is not None else ""
        return f"{far}{where.name}{way}"
    return {"near": "near ", "area": "area of "}.get(where.relation, "") + where.name


def priogrid(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID: half degrees, counted from the south-west, 720 a row."""
    row = min(359, math.floor((lat + 90) * 2))
    return row * 720 + min(719, math.floor((lon + 180) * 2)) + 1


def _clarity(event: Event) -> int:
    """1 for a single event, 2 where what is held was several attacks."""
    attacks = (h.value for h in event.counts if h.value.of == "attacks")
    return 2 if any((c.best or c.low or 0) > 1 for c in attacks) else 1


def _when(event: Event) -> Row:
    days = days_of(event)
    if days is None:
        when = event.when.value if event.when else None
        first, last = (when.earliest, when.latest) if when else (None, None)
        return {"date_start": first.isoformat() if first else None,
                "date_end": last.isoformat() if last else None}  # fmt: skip
    return {
        "year": days.first.year if days.first.year == days.last.year else None,
        "date_prec": next((code for most, code in DAYS if days.many <= most), None),
        "date_start": days.first.isoformat(), "date_end": days.last.isoformat(),
    }  # fmt: skip
