"""Rows of ACLED, UCDP GED, PLOVER and an analyst's sheet, as they are understood."""

from __future__ import annotations

from datetime import date

import pytest
from foreign_rows import ACLED, UCDP, codes, reading, the_claim
from hypothesis import given
from hypothesis import strategies as st

from marsad.codebook.foreign.sheets import sheet_map_of_toml
from marsad.model.claims import Claim
from marsad.model.errors import MarsadError
from marsad.reading.foreign import read_row, sources_of
from marsad.reading.foreign.days import DAY_FIRST, MONTH_FIRST, day_of, order_of


def days(claim: Claim) -> tuple[date | None, date | None, str]:
    assert claim.happened is not None
    when = claim.happened.value
    return when.earliest, when.latest, when.precision


def sides(claim: Claim) -> list[tuple[str, str | None, str | None]]:
    return [(p.role, p.name, p.kind) for p in claim.participants]


@pytest.mark.parametrize("text", [
    "15 November 2017", "2017-11-15", "2017-11-15 00:00:00.000", "2017-11-15T00:00:00", "15-Nov-17",
    "15-Nov-2017", "15/11/2017", "11/15/2017 0:00:00", "20171115", "November 15, 2017",
    "15 nov 2017", "15.11.2017",
])  # fmt: skip
def test_a_day_is_a_day_however_it_is_written(text: str) -> None:
    assert day_of(text) == date(2017, 11, 15)


@pytest.mark.parametrize("text", ["03/04/2017", "31/02/2017", "2017-13-01", "soon", "Novembr 3"])
def test_a_day_that_is_none_or_two_is_no_day(text: str) -> None:
    assert day_of(text) is None


def test_the_other_days_of_a_file_say_whether_the_month_comes_first() -> None:
    assert order_of(["03/04/2017", "25/04/2017"]) == DAY_FIRST
    assert order_of(["03/04/2017", "04/25/2017"]) == MONTH_FIRST
    assert order_of(["25/04/2017", "04/25/2017"]) == ""
    assert order_of(["2017-04-25"]) == ""
    assert day_of("03/04/2017", DAY_FIRST) == date(2017, 4, 3)
    assert day_of("03/04/2017", MONTH_FIRST) == date(2017, 3, 4)


def test_two_digits_of_a_year_are_of_the_nearer_century() -> None:
    assert day_of("15-Nov-97") == date(1997, 11, 15)
    assert day_of("15-Nov-17") == date(2017, 11, 15)


def test_a_clash_in_acled_has_both_sides_and_one_figure() -> None:
    claim = the_claim("acled", ACLED)
    assert claim.kind.value == "assault"
    assert days(claim) == (date(2017, 11, 15), date(2017, 11, 15), "day")
    assert sides(claim) == [
        ("actor", "Military Forces of Libya (2014-)", "state-forces"),
        ("with", "Falcon Brigade", "militia"), ("with", "Ash Brigade", "militia"),
        ("actor", "Islamic State (Libya)", "rebel"),
    ]  # fmt: skip
    assert claim.participants[0].country == "LBY"
    (dead,) = (c.value for c in claim.counts)
    assert (dead.low, dead.best, dead.high) == (None, 5, None)
    where = claim.where.value if claim.where else None
    assert where is not None
    assert (where.name, where.lat, where.lon, where.country) == ("Sirte", 31.2, 16.6, "LBY")
    assert claim.sentence.quote == "Five were killed at the port."
    assert claim.voices == ()
    assert claim.confidence == 1.0


def test_whom_acled_relied_on_is_no_voice_and_is_known() -> None:
    found = reading("acled", ACLED)
    assert sources_of(found.document, {}) == ("Wadi Post", "Gulf Wire")


def test_a_nought_of_acled_may_stand_for_no_number() -> None:
    (dead,) = the_claim("acled", {**ACLED, "fatalities": "0"}).counts
    assert dead.value.best == 0
    assert dead.value.qualifier is not None
    assert the_claim("acled", {**ACLED, "fatalities": ""}).counts == ()


@pytest.mark.parametrize(("precision", "first", "last"), [
    ("2", date(2017, 11, 12), date(2017, 11, 18)), ("3", date(2017, 11, 1), date(2017, 11, 30)),
])  # fmt: skip
def test_acled_stores_the_middle_of_what_it_knows(precision: str, first: date, last: date) -> None:
    claim = the_claim("acled", {**ACLED, "time_precision": precision})
    assert days(claim)[:2] == (first, last)


