"""Computed claims of earlier briefs, run again from the query kept with the sentence.

Law: what an earlier brief worked out and a late report has broken is withdrawn aloud, once, in the
next brief. Asserted claims have their own (``series.revised``); trends are made anew each week.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from marsad.model.briefs import Brief
from marsad.model.errors import LawBroken
from marsad.model.events import Event
from marsad.model.values import Citation, Told
from marsad.publishing.citing import cite
from marsad.publishing.computed.answer import Answer
from marsad.publishing.computed.form import query_of, text_of
from marsad.publishing.computed.query import Query
from marsad.publishing.computed.running import held, run
from marsad.publishing.material import Material
from marsad.publishing.period import day_of
from marsad.publishing.wording import days, numbers, sides

AGAIN = ("since", "nth", "highest", "lowest", "total", "quiet")
ASSERTED = "series"


def withdrawn(material: Material, period: tuple[date, date]) -> tuple[Told, ...]:
    """One sentence for each computed claim of an earlier brief that held with the events of the
    last brief and no longer does."""
    if material.previous is None:
        return ()
    then = replace(material, events=material.previous_events)
    found: dict[str, Told] = {}
    for brief in material.earlier or (material.previous,):
        for told, query in stored(brief):
            before, now = _answer(query, then), _answer(query, material)
            if before is None or now is None:
                continue
            why = _broken(before, now, material, period[1].year)
            if why:
                told_now = _told(told, query, before, now, why, material)
                found.setdefault(text_of(query), told_now)
    return tuple(found.values())


def stored(brief: Brief) -> Iterator[tuple[Told, Query]]:
    """The sentences of a brief that rest on a computed query, with the query."""
    for section in brief.sections:
        if section.key == ASSERTED:
            continue
        for told in (t for p in section.paragraphs for t in p.sentences):
            for citation in told.citations:
                query = _read(citation)
                if query is not None and query.measure in AGAIN:
                    yield told, query


def answered(citation: Citation, material: Material) -> Answer | None:
    """What the computed query of a citation answers today; ``None`` where it has none."""
    query = _read(citation)
    return _answer(query, material) if query is not None else None


def _read(citation: Citation) -> Query | None:
    try:
        return query_of(citation.query) if citation.query else None
    except LawBroken:
        return None


def _answer(query: Query, material: Material) -> Answer | None:
    event = held(query.at, material) if query.at else None
    if query.at and (event is None or event.standing.value in ("withdrawn", "refuted")):
        return None
    return run(query, material)


def _broken(before: Answer, now: Answer, material: Material, year: int) -> str:
    """What is held now, in words, where it breaks what was told; else empty."""
    query = now.query
    newer = now.days is not None and (before.days is None or now.days < before.days)
    if query.measure == "since" and newer:
        gap = f"{now.days:,} day{'' if now.days == 1 else 's'}"
        return f"one is now held {_on(now.last, material, year)}, {gap} before it"
    if query.measure == "nth" and now.low != before.low and now.low is not None:
        return f"{numbers.number(int(now.low) - 1)} before it are now held in that time"
    if query.measure in ("highest", "lowest") and now.since is not None:
        if before.since is None or now.since > before.since:
            return f"as many are now held in the week from {days.day(now.since, year)}"
        return ""
    if query.measure in ("total", "quiet") and (now.low, now.high) != (before.low, before.high):
        return f"it is now {numbers.number(int(now.low or 0))}"
    return ""


def _on(identity: str, material: Material, year: int) -> str:
    event = held(identity, material)
    day = day_of(event) if event else None
    return f"on {days.day(day, year)}" if day else ""


def _told(
    told: Told, query: Query, before: Answer, now: Answer, why: str, material: Material
) -> Told:
    words = sides.uncapital(told.sentence.rstrip(".").removeprefix("As reported, "))
    last: Event | None = held(now.last, material) if now.last else None
    ground = cite(material.read_in(last)[:1], material) if last else ()
    text = f"Withdrawn: an earlier brief told that {words}; {why}."
    cites = tuple(dict.fromkeys((*now.events, *before.events)))
    own = tuple(c for c in told.citations if c.span is not None and c.claim in material.claims)
    return Told(text, told.events, (*own, *ground, Citation(query=text_of(query), cites=cites)))
