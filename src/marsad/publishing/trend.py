"""The week against the desk's own past 4 and 52 weeks, where the desk holds that much."""

from __future__ import annotations

import re
from datetime import date, timedelta

from marsad.model.events import Event
from marsad.model.values import Citation, Told
from marsad.publishing.config import BriefConfig
from marsad.publishing.material import Material
from marsad.publishing.period import day_of
from marsad.publishing.wording import days, numbers, sides

WINDOWS = (4, 52)
COUNTED = ("happened", "ongoing")


def trend(
    material: Material, week: tuple[Event, ...], period: tuple[date, date], config: BriefConfig
) -> tuple[Told, ...]:
    """A short line a section that has events now or had some in the windows (``title: this week;
    the weekly mean of each window``); then one that says how far back the desk reaches when that
    is less than a window. Plans are not counted."""
    found = []
    reach = [w for w in WINDOWS if material.coverage.reaches(_start(period, w))]
    for key, title in config.titles():
        now = [e for e in week if e.realis in COUNTED and config.section_of(e) == key]
        before = {w: _held(material, key, period, w, config) for w in reach}
        if not now and not any(before.values()):
            continue
        parts = [f"{len(before[w]) / w:.1f} a week in the {w} weeks before" for w in reach]
        text = "; ".join([f"{title}: {len(now)} this week", *parts]) + "."
        ids = tuple(e.id for w in reach[-1:] for e in before[w]) + tuple(e.id for e in now)
        query = f"events section={key} from={_start(period, (reach or [1])[-1])} to={period[1]}"
        found.append(Told(text, tuple(e.id for e in now), (Citation(query=query, cites=ids),)))
    short = [w for w in WINDOWS if w not in reach]
    if short:
        weeks = sides.joined([numbers.number(w) for w in short])
        since = material.coverage.watched_from
        held = f"only from {days.day(since, period[1].year)}" if since else "with no date"
        text = f"No comparison with the past {weeks} weeks: the desk holds documents {held}."
        found.append(Told(text, (), (Citation(coverage=material.coverage.name),)))
    return tuple(found)


def columns(sentence: str) -> tuple[str, ...] | None:
    """The cells of a line that ``trend`` wrote: title, this week, then a mean for each window;
    ``None`` for a sentence of another form."""
    match = re.fullmatch(r"(.+): (\d+) this week((?:; [\d.]+ a week in the \d+ weeks before)*)\.",
                         sentence)  # fmt: skip
    if match is None:
        return None
    return (match[1], match[2], *re.findall(r"; ([\d.]+) a week", match[3]))


def _start(period: tuple[date, date], weeks: int) -> date:
    return period[0] - timedelta(weeks=weeks)


def _held(
    material: Material, key: str, period: tuple[date, date], weeks: int, config: BriefConfig
) -> list[Event]:
    first = _start(period, weeks)
    return [
        e for e in material.events
        if (day := day_of(e)) is not None and first <= day < period[0]
        and e.realis in COUNTED and e.standing.value not in ("withdrawn", "refuted")
        and config.section_of(e) == key
    ]  # fmt: skip
