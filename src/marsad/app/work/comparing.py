"""``marsad compare``: the desk's events beside the rows of one data set.

Law: "theirs only" and "ours only" are said of what both could have: rows of days on which the desk
holds nothing at all, and events that the data set does not code, are counted apart.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from marsad.app.work.importing import VERB, maps_of
from marsad.app.work.telling import material_of
from marsad.codebook.kinds import type_of
from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.model.sources import Document
from marsad.model.times import TimeSpan
from marsad.model.values import Held, Read
from marsad.publishing.exports.acled import acled_row
from marsad.publishing.exports.coded import why_uncoded
from marsad.publishing.exports.ucdp import ucdp_row
from marsad.publishing.material import Material
from marsad.reading.foreign import FOREIGN_RUN, other_standing, sources_of
from marsad.registry.actor_index import ActorIndex
from marsad.resolving import Compared, Kin, compared
from marsad.store.desk import Desk
from marsad.store.foreign import gone_rows, newest_rows, row_claims, rows_of
from marsad.store.ledger import decisions

T = TypeVar("T")
Days = tuple[date, date]
OTHER_DAYS, OTHER_LANDS = "on other days than it has", "in other countries than it has"
NO_DAYS = "on days of which the desk has neither reports nor events"
NO_GROUND = "without a day or a place to compare"
NO_CLAIM = "that have no kind here"
GONE = "that its newest file has no more"
CONDITIONS = "of conditions, which are no events"
NEVER = "1970-01-01T00:00:00Z"  # a made-up time for rows that are only asked whether they are any


@dataclass(frozen=True, slots=True)
class Comparison:
    """One data set beside the desk: what matched, and the nouns behind the ids. ``outside`` counts
    events that the data set could not have, ``beyond`` rows that the desk could not have, by
    why."""

    dataset: str
    found: Compared
    events: Mapping[str, Event]
    claims: Mapping[str, Claim]
    rows: Mapping[str, Document]
    relied: Mapping[str, tuple[str, ...]]
    standings: Mapping[str, str]
    outside: Mapping[str, int]
    beyond: Mapping[str, int]


def datasets(desk: Desk, wanted: str | None) -> tuple[str, ...]:
    """The data sets asked for. Raises ``MarsadError`` ``E-IMPORT-MISSING``."""
    there = tuple(newest_rows(desk))
    if not there or (wanted is not None and wanted not in there):
        known = f"there are {', '.join(there)}" if there else "import one with marsad import"
        raise MarsadError("E-IMPORT-MISSING", f"no rows of {wanted or 'any data set'} are here",
                          where=str(desk.path), hint=known)  # fmt: skip
    return (wanted,) if wanted is not None else there


def compare_desk(
    desk: Desk, index: ActorIndex, wanted: str | None, days: Days | None, gone: bool = False
) -> Iterator[Comparison]:
    """Each data set asked for, beside the events of these days; ``gone``: also with the rows that
    its newest file has no more."""
    names = datasets(desk, wanted)
    material = material_of(desk, index)
    sheets = maps_of(desk)
    held = [e for e in material.events if e.theme is None and _in(value_of(e.when), days)]
    for name in names:
        left = frozenset[str]() if gone else gone_rows(desk, name)
        whole = rows_of(desk, name)
        rows = {d.id: d for d in whole if d.locator not in left}
        read = row_claims(desk, FOREIGN_RUN, rows)
        told = [c for c in read.values() if _in(value_of(c.happened), days)]
        claims = [c for c in told if c.theme is None]
        found = compared(held, claims, Kin(index))
        ours, outside = _ours(found, held, claims, material, _shape(desk, name))
        theirs, beyond = _theirs(found, held, claims, material)
        beyond += Counter({NO_CLAIM: len(rows) - len(read), GONE: len(whole) - len(rows),
                           CONDITIONS: len(told) - len(claims)})  # fmt: skip
        yield Comparison(
            name, Compared(found.both, ours, theirs, found.perhaps),
            {e.id: e for e in held}, {c.id: c for c in claims}, rows,
            {c.id: sources_of(rows[c.document], sheets) for c in claims},
            {c.id: word for c in claims if (word := other_standing(rows[c.document]))},
            dict(sorted(outside.items())), dict(sorted(beyond.items())),
        )  # fmt: skip


def value_of(found: Held[T] | Read[T] | None) -> T | None:
    """The bare value of what is held or was read."""
    return found.value if found is not None else None


def _in(when: TimeSpan | None, days: Days | None) -> bool:
    """True where a time may be in these days; what has none is in no days, and in all."""
    if days is None:
        return True
    if when is None:
        return False
    return (when.latest or when.earliest or date.max) >= days[0] and (
        when.earliest or when.latest or date.min
    ) <= days[1]


def _shape(desk: Desk, name: str) -> str:
    told = [d for d in decisions(desk) if d.verb == VERB and d.subject == name]
    return str(json.loads(told[-1].after)["as"]) if told else ""


def _ours(
    found: Compared, held: Sequence[Event], claims: Sequence[Claim], material: Material, shape: str
) -> tuple[tuple[str, ...], Counter[str]]:
    """The events without a row that the data set might have had, and how many it could not."""
    alone, outside = set(found.ours), Counter[str]()
    span = _span(c.happened.value for c in claims if c.happened is not None)
    lands = {c.where.value.country for c in claims if c.where is not None} - {""}
    kinds = {type_of(c.kind.value) for c in claims}
    kept = []
    for event in held:
        if event.id not in alone:
            continue
        why = why_uncoded(event) or _uncoded(event, material, shape, kinds)
        land = event.where.value.country if event.where is not None else ""
        if why is None and (event.when is None or event.where is None):
            why = NO_GROUND
        if why is None and (span is None or not _in(value_of(event.when), span)):
            why = OTHER_DAYS
        if why is None and land and land not in lands:
            why = OTHER_LANDS
        if why is None:
            kept.append(event.id)
        else:
            outside[why] += 1
    return tuple(kept), outside


def _uncoded(event: Event, material: Material, shape: str, kinds: set[str]) -> str | None:
    """Why the data set would not code an event: as our export in its shape leaves it out."""
    if shape == "acled":
        made = acled_row(event, material, NEVER)
        return made if isinstance(made, str) else None
    if shape == "ucdp":
        made = ucdp_row(event, material)
        return made if isinstance(made, str) else None
    if shape == "sheet" and type_of(event.kind.value) not in kinds:
        return "of kinds that it does not have"
    return None


def _watched(material: Material) -> TimeSpan | None:
    """From the first day of a report to the last."""
    first, last = material.coverage.watched_from, material.coverage.watched_to
    return TimeSpan(first, last, "range", "context") if first and last else None


def _theirs(
    found: Compared, held: Sequence[Event], claims: Sequence[Claim], material: Material
) -> tuple[tuple[str, ...], Counter[str]]:
    """The rows without an event, and how many the desk could not have: of days before its first
    report and event or after its last, or without a day or a place."""
    seen = [t for t in (*(value_of(e.when) for e in held), _watched(material)) if t is not None]
    span = _span(iter(seen))
    alone, beyond = set(found.theirs), Counter[str]()
    kept = []
    for claim in claims:
        if claim.id not in alone:
            continue
        when = claim.happened.value if claim.happened is not None else None
        if when is None or claim.where is None:
            beyond[NO_GROUND] += 1
        elif span is None or not _in(when, span):
            beyond[NO_DAYS] += 1
        else:
            kept.append(claim.id)
    return tuple(kept), beyond


def _span(times: Iterator[TimeSpan]) -> Days | None:
    """From the first day to the last of some times."""
    days = [d for t in times for d in (t.earliest, t.latest) if d is not None]
    return (min(days), max(days)) if days else None


def killed_of(
    event: Event | None, claim: Claim | None
) -> tuple[Count | None, Count | None]:
    """The dead by the desk and by the row."""
    ours = next((h.value for h in event.counts if h.value.of == "killed"
                 and not h.value.cumulative), None) if event is not None else None  # fmt: skip
    theirs = next((c.value for c in claim.counts if c.value.of == "killed"
                   and c.value.part_of is None
                   and not c.value.cumulative), None) if claim is not None else None  # fmt: skip
    return ours, theirs
