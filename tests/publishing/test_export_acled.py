"""ACLED's columns: its codes, its precisions, its numbers for words; the unknown stays empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model.claims import Participant
from marsad.model.counts import Count
from marsad.model.events import Event
from marsad.model.times import TimeSpan
from marsad.model.values import Held, Rival
from marsad.publishing.exports.acled import ACLED_COLUMNS

from . import weeks
from .builders import at_least, by, claim, held, material, side, span, town
from .export_shapes import (
    E_SHELLS,
    FALCONS,
    REPORT,
    c_shells,
    exported,
    shelling,
    table,
)


def row(**changed: object) -> dict[str, str]:
    data, _ = exported("acled", shelling(**changed))
    return table(data)[E_SHELLS.id]


def test_a_shelling_stands_in_acleds_words() -> None:
    told = row()
    assert tuple(told) == ACLED_COLUMNS
    assert {k: v for k, v in told.items() if v} == {
        "event_id_cnty": E_SHELLS.id, "event_date": "2017-11-24", "year": "2017",
        "time_precision": "1", "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack", "actor1": "Falcon Brigade",
        "inter1": "2", "actor2": "Civilians (Libya)", "inter2": "7", "interaction": "27",
        "civilian_targeting": "Civilian targeting", "iso": "434", "country": "Libya",
        "admin1": "Surt", "location": "Umm Zayt", "latitude": "31.5", "longitude": "15.25",
        "geo_precision": "1", "source": "Wadi Post",
        "notes": "The Falcon Brigade shelled the town of Umm Zayt on Friday.",
        "fatalities": "7", "timestamp": "1511942400",
    }  # fmt: skip


def test_what_acled_does_not_code_is_left_out_and_counted() -> None:
    data, manifest = exported("acled", weeks.second_week())
    rows, left = table(data), manifest["left_out"]
    assert not {weeks.E_LOOT.id, weeks.E_MEETING.id} & set(rows)
    assert left["conditions"] == 4
    assert len(rows) + sum(left.values()) == manifest["counts"]["events"]


@pytest.mark.parametrize(("changed", "why"), [
    ({"realis": "future"}, "not held to have happened"),
    ({"realis": "not-happened"}, "not held to have happened"),
    ({"denials": E_SHELLS.claims}, "without an ACLED code"),
    ({"standing": weeks.replace(E_SHELLS.standing, value="refuted")}, "refuted or withdrawn"),
])  # fmt: skip
def test_what_did_not_happen_is_no_row(changed: dict[str, object], why: str) -> None:
    data, manifest = exported("acled", shelling(**changed))
    assert table(data) == {}
    assert manifest["left_out"] == {why: 1}


@pytest.mark.parametrize(("words", "low", "number"), [
    ("several", 2, "10"), ("Dozens of", 24, "12"), ("hundreds of", 200, "100"),
    ("at least 12", 12, "12"), ("more than 300", 301, "301"),
])  # fmt: skip
def test_words_become_acleds_numbers(words: str, low: int, number: str) -> None:
    count = at_least(low, "killed", None, words)
    assert row(counts=(held(count, c_shells),))["fatalities"] == number


def test_nobody_told_of_is_zero_but_an_upper_bound_alone_is_not_known() -> None:
    assert row(counts=())["fatalities"] == "0"
    most = Count("killed", None, None, 20, "up to 20")
    assert row(counts=(held(most, c_shells),))["fatalities"] == ""


@pytest.mark.parametrize(("basis", "number"), [("closest", "5"), ("most-voices", "7")])
def test_of_rival_tolls_the_lowest_stands_unless_the_held_was_confirmed(
    basis: str, number: str
) -> None:
    seven, five = E_SHELLS.counts[0].value, Count("killed", 5, 5, 5, "five")
    told = Held(seven, (c_shells.id,), basis, (Rival(five, (c_shells.id,)),))
    assert row(counts=(told,))["fatalities"] == number


def test_a_whole_country_and_an_open_time_stay_empty() -> None:
    libya = town("Libya", 27.0, 17.0, precision="country", radius=900.0)
    told = row(where=held(libya, c_shells), when=held(by(date(2017, 11, 25)), c_shells))
    assert (told["country"], told["latitude"], told["location"]) == ("Libya", "", "")
    assert (told["event_date"], told["time_precision"], told["year"]) == ("", "", "")


def test_what_was_hit_and_is_nobody_is_no_side() -> None:
    houses = held(side("houses\n"), c_shells)
    people = held(side("twelve\n villagers", None, "", "civilians"), c_shells)
    assert row(targets=(houses,))["actor2"] == "Civilians (Libya)"
    assert row(targets=(houses, people))["actor2"] == "twelve villagers"


def test_the_first_actor_is_of_the_class_that_is_coded() -> None:
    rebels = held(side("Dune Company", None, "", "rebel"), c_shells)
    people = held(side("villagers", None, "", "civilians"), c_shells)
    told = row(targets=(rebels, people))
    assert (told["actor2"], told["assoc_actor_2"]) == ("villagers", "Dune Company")
    assert row(targets=(rebels,))["assoc_actor_2"] == "Dune Company"
    assert row(targets=(rebels,))["actor2"] == "Civilians (Libya)"


def test_who_acts_together_against_nobody_is_named_whole() -> None:
    alone = claim(
        REPORT, "shelled", "protest.demo",
        participants=(
            Participant("actor", span(REPORT, "The Falcon Brigade"), "group", True,
                        kind="protesters", name="Falcon Brigade", country="LBY"),
        ),
    )  # fmt: skip
    many = tuple(held(side(n, None, "", "protesters"), alone) for n in ("Bakers", "Drivers"))
    base = replace(E_SHELLS, kind=held("protest.demo", alone), actors=many, claims=(alone.id,))
    data, _ = exported("acled", material((base,), (alone,), (REPORT,)))
    told = table(data)[base.id]
    assert (told["actor1"], told["assoc_actor_1"], told["actor2"]) == ("Bakers", "Drivers", "")


def test_forces_abroad_are_external() -> None:
    data, _ = exported("acled", weeks.first_week())
    drone = table(data)[weeks.E_DRONE.id]
    assert (drone["inter1"], drone["inter2"], drone["interaction"]) == ("8", "2", "28")
    assert drone["civilian_targeting"] == ""


def test_a_name_that_is_a_formula_is_text() -> None:
    evil = weeks.replace(FALCONS, name="=HYPERLINK(1)")
    assert row(actors=(held(evil, c_shells),))["actor1"] == "'=HYPERLINK(1)"


@given(st.dates(date(2010, 1, 1), date(2020, 1, 1)), st.integers(0, 60))
def test_the_date_lies_in_the_time_and_its_precision_holds_it(first: date, more: int) -> None:
    last = first + timedelta(days=more)
    told = row(when=held(TimeSpan(first, last, "range", "explicit"), c_shells))
    if more > 30:
        assert told["event_date"] == ""
        return
    assert first <= date.fromisoformat(told["event_date"]) <= last
    assert told["time_precision"] == ("1" if more == 0 else "2" if more < 7 else "3")


def test_the_public_table_rounds_what_the_harm_rules_round() -> None:
    hospital: Event = weeks.E_HOSPITAL
    public, manifest = exported("acled", weeks.first_week(), "public")
    desk, _ = exported("acled", weeks.first_week())
    assert table(desk)[hospital.id]["latitude"] == "31.2034"
    assert table(public)[hospital.id]["latitude"] != "31.2034"
    assert manifest["withheld"]
