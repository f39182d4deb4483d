"""An event in the codes that its claims carry, for the exports in the shape of other data sets.

Law: an event is coded as the desk holds it. A denial codes nothing, and what did not happen, is
still to come, was refuted or withdrawn is no row of theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from marsad.codebook.companions import companions_of
from marsad.codebook.crosswalk import Codes, codes_of
from marsad.codebook.interactions import CIVILIANS, EXTERNAL
from marsad.codebook.parties import ACLED_CLASS, OFFICIAL, STATE
from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.events import Event, Side
from marsad.model.locations import Location
from marsad.model.times import TimeSpan
from marsad.model.values import Held
from marsad.publishing.material import Material

T = TypeVar("T")
CONDITION = "conditions"
NOT_HAPPENED = "not held to have happened"
FALLEN = "refuted or withdrawn"


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day of a time with both ends, and how many days they are."""

    first: date
    last: date

    @property
    def many(self) -> int:
        """How many days, both ends counted."""
        return (self.last - self.first).days + 1


def told_claims(event: Event, material: Material) -> tuple[Claim, ...]:
    """The claims that tell of ``event``, denials left out; first those for its kind."""
    for_it = {c for c in event.claims if c not in event.denials}
    found = [c for c in (*material.behind(event.kind), *material.read_in(event)) if c.id in for_it]
    return tuple({c.id: c for c in found}.values())


def codes_held(event: Event, material: Material) -> Iterator[Codes]:
    """The codes of each claim that tells of ``event``, under the kind that the desk holds."""
    others = companions_of(material.read_in(event))
    for claim in told_claims(event, material):
        yield codes_of(_as_held(claim, event), others[claim.id])


def _as_held(claim: Claim, event: Event) -> Claim:
    if claim.kind.value == event.kind.value or claim.theme or event.theme:
        return claim
    return replace(claim, kind=replace(claim.kind, value=event.kind.value))


def why_uncoded(event: Event) -> str | None:
    """Why ``event`` is in no data set of things that happened; ``None`` where it may be."""
    if event.theme is not None:
        return CONDITION
    if event.realis in ("not-happened", "future"):
        return NOT_HAPPENED
    return FALLEN if event.standing.value in ("refuted", "withdrawn") else None


def days_of(event: Event) -> Days | None:
    """The days of ``event`` where it has a first and a last."""
    when = event.when.value if event.when else None
    if not isinstance(when, TimeSpan) or when.earliest is None or when.latest is None:
        return None
    return Days(when.earliest, when.latest)


def place_of(event: Event) -> Location | None:
    """Where the desk holds ``event`` to have been."""
    return event.where.value if event.where else None


def killed(event: Event) -> Held[Count] | None:
    """The dead of ``event``; a running total of more than it is not its own."""
    found = (h for h in event.counts if h.value.of == "killed" and not h.value.cumulative)
    return next(found, None)


def sides_held(event: Event) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Both sides as held. Of a two-sided act the first is the one and the rest the other. What
    was hit and is nobody, a house or a town, is no side."""
    doers = tuple(_named(h.value) for h in event.actors)
    hit = (_named(h.value) for h in event.targets)
    others = tuple(side for side in hit if side.kind or side.actor_id)
    return (doers, others) if event.targets else (doers[:1], doers[1:])


def _named(side: Side) -> Side:
    """A side whose name stands in one line."""
    return replace(side, name=" ".join(side.name.split()))


def most(codes: Iterable[T]) -> T | None:
    """The code that most claims carry, of equals the first; ``None`` where none has one."""
    found = Counter(codes).most_common(1)
    return found[0][0] if found else None


def class_of_side(side: Side, event: Event) -> int | None:
    """ACLED's class of a held side; 8 for a state's forces abroad; ``None`` without a kind."""
    where = place_of(event)
    if side.kind in STATE and side.country and where and where.country not in ("", side.country):
        return EXTERNAL
    return CIVILIANS if side.kind == OFFICIAL else ACLED_CLASS.get(side.kind)


def joined(parts: Iterable[str | None]) -> str | None:
    """The parts, each once, with ``; `` between; ``None`` where there are none."""
    return "; ".join(dict.fromkeys(p for p in parts if p)) or None


def publishers(event: Event, material: Material) -> tuple[str, ...]:
    """Who published the claims that tell of ``event``, in order, each once."""
    held = (material.documents.get(c.document) for c in told_claims(event, material))
    return tuple(dict.fromkeys(d.source.name for d in held if d is not None))
