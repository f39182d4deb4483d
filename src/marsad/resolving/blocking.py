"""Which events a claim is compared with at all: the same type, near in time, near in place.

What lies weeks apart or degrees apart is never compared: the features would part it anyway. A
claim that names no fine place meets every place. One whose time is long or unknown would meet
half the library: it meets only events that share a name with it, for each name the ``NEWEST`` of
them. Only what was entered before counts, so a later claim changes no comparison made before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from marsad.resolving.reach import LONG, SHORT, TIMELESS, Cell, Reach, neighbours_of

NEWEST = 24
Family = tuple[str, bool]
Named = tuple[int, frozenset[str]]


class Blocks:
    """Event numbers by type, week, cell and name, filled while events are made."""

    def __init__(self) -> None:
        self._by_cell: dict[tuple[Family, int, Cell | None], set[int]] = defaultdict(set)
        self._by_week: dict[tuple[Family, int], set[int]] = defaultdict(set)
        self._by_quarter: dict[tuple[Family, int], list[Named]] = defaultdict(list)
        self._long: dict[tuple[Family, int], list[Named]] = defaultdict(list)
        self._timeless: dict[Family, list[Named]] = defaultdict(list)
        self._all: dict[Family, list[Named]] = defaultdict(list)

    def add(self, event: int, reaches: Iterable[Reach]) -> None:
        """Enters ``event`` wherever its claims may be looked for."""
        for reach in dict.fromkeys(reaches):
            for name in reach.families:
                self._add(event, reach, (name, reach.unreal))

    def _add(self, event: int, reach: Reach, family: Family) -> None:
        named = (event, reach.names)
        self._all[family].append(named)
        if reach.span == TIMELESS:
            self._timeless[family].append(named)
            return
        for quarter in reach.quarters:
            self._by_quarter[family, quarter].append(named)
            if reach.span == LONG:
                self._long[family, quarter].append(named)
        if reach.span == SHORT:
            cells = (None,) if reach.cell is None else neighbours_of(reach.cell)
            for week in range(reach.first, reach.last + 1):
                self._by_week[family, week].add(event)
                for cell in cells:
                    self._by_cell[family, week, cell].add(event)

    def near(self, reaches: Iterable[Reach]) -> tuple[int, ...]:
        """The events worth comparing, in the order they were founded."""
        found: set[int] = set()
        for reach in dict.fromkeys(reaches):
            for name in reach.families:
                family = (name, reach.unreal)
                if reach.span == SHORT:
                    found |= self._beside(reach, family)
                found |= sharing(reach.names, self._namesakes(reach, family))
        return tuple(sorted(found))

    def _beside(self, reach: Reach, family: Family) -> set[int]:
        found: set[int] = set()
        for week in range(reach.first, reach.last + 1):
            if reach.cell is None:
                found |= self._by_week.get((family, week), set())
            else:
                for cell in (reach.cell, None):
                    found |= self._by_cell.get((family, week, cell), set())
        return found

    def _namesakes(self, reach: Reach, family: Family) -> Iterable[Named]:
        if reach.span == TIMELESS:
            yield from self._all.get(family, ())
            return
        table = self._long if reach.span == SHORT else self._by_quarter
        for quarter in reach.quarters:
            yield from table.get((family, quarter), ())
        yield from self._timeless.get(family, ())


def sharing(names: Collection[str], others: Iterable[Named]) -> set[int]:
    """For each of the names the newest events among ``others`` that have it."""
    by_name: dict[str, set[int]] = {}
    for event, theirs in others:
        for name in theirs.intersection(names):
            by_name.setdefault(name, set()).add(event)
    return {event for events in by_name.values() for event in _newest(events)}


def _newest(events: set[int]) -> Sequence[int]:
    return sorted(events, reverse=True)[:NEWEST]
