"""How many an event counts, with its doubt; and events put into days, weeks or months."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from marsad.model.events import Event
from marsad.publishing.period import day_of

SHARP_DAYS = 3


def toll(event: Event, of: str) -> tuple[int, int] | None:
    """The least and the most that the event counts of ``of`` (an event is one event); ``None``
    where it counts none. A toll told of a stretch longer than a few days is a sum over others."""
    if of == "events":
        return 1, 1
    count = next((h.value for h in event.counts if h.value.of == of), None)
    when = event.when.value if event.when else None
    if count is None or when is None:
        return None
    if when.earliest and when.latest and (when.latest - when.earliest).days > SHARP_DAYS:
        return None
    known = [n for n in (count.low, count.best, count.high) if n is not None]
    if not known:
        return None
    return min(known), max(known)


def summed(events: Iterable[Event], of: str) -> tuple[int, int]:
    """The least and the most of all together."""
    tolls = [t for t in (toll(e, of) for e in events) if t is not None]
    return sum(t[0] for t in tolls), sum(t[1] for t in tolls)


def bucket_of(day: date, last: date, per: str) -> tuple[date, date]:
    """The day, week (counted back from ``last``) or calendar month that ``day`` lies in."""
    if per == "week":
        end = last - timedelta(days=7 * ((last - day).days // 7))
        return end - timedelta(days=6), end
    if per == "month":
        following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        return day.replace(day=1), following - timedelta(days=1)
    return day, day


def buckets(
    events: Iterable[Event], last: date, per: str
) -> dict[tuple[date, date], tuple[Event, ...]]:
    """The events by their day, week or month, in order of time."""
    found: dict[tuple[date, date], tuple[Event, ...]] = {}
    for event in events:
        day = day_of(event)
        if day is not None:
            key = bucket_of(day, last, per)
            found[key] = (*found.get(key, ()), event)
    return dict(sorted(found.items()))
