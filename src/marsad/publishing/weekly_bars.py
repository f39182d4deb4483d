"""Events a week by theme, for up to a year, as far as the desk holds documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from marsad.model.briefs import WeekBars
from marsad.model.events import Event
from marsad.model.values import Citation, Told
from marsad.publishing.config import BriefConfig
from marsad.publishing.material import Material
from marsad.publishing.period import day_of
from marsad.publishing.wording.days import span_words

MOST, LEAST = 52, 4
WEEK = timedelta(days=7)
COUNTED = ("happened", "ongoing")


def bars_of(
    material: Material, week: Iterable[Event], period: tuple[date, date], config: BriefConfig
) -> WeekBars | None:
    """A row for each theme that has an event in any week; the last week is the period itself.
    ``None`` where the desk does not hold documents of ``LEAST`` weeks before it. An event counts
    in the week of its day; what is planned, withdrawn or refuted does not count."""
    starts = _starts(material, period)
    if len(starts) <= LEAST:
        return None
    now = {e.id for e in week}
    homes: dict[str, list[list[str]]] = {}
    for event in material.events:
        at = len(starts) - 1 if event.id in now else _week_of(event, starts, period[0])
        if at is None or event.realis not in COUNTED:
            continue
        if event.standing.value in ("withdrawn", "refuted"):
            continue
        weeks = homes.setdefault(config.section_of(event), [[] for _ in starts])
        weeks[at].append(event.id)
    last = len(starts) - 1
    covered = [n == last or _held(material, start) for n, start in enumerate(starts)]
    rows = tuple(
        (title, tuple(
            len(ids) if covered[n] else None
            for n, ids in enumerate(homes[key])
        ))
        for key, title in config.titles() if key in homes
    )  # fmt: skip
    if not rows:
        return None
    ids = tuple(e for key in homes for bucket in homes[key] for e in bucket)
    text = f"Events a week by theme, {span_words(starts[0], period[1])}."
    query = f"events by=week from={starts[0]} to={period[1]}"
    shown = tuple(e for e in ids if e in now)
    return WeekBars(starts, rows, Told(text, shown, (Citation(query=query, cites=ids),)))


def _starts(material: Material, period: tuple[date, date]) -> tuple[date, ...]:
    """The first days of the weeks that are covered, oldest first, that of the period last."""
    since = material.coverage.watched_from
    found = [period[0]]
    while len(found) <= MOST and since is not None and found[0] - WEEK >= since:
        found.insert(0, found[0] - WEEK)
    return tuple(found)


def _week_of(event: Event, starts: tuple[date, ...], end: date) -> int | None:
    day = day_of(event)
    if day is None or not starts[0] <= day < end:
        return None
    return (day - starts[0]) // WEEK


def _held(material: Material, start: date) -> bool:
    """True when a document was published in the week; one without any is blank, not nought."""
    last = start + WEEK - timedelta(days=1)
    return not any(a <= start and last <= b for a, b in material.coverage.gaps)
