"""Series claims: supported, contradicted, or not to be told, always with the days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from marsad.model.mentions import SeriesClaim, Window
from marsad.publishing import Coverage, Material
from marsad.publishing.series import CONTRADICTED, SUPPORTED, UNKNOWN, check, revised, told_series

from . import weeks
from .builders import event, exactly, held, on


def series(**window: int | str) -> SeriesClaim:
    start = weeks.DRONE.text.index(weeks.WORDS)
    return SeriesClaim(
        start, start + len(weeks.WORDS), weeks.WORDS, "first", Window(**window),  # type: ignore[arg-type]
        claim=weeks.c_drone.id, noun="air strike", place=weeks.COUNTRY,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("window", "outcome"),
    [
        ({"months": 2}, SUPPORTED), ({"months": 1}, SUPPORTED), ({"days": 50}, SUPPORTED),
        ({"days": 52}, SUPPORTED), ({"days": 53}, CONTRADICTED),
        ({"days": 49, "unit": "week"}, SUPPORTED), ({"days": 56, "unit": "week"}, CONTRADICTED),
        ({"months": 3}, CONTRADICTED), ({"since": "2017-09-26"}, SUPPORTED),
        ({"since": "26 September"}, SUPPORTED), ({"since": "25 September"}, CONTRADICTED),
        ({"since": "September"}, SUPPORTED), ({"since": "2016"}, CONTRADICTED),
        ({"since": "the raids of August 2017"}, CONTRADICTED), ({"since": "the truce"}, UNKNOWN),
        ({"months": 1, "unit": "month", "current": True}, SUPPORTED), ({}, UNKNOWN),
    ],
)  # fmt: skip
def test_first_in_a_window(window: dict[str, int], outcome: str) -> None:
    assert check(series(**window), weeks.DRONE.id, weeks.first_week()).outcome == outcome


def without_history(watched: date) -> Material:
    base = weeks.first_week()
    kept = tuple(e for e in base.events if e.id != weeks.E_OLDER.id)
    coverage = Coverage("record", watched, date(2017, 11, 21))
    return replace(base, events=kept, coverage=coverage)


def test_silence_counts_only_where_the_desk_was_watching() -> None:
    young = without_history(date(2017, 11, 1))
    old = without_history(date(2017, 9, 1))
    assert check(series(months=2), weeks.DRONE.id, young).outcome == UNKNOWN
    assert check(series(months=2), weeks.DRONE.id, old).outcome == SUPPORTED
    told = told_series(young, weeks.FIRST)[0].sentence
    assert told.endswith(": no baseline: the desk's documents do not reach back so far.")
    holes = ((date(2017, 9, 20), date(2017, 10, 25)),)
    blind = replace(old, coverage=replace(old.coverage, gaps=holes))
    told = told_series(blind, weeks.FIRST)[0].sentence
    assert told.endswith(": no baseline: the desk read something in only 4 of 6 weeks.")


@pytest.mark.parametrize(("days", "outcome"), [(46, SUPPORTED), (45, CONTRADICTED)])
def test_two_months_bear_from_46_days(days: int, outcome: str) -> None:
    day = date(2017, 11, 17) - timedelta(days)
    older = replace(weeks.E_OLDER, when=held(on(day), weeks.c_older))
    base = weeks.first_week()
    base = replace(base, events=tuple(older if e.id == older.id else e for e in base.events))
    found = check(series(months=2, unit="month"), weeks.DRONE.id, base)
    assert (found.outcome, found.days) == (outcome, days)


def test_a_narrower_phrase_is_never_contradicted_by_the_wider_class() -> None:
    said = replace(series(months=3), text="first night US air strike in Libya for three months")
    found = check(said, weeks.DRONE.id, weeks.first_week())
    assert (found.outcome, found.why) == (UNKNOWN, "the desk does not count “night” apart")


def test_a_phrase_that_leaves_to_its_sentence_what_is_counted_is_never_contradicted() -> None:
    said = replace(series(months=3), text="for the first time in three months", noun=None)
    said = replace(said, place=None)
    found = check(said, weeks.DRONE.id, weeks.first_week())
    assert (found.outcome, found.days) == (UNKNOWN, 52)
    found = check(replace(said, window=Window(months=1)), weeks.DRONE.id, weeks.first_week())
    assert found.outcome == SUPPORTED


def test_an_event_of_long_ago_is_not_what_the_report_is_about() -> None:
    base = weeks.first_week()
    old = replace(weeks.E_DRONE, when=held(on(date(2017, 9, 30)), weeks.c_drone))
    base = replace(base, events=tuple(old if e.id == old.id else e for e in base.events))
    assert "far from the report" in check(series(months=2), weeks.DRONE.id, base).why


def test_ranks_and_extremes_are_checked_too() -> None:
    base = weeks.first_week()
    second = replace(series(months=2, unit="month"), ordinal="second")
    assert check(second, weeks.DRONE.id, base).outcome == SUPPORTED
    fifth = check(replace(second, ordinal="fifth"), weeks.DRONE.id, base)
    assert (fifth.outcome, fifth.why) == (UNKNOWN, "the desk holds fewer of them")
    twin = replace(weeks.E_OLDER, when=held(on(date(2017, 11, 17)), weeks.c_older))
    told_again = replace(base, events=tuple(twin if e.id == twin.id else e for e in base.events))
    assert check(second, weeks.DRONE.id, told_again).outcome == UNKNOWN
    own, derna = (exactly(n, "killed") for n in (20, 12))
    deadliest = replace(series(months=2, unit="month"), ordinal="deadliest", measure="killed",
                        text="deadliest air strike in Libya for two months")  # fmt: skip
    for mine, outcome in ((own, SUPPORTED), (exactly(3, "killed"), CONTRADICTED)):
        events = {
            weeks.E_DRONE.id: replace(weeks.E_DRONE, counts=(held(mine, weeks.c_drone),)),
            weeks.E_DERNA.id: replace(weeks.E_DERNA, counts=(held(derna, weeks.c_derna),)),
        }  # fmt: skip
        coverage = Coverage("record", date(2017, 9, 1), date(2017, 11, 21))
        known = replace(
            base, events=tuple(events.get(e.id, e) for e in base.events), coverage=coverage
        )
        assert check(deadliest, weeks.DRONE.id, known).outcome == outcome


def test_copies_are_told_once_with_the_figure_and_its_citations() -> None:
    told = told_series(weeks.first_week(), weeks.FIRST)
    assert len(told) == 1
    assert told[0].sentence == (
        "Gulf Wire and Harbor Mirror wrote of “first US air strike in Libya for two months”: no"
        " event that surely counts speaks against it in round figures:"
        " 52 days since the last one held here, on 26 September, not counting one that may"
        " belong."
    )
    query = next(c for c in told[0].citations if c.query)
    assert weeks.E_OLDER.id in query.cites
    assert weeks.E_DRONE.id in query.cites


def test_a_late_report_breaks_a_series_aloud() -> None:
    base = weeks.second_week()
    late = replace(weeks.E_SECOND, when=replace(weeks.E_SECOND.when, value=on(date(2017, 11, 3))))  # type: ignore[type-var]
    base = replace(base, events=tuple(late if e.id == late.id else e for e in base.events))
    (told,) = revised(base, weeks.SECOND)
    assert (
        "this is contradicted by the events held here: 14 days since the last one held here, on 3"
        " November" in told.sentence
    )
    assert told.sentence.endswith("at the last brief it was supported.")
    assert revised(weeks.second_week(), weeks.SECOND) == ()


def test_another_actor_s_strike_does_not_break_a_series() -> None:
    found = check(series(months=2), weeks.DRONE.id, weeks.first_week())
    assert weeks.E_LNA.id not in found.events
    assert found.days == 52


def test_a_claim_tied_to_an_undated_twin_is_checked_at_the_dated_one() -> None:
    base = weeks.first_week()
    twin = event("assault.drone", (weeks.c_copy,), actors=(held(weeks.USA, weeks.c_copy),))
    own = replace(weeks.E_DRONE, claims=(weeks.c_drone.id, weeks.c_drone_twin.id))
    base = replace(
        base, claims=dict(base.claims) | {weeks.c_drone_twin.id: weeks.c_drone_twin},
        events=(*(own if e.id == weeks.E_DRONE.id else e for e in base.events), twin),
    )  # fmt: skip
    found = check(replace(series(months=2), claim=weeks.c_copy.id), weeks.COPY.id, base)
    assert (found.reference, found.outcome, found.days) == (weeks.E_DRONE.id, SUPPORTED, 52)
