"""Both ends of "28-30 July": each keeps its value, both carry the whole range."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from marsad.model.mentions import TimeMention
from marsad.reading.time.meaning import Calendar, Found

GAP = 20  # characters between the two ends
WEEK = timedelta(days=7)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def ranges(found: Sequence[Found], mentions: Sequence[TimeMention]) -> list[TimeMention]:
    """The mentions, with the range where one ends what the one before begins."""
    result = list(mentions)
    for i in range(len(result) - 1):
        if not found[i].to_next or found[i + 1].start - found[i].end > GAP:
            continue
        first, last = in_order(found[i], result[i], found[i + 1], result[i + 1])
        if first.earliest and last.latest and first.earliest <= last.latest:
            span = {"earliest": first.earliest, "latest": last.latest, "precision": "range"}
            result[i] = replace(first, **span)  # type: ignore[arg-type]
            result[i + 1] = replace(last, **span)  # type: ignore[arg-type]
    return result


def in_order(
    left: Found, first: TimeMention, right: Found, last: TimeMention
) -> tuple[TimeMention, TimeMention]:
    """ "From Friday to Sunday" in a report of that Friday began a week before: where two bare
    weekdays stand the wrong way round, the first moves back."""
    bare = all(
        isinstance(f.meaning, Calendar) and f.meaning.weekday and not f.meaning.day
        for f in (left, right)
    )
    if not bare or not (first.earliest and last.latest) or first.earliest <= last.latest:
        return first, last
    return _back(first), last


def _back(mention: TimeMention) -> TimeMention:
    day = mention.earliest
    if day is None or not _DAY.match(mention.value):
        return mention
    value = (day - WEEK).isoformat() + mention.value[10:]
    return replace(mention, value=value, earliest=_less(day), latest=_less(mention.latest))


def _less(day: date | None) -> date | None:
    return day - WEEK if day else None
