"""What the desk works out for a brief, and takes back when a late report breaks it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from marsad.model.briefs import Brief
from marsad.model.events import Event
from marsad.publishing import BriefConfig, Coverage, Material, tell
from marsad.publishing.computed import query_of, run
from marsad.publishing.computed.again import stored, withdrawn
from marsad.publishing.computed.firsts import computed
from marsad.publishing.computed.weekly import weekly_toll
from marsad.publishing.period import of_period

from . import weeks
from .builders import event, exactly, held, on

DESK = BriefConfig(audience="desk")
FIRST = (
    "As reported, it was the first air or drone strike by the United States held here in Libya"
    " since 26 September, 52 days before, not counting one that may belong."
)


def worked_out(material: Material, period: tuple[date, date]) -> list[str]:
    told = computed(of_period(material, period), material, period)
    return [t.sentence for t in told.values()]


def test_a_first_is_told_with_its_event_and_its_query_can_be_run_again() -> None:
    base = weeks.first_week()
    brief = weeks.first_brief(DESK)
    own = [t for s in brief.sections for p in s.paragraphs if weeks.E_DRONE.id in p.events
           and s.key not in ("series", "trend") for t in p.sentences]  # fmt: skip
    (told,) = [t for t in own if "the first" in t.sentence]
    assert told.sentence == FIRST
    (query,) = [c.query for c in told.citations if c.query]
    answer = run(query_of(query), base)
    assert (answer.days, answer.last, len(answer.maybe)) == (52, weeks.E_OLDER.id, 1)
    assert set(told.citations[-1].cites) == set(answer.events)


def test_nothing_is_a_first_without_a_baseline() -> None:
    base = weeks.first_week()
    young = replace(base, coverage=Coverage("record", date(2017, 11, 1), date(2017, 11, 21)))
    assert worked_out(young, weeks.FIRST) == []
    holes = ((date(2017, 9, 28), date(2017, 11, 5)),)
    blind = replace(base, coverage=replace(base.coverage, gaps=holes))
    assert worked_out(blind, weeks.FIRST) == []


def test_a_strike_two_weeks_before_is_no_news() -> None:
    base = weeks.first_week()
    recent = replace(weeks.E_OLDER, when=held(on(date(2017, 11, 3)), weeks.c_older))
    events = tuple(recent if e.id == recent.id else e for e in base.events)
    assert worked_out(replace(base, events=events), weeks.FIRST) == []


def two_weeks(late: Event | None) -> tuple[Brief, Material]:
    """The first brief and the material of the second week, in which ``late`` came to light."""
    base, brief = weeks.second_week(DESK), weeks.first_brief(DESK)
    events = tuple(late if late and e.id == late.id else e for e in base.events)
    return brief, replace(base, events=events, previous=brief, earlier=(brief,))


def test_a_late_report_withdraws_a_computed_first_aloud_and_once() -> None:
    late = replace(weeks.E_SECOND, when=held(on(date(2017, 11, 3)), weeks.c_second))
    brief, material = two_weeks(late)
    ((told, query),) = [(t, q) for t, q in stored(brief) if q.measure == "since"]
    assert told.sentence == FIRST
    (sentence,) = withdrawn(material, weeks.SECOND)
    assert sentence.sentence == (
        "Withdrawn: an earlier brief told that it was the first air or drone strike by the United"
        " States held here in Libya since 26 September, 52 days before, not counting one that may"
        " belong; one is now held on 3 November, 14 days before it."
    )
    assert late.id in sentence.citations[-1].cites
    assert weeks.c_second.id in {c.claim for c in sentence.citations}
    second = tell(material, theatre="Libya", period=weeks.SECOND, config=DESK,
                  made="2017-11-29T08:00:00+00:00")  # fmt: skip
    assert sentence.sentence in {t.sentence for t in second.changed}
    third = replace(material, previous=second, earlier=(brief, second),
                    previous_events=material.events)  # fmt: skip
    assert withdrawn(third, (date(2017, 11, 29), date(2017, 12, 5))) == ()
    assert run(query, material).days == 14


def test_what_is_not_broken_is_not_withdrawn() -> None:
    _, material = two_weeks(None)
    assert withdrawn(material, weeks.SECOND) == ()
    earlier = replace(weeks.E_SECOND, when=held(on(date(2017, 9, 1)), weeks.c_second))
    _, material = two_weeks(earlier)
    assert withdrawn(material, weeks.SECOND) == ()


def toll(day: date, killed: int, claim: object) -> Event:
    return event("assault", (claim,), when=held(on(day), claim),  # type: ignore[arg-type]
                 counts=(held(exactly(killed, "killed"), claim),))  # type: ignore[arg-type]


def test_the_most_killed_in_a_week() -> None:
    base, last = weeks.first_week(), weeks.FIRST[1]
    claims = (weeks.c_lna, weeks.c_loot, weeks.c_theft, weeks.c_older)
    tolls = ((0, 30), (2, 12), (6, 41), (8, 3))
    events = tuple(
        toll(last - timedelta(weeks=n), k, c) for (n, k), c in zip(tolls, claims, strict=True)
    )
    full = replace(base, events=events, coverage=Coverage("record", date(2017, 9, 15), last))
    (told,) = weekly_toll(full, weeks.FIRST)
    assert told.sentence == (
        "The events held of the week count 30 people killed, the most in a week since the week to"
        " 10 October."
    )
    near = toll(last - timedelta(weeks=3), 30, weeks.c_loot)
    assert weekly_toll(replace(full, events=(*events, near)), weeks.FIRST) == ()
    calm = tuple(e for e in events if e is not events[2])
    (told,) = weekly_toll(replace(full, events=calm), weeks.FIRST)
    assert told.sentence.endswith("since the desk's reading begins, on 15 September.")
    blind = replace(full.coverage, gaps=((date(2017, 9, 20), date(2017, 11, 7)),))
    assert weekly_toll(replace(full, coverage=blind), weeks.FIRST) == ()


def test_the_third_in_a_town_this_month() -> None:
    base = weeks.first_week()
    own = weeks.E_HOSPITAL
    claims = (weeks.c_loot, weeks.c_theft)
    more = tuple(
        replace(own, id=f"event-{n}", claims=(c.id,), when=held(on(date(2017, 11, 4 + n)), c))
        for n, c in enumerate(claims)
    )
    known = replace(base, events=(own, *more))
    assert worked_out(known, weeks.FIRST) == [
        "As reported, it was the third shooting held here in Sirte this month."
    ]
    assert worked_out(replace(base, events=(own, *more[:1])), weeks.FIRST) == []
