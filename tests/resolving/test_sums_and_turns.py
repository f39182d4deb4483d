"""A second strike is no first one, a week's sum is no single day, and a condition lasts."""

from __future__ import annotations

from datetime import date

import pytest
from resolving_makers import claim, day, in_town, library, on, registry, toll

from marsad.model.actors import Actor, Office, Tie
from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.events import Event
from marsad.model.locations import Location
from marsad.model.times import TimeSpan
from marsad.registry.actor_index import index_actors
from marsad.resolving import resolve
from marsad.resolving.kin import Kin

DOCS = library(("d0", day(18)), ("d1", day(19)), ("d2", day(20)), ("d3", day(21)))


def told(document: str, **more: object) -> Claim:
    fields: dict[str, object] = {"when": on(day(17)), "where": in_town()}
    return claim(document, **{**fields, **more})  # type: ignore[arg-type]


def held(*claims: Claim) -> tuple[Event, ...]:
    return resolve(claims, (), dossiers=DOCS, index=registry())


def test_a_second_strike_of_one_report_is_not_its_first() -> None:
    first = told("d0", at=10, sentence=(0, 60), counts=(toll("killed", 9),))
    second = told("d0", at=200, word="second strike", counts=(toll("killed", 2),))
    assert [len(e.claims) for e in held(first, second)] == [1, 1]


def test_another_report_tells_both_strikes_and_each_finds_its_own() -> None:
    claims = [
        told(doc, at=at, word=word, sentence=(at - 10, at + 60), counts=(toll("killed", dead),))
        for doc in ("d0", "d1")
        for at, word, dead in ((10, "strike", 9), (200, "another strike", 2))
    ]
    events = held(*claims)
    assert [[h.value.best for h in e.counts] for e in events] == [[9], [2]]
    assert [e.standing.value for e in events] == ["corroborated", "corroborated"]


def test_the_second_day_of_strikes_is_no_second_strike() -> None:
    plain = told("d0", word="strike")
    same = told("d1", word="second day of strikes")
    assert len(held(plain, same)) == 1


def test_six_strikes_of_a_week_are_not_the_one_of_its_monday() -> None:
    monday = told("d0", actor="x:army", counts=(toll("killed", 1),))
    week = told("d1", actor="x:army", when=TimeSpan(day(13), day(19), "week", "explicit"),
                counts=(toll("attacks", 6),))  # fmt: skip
    assert len(held(monday, week)) == 2


@pytest.mark.parametrize(("other", "events"), [("x:army", 1), ("x:group", 2)])
def test_a_release_by_another_is_another_release(other: str, events: int) -> None:
    first = told("d0", kind="retreat.release", word="freed", actor="x:army",
                 counts=(toll("freed", 40),))  # fmt: skip
    second = told("d1", kind="retreat.release", word="freed", actor=other,
                  counts=(toll("freed", 40 if events == 1 else 35),))  # fmt: skip
    assert len(held(first, second)) == events


def test_another_culprit_of_one_bombing_is_a_rival_not_another_bombing() -> None:
    (event,) = held(told("d0", actor="x:army"), told("d1", actor="x:group"))
    assert [r.value.actor_id for r in event.actors[0].rivals] == ["x:group"]


@pytest.mark.parametrize("when", [None, on(day(18)), TimeSpan(None, day(20), "day", "explicit")])
def test_looting_since_january_is_the_looting_of_today(when: TimeSpan | None) -> None:
    since = TimeSpan(day(1, 1), None, "open", "relative")
    kind = "condition.looting-crime"
    long = told("d0", kind=kind, word="looting", when=since)
    now = told("d1", kind=kind, word="theft", when=when)
    assert len(held(long, now)) == 1


def test_looting_that_ended_last_year_is_not_the_looting_of_today() -> None:
    kind = "condition.looting-crime"
    past = TimeSpan(date(2030, 1, 1), date(2030, 2, 28), "range", "explicit")
    old = told("d0", kind=kind, word="looting", when=past)
    assert len(held(old, told("d1", kind=kind, word="looting"))) == 2


@pytest.mark.parametrize(("low", "rivals"), [(6, []), (5, [5]), (2, [2])])
def test_at_least_six_is_no_rival_of_six(low: int, rivals: list[int]) -> None:
    least = Count("killed", low, low, None, f"at least {low}")
    (event,) = held(told("d0", counts=(least,)), told("d1", counts=(toll("killed", 6),)))
    (killed,) = event.counts
    assert killed.value.high == 6
    assert [r.value.best for r in killed.rivals] == rivals


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ("market", "crowded market in Tamsah", ["crowded market in Tamsah"]),
        ("police checkpoint near Zallaf", "checkpoint", ["police checkpoint near Zallaf"]),
        ("soldiers", "market", ["soldiers", "market"]),
        ("people", "displaced people", ["people", "displaced people"]),
        ("police", "police checkpoint", ["police", "police checkpoint"]),
    ],
)
def test_a_fuller_phrase_takes_the_claims_of_a_shorter_one(
    one: str, other: str, names: list[str]
) -> None:
    (event,) = held(told("d0", target=one), told("d1", target=other))
    assert [h.value.name for h in event.targets] == names
    assert sum(len(h.claims) for h in event.targets) == 2


