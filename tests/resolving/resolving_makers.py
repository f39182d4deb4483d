"""Claims, dossiers and decisions made by hand, as short as a newspaper line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from marsad.model.actors import Actor, Office, Tie
from marsad.model.claims import Claim, Participant, Voice, claim_id
from marsad.model.counts import Count
from marsad.model.decisions import Decision
from marsad.model.locations import Location
from marsad.model.spans import Span
from marsad.model.times import TimeSpan
from marsad.model.values import Read
from marsad.registry.actor_index import ActorIndex, index_actors
from marsad.registry.geometry import destination, sector
from marsad.resolving import Dossier

PLACES = {
    "Tamsah": (30.0, 15.0), "Wadi Noor": (30.02, 15.05), "Qasr Dahab": (31.5, 17.5),
    "Zallaf": (28.4, 15.6),
}  # fmt: skip


def day(number: int, month: int = 3) -> date:
    return date(2031, month, number)


def in_town(name: str = "Tamsah", radius: float = 5.0) -> Location:
    lat, lon = PLACES[name]
    return Location(name, f"place-{name}", "in", "town", lat, lon, radius, "XAA")


def in_country(country: str = "XAA") -> Location:
    name = f"Land {country}"
    return Location(name, f"land-{country}", "in", "country", 29.0, 16.0, 600.0, country)


def toward(name: str, degrees: float) -> Location:
    lat, lon = PLACES[name]
    at = destination(lat, lon, degrees, 55.0)
    return Location(
        name, f"place-{name}", "bearing", "area", at[0], at[1], 60.0, "XAA",
        bearing_deg=degrees, shape=sector(lat, lon, degrees, 60.0, 5.0, 105.0),
    )  # fmt: skip


def on(first: date | None, last: date | None = None, basis: str = "explicit") -> TimeSpan:
    return TimeSpan(first, last or first, "day", basis)


def by(latest: date) -> TimeSpan:
    return TimeSpan(None, latest, "day", "shared-with-reporting-verb")


def toll(of: str, number: int, low: int | None = None) -> Count:
    return Count(of, number if low is None else low, number, number, str(number))


def claim(
    document: str, *, at: int = 100, kind: str = "assault.aerial", word: str = "strike",
    stance: str = "asserted", realis: str | None = None, when: TimeSpan | None = None,
    where: Location | None = None, actor: str | None = None, target: str | None = None,
    voices: tuple[str, ...] = (), party: bool | None = None, counts: tuple[Count, ...] = (),
    same: str | None = None, sentence: tuple[int, int] | None = None, sure: float = 0.9,
    effect: str | None = None,
) -> Claim:  # fmt: skip
    """A claim of ``document`` whose trigger ``word`` stands at ``at``. Actors, targets and voices
    are registry ids when they hold a colon, else words."""
    start, end = sentence or (max(at - 10, 1), at + 60)
    trigger = Span(document, at, at + len(word), word)
    realis = realis or {"denied": "not-happened", "planned": "future", "threatened": "future",
                        "feared": "unknown", "hypothetical": "unknown"}.get(
        stance, "ongoing" if kind.startswith("condition.") else "happened")  # fmt: skip
    people = tuple(
        _someone(document, role, who, end + 10 * k)
        for k, (role, who) in enumerate((("actor", actor), ("target", target)))
        if who is not None
    )
    return Claim(
        id=claim_id(document, at, at + len(word)),
        document=document,
        run="run-1",
        kind=Read(kind, (trigger,)),
        trigger=trigger,
        sentence=Span(document, start, end, document.ljust(end - start, "x")[: end - start]),
        stance=Read(stance, (trigger,)),
        realis=Read(realis, (trigger,)),
        voices=tuple(_voice(document, who, end + 50 + 9 * k) for k, who in enumerate(voices)),
        voice_is_party=party,
        participants=tuple(
            replace(p, effect=effect) if p.role == "target" else p for p in people
        ),
        happened=Read(when, (trigger,)) if when else None,
        where=Read(where, (trigger,)) if where else None,
        counts=tuple(Read(c, (trigger,)) for c in counts),
        theme=kind.removeprefix("condition.") if kind.startswith("condition.") else None,
        confidence=sure,
        same_event=same,
    )


def _someone(document: str, role: str, who: str, at: int) -> Participant:
    words = who.partition(":")[2] or who
    linked = who if ":" in who else None
    span = Span(document, at, at + len(words), words)
    return Participant(role, span, "organisation", linked is not None, actor_id=linked,
                       name=words if linked else None)  # fmt: skip


def _voice(document: str, who: str, at: int) -> Voice:
    words = who.partition(":")[2] or who
    linked = who if ":" in who else None
    span = Span(document, at, at + len(words), words)
    return Voice(span, None, linked, words if linked else None)


def library(*rows: tuple[str, date | None] | tuple[str, date | None, dict[str, Any]]) -> dict[
    str, Dossier
]:
    """Dossiers in the order given: (document, published, other fields)."""
    made = {}
    for position, row in enumerate(rows):
        fields: dict[str, Any] = {"source": f"Paper {row[0]}", **(row[2] if len(row) > 2 else {})}
        made[row[0]] = Dossier(document=row[0], position=position, published=row[1], **fields)
    return made


def decided(
    seq: int, verb: str, subject: str, after: Mapping[str, Any] | None = None,
    *, by: str = "a person", reason: str = "",
) -> Decision:  # fmt: skip
    """One row of a ledger; the chain of hashes is not the resolver's matter."""
    return Decision(
        seq, "2031-03-30T00:00:00Z", by, verb, subject, "",
        json.dumps(after) if after is not None else "", reason, "", "0" * 64,
    )  # fmt: skip


def registry() -> ActorIndex:
    """A state with a command in its forces, a rival army, an armed group, and an officer."""
    return index_actors(
        (
            Actor("marsad:state-xbb", "Bergland", "government", "XBB"),
            Actor("x:forces", "Bergland Forces", "external-forces", "XBB",
                  parents=(Tie("marsad:state-xbb"),)),
            Actor("x:command", "Southern Command", "external-forces", "XBB",
                  parents=(Tie("x:forces"),)),
            Actor("x:army", "Coast Army", "militia", "XAA"),
            Actor("x:chief", "General Oram", "militia", "XAA",
                  offices=(Office("commander", "x:army"),)),
            Actor("x:group", "Black Banner", "rebel", "XAA"),
            Actor("x:mission", "Aid Mission", "igo", ""),
        )
    )  # fmt: skip
