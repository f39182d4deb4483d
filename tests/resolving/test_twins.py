"""Twins stay two: alike in everything but the day, the place, or how many they were."""

from __future__ import annotations

from dataclasses import replace

import pytest
from resolving_makers import by, claim, day, in_country, in_town, library, on, registry, toll

from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.times import TimeSpan
from marsad.resolving import resolve
from marsad.resolving.features import FEATURES
from marsad.resolving.nearness import APART, COUNTRY, INSIDE, SAME, WEIGHTS
from marsad.resolving.scoring import together

DOCS = library(("d1", day(18)), ("d2", day(20)))


def count(*claims: Claim) -> int:
    return len(resolve(claims, (), dossiers=DOCS, index=registry()))


def test_two_bombs_in_one_city_on_two_days() -> None:
    first = claim("d1", kind="assault.explosives", word="bomb", when=on(day(17)), where=in_town())
    second = claim("d2", kind="assault.explosives", word="bomb", when=on(day(19)), where=in_town())
    assert count(first, second) == 2


def test_two_strikes_by_one_actor_on_the_17th_and_the_19th() -> None:
    same = {"actor": "x:command", "target": "x:group", "where": in_town("Zallaf")}
    first = claim("d1", when=on(day(17)), **same)  # type: ignore[arg-type]
    second = claim("d2", when=on(day(19)), **same)  # type: ignore[arg-type]
    assert count(first, second) == 2


def test_a_vague_telling_does_not_bridge_two_days() -> None:
    docs = library(("d1", day(18)), ("d2", day(20)), ("d3", day(21)))
    same = {"actor": "x:command", "target": "x:group", "where": in_town("Zallaf")}
    told = (
        claim("d1", when=on(day(17)), **same),  # type: ignore[arg-type]
        claim("d2", **same),  # type: ignore[arg-type]
        claim("d3", when=on(day(19)), **same),  # type: ignore[arg-type]
    )
    events = resolve(told, (), dossiers=docs, index=registry())
    homes = {c: e.id for e in events for c in e.claims}
    assert homes[told[0].id] != homes[told[2].id]


def test_a_wide_telling_does_not_bridge_two_towns() -> None:
    place = next(f for f in FEATURES if f.name == "place")
    assert together(place, [WEIGHTS[INSIDE], WEIGHTS[APART]]) == WEIGHTS[APART]
    assert together(place, [WEIGHTS[SAME], WEIGHTS[APART]]) > WEIGHTS[APART]
    assert together(place, [WEIGHTS[INSIDE], WEIGHTS[COUNTRY]]) > 0.0


def test_the_displaced_of_a_town_are_not_those_of_nowhere() -> None:
    same = {"kind": "condition.displacement", "word": "displaced", "target": "people"}
    many = (Count("displaced", 150_000, None, None, "more than 150,000"),)
    somewhere = claim("d1", where=in_town(), counts=many, **same)  # type: ignore[arg-type]
    again = claim("d2", where=in_town(), counts=many, **same)  # type: ignore[arg-type]
    nowhere = claim("d2", counts=(toll("displaced", 6_000_000),), **same)  # type: ignore[arg-type]
    assert count(somewhere, again) == 1
    assert count(somewhere, nowhere) == 2


def test_six_strikes_announced_are_not_the_two_of_the_same_week() -> None:
    six = claim("d1", when=by(day(18)), where=in_country(), actor="x:command",
                counts=(toll("attacks", 6),))  # fmt: skip
    two = claim("d2", when=by(day(20)), where=in_country(), actor="x:command",
                counts=(toll("attacks", 2),))  # fmt: skip
    assert count(six, two) == 2


def test_one_day_and_two_towns_far_apart() -> None:
    here = claim("d1", when=on(day(17)), where=in_town("Tamsah"), actor="x:army")
    there = claim("d2", when=on(day(17)), where=in_town("Qasr Dahab"), actor="x:army")
    assert count(here, there) == 2


def test_nothing_is_told_before_it_happened() -> None:
    early = claim("d1", where=in_town(), actor="x:army")
    late = claim("d2", when=on(day(19)), where=in_town(), actor="x:army")
    assert count(early, late) == 2


def test_what_one_document_tells_apart_looks_alike_and_is_left_to_a_person() -> None:
    first = claim("d1", at=100, when=on(day(17)), where=in_town(), actor="x:army")
    second = claim("d1", at=400, when=on(day(17)), where=in_town(), actor="x:army")
    events = resolve((first, second), (), dossiers=DOCS, index=registry())
    assert len(events) == 2
    assert events[0].alike == (events[1].id,)
    assert events[1].alike == (events[0].id,)


@pytest.mark.parametrize(("one", "other"), [("assault.aerial", "protest.demo"),
                                            ("assault.abduct", "assault.drone")])  # fmt: skip
def test_other_kinds_of_the_same_place_and_day(one: str, other: str) -> None:
    first = claim("d1", kind=one, when=on(day(17)), where=in_town())
    second = claim("d2", kind=other, when=on(day(17)), where=in_town())
    assert count(first, second) == 2


def test_visits_of_one_guest_to_two_hosts_on_one_day() -> None:
    first = claim("d1", kind="consult.visit", word="met", when=on(day(17)), where=in_country(),
                  actor="x:chief", target="x:mission")  # fmt: skip
    second = claim("d2", kind="consult.visit", word="met", when=on(day(17)), where=in_country(),
                   actor="x:chief", target="x:command")  # fmt: skip
    assert count(first, second) == 2


def test_two_strikes_of_the_month_by_forces_of_two_countries() -> None:
    month = TimeSpan(day(1), day(31), "month", "relative")
    first = claim("d1", when=by(day(15)), where=in_country(), actor="air force", target="x:group",
                  counts=(toll("attacks", 2),))  # fmt: skip
    second = claim("d2", when=month, where=in_country(), actor="their forces", target="x:group",
                   counts=(toll("attacks", 2),))  # fmt: skip
    both = [
        replace(c, participants=tuple(replace(p, country=land) for p in c.participants))
        for c, land in ((first, "XAA"), (second, "XBB"))
    ]
    assert count(*both) == 2
