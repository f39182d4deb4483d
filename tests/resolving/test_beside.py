"""Events beside the rows of a data set: what is one happening, and how it is explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model.claims import Claim, Participant, claim_id
from marsad.model.counts import Count
from marsad.model.events import Event, Side, Standing
from marsad.model.locations import Location
from marsad.model.spans import Span
from marsad.model.times import TimeSpan
from marsad.model.values import Held, Read
from marsad.resolving import Kin, Pair, compared
from marsad.resolving.beside import ENOUGH, pair_of, toll_agreement
from marsad.resolving.beside_kinds import kind_agreement
from marsad.resolving.beside_near import days_apart

DAY = date(2017, 11, 15)
SIRTE = Location("Sirte", None, "in", "town", 31.2, 16.6, 5.0, "LBY", "Surt")
KIN = Kin()


def on(first: date | None, last: date | None = None, precision: str = "day") -> TimeSpan:
    return TimeSpan(first, last or first, precision, "explicit")


def event(
    name: str = "1", *, kind: str = "assault.aerial", when: TimeSpan | None = None,
    where: Location | None = SIRTE, killed: int | None = 5, actor: str = "Falcon Brigade",
) -> Event:  # fmt: skip
    def held(value: object) -> Held[object]:
        return Held(value, ("claim-1",), "agreed")

    return Event(
        f"event-{name}", held(kind), ("claim-1",), Standing("single-voice", 1, 1, "one"),  # type: ignore[arg-type]
        when=held(when or on(DAY)), where=held(where) if where else None,  # type: ignore[arg-type]
        actors=(held(Side(None, actor, "LBY", "militia")),) if actor else (),  # type: ignore[arg-type]
        counts=(held(Count("killed", killed, killed, killed, str(killed))),)  # type: ignore[arg-type]
        if killed is not None else (),
    )  # fmt: skip


def row(
    name: str = "1", *, kind: str = "assault", when: TimeSpan | None = None,
    where: Location | None = SIRTE, killed: int | None = 5, actor: str = "Falcon Brigade",
    realis: str = "happened",
) -> Claim:  # fmt: skip
    at = Span(f"doc-{name}", 0, 4, "cell")
    by = Span(f"doc-{name}", 0, len(actor), actor) if actor else at
    return Claim(
        claim_id(f"doc-{name}", 0, 4), f"doc-{name}", "run", Read(kind, (at,)), at, at,
        Read("asserted", (at,)), Read(realis, (at,)), happened=Read(when or on(DAY), (at,)),
        where=Read(where, (at,)) if where else None,
        participants=(Participant("actor", by, "organisation", True, name=actor, country="LBY",
                                  kind="militia"),) if actor else (),
        counts=(Read(Count("killed", None, killed, None, "5"), (at,)),)
        if killed is not None else (),
    )  # fmt: skip


def pair(ours: Event, theirs: Claim) -> Pair:
    found = pair_of(ours, theirs, KIN)
    assert found is not None
    return found


def test_one_happening_is_a_pair_that_explains_itself() -> None:
    found = pair(event(), row())
    assert (found.days, found.km, found.reach_km) == (0, 0.0, 10.0)
    assert (found.kind, found.toll, found.sides) == ("same", "agree", "same")


@pytest.mark.parametrize("other", [
    {"when": on(DAY + timedelta(days=4))},
    {"where": replace(SIRTE, lat=32.2)},
    {"where": replace(SIRTE, lat=None, lon=None, precision="unresolved", country="SYR")},
    {"where": None},
    {"kind": "consult"},
    {"realis": "not-happened"},
    {"realis": "future"},
])  # fmt: skip
def test_another_day_place_kind_or_world_is_another_happening(other: dict[str, object]) -> None:
    assert pair_of(event(), row(**other), KIN) is None  # type: ignore[arg-type]


def test_a_province_leaves_more_open_than_a_town_and_weighs_less() -> None:
    wide = replace(SIRTE, lat=31.9, precision="admin1", radius_km=100.0)
    assert pair(event(), row(where=wide)).score < pair(event(), row()).score


def test_a_point_just_outside_weighs_half_of_one_inside() -> None:
    inside, outside = (pair(event(), row(where=replace(SIRTE, lat=31.2 + km / 111.2)))
                       for km in (9, 19))  # fmt: skip
    assert inside.score - outside.score == 1.5
    assert pair_of(event(), row(where=replace(SIRTE, lat=31.2 + 41 / 111.2)), KIN) is None


def test_a_report_on_or_before_a_day_is_nearest_to_that_day() -> None:
    ours = event(when=TimeSpan(None, DAY, "day", "explicit"))
    near, far = (pair(ours, row(when=on(DAY - timedelta(days=n)))) for n in (1, 6))
    assert (near.days, far.days) == (0, 0)
    assert near.score - far.score == 1.25
    assert pair(ours, row(when=on(DAY + timedelta(days=1)))).score < near.score


def test_a_day_off_is_told_and_weighs_less() -> None:
    late = pair(event(), row(when=on(DAY + timedelta(days=1))))
    assert late.days == 1
    assert late.score < pair(event(), row()).score


def test_a_month_without_anything_else_is_not_enough() -> None:
    month = on(date(2017, 11, 1), date(2017, 11, 30), "month")
    bare = {"killed": None, "actor": ""}
    assert pair_of(event(**bare), row(when=month, **bare), KIN) is None  # type: ignore[arg-type]


def test_where_only_the_country_is_known_the_sides_must_speak() -> None:
    land = Location("Libya", None, "in", "unresolved", country="LBY")
    assert pair_of(event(where=land), row(where=land), KIN) is not None
    bare = {"where": land, "actor": "", "killed": None}
    assert pair_of(event(**bare), row(**bare), KIN) is None  # type: ignore[arg-type]


def test_two_who_share_only_their_enemy_are_not_the_same_sides() -> None:
    ours, theirs = event(actor="Falcon Brigade"), row(actor="Ash Brigade")
    foe = Held(Side(None, "Wadi Front", "LBY", "rebel"), ("claim-1",), "agreed")
    ours = replace(ours, targets=(foe,))
    words = Span(theirs.document, 0, 10, "Wadi Front")
    enemy = Participant("target", words, "organisation", True, name="Wadi Front", kind="rebel")
    theirs = replace(theirs, participants=(*theirs.participants, enemy))
    assert pair(ours, theirs).sides == "part"


def test_an_army_is_an_army_of_its_country() -> None:
    ours = replace(event(), actors=(Held(Side(None, "the army", "LBY", "state-forces"),
                                         ("claim-1",), "agreed"),))  # fmt: skip
    theirs = row(actor="Military Forces of Libya (2014-)")
    one = replace(theirs.participants[0], kind="state-forces")
    assert pair(ours, replace(theirs, participants=(one,))).sides == "alike"


@pytest.mark.parametrize(("ours", "theirs", "said"), [
    ("assault.aerial", "assault.drone", "same"), ("assault.aerial", "assault", "same"),
    ("assault.aerial", "assault.firearms", "type"), ("protest.demo", "protest", "same"),
    ("protest.demo", "assault.crowd-control", "kin"), ("coerce.arrest", "assault.abduct", "kin"),
    ("consult", "assault", None),
])  # fmt: skip
def test_kinds_agree_as_far_as_both_tell(ours: str, theirs: str, said: str | None) -> None:
    assert kind_agreement(ours, theirs) == said


def test_a_town_taken_is_a_seizure_where_the_row_says_who_took_ground() -> None:
    assert kind_agreement("coerce.seize", "assault") is None
    assert kind_agreement("coerce.seize", "assault", "state") == "same"


def count(low: int | None, best: int | None, high: int | None, **more: str) -> Count:
    return Count("killed", low, best, high, "n", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("ours", "theirs", "said"), [
    (count(5, 5, 5), count(None, 5, None), "agree"),
    (count(3, 5, 9), count(None, 8, None), "agree"),
    (count(5, 5, 5), count(None, 7, None), "close"),
    (count(100, 100, 100), count(85, 85, 85), "close"),
    (count(5, 5, 5), count(None, 40, None), "differ"), (None, count(1, 1, 1), "unknown"),
    (count(5, 5, 5), count(None, 0, None, qualifier="0 also for nothing"), "unknown"),
])  # fmt: skip
def test_tolls_agree_where_their_bounds_meet(ours: Count, theirs: Count, said: str) -> None:
    assert toll_agreement(ours, theirs) == said


def test_an_open_end_reaches_a_week_and_no_further() -> None:
    before = TimeSpan(None, DAY, "day", "explicit")
    assert days_apart(before, on(DAY - timedelta(days=7))) == 0
    assert days_apart(before, on(DAY - timedelta(days=9))) == 2
    assert days_apart(on(date.min), TimeSpan(None, date.min, "day", "explicit")) == 0
    assert days_apart(on(date.max), TimeSpan(date.max, None, "open", "explicit")) == 0


def test_of_two_rows_the_better_is_matched_and_the_other_is_said_to_be_near() -> None:
    good, worse = row("1"), row("2", killed=40)
    found = compared([event()], [worse, good], KIN)
    assert [p.claim for p in found.both] == [good.id]
    assert found.theirs == (worse.id,)
    assert found.perhaps[worse.id].event == "event-1"


def test_a_pair_over_the_end_of_a_year_is_found() -> None:
    ours = event(when=on(date(2017, 12, 31)))
    found = compared([ours], [row(when=on(date(2018, 1, 1)))], KIN)
    assert len(found.both) == 1


ROWS = st.lists(st.builds(
    row, st.uuids().map(str), kind=st.sampled_from(["assault", "protest", "agree"]),
    when=st.integers(-6, 6).map(lambda n: on(DAY + timedelta(days=n))),
    killed=st.sampled_from([None, 0, 5, 40]), actor=st.sampled_from(["", "Falcon Brigade"]),
), max_size=5)  # fmt: skip
EVENTS = st.lists(st.builds(
    event, st.uuids().map(str), kind=st.sampled_from(["assault.aerial", "protest.demo"]),
    when=st.integers(-6, 6).map(lambda n: on(DAY + timedelta(days=n))),
    killed=st.sampled_from([None, 5]),
), max_size=5)  # fmt: skip


@given(EVENTS, ROWS)
def test_everything_is_in_one_place_and_no_better_pair_is_left(
    events: list[Event], rows: list[Claim]
) -> None:
    found = compared(events, rows, KIN)
    assert sorted([p.event for p in found.both] + list(found.ours)) == sorted(
        e.id for e in events
    )
    assert sorted([p.claim for p in found.both] + list(found.theirs)) == sorted(
        c.id for c in rows
    )
    assert all(p.score >= ENOUGH for p in found.both)
    alone = [c for c in rows if c.id in found.theirs]
    free = [e for e in events if e.id in found.ours]
    assert not any(pair_of(e, c, KIN) for e in free for c in alone)
    assert compared(events, rows, KIN) == found