def test_of_an_attack_the_civilians_are_the_target_whoever_stands_first() -> None:
    attack = {**ACLED, "event_type": "Violence against civilians", "sub_event_type": "Attack",
              "assoc_actor_1": ""}  # fmt: skip
    turned = {**attack, "actor1": "Civilians (Libya)", "inter1": "7"}
    straight = {**attack, "actor2": "Civilians (Libya)", "inter2": "Civilians"}
    assert [r for r, *_ in sides(the_claim("acled", straight))] == ["actor", "target"]
    assert [r for r, *_ in sides(the_claim("acled", turned))] == ["target", "actor"]


def test_a_crowd_that_was_shot_at_is_the_target() -> None:
    shot = {**ACLED, "event_type": "Protests",
            "sub_event_type": "Excessive force against protesters",
            "actor1": "Protesters (Libya)", "inter1": "Protesters", "assoc_actor_1": "",
            "actor2": "Police Forces of Libya", "inter2": "State forces"}  # fmt: skip
    assert [(r, k) for r, _, k in sides(the_claim("acled", shot))] == [
        ("target", "protesters"), ("actor", "state-forces")
    ]  # fmt: skip


def test_what_fits_no_kind_is_an_issue_and_no_claim() -> None:
    found = reading("acled", {**ACLED, "sub_event_type": "Other"})
    assert found.claims == ()
    assert codes(found) == ["foreign-kind"]


@pytest.mark.parametrize(("column", "value"), [
    ("event_date", "some day"), ("latitude", "91"), ("longitude", "east"), ("fatalities", "-1"),
    ("fatalities", "many"), ("latitude", "nan"),
])  # fmt: skip
def test_a_cell_that_cannot_be_read_is_named(column: str, value: str) -> None:
    found = reading("acled", {**ACLED, column: value})
    assert "foreign-cell" in codes(found)
    assert any(column in i.message and value in i.message for i in found.issues)


def test_a_comma_may_stand_for_the_point() -> None:
    claim = the_claim("acled", {**ACLED, "latitude": "31,25"})
    assert claim.where is not None
    assert claim.where.value.lat == 31.25


@pytest.mark.parametrize(("column", "value", "code"), [
    ("geo_precision", "9", "foreign-place"), ("iso", "999", "foreign-place"),
    ("inter1", "12", "foreign-actor"), ("time_precision", "7", "foreign-time"),
    ("longitude", "", "foreign-place"),
])  # fmt: skip
def test_a_code_that_is_none_is_an_issue_and_the_rest_is_read(
    column: str, value: str, code: str
) -> None:
    cells = {**ACLED, column: value} | ({"country": ""} if column == "iso" else {})
    found = reading("acled", cells)
    assert codes(found) == [code]
    assert len(found.claims) == 1


def test_one_sided_violence_in_ucdp_has_a_doer_and_civilians() -> None:
    claim = the_claim("ucdp", UCDP)
    assert [(r, n) for r, n, _ in sides(claim)] == [
        ("actor", "Government of Syria"), ("target", "Civilians")
    ]  # fmt: skip
    assert claim.participants[0].country == "SYR"
    assert days(claim) == (date(2017, 11, 15), date(2017, 11, 16), "range")
    total, *parts = (c.value for c in claim.counts)
    assert (total.low, total.best, total.high) == (5, 7, 9)
    assert [(c.who, c.best, c.part_of) for c in parts] == [
        ("Government of Syria", 0, 0), ("Civilians", 0, 0), ("civilians", 7, 0), (None, 0, 0)
    ]  # fmt: skip


def test_bounds_out_of_order_are_an_issue_and_the_best_figure_stays() -> None:
    found = reading("ucdp", {**UCDP, "low": "8"})
    assert codes(found) == ["foreign-toll"]
    total = found.claims[0].counts[0].value
    assert (total.low, total.best, total.high) == (None, 7, None)


def test_deaths_that_do_not_add_up_are_an_issue() -> None:
    assert codes(reading("ucdp", {**UCDP, "deaths_unknown": "1"})) == ["foreign-toll"]


def test_an_end_before_the_beginning_is_an_issue() -> None:
    found = reading("ucdp", {**UCDP, "date_end": "2017-11-01"})
    assert codes(found) == ["foreign-time", "foreign-time"]
    assert found.claims[0].happened is None


def test_nought_nought_is_no_place() -> None:
    found = reading("ucdp", {**UCDP, "latitude": "0", "longitude": "0.0"})
    assert codes(found) == ["foreign-place"]
    where = found.claims[0].where
    assert where is not None
    assert where.value.lat is None


PLOVER = {
    "id": "p1", "date": "2017-11-15", "event": "ASSAULT", "mode": "aerial", "context": "military",
    "actor.1.code": "USA", "actor.1.sector": "MIL", "actor.1.entity_text": "US warplanes",
    "recipient.1.code": "LBY", "recipient.1.assumed": "true", "event_loc.name": "Sirte",
    "event_loc.lat": "31.2", "event_loc.lon": "16.6", "event_loc.country": "LBY",
    "event_loc.precision": "town", "event_loc.radius_km": "4",
}  # fmt: skip


