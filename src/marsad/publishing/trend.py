"""The week against the desk's own past 4 and 52 weeks, where the desk holds that much."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from marsad.model.events import Event
from marsad.model.values import Citation, Told
from marsad.publishing.computed.answer import Answer
from marsad.publishing.computed.counting import LEVELS
from marsad.publishing.computed.form import text_of
from marsad.publishing.computed.query import Query
from marsad.publishing.computed.running import run
from marsad.publishing.computed.watched import watched
from marsad.publishing.config import BriefConfig
from marsad.publishing.material import Material
from marsad.publishing.wording import days, numbers, sides

WINDOWS = (4, 52)
WEEK_DAYS = 7


def trend(
    material: Material, week: tuple[Event, ...], period: tuple[date, date], config: BriefConfig
) -> tuple[Told, ...]:
    """A short line a section that has events now or had some in the windows (``title: this week;
    the weekly mean of each window, and what the change is called``); then one that says which
    windows are no baseline. Each figure is a stored query's: events by their day, plans not
    counted."""
    found = []
    reach = [w for w in WINDOWS if _enough(material, period, w)]
    known = {e.id for e in week}
    for key, title in config.titles():
        answers = [run(_query(key, period, w), material, config) for w in reach or [0]]
        now = int(answers[0].low or 0)
        if not any(a.events for a in answers):
            continue
        parts = [_part(a, period) for a in answers if a.query.weeks]
        text = "; ".join([f"{title}: {now} this week", *parts]) + "."
        cites = tuple(Citation(query=text_of(a.query), cites=a.events) for a in answers if a.events)
        ids = tuple(e for e in answers[-1].events if e in known)
        found.append(Told(text, ids, cites))
    short = [w for w in WINDOWS if w not in reach]
    read = [_how_to_read(material)] if found else []
    return (*found, *_blind(short, material, period), *read)


def _how_to_read(material: Material) -> Told:
    text = (
        "Events are counted by their day: what has no day, is only planned, or was read with little"
        " confidence is in none of these figures. Changes are named as ACLED's Trendfinder names"
        " them; a week of few events after weeks of few is too few to call."
    )
    return Told(text, (), (Citation(coverage=material.coverage.name),))


def columns(sentence: str) -> tuple[str, ...] | None:
    """The cells of a line that ``trend`` wrote: title, this week, then a mean for each window;
    ``None`` for a sentence of another form."""
    match = re.fullmatch(
        r"(.+): (\d+) this week((?:; [\d.]+ a week in the \d+ weeks before(?: \([a-z ]+\))?)*)\.",
        sentence,
    )
    if match is None:
        return None
    return (match[1], match[2], *re.findall(r"; ([\d.]+) a week", match[3]))


def _part(answer: Answer, period: tuple[date, date]) -> str:
    figures = dict(answer.parts)
    level = ""
    if (period[1] - period[0]).days == WEEK_DAYS - 1:
        level = f" ({LEVELS[int(figures['level'])]})"
    return f"{figures['mean']:.1f} a week in the {answer.query.weeks} weeks before{level}"


def _query(key: str, period: tuple[date, date], weeks: int) -> Query:
    return Query("trend", _start(period, weeks), period[1], section=key, weeks=weeks)


def _enough(material: Material, period: tuple[date, date], weeks: int) -> bool:
    return watched(material.coverage, _start(period, weeks), period[0] - timedelta(days=1)).enough


def _blind(
    short: list[int], material: Material, period: tuple[date, date]
) -> Iterable[Told]:
    if not short:
        return
    weeks = sides.joined([numbers.number(w) for w in short])
    since = material.coverage.watched_from
    if since is None:
        why = "the desk holds documents with no date"
    elif _start(period, short[0]) < since:
        why = f"the desk holds documents only from {days.day(since, period[1].year)}"
    else:
        why = "the desk has read nothing in too many of them"
    text = f"No comparison with the past {weeks} weeks: {why}."
    yield Told(text, (), (Citation(coverage=material.coverage.name),))


def _start(period: tuple[date, date], weeks: int) -> date:
    return period[0] - timedelta(weeks=weeks)
