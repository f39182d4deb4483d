"""Highest and lowest: one event, day, week or month against the others of the window."""

from __future__ import annotations

from datetime import date

from marsad.model.events import Event
from marsad.publishing.computed.answer import BROKEN, HOLDS, NO_BASELINE, OPEN, Answer
from marsad.publishing.computed.tolls import bucket_of, buckets, summed, toll
from marsad.publishing.computed.working import Working
from marsad.publishing.period import day_of

Rival = tuple[date, tuple[int, int], tuple[Event, ...]]


def extreme(work: Working) -> Answer:
    """``holds`` when no other can have as much (as little), ``broken`` when one surely has more
    (less), ``open`` when the bounds overlap or the event counts none. ``since`` is the newest one
    with as much: "the most since then"."""
    own, others = _own(work), _others(work)
    if own is None:
        return Answer(work.query, None, None, _ids(work), work.watched, OPEN)
    beating = [r for r in others if _beats(r[1], own, work)]
    level = [r for r in others if r not in beating and _levels(r[1], own, work)]
    verdict = BROKEN if beating else OPEN if level else HOLDS
    if verdict == HOLDS and not work.watched.enough:
        verdict = NO_BASELINE
    newest = max((*beating, *level), key=lambda r: (r[0], r[2][0].id), default=None)
    shown = max(beating, key=lambda r: (_size(r[1], work), r[0]), default=newest)
    named = (*(shown[2] if shown else ()), *(newest[2] if newest else ()))
    until = (day_of(work.at) if work.at else None) or work.query.last
    return Answer(
        work.query, *own, tuple(dict.fromkeys((*(e.id for e in named), *_ids(work)))),
        work.watched, verdict, tuple(e.id for e in work.maybe),
        last=shown[2][0].id if shown else "", since=newest[0] if newest else None,
        days=(until - newest[0]).days if newest else None,
        parts=(("most", float(_size(shown[1], work))),) if shown else (),
    )  # fmt: skip


def _own(work: Working) -> tuple[int, int] | None:
    query = work.query
    if query.per == "event":
        return toll(work.at, query.of) if work.at else None
    first, last = bucket_of(query.last, query.last, query.per)
    here = [e for e in work.found.sure if first <= (day_of(e) or date.min) <= last]
    return summed(here, query.of)


def _others(work: Working) -> list[Rival]:
    query = work.query
    if query.per == "event":
        found: list[Rival] = []
        for event in work.sure:
            count, day = toll(event, query.of), day_of(event)
            if count is not None and day is not None:
                found.append((day, count, (event,)))
        return found
    own = bucket_of(query.last, query.last, query.per)
    sums: list[Rival] = []
    for key, events in buckets(work.found.sure, query.last, query.per).items():
        counted = tuple(e for e in events if toll(e, query.of) is not None)
        if key != own and key[0] >= query.first and counted:
            sums.append((key[0], summed(counted, query.of), counted))
    return sums


def _beats(one: tuple[int, int], own: tuple[int, int], work: Working) -> bool:
    return one[0] > own[1] if work.query.measure == "highest" else one[1] < own[0]


def _levels(one: tuple[int, int], own: tuple[int, int], work: Working) -> bool:
    return one[1] >= own[0] if work.query.measure == "highest" else one[0] <= own[1]


def _size(one: tuple[int, int], work: Working) -> int:
    return one[0] if work.query.measure == "highest" else -one[1]


def _ids(work: Working) -> tuple[str, ...]:
    if work.at is not None:
        return (work.at.id,)
    first, last = bucket_of(work.query.last, work.query.last, work.query.per)
    return tuple(e.id for e in work.found.sure if first <= (day_of(e) or date.min) <= last)