def test_a_record_of_plover_keeps_its_sides_but_not_the_assumed_one() -> None:
    claim = the_claim("plover", PLOVER)
    assert claim.kind.value == "assault.aerial"
    assert sides(claim) == [("actor", "US warplanes", "state-forces")]
    assert claim.participants[0].country == "USA"
    assert claim.contexts == ("military",)


@pytest.mark.parametrize(("flag", "stance", "realis"), [
    ("negation", "asserted", "not-happened"), ("future", "asserted", "future"),
    ("hypothetical", "hypothetical", "unknown"), ("historical", "asserted", "happened"),
])  # fmt: skip
def test_a_flag_says_whether_it_happened(flag: str, stance: str, realis: str) -> None:
    claim = the_claim("plover", {**PLOVER, "flags": flag})
    assert (claim.stance.value, claim.realis.value) == (stance, realis)


def test_a_row_of_polecat_is_a_record() -> None:
    claim = the_claim("plover", {
        "#!Event ID": "e1", "Event Date": "2021-03-01", "Event Type": "PROTEST",
        "Event Mode": "demo", "Actor Name": "Teachers", "Actor Country": "TUN",
        "Primary Actor Sector": "CVL", "Placename": "Tunis", "Country": "TUN",
        "Latitude": "36.8", "Longitude": "10.18",
    })  # fmt: skip
    assert claim.kind.value == "protest.demo"
    assert [(p.role, p.name, p.country) for p in claim.participants] == [
        ("actor", "Teachers", "TUN")
    ]  # fmt: skip


SHEET = sheet_map_of_toml("""
name = "Field log"
[columns]
date = "Date"
kind = "What"
place = "Where"
killed_low = "Dead, at least"
killed = "Dead"
actor = "By"
[dates]
format = "%d.%m.%Y"
[kinds]
"air raid" = "assault.aerial"
[fixed]
country = "Libya"
""", "map.toml")  # fmt: skip
LOG = {"Date": "15.11.2017", "What": "Air  raid", "Where": "Sirte", "Dead": "3",
       "Dead, at least": "2", "By": "LNA; unknown jets"}  # fmt: skip


def test_a_row_of_a_sheet_is_read_by_its_map() -> None:
    claim = the_claim("sheet", LOG, sheet=SHEET)
    assert claim.kind.value == "assault.aerial"
    assert days(claim)[0] == date(2017, 11, 15)
    assert [p.name for p in claim.participants] == ["LNA", "unknown jets"]
    (dead,) = (c.value for c in claim.counts)
    assert (dead.low, dead.best, dead.high) == (2, 3, None)
    assert claim.where is not None
    assert claim.where.value.country == "LBY"


def test_a_word_that_the_map_does_not_have_is_an_issue() -> None:
    found = reading("sheet", {**LOG, "What": "Rain"}, sheet=SHEET)
    assert (found.claims, codes(found)) == ((), ["foreign-kind"])


def test_a_row_with_nothing_but_a_place_is_a_claim_without_a_day() -> None:
    fixed = sheet_map_of_toml(
        '[columns]\ndate = "Date"\nplace = "Where"\n[fixed]\nkind = "assault"\n', "map.toml"
    )
    found = reading("sheet", {"Where": "Sirte"}, sheet=fixed)
    assert codes(found) == ["foreign-time"]
    assert found.claims[0].trigger.quote == "Sirte"


@pytest.mark.parametrize("radius", ["nan", "inf", "-3", "wide"])
def test_a_radius_that_is_none_is_a_cell_that_cannot_be_read(radius: str) -> None:
    assert "foreign-cell" in codes(reading("plover", {**PLOVER, "event_loc.radius_km": radius}))


def test_a_row_of_a_sheet_without_its_map_is_not_read() -> None:
    found = reading("sheet", LOG, sheet=SHEET)
    with pytest.raises(MarsadError, match="E-IMPORT-MAP"):
        read_row(found.document, {})


@given(st.dictionaries(st.sampled_from(sorted(ACLED)), st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12)))  # fmt: skip
def test_whatever_stands_in_the_cells_nothing_is_guessed(changed: dict[str, str]) -> None:
    cells = {k: v.strip() for k, v in {**ACLED, **changed}.items()}
    found = reading("acled", cells)
    for claim in found.claims:
        if claim.happened is None:
            assert {"foreign-cell", "foreign-time"} & set(codes(found))
        told = " ".join(cells.values())
        assert all(p.name is not None and p.name in told for p in claim.participants)
