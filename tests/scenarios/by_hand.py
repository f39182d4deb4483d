"""Claims made by hand from one line each: ``struck | assault.aerial | when=2031-03-17 | ...``.

Every quotation is found in the report's text: the trigger, each participant, each voice. A side
is linked by the registry when it knows the words; ``words=>Name`` links by another name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from marsad.model.claims import Claim, Participant, Voice, claim_id
from marsad.model.counts import Count
from marsad.model.locations import Location
from marsad.model.sources import Document
from marsad.model.spans import Span, span_of
from marsad.model.times import TimeSpan
from marsad.model.values import Read
from marsad.registry.actor_index import ActorIndex
from marsad.registry.geometry import destination, sector

from .story import FORM

ROLES = ("actor", "target", "instrument")
KEYS = {*ROLES, "stance", "realis", "when", "basis", "where", "voice", "party", "same"}
REALIS = {
    "denied": "not-happened", "planned": "future", "threatened": "future", "feared": "unknown",
    "hypothetical": "unknown",
}  # fmt: skip
AMOUNT = re.compile(r"(\d+)(\+|-(\d+))?$")


def claim_of(
    line: str, document: Document, places: Mapping[str, Mapping[str, Any]], index: ActorIndex
) -> Claim:
    """The claim that ``line`` describes. Raises ``ValueError`` for words the text lacks."""
    words, kind, *rest = FORM.split(line.strip())
    said = dict(part.split("=", 1) for part in rest)
    trigger = find(document, words)
    stance = said.get("stance", "asserted")

    def read(value: Any) -> Any:
        return Read(value, (trigger,))

    usual = "ongoing" if kind.startswith("condition.") else "happened"
    where = said.get("where")
    return Claim(
        id=claim_id(document.id, trigger.start, trigger.end),
        document=document.id,
        run="by-hand",
        kind=read(kind),
        trigger=trigger,
        sentence=sentence_of(document, trigger),
        stance=read(stance),
        realis=read(said.get("realis") or REALIS.get(stance, usual)),
        voices=tuple(_voice(w, document, index) for w in _listed(said.get("voice"))),
        voice_is_party={"yes": True, "no": False, None: None}[said.get("party")],
        participants=tuple(
            _participant(role, w, document, index)
            for role in ROLES for w in _listed(said.get(role))
        ),
        happened=read(span_of_days(said["when"], said.get("basis", "explicit")))
        if "when" in said else None,
        where=read(location_of(where, places[where])) if where else None,
        counts=tuple(
            read(amount(of, many)) for of, many in said.items() if of not in KEYS
        ),
        theme=kind.removeprefix("condition.") if kind.startswith("condition.") else None,
        same_event=said.get("same"),
    )  # fmt: skip


def find(document: Document, words: str) -> Span:
    """The first place where the text has ``words`` as whole words."""
    match = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", document.text)
    if match is None:
        raise ValueError(f"the report of {document.source.name} has no words {words!r}")
    return span_of(document.id, document.text, match.start(), match.end())


def sentence_of(document: Document, inside: Span) -> Span:
    """The sentence around a span, cut at full stops and line ends."""
    text = document.text
    before = [m.end() for m in re.finditer(r"[.?!]\s+|\n", text[: inside.start])]
    after = re.search(r"[.?!](?=\s)|\n", text[inside.end :])
    end = inside.end + after.end() if after else len(text)
    start = before[-1] if before else 0
    return span_of(document.id, text, start, len(text[:end].rstrip()))


def span_of_days(words: str, basis: str = "explicit") -> TimeSpan:
    """``2031-03-17``, ``2031-03-13/2031-03-19``, ``../2031-03-15``, ``2031-03-15/..``."""
    first, _, last = words.partition("/")
    ends = [None if w in ("..", "") else date.fromisoformat(w) for w in (first, last or first)]
    days = (ends[1] - ends[0]).days if ends[0] and ends[1] else 0
    precision = "day" if days == 0 else "week" if days <= 7 else "month" if days <= 31 else "range"
    return TimeSpan(ends[0], ends[1], precision, basis)


def location_of(name: str, row: Mapping[str, Any]) -> Location:
    """A row of the story's table of places: ``at`` and ``country``, and what else it says."""
    lat, lon = row["at"]
    anchor, bearing = row.get("of", name), row.get("bearing")
    relation = row.get("relation", "in" if bearing is None else "bearing")
    precision = row.get("precision", "town" if bearing is None else "area")
    radius = float(row.get("radius", 5.0 if bearing is None else 60.0))
    shape: tuple[tuple[float, float], ...] = ()
    if bearing is not None and "km" not in row:
        shape = sector(lat, lon, bearing, 60.0, 5.0, 105.0)
    if bearing is not None:
        lat, lon = destination(lat, lon, bearing, float(row.get("km", 55.0)))
    return Location(
        anchor, f"place-{anchor}-{row['country']}", relation, precision, lat, lon, radius,
        row["country"], bearing_deg=bearing, distance_km=row.get("km"), shape=shape,
        admin1=row.get("admin1", ""),
    )  # fmt: skip


def amount(of: str, words: str) -> Count:
    """``12``, ``12+`` (at least), ``12-15``."""
    match = AMOUNT.match(words)
    if match is None:
        raise ValueError(f"no such number: {words!r}")
    low = int(match[1])
    if match[2] == "+":
        return Count(of, low, low, None, f"at least {low}")
    if match[3]:
        return Count(of, low, None, int(match[3]), f"between {low} and {match[3]}")
    return Count(of, low, low, low, words)


def _listed(words: str | None) -> list[str]:
    return [w.strip() for w in words.split(";")] if words else []


def _linked(words: str, document: Document, index: ActorIndex) -> tuple[str, Any]:
    shown, _, other = words.partition("=>")
    senses = index.lookup(other or shown, document.published)
    if other and not senses:
        raise ValueError(f"the registry has no {other!r}")
    usable = [s for s in senses if s.name.kind != "metonym"]
    return shown, usable[0].actor if usable else None


def _participant(role: str, words: str, document: Document, index: ActorIndex) -> Participant:
    shown, actor = _linked(words, document, index)
    named = actor is not None or shown[:1].isupper()
    fields: dict[str, Any] = {}
    if actor is not None:
        fields = {"actor_id": actor.id, "name": actor.name, "country": actor.country or None,
                  "kind": actor.kind}  # fmt: skip
    kind = "weapon" if role == "instrument" else "group"
    return Participant(role, find(document, shown), kind, named, **fields)


def _voice(words: str, document: Document, index: ActorIndex) -> Voice:
    shown, actor = _linked(words, document, index)
    name = actor.name if actor is not None else (shown if shown[:1].isupper() else None)
    return Voice(find(document, shown), None, actor.id if actor is not None else None, name)


Maker = Callable[[str], Claim]
