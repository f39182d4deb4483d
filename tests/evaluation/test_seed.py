"""A page scored row by row: points, precision, and what the year's absence must do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from claims_by_hand import Page

from marsad.evaluation.alike import is_participant, same_bearing, same_chain, same_name
from marsad.evaluation.seed import (
    SUITES,
    holds,
    is_asked,
    points,
    precision,
    relative_error,
    run,
    series_points,
    undated,
)
from marsad.evaluation.suite import Result
from marsad.model.claims import Claim, Number, Voice
from marsad.model.errors import MarsadError
from marsad.model.locations import Location
from marsad.model.mentions import Issue, LocationMention, Reading, SeriesClaim, Window
from marsad.model.sources import Document

TEXT = (
    "On 3 May the Northern Army shelled the port of Kassar, a clerk said. The envoy met the "
    "prince. It was the first shelling in two months. Prices are high."
)
PAGE = Page(TEXT)
ROW = {
    "id": "e1",
    "span": PAGE.range("shelled the port of Kassar"),
    "quote": "shelled the port of Kassar",
    "kind": "assault.heavy-weapons",
    "actor": "Northern Army (NA)",
    "target": "port",
    "time": {"earliest": "2018-05-03", "latest": "2018-05-03"},
    "location": {"anchor": "Kassar", "country": "QQQ"},
    "voices": [["a clerk"]],
    "stance": "asserted",
    "realis": "happened",
    "killed": None,
}
SERIES = {
    "id": "s1",
    "span": PAGE.range("first shelling in two months"),
    "series": {"ordinal": "first", "window": {"months": 2}},
}


def shelling(**changes: object) -> Claim:
    whole = PAGE.claim(
        "assault.heavy-weapons",
        "shelled",
        participants=(
            PAGE.someone("actor", "the Northern Army", name="Northern Army"),
            PAGE.someone("target", "port", type="facility"),
        ),
        happened=PAGE.when("3 May", "2018-05-03", "2018-05-03"),
        where=PAGE.where("Kassar", "QQQ"),
        voices=(PAGE.voice("a clerk"),),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def test_a_row_read_in_full_has_every_point() -> None:
    assert all(points([ROW], [shelling()])["e1"].values())


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("actor", {"participants": (PAGE.someone("actor", "port"),)}),
        ("time", {"happened": PAGE.when("3 May", None, "2018-05-03")}),
        ("time", {"happened": None}),
        ("location", {"where": PAGE.where("Kassar", "ZZZ")}),
        ("voices", {"voices": ()}),
        ("killed", {"counts": (PAGE.count("two", "killed", 2),)}),
    ],
)
def test_each_field_is_a_point_of_its_own(field: str, change: dict[str, object]) -> None:
    asked = points([ROW], [shelling(**change)])["e1"]
    assert asked["found"]
    assert not asked[field]


def test_a_row_that_is_not_found_loses_all_its_points() -> None:
    asked = points([ROW], [])["e1"]
    assert len(asked) == 8
    assert not any(asked.values())


def test_the_mode_is_asked_only_where_the_row_has_one() -> None:
    bare = {**ROW, "kind": "assault"}
    other = PAGE.claim("assault.aerial", "shelled")
    assert is_asked(bare, other)
    assert not is_asked(ROW, other)
    assert not is_asked({**ROW, "kind": "ass"}, other)


def test_another_claim_of_the_event_may_tell_the_place() -> None:
    blind = shelling(where=None, same_event="x")
    seeing = shelling(id="other", same_event="x")
    assert holds(ROW, "location", blind, [blind, seeing])
    assert not holds(ROW, "location", blind, [blind])


def test_two_rows_on_one_trigger_take_two_claims() -> None:
    other = {**ROW, "id": "e2", "location": {"anchor": "Derwan", "country": "QQQ"}}
    found = points([ROW, other], [shelling()])
    assert [found["e1"]["found"], found["e2"]["found"]] == [True, False]


def test_in_a_meeting_either_order_of_the_sides_is_right() -> None:
    row = {"id": "m", "span": PAGE.range("met"), "kind": "consult", "actor": "prince"}
    met = PAGE.claim("consult.visit", "met", participants=(PAGE.someone("target", "the prince"),))
    assert holds(row, "actor", met, [met])
    assert not holds({**row, "kind": "accuse"}, "actor", met, [met])


def test_claims_nobody_asked_for_cost_precision() -> None:
    extra = PAGE.claim("condition.prices-shortages", "Prices")
    assert precision([ROW], [shelling(), extra]) == 0.5
    assert precision([ROW], []) == 0.0


def test_a_series_row_is_three_points() -> None:
    start, end = SERIES["span"]  # type: ignore[misc]
    found = SeriesClaim(start, end, TEXT[start:end], "first", Window(days=60))  # type: ignore[has-type]
    document = Document(**{"text": TEXT, **BARE})  # type: ignore[arg-type]
    asked = series_points(SERIES, Reading(document, "r", series=(found,)))
    assert asked == {"found": True, "ordinal": True, "window": False}
    assert not any(series_points(SERIES, Reading(document, "r")).values())


BARE = {
    "id": "doc-1", "source": None, "locator": "", "title": None, "published": None,
    "published_precision": None, "received": "", "language": "en", "rights": None,
    "text_sha256": "", "raw_sha256": "", "extractor": "",
}  # fmt: skip


def test_a_day_without_a_year_is_no_day() -> None:
    assert undated([shelling(), shelling(happened=None)]) == 0.5


def test_the_error_of_a_relative_place_is_measured_from_its_anchor() -> None:
    row = {"location": {"bearing_deg": 180, "distance_km": 111.195}}
    there = Location("K", "p", "bearing", "area", 9.0, 20.0, 5.0, distance_km=111.195)
    mention = LocationMention(0, 5, "words", None, there)
    document = Document(**{"text": TEXT, **BARE})  # type: ignore[arg-type]
    read = Reading(document, "r", locations=(mention,))
    assert relative_error(row, (10.0, 20.0), read) == pytest.approx(0.0, abs=0.1)
    assert relative_error(row, (10.0, 20.0), Reading(document, "r")) == 20015.0


def test_names_meet_by_all_words_of_one_side() -> None:
    assert same_name("Fayez al-Sarráj", "al-Sarraj")
    assert not same_name("Northern Army", "Southern Army")
    assert not same_name("the", "a")
    army = PAGE.someone("actor", "the Northern Army", number=Number(2))
    assert is_participant("Army (Northern), the attacker", army)


def test_directions_may_be_an_eighth_of_a_turn_apart_around_north() -> None:
    assert same_bearing(350, 10)
    assert not same_bearing(0, 45)
    assert not same_bearing(0, None)


def test_the_suite_reads_the_page_with_and_without_its_day(tmp_path: Path) -> None:
    days: list[date | None] = []

    def reader(documents: Sequence[Document], values: Sequence[str]) -> list[Reading]:
        days.extend(d.published for d in documents)
        issue = Issue("year-unknown", "no year")
        return [Reading(d, "r", issues=(issue,)) for d in documents]

    far = {**ROW, "location": {**ROW["location"], "bearing_deg": 180, "distance_km": 9}}  # type: ignore[dict-item]
    (tmp_path / "report.txt").write_text(TEXT, "utf-8")
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, (far, SERIES))), "utf-8")
    result: Result = run(tmp_path, reader)
    values = {f.name: f.value for f in result.figures}
    assert days == [date(2017, 11, 21), None]
    assert values["points"] == 0.0
    assert values["year-unknown-said"] == 1.0
    assert next(f.gold for f in result.figures if f.name == "points") == 11


def test_a_missing_page_is_said() -> None:
    with pytest.raises(MarsadError, match="E-EVAL-DATA"):
        SUITES[0].run(Path("nowhere"), lambda d, v: [])


def test_a_pronoun_that_is_linked_has_the_names_of_the_registry() -> None:
    page = Page("He said so.")
    assert same_chain(["Libyan National Army"], [Voice(page.span("He"), actor_id="marsad:lna")])
    assert not same_chain(["Libyan National Army"], [Voice(page.span("He"))])
