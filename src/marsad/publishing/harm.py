"""Harm rules: what a public page or export must not give away.

The law: Marsad is no targeting aid. For a public audience, (1) an event at a health, aid or
shelter site or among witnesses is placed in a half-degree cell, by snapping, never by jitter, and
the page says so; (2) private persons lose their names, in sentences, quotes and archived text,
while hashes stay; (3) the position of armed actors is held back until the event is old enough;
(4) what was withheld is said; (5) publishing is refused while any of this is unmet.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from marsad.model.claims import Claim, Participant
from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.model.locations import Location
from marsad.model.sources import Document
from marsad.model.values import Held
from marsad.publishing.material import Material
from marsad.publishing.names import private_names
from marsad.publishing.redaction import (
    Redaction,
    names_of,
    redacted_documents,
    redaction_of,
)
from marsad.publishing.wording.numbers import number
from marsad.publishing.wording.places import GENERALISED
from marsad.registry.geometry import distance_km

SENSITIVE = re.compile(
    r"(?i)\b(?:hospitals?|clinics?|health (?:cent(?:re|er)s?|facilit\w+|posts?)|maternity|"
    r"ambulances?|medics?|paramedics?|nurses?|doctors?|midwi(?:fe|ves)|surgeons?|"
    r"health ?(?:care )?workers?|vaccinators?|rescuers?|"
    r"aid (?:convoys?|workers?|trucks?|distribution\w*)|"
    r"humanitarian\w*|refugees?|(?:internally )?displaced\w*|idps?|shelters?|safe houses?|"
    r"(?:refugee|displacement|idp|migrant) (?:camps?|cent(?:re|er)s?)|camps? for|witness\w*|"
    r"survivors?)\b"
)
ARMED = ("state-forces", "police", "intelligence", "external-forces", "rebel", "militia",
         "communal", "criminal", "unidentified-armed")  # fmt: skip
FINE = ("point", "town", "area", "admin2")


@dataclass(frozen=True, slots=True)
class HarmRules:
    """``live_hours``: how old an event with armed actors must be before its position is told,
    counted from the end of its last day (UTC). ``cell_degrees``: the side of the cells."""

    live_hours: int = 24
    cell_degrees: float = 0.5


@dataclass(frozen=True, slots=True)
class Protected:
    """Material fit for the public, and what was withheld, in words."""

    material: Material
    withheld: tuple[str, ...]


def is_sensitive(event: Event, material: Material) -> bool:
    """True when somebody or something in ``event`` needs protection."""
    words = [h.value.name for h in (*event.actors, *event.targets)]
    words += [h.value for h in event.instruments]
    for claim in material.read_in(event):
        words += [p.mention.quote for p in claim.participants]
        words += [v.mention.quote for v in claim.voices if "witness" in v.mention.quote.lower()]
        words += [c.value.who or "" for c in claim.counts]
    return event.theme in ("displacement", "health", "migrants") or any(
        SENSITIVE.search(w) for w in words
    )


def is_live(event: Event, material: Material, rules: HarmRules, made: str) -> bool:
    """True when ``event`` places armed actors and is younger than the rule allows. One of which no
    claim is at hand is only counted, never told."""
    if not material.read_in(event):
        return False
    kinds = {h.value.kind for h in (*event.actors, *event.targets)}
    if not kinds & set(ARMED):
        return False
    last = event.when.value.latest if event.when else None
    days = [d for d in map(material.published, material.read_in(event)) if d is not None]
    if last is None or event.realis == "ongoing":
        last = max(days, default=None)
    if last is None:
        return True
    now = datetime.fromisoformat(made)
    now = now if now.tzinfo else now.replace(tzinfo=UTC)
    end = datetime(last.year, last.month, last.day, tzinfo=UTC) + timedelta(days=1)
    return now < end + timedelta(hours=rules.live_hours)


def snapped(where: Location, rules: HarmRules) -> Location:
    """The half-degree cell that holds ``where``: every point of the cell gives the same answer,
    the truth lies inside its outline, and the radius reaches its corners. What has no point or is
    coarser already comes back as it is."""
    if where.lat is None or where.lon is None or where.precision not in FINE:
        return where
    side = rules.cell_degrees
    south, west = (where.lat // side) * side, (where.lon // side) * side
    lat, lon = round(south + side / 2, 6), round(west + side / 2, 6)
    radius = max(distance_km(lat, lon, c, west) for c in (south, south + side))
    if (where.radius_km or 0.0) > radius and where.precision == "area":
        return where
    west, south = round(west, 6), round(south, 6)
    east, north = round(west + side, 6), round(south + side, 6)
    return Location(
        name=where.admin1 or where.country or "a place not named",
        place_id=None,
        relation="area",
        precision="area",
        lat=lat,
        lon=lon,
        radius_km=round(radius, 1),
        country=where.country,
        admin1=where.admin1,
        shape=((west, south), (east, south), (east, north), (west, north), (west, south)),
        feature=GENERALISED,
    )


@dataclass(frozen=True, slots=True)
class _Withheld:
    """Which events are shielded or live, whose names are private, and what to block."""

    tender: set[str]
    live: set[str]
    names: Mapping[str, str]
    redaction: Redaction


def _withheld(material: Material, rules: HarmRules, made: str) -> _Withheld:
    everything = (*material.events, *material.previous_events)
    tender = _with_neighbours({e.id for e in everything if is_sensitive(e, material)}, material)
    live = {e.id for e in everything if is_live(e, material, rules, made)}
    names, sites = private_names(material), _sites(material, tender)
    hidden = _places(material, everything, tender, live)
    return _Withheld(tender, live, names, Redaction(frozenset(names), frozenset(sites), hidden))


def protect(
    material: Material, rules: HarmRules, made: str, shown: Collection[str] | None = None
) -> Protected:
    """``material`` with sensitive places snapped, live positions held back, private names
    blocked out. Texts keep their length, so every offset still holds. What was withheld is counted
    over the events ``shown`` (all of them without it)."""
    held = _withheld(material, rules, made)
    tender, live = held.tender, held.live
    documents = redacted_documents(material.documents, held.redaction)
    clean, named = redaction_of(held.redaction, documents), names_of(held.redaction)

    def placed(event: Event) -> Event:
        where = event.where
        if where is not None and event.id in live:
            where = None
        elif where is not None and event.id in tender:
            where = _snap_held(where, rules)
        event = event if where is event.where else replace(event, where=where)
        return clean(event) if material.read_in(event) or named(event) else event

    owner = {c: e.id for e in (*material.events, *material.previous_events) for c in e.claims}

    def kept(claim: Claim) -> Claim:
        event, where = owner.get(claim.id), claim.where
        if where is not None and event in live:
            where = None
        elif where is not None and event in tender:
            where = replace(where, value=snapped(where.value, rules))
        return clean(replace(claim, where=where))

    new = replace(
        material,
        events=tuple(placed(e) for e in material.events),
        previous_events=tuple(placed(e) for e in material.previous_events),
        claims={k: kept(c) for k, c in material.claims.items()},
        documents=documents,
    )
    told = {e.id for e in material.events} if shown is None else set(shown)
    names = held.names if shown is None else _standing_in(held.names, told, material)
    return Protected(new, _said(material, names, tender & told, live & told, rules))


def _standing_in(
    names: Mapping[str, str], told: Collection[str], material: Material
) -> dict[str, str]:
    """The private names in the sentences that tell of these events."""
    claims = [c for e in material.events if e.id in told for c in material.read_in(e)]
    words = "\n".join(dict.fromkeys(c.sentence.quote for c in claims))
    return {name: whole for name, whole in names.items() if name in words}


def check_harm(material: Material, rules: HarmRules, made: str) -> None:
    """Raises ``MarsadError`` (E-PUBLISH-REFUSED) while a rule is unmet."""
    names = private_names(material)
    if names:
        raise _refused(f"{len(names)} private names stand in it")
    for event in material.events:
        where = event.where.value if event.where else None
        if where is None or where.lat is None:
            continue
        if is_live(event, material, rules, made):
            raise _refused(f"{event.id} gives a live position")
        if is_sensitive(event, material) and snapped(where, rules) != where:
            raise _refused(f"{event.id} gives a sensitive place too closely")


def public_documents(material: Material, rules: HarmRules, made: str) -> Mapping[str, Document]:
    """The documents as a public page may archive them."""
    return redacted_documents(material.documents, _withheld(material, rules, made).redaction)


def _refused(what: str) -> MarsadError:
    return MarsadError(
        "E-PUBLISH-REFUSED", what, hint="protect the material first, or publish for the desk only"
    )


def _snap_held(held: Held[Location], rules: HarmRules) -> Held[Location]:
    rivals = tuple(replace(r, value=snapped(r.value, rules)) for r in held.rivals)
    value = snapped(held.value, rules)
    return replace(held, value=value, rivals=tuple(r for r in rivals if r.value != value))


def _sites(material: Material, tender: set[str]) -> set[str]:
    def named_site(p: Participant) -> bool:
        return (
            p.named and p.type in ("facility", "place") and bool(SENSITIVE.search(p.mention.quote))
        )

    chosen = [e for e in (*material.events, *material.previous_events) if e.id in tender]
    sides = {h.value.name for e in chosen for h in (*e.actors, *e.targets)}
    found = {s for s in sides if SENSITIVE.search(s) and re.search(r"[A-Z]", s)}
    return found | {
        " ".join(p.mention.quote.split())
        for e in chosen for c in material.read_in(e) for p in c.participants if named_site(p)
    }  # fmt: skip


def _with_neighbours(tender: set[str], material: Material) -> set[str]:
    """The events to shield, with those told in the same sentence as one of them: a place withheld
    of the one must not stand beside it in the other."""
    events = (*material.events, *material.previous_events)
    told = {c.sentence for e in events if e.id in tender for c in material.read_in(e)}
    return tender | {
        e.id for e in events if any(c.sentence in told for c in material.read_in(e))
    }  # fmt: skip


def _places(
    material: Material, events: tuple[Event, ...], tender: set[str], live: set[str]
) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for event in events:
        if event.id not in tender and event.id not in live:
            continue
        for claim in material.read_in(event):
            if claim.where is not None and claim.where.value.precision in FINE:
                quotes = {s.quote for s in claim.where.spans}
                found.setdefault(claim.document, set()).update(quotes)
    return {k: frozenset(v) for k, v in found.items()}


def _said(
    material: Material, names: Mapping[str, str], tender: set[str], live: set[str],
    rules: HarmRules,
) -> tuple[str, ...]:  # fmt: skip
    placed = {e.id for e in material.events if e.where and e.where.value.lat is not None}
    coarse = {
        e.id for e in material.events
        if e.id in tender and e.where and snapped(e.where.value, rules) != e.where.value
    } - live  # fmt: skip
    found = []
    if coarse:
        found.append(
            f"the exact place of {_n(len(coarse), 'event')} touching on health, aid, displaced"
            f" people or witnesses, snapped to cells of {rules.cell_degrees:g} degrees"
        )
    if live & placed:
        found.append(
            f"the position of {_n(len(live & placed), 'event')} with armed actors, less than"
            f" {rules.live_hours} hours old when this was made"
        )
    if names:
        many = len(set(names.values()))
        found.append(f"the name{'' if many == 1 else 's'} of {_n(many, 'private person')}")
    return tuple(found)


def _n(many: int, noun: str) -> str:
    return f"{number(many)} {noun}{'' if many == 1 else 's'}"
