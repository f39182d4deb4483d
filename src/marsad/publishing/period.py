"""Which events belong to a week: by the day they happened, else by the day they were told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from marsad.model.events import Event
from marsad.publishing.material import Material

LONG_DAYS = 31


def day_of(event: Event) -> date | None:
    """The day that places ``event`` in a row of events: its latest day, else its earliest."""
    if event.when is None:
        return None
    return event.when.value.latest or event.when.value.earliest


def reported_in(event: Event, material: Material, period: tuple[date, date]) -> bool:
    """True when a document of the period tells of it."""
    days = (material.published(c) for c in material.read_in(event))
    return any(d is not None and period[0] <= d <= period[1] for d in days)


def belongs(event: Event, material: Material, period: tuple[date, date]) -> bool:
    """True when ``event`` is one of the period's.

    A dated event belongs by its days; a long stretch (over a month), a condition that goes on, a
    plan, and an event without a date belong when a document of the period tells of them; not what
    ended more than a month before. What was withdrawn is told only among the changes."""
    if event.standing.value == "withdrawn":
        return False
    told = reported_in(event, material, period)
    if event.when is None or event.realis == "future":
        return told
    first, last = event.when.value.earliest, event.when.value.latest
    if event.realis in ("ongoing", "unknown"):
        return told and (last is None or (period[0] - last).days <= LONG_DAYS)
    if first is None and last is None:
        return told
    if first is None or last is None:
        day = last or first
        return day is not None and period[0] <= day <= period[1]
    if (last - first).days > LONG_DAYS:
        return False
    return first <= period[1] and period[0] <= last and (told or period[0] <= last <= period[1])


def touches(event: Event, days: tuple[date, date]) -> bool:
    """True when ``event`` may have been on one of these days as it is held. Where only one end of
    its time is known, that day decides; without any day it is of no day."""
    if event.when is None:
        return False
    first = event.when.value.earliest or event.when.value.latest
    last = event.when.value.latest or first
    return first is not None and last is not None and first <= days[1] and days[0] <= last


def narrowed(material: Material, days: tuple[date, date] | None) -> tuple[Material, str]:
    """``material`` with the events of these days only (all for ``None``), and the question in
    words, with how many events without a day were left out."""
    if days is None:
        return material, "all events"
    kept = tuple(e for e in material.events if touches(e, days))
    undated = sum(e.when is None for e in material.events)
    query = (
        f"events of {days[0]} to {days[1]} as held at ledger row {material.as_of};"
        f" {undated} without a day left out"
    )
    return replace(material, events=kept), query


def of_period(material: Material, period: tuple[date, date]) -> tuple[Event, ...]:
    """The period's events, by day and then by id."""
    kept = [e for e in material.events if belongs(e, material, period)]
    return tuple(sorted(kept, key=lambda e: (day_of(e) or date.max, e.id)))
