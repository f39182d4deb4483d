"""Events beside the rows of another data set: which tell of one happening, and where they differ.

Law: nothing here changes an event, and a row is no voice for it. A pair explains itself like a
table: days and kilometres apart, with what either side leaves open, and what kind, toll and sides
say. Weights and limits are ours; they are data, and ``docs/foreign.md`` tells them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.events import Event
from marsad.model.times import TimeSpan
from marsad.resolving.beside_kinds import kind_agreement
from marsad.resolving.beside_near import (
    DAYS,
    days_apart,
    ends_of,
    moved,
    weight_of_days,
    weight_of_places,
)
from marsad.resolving.beside_sides import sides_agreement
from marsad.resolving.kin import Kin

WEIGHT_KIND = {"same": 2.0, "type": 1.0, "kin": 0.5}
WEIGHT_SIDES = {"same": 2.0, "alike": 0.5, "part": 0.0, "unknown": 0.0, "other": -1.0}
WEIGHT_TOLL = {"agree": 1.5, "close": 0.5, "unknown": 0.0, "differ": -0.5}
ENOUGH = 6.0


@dataclass(frozen=True, slots=True)
class Pair:
    """An event and a row that may be one happening, and why. ``km`` is between the points,
    ``reach_km`` what both leave open; both are ``None`` where a side has no point. ``kind`` is
    ``same``, ``type`` or ``kin``; ``toll`` ``agree``, ``close``, ``differ`` or ``unknown``;
    ``sides`` ``same``, ``alike``, ``part``, ``other`` or ``unknown``."""

    event: str
    claim: str
    score: float
    days: int
    km: float | None
    reach_km: float | None
    kind: str
    toll: str
    sides: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Matched pairs in order of the events; events and claims without one. ``perhaps`` has, for
    those that lost their match to a better pair, the best pair they would have had."""

    both: tuple[Pair, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    perhaps: dict[str, Pair]


def compared(events: Sequence[Event], claims: Sequence[Claim], kin: Kin) -> Compared:
    """Every event and every claim in at most one pair, the best pairs first."""
    near = _Months(claims)
    pairs = [p for event in events for claim in near.around(event) if (p := pair_of(
        event, claim, kin)) is not None]  # fmt: skip
    order = {e.id: n for n, e in enumerate(events)} | {c.id: n for n, c in enumerate(claims)}
    pairs.sort(key=lambda p: (-p.score, p.days, p.km or 0.0, order[p.event], order[p.claim]))
    taken: set[str] = set()
    both: list[Pair] = []
    perhaps: dict[str, Pair] = {}
    for pair in pairs:
        if pair.event in taken or pair.claim in taken:
            for name in (pair.event, pair.claim):
                if name not in taken:
                    perhaps.setdefault(name, pair)
            continue
        taken |= {pair.event, pair.claim}
        both.append(pair)
    return Compared(
        tuple(sorted(both, key=lambda p: order[p.event])),
        tuple(e.id for e in events if e.id not in taken),
        tuple(c.id for c in claims if c.id not in taken),
        {name: pair for name, pair in perhaps.items() if name not in taken},
    )


def pair_of(event: Event, claim: Claim, kin: Kin) -> Pair | None:
    """The pair, or ``None`` where too little speaks for one happening."""
    ours = event.when.value if event.when is not None else None
    theirs = claim.happened.value if claim.happened is not None else None
    unreal = event.realis == "future" or claim.realis.value not in ("happened", "ongoing")
    if event.theme is not None or unreal or ours is None or theirs is None:
        return None
    days = days_apart(ours, theirs)
    kind = kind_agreement(event.kind.value, claim.kind.value, claim.territory)
    if days is None or days > DAYS or kind is None:
        return None
    here = event.where.value if event.where is not None else None
    there = claim.where.value if claim.where is not None else None
    near = weight_of_places(here, there)
    if near is None:
        return None
    place, km, reach = near
    toll = toll_agreement(
        _killed([h.value for h in event.counts]), _killed([c.value for c in claim.counts])
    )
    on = ours.latest or ours.earliest
    sides = sides_agreement(event, claim, kin.at(on.toordinal() if on else None))
    score = weight_of_days(ours, theirs, days) + place + WEIGHT_KIND[kind]
    score += WEIGHT_TOLL[toll] + WEIGHT_SIDES[sides]
    if score < ENOUGH:
        return None
    return Pair(event.id, claim.id, round(score, 2), days, km, reach, kind, toll, sides)


def _killed(counts: Iterable[Count]) -> Count | None:
    found = (c for c in counts if c.of == "killed" and c.part_of is None and not c.cumulative)
    return next(found, None)


def toll_agreement(ours: Count | None, theirs: Count | None) -> str:
    """``agree`` where the figures do, or bounds overlap; ``close`` within two of one another, or
    a fifth; ``unknown`` where one says nothing, or theirs may stand for nothing said."""
    if ours is None or theirs is None or (theirs.qualifier and theirs.best == 0):
        return "unknown"
    mine, other = _bounds(ours), _bounds(theirs)
    apart = max(0, other[0] - mine[1], mine[0] - other[1])
    if apart == 0:
        return "agree"
    return "close" if apart <= max(2, 0.2 * max(mine[1], other[1])) else "differ"


def _bounds(count: Count) -> tuple[int, int]:
    known = [n for n in (count.low, count.best, count.high) if n is not None]
    return min(known), max(known)


class _Months:
    """Claims by the months that they may be of, so that few are looked at for an event."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._months: dict[tuple[int, int], list[Claim]] = {}
        for claim in claims:
            if claim.happened is not None:
                for month in _months(claim.happened.value):
                    self._months.setdefault(month, []).append(claim)

    def around(self, event: Event) -> Iterator[Claim]:
        """The claims that may be near an event in time, each once."""
        if event.when is None:
            return
        seen: set[str] = set()
        for month in _months(event.when.value):
            for claim in self._months.get(month, ()):
                if claim.id not in seen:
                    seen.add(claim.id)
                    yield claim


def _months(when: TimeSpan) -> Iterator[tuple[int, int]]:
    ends = ends_of(when)
    if ends is None:
        return
    first, last = moved(ends[0], -DAYS), moved(ends[1], DAYS)
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield year, month
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