def test_nobody_is_no_voice() -> None:
    (event,) = held(told("d0", voices=("No group",)), told("d1", voices=("a baker",)))
    assert event.standing.voices == 2
    (alone,) = held(told("d0", at=100, voices=("No group",)), told("d0", at=300, same="x"))[:1]
    assert alone.standing.voices == 1


def test_two_sides_that_tell_of_one_meeting_corroborate_it() -> None:
    meeting = {"kind": "consult", "word": "met", "actor": "x:army", "target": "x:group"}
    (event,) = held(
        told("d0", voices=("x:army",), party=True, **meeting),
        told("d1", voices=("x:group",), party=True, **meeting),
    )
    assert (event.standing.value, event.standing.voices) == ("corroborated", 2)
    (alone,) = held(
        told("d0", voices=("x:army",), party=True, **meeting),
        told("d1", voices=("x:chief",), party=True, **meeting),
    )
    assert (alone.standing.value, alone.standing.voices) == ("party-claimed", 1)


def test_who_owns_a_strike_and_denies_its_dead_does_not_deny_the_strike() -> None:
    families = told("d0", voices=("families",), counts=(toll("killed", 7),))
    owns = told("d1", at=100, actor="x:army", voices=("x:army",), party=True)
    no_dead = told("d1", at=300, word="killed", kind="assault", stance="denied", actor="x:army",
                   voices=("x:army",), party=True)  # fmt: skip
    (event,) = held(families, owns, no_dead)
    assert event.standing.value == "admitted"
    assert event.denials == (no_dead.id,)
    assert "denies its dead" in event.standing.why


def test_who_only_denies_the_dead_of_others_still_contests() -> None:
    families = told("d0", voices=("families",), counts=(toll("killed", 7),))
    no_dead = told("d1", word="killed", kind="assault", stance="denied", actor="x:army",
                   voices=("x:army",), party=True)  # fmt: skip
    (event,) = held(families, no_dead)
    assert event.standing.value == "contested"


def test_whoever_is_named_first_both_met() -> None:
    (event,) = held(
        told("d0", kind="consult", word="met", actor="x:army", target="x:group"),
        told("d1", kind="consult", word="talks", actor="x:group", target="x:army"),
    )
    assert [(h.value.actor_id, len(h.claims)) for h in event.actors] == [
        ("x:army", 2), ("x:group", 2)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "events"), [("assault.heavy-weapons", 2), ("assault", 1), ("sanction.expel", 2)]
)
def test_what_each_does_to_the_other_are_two_deeds_but_a_fight_is_one(
    kind: str, events: int
) -> None:
    one = told("d0", kind=kind, word="struck", actor="x:army", target="x:group")
    back = told("d1", kind=kind, word="struck", actor="x:group", target="x:army")
    assert len(held(one, back)) == events


@pytest.mark.parametrize(("dead", "events"), [(None, 2), (9, 2), (4, 1)])
def test_neighbouring_villages_are_two_unless_the_toll_is_one(
    dead: int | None, events: int
) -> None:
    here = told("d0", kind="assault", word="raid", where=village("Ayn", 30.0),
                actor="riders", counts=(toll("killed", 4),))  # fmt: skip
    there = told("d1", kind="assault", word="raid", where=village("Bir", 30.09),
                 actor="riders", counts=(toll("killed", dead),) if dead else ())  # fmt: skip
    assert len(held(here, there)) == events


def village(name: str, lat: float) -> Location:
    return Location(name, f"place-{name}", "in", "town", lat, 15.0, 2.0, "XAA")


SPLIT = index_actors(
    (
        Actor("x:army", "Coast Army", "state-forces", "XAA"),
        Actor("x:scouts", "Coast Scouts", "militia", "XAA",
              parents=(Tie("x:army", until="2030-12"),)),
        Actor("x:chief", "General Oram", "militia", "XAA",
              offices=(Office("commander", "x:army", since="2031-02"),)),
    )
)  # fmt: skip


@pytest.mark.parametrize(("year", "events"), [(2030, 1), (2031, 2)])
def test_a_force_that_left_an_army_is_no_part_of_it(year: int, events: int) -> None:
    docs = library(("d0", date(year, 3, 18)), ("d1", date(year, 3, 19)))
    claims = [
        claim(d, kind="assault.heavy-weapons", word="shelled", when=on(date(year, 3, 17)),
              where=in_town(), actor=who, target=whom, voices=(whom,), party=True)
        for d, who, whom in (("d0", "x:army", "x:scouts"), ("d1", "x:scouts", "x:army"))
    ]  # fmt: skip
    found = resolve(claims, (), dossiers=docs, index=SPLIT)
    assert len(found) == events
    if events == 2:
        assert [e.actors[0].value.actor_id for e in found] == ["x:army", "x:scouts"]


def test_ties_are_asked_as_of_a_day() -> None:
    kin = Kin(SPLIT)
    days = {text: date.fromisoformat(text).toordinal() for text in ("2030-12-31", "2031-01-01")}
    assert kin.related("x:scouts", "x:army")
    assert kin.at(days["2030-12-31"]).related("x:scouts", "x:army")
    assert not kin.at(days["2031-01-01"]).related("x:scouts", "x:army")
    assert kin.at(days["2030-12-31"]).line_of("x:chief") == {"x:chief"}
    assert kin.at(date(2031, 2, 1).toordinal()).line_of("x:chief") == {"x:chief", "x:army"}
