"""Where and when a claim is looked for: the stretch of weeks, the cell, and the names in it.

A ``short`` reach spans some weeks. A ``long`` one ("in 2014", "since the spring") spans more, and
a ``timeless`` one has no date at all or spans more than ten years: both say so little about the
time that they are compared only with what shares a name with them.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.resolving.facets import UNREAL_TRACK, Facet
from marsad.resolving.features import families_of
from marsad.resolving.nearness import is_coarse, is_open

WEEK, QUARTER = 7, 13
BACK_DAYS, AHEAD_DAYS, MOST_WEEKS, MOST_QUARTERS = 35, 2, 12, 40
FINE_KM = 60.0
SHORT, LONG, TIMELESS = "short", "long", "timeless"
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reach:
    """``first`` and ``last`` are weeks counted from the first day there is, both 0 where it is
    timeless; ``cell`` is the one-degree cell of a fine place; ``names`` are ids and stems."""

    families: tuple[str, ...]
    unreal: bool
    span: str
    first: int
    last: int
    cell: Cell | None
    names: frozenset[str]

    @property
    def quarters(self) -> range:
        """The quarters of a year that it touches."""
        return range(self.first // QUARTER, self.last // QUARTER + 1)

    @property
    def timeless(self) -> bool:
        """True when nothing is known of the time, or too little."""
        return self.span == TIMELESS

    @staticmethod
    def stretches(quarters: set[int] | None) -> tuple[tuple[int, int] | None, ...]:
        """Whole quarters as stretches of weeks, first and last; all of time for ``None``."""
        if quarters is None:
            return (None,)
        found: list[tuple[int, int] | None] = []
        for quarter in sorted(quarters):
            first = quarter * QUARTER
            if found and found[-1] is not None and found[-1][1] == first - 1:
                found[-1] = (found[-1][0], first + QUARTER - 1)
            else:
                found.append((first, first + QUARTER - 1))
        return tuple(found)


def reach_of(facet: Facet) -> Reach:
    """The reach of one claim."""
    span, first, last = _weeks(facet)
    return Reach(
        families=tuple(sorted(families_of(facet))),
        unreal=facet.track == UNREAL_TRACK,
        span=span,
        first=first,
        last=last,
        cell=cell_of(facet),
        names=_names(facet),
    )


def _weeks(facet: Facet) -> tuple[str, int, int]:
    first, last = facet.earliest, facet.latest
    if first is None and last is None:
        if facet.published is None:
            return TIMELESS, 0, 0
        last = facet.published
        first = last if facet.claim.theme else None
    if last is None:
        last = facet.published if facet.published is not None else first
    if first is None and last is not None:
        first = last - BACK_DAYS
    if first is None or last is None:
        return TIMELESS, 0, 0
    if facet.claim.theme:
        first, last = first - BACK_DAYS, last + BACK_DAYS
    low, high = (first - AHEAD_DAYS) // WEEK, (max(first, last) + AHEAD_DAYS) // WEEK
    if high - low < MOST_WEEKS:
        return SHORT, low, high
    if high - low < MOST_QUARTERS * QUARTER:
        return LONG, low, high
    return TIMELESS, 0, 0


def cell_of(facet: Facet) -> Cell | None:
    """The one-degree cell of its place; ``None`` when it names no fine place."""
    where = facet.place
    if where is None or where.lat is None or where.lon is None or is_coarse(where):
        return None
    if is_open(where) or (where.radius_km or 0.0) > FINE_KM or abs(where.lat) > 70.0:
        return None
    return int(where.lat // 1), int(where.lon // 1)


def _names(facet: Facet) -> frozenset[str]:
    """Ids and stems of who takes part and the place; of a document without a date, which would
    meet too little by these, the words of its sentence too."""
    found = {*facet.actors, *facet.targets, *facet.actor_words, *facet.target_words}
    if facet.published is None:
        found |= {facet.word, *facet.words}
    where = facet.place
    if where is not None and where.place_id is not None and not is_coarse(where):
        found.add(where.place_id)
    return frozenset(found)


def neighbours_of(cell: Cell) -> tuple[Cell, ...]:
    """The cell and the eight around it."""
    lat, lon = cell
    return tuple(
        (lat + y, (lon + x + 180) % 360 - 180) for y in (-1, 0, 1) for x in (-1, 0, 1)
    )
