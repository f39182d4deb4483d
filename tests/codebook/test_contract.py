"""What ``annotate`` prints, against its own schema."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from claim_maker import DOCUMENT, claim, someone, span

from marsad.codebook.contract import claim_row, geometry_row, location_row, time_row
from marsad.codebook.contract_reading import error_row, reading_row
from marsad.model.claims import Claim, Number, Voice
from marsad.model.counts import Count
from marsad.model.hashing import sha256_text
from marsad.model.locations import Location, Place
from marsad.model.mentions import (
    ActorMention,
    Attribution,
    Candidate,
    Issue,
    LocationMention,
    PlaceMention,
    Reading,
    SeriesClaim,
    TimeMention,
    Window,
)
from marsad.model.sources import Document, Segment, Source
from marsad.model.times import TimeSpan
from marsad.model.values import Read

TEXT = (
    "On 15 March the Hill Guard said an air strike near Velden had killed twelve people, "
    "including three children, the first raid since 2019."
)
VELDEN = Place("geonames:9", "Velden", 46.123456789, 14.5, "P.PPL", "SVN", "Kranj", 900, 3.0)
NEAR = Location("Velden", "geonames:9", "near", "area", 46.123456789, 14.5, 8.04, "SVN", "Kranj")
SECTOR = Location("Velden", "geonames:9", "bearing", "area", 46.1, 14.5, 30.0, "SVN",
                  bearing_deg=135.0, shape=((14.5, 46.1), (14.9, 45.8), (14.5, 45.7)))  # fmt: skip


@pytest.fixture(scope="module")
def schema() -> Any:
    path = files("marsad.codebook").joinpath("data/annotate.schema.json")
    return json.loads(path.read_text("utf-8"))


def strike() -> Claim:
    said = Read(TimeSpan(date(2021, 3, 15), date(2021, 3, 15), "day", "explicit"),
                (span(TEXT, "15 March"),))  # fmt: skip
    before = Read(TimeSpan(None, date(2021, 3, 15), "day", "shared-with-reporting-verb"),
                  (span(TEXT, "15 March"),))  # fmt: skip
    counts = (
        Read(Count("killed", 12, 12, 12, "twelve", "people"), (span(TEXT, "twelve"),)),
        Read(Count("killed", 3, 3, 3, "three", "children", part_of=0), (span(TEXT, "three"),)),
    )
    people = someone(TEXT, "target", "people", "civilians", "person", effect="killed",
                     number=Number(12, 12, 12))  # fmt: skip
    guard = span(TEXT, "the Hill Guard")
    return claim(
        TEXT, "assault.aerial", "air strike", people,
        voices=(Voice(guard, span(TEXT, "said"), "marsad:guard", "Hill Guard"),),
        voice_is_party=False, said=said, happened=before, counts=counts,
        where=Read(NEAR, (span(TEXT, "near Velden"),)), contexts=("military",),
        stance_cue=span(TEXT, "said"), same_event="c1",
    )  # fmt: skip


def reading(*claims: Claim) -> Reading:
    sha = sha256_text(TEXT)
    document = Document(DOCUMENT, Source("The Daily Observer"), "page", None, date(2021, 3, 17),
                        "day", "2021-03-18", "en", None, TEXT, sha, sha, "none",
                        segments=(Segment(0, 5, "byline"),))  # fmt: skip
    at = TEXT.index("Velden")
    mention = PlaceMention(at, at + 6, "Velden", "location", VELDEN, "town",
                           (Candidate(VELDEN, 0.91234567),))  # fmt: skip
    lost = PlaceMention(at, at + 6, "Velden", "in-title", None, "unresolved")
    guard = span(TEXT, "Hill Guard")
    return Reading(
        document, "run-1", (mention, lost),
        (LocationMention(at - 5, at + 6, "near Velden", 0, NEAR),
         LocationMention(at - 5, at + 6, "near Velden", None, SECTOR, True, 0)),
        (TimeMention(3, 11, "15 March", "DATE", "XXXX-03-15", None, None, "day", "explicit"),
         TimeMention(3, 11, "15 March", "DATE", "2021-03-15", date(2021, 3, 15),
                     date(2021, 3, 15), "day", "relative", (3, 5))),
        (ActorMention(guard.start, guard.end, guard.quote, guard.start, "group", "", True,
                      coref=((0, 2),)),),
        (Attribution(((guard.start, guard.end),), (), ((40, 60),)),),
        claims,
        (SeriesClaim(0, 5, TEXT[:5], "first", Window(since="2019"), "c1"),),
        document.segments,
        (Issue("year-unknown", "no year", 3, 11), Issue("other", "whole document")),
    )  # fmt: skip


@pytest.mark.parametrize(
    "more",
    [
        (),
        (strike(),),
        (claim(TEXT, "condition.health", "killed", realis="ongoing"),),
        (claim(TEXT, "assault", "killed", stance="denied", realis="not-happened"),
         claim(TEXT, "consult.visit", "raid", realis="future", stance="planned")),
    ],
    ids=["nothing claimed", "a strike", "a condition", "denied and planned"],
)  # fmt: skip
def test_a_line_is_what_the_schema_says(schema: Any, more: tuple[Claim, ...]) -> None:
    jsonschema.validate(json.loads(json.dumps(reading_row(reading(*more), "r1"))), schema)


def test_a_line_tells_where_the_pages_of_a_paper_begin(schema: Any) -> None:
    made = reading()
    paged = replace(made, document=replace(made.document, pages=(0, 31)))
    row = json.loads(json.dumps(reading_row(paged)))
    jsonschema.validate(row, schema)
    assert (row["pages"], reading_row(made)["pages"]) == ([0, 31], [])


def test_a_line_for_what_could_not_be_read(schema: Any) -> None:
    row = error_row("r9", "E-DECODE", "not a text")
    jsonschema.validate(row, schema)
    assert row == {
        "id": "r9", "error": {"code": "E-DECODE", "message": "not a text"}, "issues": []
    }  # fmt: skip


def test_the_schema_refuses_a_field_of_no_contract(schema: Any) -> None:
    row = reading_row(reading(strike()))
    row["claims"][0]["mood"] = "grim"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(row, schema)


def test_the_callers_name_or_the_documents() -> None:
    assert reading_row(reading(), "r1")["id"] == "r1"
    assert reading_row(reading())["id"] == DOCUMENT
    assert reading_row(reading())["text"] == TEXT


def test_on_or_before_is_printed_as_open() -> None:
    row = claim_row(strike())
    assert row["time"]["earliest"] is None
    assert row["time"]["latest"] == "2021-03-15"
    assert row["time"]["basis"] == "shared-with-reporting-verb"
    assert row["said"] == "2021-03-15"


def test_parts_name_their_whole_and_totals_leave_them_out() -> None:
    row = claim_row(strike())
    assert [(c["id"], c["part_of"]) for c in row["counts"]] == [("n1", None), ("n2", "n1")]
    assert row["totals"] == {"killed": {"low": 12, "best": 12, "high": 12}}


def test_a_strike_in_four_codebooks() -> None:
    row = claim_row(strike())
    plover = {"event": "ASSAULT", "mode": ["aerial"], "context": ["military"], "quad": 4}
    assert plover.items() <= row["plover"].items()
    assert {"actor", "recipient", "assumed"} <= set(row["plover"])
    assert row["cameo"] == "195"
    assert row["acled"]["sub_event_type"] == "Air/drone strike"
    assert row["ucdp"] == 3


def test_what_is_absent_is_null_and_never_a_guess() -> None:
    row = claim_row(claim(TEXT, "consult", "raid"))
    assert [row[k] for k in ("time", "location", "said", "acled", "ucdp", "voice_is_party")] == (
        [None] * 6
    )
    assert row["counts"] == row["voices"] == row["participants"] == []
    assert row["totals"] == {}
    assert time_row(None) is None
    assert location_row(None) is None


def test_a_condition_has_a_theme_and_no_plover() -> None:
    row = claim_row(claim(TEXT, "condition.services", "killed", realis="ongoing"))
    assert (row["theme"], row["plover"], row["realis"]) == ("services", None, "ongoing")


def test_a_shape_is_a_closed_ring_and_a_point_a_point() -> None:
    ring = geometry_row(SECTOR)
    assert ring is not None
    assert ring["type"] == "Polygon"
    assert ring["coordinates"][0][0] == ring["coordinates"][0][-1] == [14.5, 46.1]
    assert geometry_row(NEAR) == {"type": "Point", "coordinates": [14.5, 46.12346]}
    assert geometry_row(Location("Nowhere", None, "in", "unresolved")) is None


def test_in_is_no_relation_worth_a_word() -> None:
    plain = Location("Velden", "geonames:9", "in", "town", 46.1, 14.5, 3.0, "SVN")
    row = location_row(Read(plain, (span(TEXT, "Velden"),)))
    near = location_row(Read(NEAR, (span(TEXT, "near Velden"),)))
    assert row is not None
    assert near is not None
    assert (row["relation"], near["relation"]) == (None, "near")
    assert (near["admin1"], row["admin1"]) == ("Kranj", None)
