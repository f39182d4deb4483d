"""Computed claims: queries with a text, run over events made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model.actors import Actor, Tie
from marsad.model.errors import LawBroken
from marsad.model.events import Event, Side
from marsad.publishing import Coverage, Material
from marsad.publishing.computed import Area, Query, query_of, run, text_of, watched
from marsad.publishing.computed.counting import LEVELS, level_of
from marsad.registry.actor_index import index_actors

from .builders import (
    at_least,
    claim,
    document,
    event,
    exactly,
    held,
    material,
    on,
    side,
    town,
)

WEEK_END = date(2020, 6, 28)
REPORT = document(
    "Delta Wire", date(2020, 6, 28),
    "Raids\n\n" + " ".join(f"Attack number {n:02} was told." for n in range(60)),
)  # fmt: skip
CLAIMS = tuple(claim(REPORT, f"number {n:02}", "assault") for n in range(60))
NORTH = side("Northern Army", "own:north", "NRL", "rebel")
WING = side("Northern Air Wing", "own:wing", "NRL", "rebel")
FRIENDS = side("Hill Guards", "own:hill", "NRL", "militia")
NAVY = side("Ost Navy", "own:navy", "OST", "external-forces")
REGISTRY = index_actors((
    Actor("own:north", "Northern Army", "rebel", "NRL"),
    Actor("own:wing", "Northern Air Wing", "rebel", "NRL",
          parents=(Tie("own:north", since="2020-03"),)),
    Actor("own:hill", "Hill Guards", "militia", "NRL", aligned=(Tie("own:north", "2019"),)),
    Actor("own:navy", "Ost Navy", "external-forces", "OST",
          parents=(Tie("marsad:state-ost"),)),
))  # fmt: skip


def raid(n: int, day: date, who: Side | None = NORTH, *, kind: str = "assault.aerial",
         killed: int | None = None, place: str = "Dorn", lat: float = 30.0,
         country: str = "NRL", **more: object) -> Event:  # fmt: skip
    own = CLAIMS[n]
    where = replace(town(place, lat, 10.0), country=country)
    counts = (held(exactly(killed, "killed"), own),) if killed is not None else ()
    return event(kind, (own,), when=held(on(day), own), where=held(where, own), counts=counts,
                 actors=(held(who, own),) if who else (), **more)  # fmt: skip


def desk(*events: Event, since: date = date(2019, 1, 1), **more: object) -> Material:
    base = material(events, CLAIMS, (REPORT,), actors=REGISTRY)
    return replace(base, coverage=Coverage("record", since, WEEK_END, **more))  # type: ignore[arg-type]


def ask(measure: str, at: Event | None = None, **more: object) -> Query:
    table: dict[str, object] = {
        "first": date(2020, 1, 1), "last": WEEK_END, "kinds": ("assault.aerial",),
        "area": Area("NRL"), "at": at.id if at else "",
    }  # fmt: skip
    return Query(measure, **(table | more))  # type: ignore[arg-type]


NOW = raid(0, WEEK_END)

words = st.text(min_size=1, max_size=12)
floats = st.floats(allow_nan=False, allow_infinity=False)
days = st.dates()
queries = st.builds(
    lambda measure, ends, area, **more: Query(measure, min(ends), max(ends), area=area, **more),
    measure=st.sampled_from(("nth", "since", "highest", "lowest", "total", "quiet", "trend")),
    ends=st.tuples(days, days),
    area=st.builds(
        lambda country, admin1, place, disc, shape: Area(
            country, admin1, place, *(disc or (None, None, None)), shape=shape),
        country=st.text(max_size=3), admin1=st.text(max_size=9), place=st.text(max_size=9),
        disc=st.none() | st.tuples(floats, floats, floats),
        shape=st.lists(st.tuples(floats, floats), max_size=4).map(tuple),
    ),
    kinds=st.lists(words, max_size=3).map(tuple), actors=st.lists(words, max_size=3).map(tuple),
    targets=st.lists(words, max_size=2).map(tuple), between=st.lists(words, max_size=2).map(tuple),
    of=st.sampled_from(("events", "killed", "displaced")),
    per=st.sampled_from(("event", "day", "week", "month")), weeks=st.integers(0, 60),
    at=words, section=st.text(max_size=9), allies=st.booleans(),
)  # fmt: skip


@given(queries)
def test_a_query_is_read_back_from_its_text(query: Query) -> None:
    text = text_of(query)
    assert query_of(text) == query
    assert "\n" not in text


@pytest.mark.parametrize("text", [
    "events section=air from=2017-01-01 to=2017-02-01", "total from=2020-01-01",
    "total of=events to=2020-02-01 from=2020-01-01", "total of=events tune=x from=2020-01-01"
    " to=2020-02-01", "nth of=events from=2020-01-01 to=2020-02-01", "",
])  # fmt: skip
def test_what_is_no_query_in_its_one_form_is_refused(text: str) -> None:
    with pytest.raises(LawBroken):
        query_of(text)


def test_the_one_before_and_the_days_between() -> None:
    older, oldest = raid(1, date(2020, 5, 7)), raid(2, date(2020, 2, 1))
    answer = run(ask("since", NOW), desk(NOW, older, oldest))
    assert (answer.last, answer.days, answer.verdict) == (older.id, 52, "holds")
    assert answer.events == (older.id, NOW.id)


def test_rank_counts_further_acts_and_twins_only_upwards() -> None:
    june = date(2020, 6, 1)
    first, second = raid(1, date(2020, 6, 3)), raid(2, date(2020, 6, 9))
    answer = run(ask("nth", NOW, first=june), desk(NOW, first, second))
    assert (answer.low, answer.high, answer.verdict) == (3, 3, "holds")
    pair = replace(first, counts=(held(exactly(2, "attacks"), CLAIMS[1]),))
    answer = run(ask("nth", NOW, first=june), desk(NOW, pair, second, raid(3, WEEK_END)))
    assert (answer.low, answer.high, answer.verdict) == (3, 5, "open")


def test_parents_count_from_the_day_they_were_and_allies_only_if_asked() -> None:
    before, after = raid(1, date(2020, 2, 1), WING), raid(2, date(2020, 4, 1), WING)
    ally = raid(3, date(2020, 5, 1), FRIENDS)
    query = ask("since", NOW, actors=("own:north",))
    answer = run(query, desk(NOW, before, after, ally))
    assert (answer.last, answer.maybe, answer.verdict) == (after.id, (ally.id,), "open")
    answer = run(replace(query, allies=True), desk(NOW, before, after, ally))
    assert (answer.last, answer.maybe) == (ally.id, ())
    assert run(query, desk(NOW, before)).last == ""


def test_a_state_is_its_forces_but_not_its_people() -> None:
    fleet = raid(1, date(2020, 5, 1), NAVY)
    sailors = raid(2, date(2020, 6, 1), side("Ost settlers", None, "OST", "civilians"))
    query = ask("since", NOW, actors=("marsad:state-ost",))
    assert run(query, desk(NOW, fleet, sailors)).last == fleet.id


def test_an_act_by_nobody_known_leaves_a_first_open() -> None:
    unknown = raid(1, date(2020, 6, 20), None)
    answer = run(ask("since", NOW, actors=("own:north",)), desk(NOW, unknown))
    assert (answer.verdict, answer.maybe) == ("open", (unknown.id,))


@pytest.mark.parametrize(("area", "last"), [
    (Area("NRL"), 3), (Area("OST"), 4), (Area("NRL", lat=30.0, lon=10.0, radius_km=20.0), 1),
    (Area(shape=((9.0, 30.5), (11.0, 30.5), (11.0, 31.5), (9.0, 31.5), (9.0, 30.5))), 2),
])  # fmt: skip
def test_places_lie_in_a_country_a_disc_or_a_shape(area: Area, last: int) -> None:
    events = {
        1: raid(1, date(2020, 3, 1)), 2: raid(2, date(2020, 4, 1), lat=31.0),
        3: raid(3, date(2020, 5, 1), lat=33.0), 4: raid(4, date(2020, 6, 1), country="OST"),
    }  # fmt: skip
    answer = run(ask("since", NOW, area=area), desk(NOW, *events.values()))
    assert answer.last == events[last].id


def test_what_was_refuted_or_did_not_happen_never_counts() -> None:
    refuted = raid(1, date(2020, 6, 1), standing="refuted")
    planned = replace(raid(2, date(2020, 6, 2)), realis="future")
    assert run(ask("since", NOW), desk(NOW, refuted, planned)).last == ""


def test_highest_compares_bounds() -> None:
    tolls = ((1, 9), (2, 4), (3, 20))
    own, less, more = (raid(n, date(2020, n + 1, 1), killed=k) for n, k in tolls)
    query = ask("highest", own, of="killed")
    assert run(query, desk(own, less)).verdict == "holds"
    answer = run(query, desk(own, less, more))
    assert (answer.verdict, answer.last, answer.parts) == ("broken", more.id, (("most", 20.0),))
    vague = replace(less, counts=(held(at_least(24, "killed", verbatim="dozens"), CLAIMS[2]),))
    assert run(query, desk(own, vague)).verdict == "broken"
    equal = raid(4, date(2020, 2, 2), killed=9)
    assert run(query, desk(own, equal)).verdict == "open"
    assert run(ask("lowest", own, of="killed"), desk(own, less)).verdict == "broken"


def test_the_highest_week_tells_since_when() -> None:
    events = [raid(n, WEEK_END - timedelta(weeks=n), killed=k)
              for n, k in enumerate((6, 2, 3, 8, 1))]  # fmt: skip
    answer = run(ask("highest", of="killed", per="week"), desk(*events))
    assert (answer.low, answer.verdict, answer.last) == (6, "broken", events[3].id)
    assert answer.since == WEEK_END - timedelta(weeks=3, days=6)


def test_total_and_quiet() -> None:
    one, two = raid(1, date(2020, 2, 1), killed=3), raid(2, date(2020, 5, 1), killed=5)
    unknown = raid(3, date(2020, 6, 1), killed=2, country="")
    answer = run(ask("total", of="killed", actors=("own:north",)), desk(one, two, unknown))
    assert (answer.low, answer.high, answer.maybe) == (8, 10, (unknown.id,))
    answer = run(ask("quiet"), desk(one, two))
    assert (answer.days, answer.since, answer.events) == (89, date(2020, 2, 2), (one.id, two.id))


def test_a_toll_of_a_long_stretch_is_no_event_s_toll() -> None:
    war = raid(1, date(2020, 3, 31), killed=900)
    war = replace(war, when=held(on(date(2020, 3, 2), date(2020, 3, 31)), CLAIMS[1]))
    own = raid(2, date(2020, 5, 1), killed=9)
    assert run(ask("highest", own, of="killed"), desk(own, war)).verdict == "holds"


def test_the_trend_and_its_levels() -> None:
    events = [raid(n, WEEK_END - timedelta(days=n)) for n in range(35)]
    answer = run(ask("trend", first=WEEK_END - timedelta(days=34), weeks=4), desk(*events))
    assert dict(answer.parts) == {"week": 7.0, "mean": 7.0, "level": 2.0}
    assert [LEVELS[level_of(w, 8)] for w in (11, 10, 9, 8.8, 8, 6, 5)] == [
        "large increase", "moderate increase", "moderate increase", "limited change",
        "limited change", "limited change", "large decrease",
    ]  # fmt: skip
    assert LEVELS[level_of(5, 2)] == "too few to call"
    assert LEVELS[level_of(6, 2)] == "large increase"


def test_silence_counts_only_in_weeks_that_were_read() -> None:
    first, last = date(2020, 4, 6), WEEK_END
    assert watched(Coverage("r", date(2020, 4, 1), last), first, last).enough
    assert not watched(Coverage("r", date(2020, 5, 20), last), first, last).enough
    hole = ((date(2020, 4, 13), date(2020, 5, 17)),)
    seen = watched(Coverage("r", date(2020, 4, 1), last, gaps=hole), first, last)
    assert (seen.weeks, seen.read, seen.enough) == (12, 7, False)
    days_only = tuple((d, d + timedelta(days=3)) for d in (first, first + timedelta(weeks=2)))
    assert watched(Coverage("r", date(2020, 4, 1), last, gaps=days_only), first, last).read == 12
    unread = Coverage("r", date(2020, 4, 1), last, blind=((first, last),))
    assert watched(unread, first, last).read == 0


def test_without_a_baseline_nothing_holds() -> None:
    young = {"since": date(2020, 6, 1)}
    assert run(ask("since", NOW), desk(NOW, **young)).verdict == "no-baseline"  # type: ignore[arg-type]
    assert run(ask("nth", NOW), desk(NOW, **young)).verdict == "no-baseline"  # type: ignore[arg-type]
    toll = raid(1, WEEK_END, killed=7)
    query = ask("highest", toll, of="killed")
    assert run(query, desk(toll, **young)).verdict == "no-baseline"  # type: ignore[arg-type]
