"""Was the desk watching: the one place that says when silence counts.

Law: a desk may call something the first, or the highest, only where it has read something in
most weeks of the window (``ENOUGH``, three weeks in four), and in its first weeks too: the window
is not cut off by the day the desk began (``REACH`` of it at most may lie before that day). One
document that reaches back is no baseline.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from marsad.publishing.material import Coverage

ENOUGH = 0.75
REACH = 0.05
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Watched:
    """How many weeks a window has, and in how many of them the desk read something; ``reaches``
    when the desk was there from its start."""

    weeks: int
    read: int
    reaches: bool

    @property
    def enough(self) -> bool:
        """True when silence in the window counts."""
        return self.reaches and self.read >= ENOUGH * self.weeks


def watched(coverage: Coverage, first: date, last: date) -> Watched:
    """The coverage of a window, in weeks counted back from its last day."""
    begun, ended = coverage.watched_from, coverage.watched_to
    if begun is None or ended is None:
        return Watched(max(1, ((last - first).days + 7) // 7), 0, False)
    late = max(0, (begun - first).days)
    reaches = late <= max(6, round((last - first).days * REACH))
    blind = coverage.blind or coverage.gaps
    weeks = read = 0
    end = last
    while end >= first and weeks <= (last - first).days // 7 + 1:
        start = max(first, end - WEEK + timedelta(days=1))
        weeks += 1
        inside = (max(start, begun), min(end, ended))
        read += inside[0] <= inside[1] and not any(
            a <= inside[0] and inside[1] <= b for a, b in blind
        )
        if start == first:
            break
        end -= WEEK
    return Watched(weeks, read, reaches)
