"""GED's columns: somebody died, the sums hold, the dead are on a side only where it is said."""

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
from marsad.publishing.exports.ucdp import DEATHS, UCDP_COLUMNS, priogrid, tolls_of

from . import weeks
from .builders import at_least, by, claim, event, exactly, held, material, on, side, span, town
from .export_shapes import E_SHELLS, FALCONS, REPORT, c_shells, exported, shelling, table

GUARD = side("Coast Guard of Libya", "desk:guard", "LBY", "state-forces")
c_clash = claim(
    REPORT, "shelled", "assault",
    participants=(
        Participant("actor", span(REPORT, "The Falcon Brigade"), "group", True, kind="rebel",
                    actor_id="desk:falcons", effect="killed"),
        Participant("target", span(REPORT, "villagers"), "organisation", True,
                    kind="state-forces", actor_id="desk:guard", country="LBY"),
    ),
)  # fmt: skip
E_CLASH = event(
    "assault", (c_clash,), actors=(held(FALCONS, c_clash),), targets=(held(GUARD, c_clash),),
    when=held(on(date(2017, 11, 24)), c_clash), counts=(held(exactly(3, "killed"), c_clash),),
)  # fmt: skip


def row(**changed: object) -> dict[str, str]:
    data, _ = exported("ucdp", shelling(**changed))
    return table(data)[E_SHELLS.id]


def test_a_shelling_of_villagers_is_one_sided() -> None:
    told = row()
    assert tuple(told) == UCDP_COLUMNS
    assert {k: v for k, v in told.items() if v} == {
        "id": E_SHELLS.id, "year": "2017", "type_of_violence": "3", "side_a": "Falcon Brigade",
        "side_b": "Civilians", "number_of_sources": "1",
        "source_article": '"Wadi Post,2017-11-25,Shells on Umm Zayt"',
        "source_office": "Wadi Post", "source_date": "2017-11-25",
        "source_headline": "Shells on Umm Zayt", "where_prec": "1",
        "where_coordinates": "Umm Zayt", "where_description": "Umm Zayt", "adm_1": "Surt",
        "latitude": "31.5", "longitude": "15.25", "geom_wkt": "POINT (15.25 31.5)",
        "priogrid_gid": "175351", "country": "Libya", "event_clarity": "1", "date_prec": "1",
        "date_start": "2017-11-24", "date_end": "2017-11-24", "deaths_a": "0", "deaths_b": "0",
        "deaths_civilians": "7", "deaths_unknown": "0", "best": "7", "high": "7", "low": "7",
    }  # fmt: skip


def test_the_state_is_side_a_and_the_dead_of_a_group_are_its_own() -> None:
    data, _ = exported("ucdp", material((E_CLASH,), (c_clash,), (REPORT,)))
    told = table(data)[E_CLASH.id]
    assert told["type_of_violence"] == "1"
    assert (told["side_a"], told["side_b"]) == ("Government of Libya", "Falcon Brigade")
    assert (told["deaths_a"], told["deaths_b"], told["deaths_unknown"]) == ("0", "3", "0")


def test_a_toll_of_nobody_knows_whom_is_unknown() -> None:
    nobody = replace(c_clash, participants=tuple(replace(p, effect=None)
                                                 for p in c_clash.participants))  # fmt: skip
    data, _ = exported("ucdp", material((E_CLASH,), (nobody,), (REPORT,)))
    assert table(data)[E_CLASH.id]["deaths_unknown"] == "3"


@pytest.mark.parametrize(("changed", "why"), [
    ({"counts": ()}, "nobody known to have been killed"),
    ({"counts": (held(Count("killed", None, None, 9, "up to nine"), c_shells),)},
     "nobody known to have been killed"),
    ({"realis": "not-happened"}, "not held to have happened"),
    ({"kind": held("assault.destroy", c_shells), "denials": E_SHELLS.claims},
     "no organised violence in the sense of UCDP"),
])  # fmt: skip
def test_what_is_no_deadly_event_is_left_out_and_counted(
    changed: dict[str, object], why: str
) -> None:
    data, manifest = exported("ucdp", shelling(**changed))
    assert table(data) == {}
    assert manifest["left_out"] == {why: 1}


def test_a_lower_bound_is_the_best_there_is_and_a_rival_widens_it() -> None:
    dead = held(at_least(12, "killed"), c_shells,
                rivals=(Rival(exactly(15, "killed"), (c_shells.id,)),))  # fmt: skip
    told = row(counts=(dead,))
    assert (told["low"], told["best"], told["high"]) == ("12", "12", "15")


def test_places_are_told_with_their_relation() -> None:
    near = town("Umm Zayt", 31.5, 15.25, relation="near", precision="area", radius=30.0)
    told = row(where=held(near, c_shells))
    assert (told["where_prec"], told["where_description"]) == ("5", "near Umm Zayt")


def test_an_open_time_has_an_end_and_no_precision() -> None:
    told = row(when=held(by(date(2017, 11, 25)), c_shells))
    assert (told["date_start"], told["date_end"], told["date_prec"]) == ("", "2017-11-25", "")


def test_several_attacks_are_no_single_event() -> None:
    counts = (*E_SHELLS.counts, held(exactly(2, "attacks"), c_shells))
    assert row(counts=counts)["event_clarity"] == "2"


numbers = st.integers(0, 500)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low, best, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    kept = draw(st.sampled_from([(low, best, high), (low, None, None), (None, best, None),
                                 (None, None, high), (low, None, high)]))  # fmt: skip
    return Count("killed", *kept, "so many")


@given(counts(), st.lists(counts(), max_size=3))
def test_low_best_and_high_come_in_that_order(count: Count, others: list[Count]) -> None:
    rivals = tuple(Rival(c, (c_shells.id,)) for c in others)
    tolls = tolls_of(Held(count, (c_shells.id,), "agreed", rivals))
    if tolls is not None:
        assert tolls["low"] <= tolls["best"] <= tolls["high"]
        assert tolls["best"] > 0


@given(st.dates(date(2010, 1, 1), date(2020, 1, 1)), st.integers(0, 400))
def test_the_precision_of_the_days(first: date, more: int) -> None:
    told = row(when=held(TimeSpan(first, first + timedelta(more), "range", "explicit"), c_shells))
    most = {"1": 1, "2": 6, "3": 7, "4": 31, "5": 366, "": 401}[told["date_prec"]]
    assert more < most


def test_the_sums_hold_over_two_weeks() -> None:
    data, manifest = exported("ucdp", weeks.second_week())
    rows = table(data)
    for told in rows.values():
        assert sum(int(told[column]) for column in DEATHS) == int(told["best"])
    total = len(rows) + sum(manifest["left_out"].values())
    assert total == manifest["counts"]["events"]


def test_the_cells_of_the_grid() -> None:
    assert priogrid(33.666667, 69.33333) == 178339
    assert priogrid(90.0, 180.0) == 259200


def test_a_name_that_is_a_formula_is_text() -> None:
    actors: Event = replace(E_SHELLS, actors=(held(replace(FALCONS, name="@SUM(1)"), c_shells),))
    data, _ = exported("ucdp", material((actors,), (c_shells,), (REPORT,)))
    assert table(data)[E_SHELLS.id]["side_a"] == "'@SUM(1)"
