"""The week against the desk's own past 4 and 52 weeks, where the desk holds that much."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.model.events import Event
from marsad.model.values import Citation, Told
from marsad.publishing.config import OTHER, BriefConfig
from marsad.publishing.material import Material
from marsad.publishing.period import day_of
from marsad.publishing.wording import days, numbers, sides

WINDOWS = (4, 52)


def trend(
    material: Material, week: tuple[Event, ...], period: tuple[date, date], config: BriefConfig
) -> tuple[Told, ...]:
    """A sentence a section that has events now or had some in the windows; then one that says
    how far back the desk reaches when that is less than a window."""
    found = []
    titles = {s.key: s.title for s in config.sections} | {OTHER: config.other_title}
    reach = [w for w in WINDOWS if material.coverage.reaches(_start(period, w))]
    for key, title in titles.items():
        now = [e for e in week if config.section_of(e) == key]
        before = {w: _held(material, key, period, w, config) for w in reach}
        if not now and not any(before.values()):
            continue
        parts = [
            f"{_many(before[w])} in the {numbers.number(w)} weeks before"
            + (f" ({len(before[w]) / w:.1f} a week)" if before[w] else "")
            for w in reach
        ]
        text = f"{title}: {_many(now)} this week"
        text += f", against {sides.joined(parts)}." if parts else "."
        ids = tuple(e.id for w in reach[-1:] for e in before[w]) + tuple(e.id for e in now)
        query = f"events section={key} from={_start(period, (reach or [1])[-1])} to={period[1]}"
        found.append(Told(text, tuple(e.id for e in now), (Citation(query=query, cites=ids),)))
    short = [w for w in WINDOWS if w not in reach]
    if short:
        weeks = sides.joined([numbers.number(w) for w in short])
        since = material.coverage.watched_from
        held = f"only from {days.day(since, period[1].year)}" if since else "no dated documents"
        text = f"No comparison with the past {weeks} weeks: the desk holds documents {held}."
        text = (
            text if since else f"No comparison with the past {weeks} weeks: the desk holds {held}."
        )
        found.append(Told(text, (), (Citation(coverage=material.coverage.name),)))
    return tuple(found)


def _many(events: list[Event]) -> str:
    return numbers.number(len(events)) if events else "none"


def _start(period: tuple[date, date], weeks: int) -> date:
    return period[0] - timedelta(weeks=weeks)


def _held(
    material: Material, key: str, period: tuple[date, date], weeks: int, config: BriefConfig
) -> list[Event]:
    first = _start(period, weeks)
    return [
        e for e in material.events
        if (day := day_of(e)) is not None and first <= day < period[0]
        and e.realis == "happened" and e.standing.value not in ("withdrawn", "refuted")
        and config.section_of(e) == key
    ]  # fmt: skip
