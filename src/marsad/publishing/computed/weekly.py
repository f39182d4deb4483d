"""The week's dead against every week that the desk has read: "the most killed in a week since"."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.model.values import Citation, Told
from marsad.publishing.computed.answer import HOLDS, Answer
from marsad.publishing.computed.form import text_of
from marsad.publishing.computed.query import Query
from marsad.publishing.computed.running import run
from marsad.publishing.computed.watched import watched
from marsad.publishing.material import Material
from marsad.publishing.period import of_period
from marsad.publishing.ranking import is_unsure
from marsad.publishing.wording import days

VIOLENCE = ("assault", "protest.riot")
LEAST_DEAD, LEAST_WEEKS, FARTHEST_DAYS = 5, 4, 730


def weekly_toll(material: Material, period: tuple[date, date]) -> tuple[Told, ...]:
    """One sentence when violence killed more people than in any of the ``LEAST_WEEKS`` weeks
    before, or more; none without a baseline, or for a period that is no week."""
    begun = material.coverage.watched_from
    if begun is None or (period[1] - period[0]).days != 6:
        return ()
    first = max(begun, period[1] - timedelta(days=FARTHEST_DAYS))
    if (period[0] - first).days < 7 * LEAST_WEEKS:
        return ()
    if material.quoting and _is_misread_easily(material, period):
        return ()
    query = Query("highest", first, period[1], kinds=VIOLENCE, of="killed", per="week")
    answer = run(query, material)
    text = _sentence(answer, material, period)
    if not text:
        return ()
    return (Told(text, (), (Citation(query=text_of(query), cites=answer.events),)),)


def _is_misread_easily(material: Material, period: tuple[date, date]) -> bool:
    """True when more than half of the week's dead rest on one reading that may be wrong: "accessory
    to the murder of 300,000" counts nobody of the week."""
    dead = [
        (h.value.best or h.value.low or 0, is_unsure(e))
        for e in of_period(material, period) for h in e.counts if h.value.of == "killed"
    ]  # fmt: skip
    return max((n for n, unsure in dead if unsure), default=0) * 2 > sum(n for n, _ in dead)


def _sentence(answer: Answer, material: Material, period: tuple[date, date]) -> str:
    low, high, query, year = answer.low, answer.high, answer.query, period[1].year
    if low is None or low < LEAST_DEAD:
        return ""
    many = f"{low:,.0f}" if low == high else f"between {low:,.0f} and {high:,.0f}"
    told = f"The events held of the week count {many} people killed"
    if answer.since is not None and answer.days is not None:
        if answer.days // 7 <= LEAST_WEEKS:
            return ""
        if not watched(material.coverage, answer.since, period[1]).enough:
            return ""
        end = days.day(answer.since + timedelta(days=6), year)
        return f"{told}, the most in a week since the week to {end}."
    if answer.verdict != HOLDS:
        return ""
    return f"{told}, the most in a week since the desk's reading begins, on " + (
        f"{days.day(query.first, year)}."
    )
