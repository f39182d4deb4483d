"""Which events a claim is compared with at all: the same type, near in time, near in place.

A claim that says no time, or no fine place, stands in the wide block and meets every block of its
type. What lies weeks apart or degrees apart is never compared: the features would part it anyway.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from marsad.resolving.facets import UNREAL_TRACK, Facet
from marsad.resolving.features import families_of
from marsad.resolving.nearness import is_coarse, is_open

WEEK = 7
BACK_DAYS, AHEAD_DAYS, MOST_WEEKS = 35, 2, 12
FINE_KM = 60.0
Key = tuple[str, bool, int | None, tuple[int, int] | None]


def weeks_of(facet: Facet) -> tuple[int | None, ...]:
    """The weeks in which it may have happened; ``(None,)`` when there is no telling."""
    first, last = facet.earliest, facet.latest
    if first is None and last is None:
        if facet.published is None:
            return (None,)
        last = facet.published
    if last is None:
        last = facet.published if facet.published is not None else first
    if first is None and last is not None:
        first = last - BACK_DAYS
    if first is None or last is None:
        return (None,)
    if facet.claim.theme:
        first, last = first - BACK_DAYS, last + BACK_DAYS
    low, high = (first - AHEAD_DAYS) // WEEK, (max(first, last) + AHEAD_DAYS) // WEEK
    return tuple(range(low, high + 1)) if high - low < MOST_WEEKS else (None,)


def cells_of(facet: Facet) -> tuple[tuple[int, int] | None, ...]:
    """The one-degree cells around its place; ``(None,)`` when it names no fine place."""
    where = facet.place
    if where is None or where.lat is None or where.lon is None or is_coarse(where):
        return (None,)
    if is_open(where) or (where.radius_km or 0.0) > FINE_KM or abs(where.lat) > 70.0:
        return (None,)
    lat, lon = int(where.lat // 1), int(where.lon // 1)
    return tuple(
        (lat + y, (lon + x + 180) % 360 - 180) for y in (-1, 0, 1) for x in (-1, 0, 1)
    )


class Blocks:
    """Event numbers by type, week and cell, filled while events are made."""

    def __init__(self) -> None:
        self._by_key: dict[Key, set[int]] = defaultdict(set)
        self._by_week: dict[Key, set[int]] = defaultdict(set)
        self._by_type: dict[tuple[str, bool], set[int]] = defaultdict(set)

    def add(self, event: int, facets: Iterable[Facet]) -> None:
        """Enters ``event`` wherever its claims may be looked for."""
        for facet in facets:
            unreal = facet.track == UNREAL_TRACK
            for family in families_of(facet):
                self._by_type[family, unreal].add(event)
                for week in weeks_of(facet):
                    self._by_week[family, unreal, week, None].add(event)
                    for cell in cells_of(facet):
                        self._by_key[family, unreal, week, cell].add(event)

    def near(self, facets: Iterable[Facet]) -> tuple[int, ...]:
        """The events worth comparing, in the order they were founded."""
        found: set[int] = set()
        for facet in facets:
            for family in families_of(facet):
                found |= self._near(facet, family)
        return tuple(sorted(found))

    def _near(self, facet: Facet, family: str) -> set[int]:
        unreal = facet.track == UNREAL_TRACK
        weeks, cells = weeks_of(facet), cells_of(facet)
        if weeks == (None,):
            return self._by_type.get((family, unreal), set())
        table = self._by_week if cells == (None,) else self._by_key
        wanted = (None,) if cells == (None,) else (*cells[4:5], None)
        found: set[int] = set()
        for week in (*weeks, None):
            for cell in wanted:
                found |= table.get((family, unreal, week, cell), set())
        return found
