"""Was the desk watching: the one place that says when silence counts.

Law: a desk may call something the first, or the highest, only where it has read something in
most weeks of the window (``ENOUGH``, three weeks in four), and in its first weeks too: the window
is not cut off by the day the desk began (``REACH`` of it at most may lie before that day). One
document that reaches back is no baseline.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.publishing.coverage import Coverage

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
    """The coverage of a window, in weeks counted back from its last day; what is published within
    a week after the window counts for its last week."""
    begun, ended = coverage.watched_from, coverage.watched_to
    length = (last - first).days
    weeks = max(1, round(length / 7))
    if begun is None or ended is None:
        return Watched(weeks, 0, False)
    reaches = (begun - first).days <= max(6, round(length * REACH))
    blind = sorted(coverage.blind or coverage.gaps)
    starts = [a for a, _ in blind]
    read, number = 0, 0
    while number < weeks and last - WEEK * number >= begun:
        end = last - WEEK * number
        a = max(first, begun, last - timedelta(days=7 * number + 6))
        b = min(end if number else end + WEEK, ended)
        run = bisect_right(starts, a) - 1
        read += a <= b and not (run >= 0 and b <= blind[run][1])
        number += 1
    return Watched(weeks, read, reaches)
