"""Totals, the longest quiet, and the last week against the past.

The levels of a trend are those that ACLED publishes for the change levels of its Trendfinder
(acleddata.com/platform/trendfinder, read in November 2026): more than 25 per cent above the mean
of the 4 (52) weeks before is a large increase, 10 to 25 a moderate one, 25 per cent below to 10
above limited change, more below a large decrease; a mean of two events or fewer together with five
or fewer in the week, which ACLED calls limited change because the base is low, is told as too few
to call.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from marsad.model.events import Event
from marsad.publishing.computed.answer import HOLDS, NO_BASELINE, OPEN, Answer
from marsad.publishing.computed.tolls import summed
from marsad.publishing.computed.working import Working
from marsad.publishing.period import day_of

LARGE, MODERATE, LOW_MEAN, LOW_WEEK = 0.25, 0.10, 2, 5
LEVELS = ("large increase", "moderate increase", "limited change", "large decrease",
          "too few to call")


def total(work: Working) -> Answer:
    """The sum over the window; what may belong widens the upper bound."""
    low, high = summed(work.found.sure, work.query.of)
    high += summed(work.maybe, work.query.of)[1]
    verdict = HOLDS if work.watched.enough else NO_BASELINE
    return Answer(
        work.query, low, high, tuple(e.id for e in work.found.sure), work.watched, verdict,
        tuple(e.id for e in work.maybe),
    )  # fmt: skip


def quiet(work: Working) -> Answer:
    """The longest run of whole days without one, the first such run; ``since`` is its first day
    and ``events`` those on either side. ``open`` when one that may belong falls into it."""
    first, last = work.query.first, work.query.last
    days = [(day_of(e) or first, e) for e in work.found.sure]
    edges: list[tuple[date, Event | None]] = [
        (first - timedelta(days=1), None), *days, (last + timedelta(days=1), None)
    ]  # fmt: skip
    runs = [
        ((b[0] - a[0]).days - 1, a, b) for a, b in pairwise(edges)
    ]  # fmt: skip
    length, before, after = max(runs, key=lambda r: (r[0], -r[1][0].toordinal()))
    inside = [e for e in work.maybe if before[0] < (day_of(e) or first) < after[0]]
    verdict = NO_BASELINE if not work.watched.enough else OPEN if inside else HOLDS
    return Answer(
        work.query, max(0, length), max(0, length),
        tuple(e.id for e in (before[1], after[1]) if e is not None), work.watched, verdict,
        tuple(e.id for e in inside), since=before[0] + timedelta(days=1), days=max(0, length),
    )  # fmt: skip


def trend(work: Working) -> Answer:
    """What comes after the first ``weeks`` weeks of the window (the week that is told), the mean of
    those weeks, and the level of the change between."""
    week = work.query.first + timedelta(weeks=work.query.weeks)
    now = [e for e in work.found.sure if _begins(e) >= week]
    before = [e for e in work.found.sure if (day_of(e) or date.min) < week]
    mean = summed(before, work.query.of)[0] / max(1, work.query.weeks)
    value = summed(now, work.query.of)[0]
    verdict = HOLDS if work.watched.enough else NO_BASELINE
    parts = (("week", float(value)), ("mean", mean), ("level", float(level_of(value, mean))))
    return Answer(
        work.query, value, value, tuple(e.id for e in (*before, *now)), work.watched, verdict,
        tuple(e.id for e in work.maybe), parts=parts,
    )  # fmt: skip


def _begins(event: Event) -> date:
    """The first day an event may have been on: one of a stretch that began before a week is not
    surely of that week."""
    first = event.when.value.earliest if event.when else None
    return first or day_of(event) or date.min


def level_of(week: float, mean: float) -> int:
    """The place in ``LEVELS`` of a week beside the mean of the weeks before."""
    if mean <= LOW_MEAN and week <= LOW_WEEK:
        return 4
    if week > mean * (1 + LARGE):
        return 0
    if week > mean * (1 + MODERATE):
        return 1
    return 3 if week < mean * (1 - LARGE) else 2
