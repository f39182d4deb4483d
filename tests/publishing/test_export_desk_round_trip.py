"""What a desk exports of its events comes in again beside those of another, from every form."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.codebook.foreign.layouts import LAYOUTS, columns_of
from marsad.intake.foreign import Export, desk_table, document_of, row_name
from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.events import Event, Side, Standing
from marsad.model.locations import Location
from marsad.model.sources import Document
from marsad.model.times import TimeSpan
from marsad.publishing import export
from marsad.publishing.exports import FILES
from marsad.publishing.exports.hxl import TAGGED
from marsad.reading.foreign import other_standing, read_row, sources_of
from marsad.reading.foreign.days import order_of

from .builders import held
from .export_shapes import E_SHELLS, MADE, REPORT, c_shells, shelling

FORMS = ("jsonl", "csv", "xlsx", "geojson", "geoparquet")
FLAT = FORMS[1:]
HARD = (
    "Falcon Brigade", "لواء الصقر", '"Ghosts" of the "Wadi"', "=HYPERLINK(1)", "+Alpha", "-Beta",
    "@Gamma", "'Delta", "'=Epsilon", "''+Zeta", "Eta, the Younger", "Theta\nof two lines",
    "Iota\t| Kappa", "#Lambda", "Mu: Nu", "Ξ̈i 🕊", "{Omicron}", "[Pi]", "1e5", "007",
)  # fmt: skip
SPACED = st.sampled_from(HARD)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
PRECISE = ("point", "town", "area", "admin2", "admin1", "region", "country", "sea-or-air")
COUNTED = st.lists(st.none() | st.integers(0, 900), min_size=3, max_size=3).map(
    lambda ns: [n if n is None else m for n, m in zip(ns, rising(ns), strict=True)]
)


def rising(numbers: list[int | None]) -> list[int]:
    """The numbers in order, at the places where there are any."""
    known = iter(sorted(n for n in numbers if n is not None))
    return [0 if n is None else next(known) for n in numbers]


@st.composite
def times(draw: st.DrawFn) -> TimeSpan | None:
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(0, 60)))
    return draw(st.sampled_from([
        None, TimeSpan(first, first, "day", "explicit"), TimeSpan(first, last, "range", "relative"),
        TimeSpan(first, last, "month", "explicit"), TimeSpan(None, last, "open", "context"),
        TimeSpan(first, None, "open", "explicit"),
    ]))  # fmt: skip


@st.composite
def places(draw: st.DrawFn) -> Location | None:
    lat = draw(st.floats(-60, 60).map(lambda n: round(n, 5)).filter(bool))
    lon = draw(st.floats(-179, 179).map(lambda n: round(n, 5)))
    name, region = draw(SPACED), draw(SPACED | st.just(""))
    radius = draw(st.sampled_from([3.0, 12.5, 400.0]))
    return draw(st.sampled_from([
        None,
        Location("Libya", "c:LBY", "in", "country", 27.0, 17.0, 900.0, "LBY"),
        Location(name, None, "in", "unresolved", country="LBY", admin1=region),
        Location(name, "g:1", "bearing", "area", lat, lon, radius, "LBY", region, 45.0, 20.0),
        Location(name, "g:1", "near", draw(st.sampled_from(PRECISE)), lat, lon, radius, "LBY",
                 region),
    ]))  # fmt: skip


@st.composite
def events(draw: st.DrawFn) -> Event:
    """An event with anything that a table can say of it."""
    when, where = draw(times()), draw(places())
    sides = draw(st.lists(SPACED, max_size=4, unique_by=lambda s: s.strip("'")))
    cut = draw(st.integers(0, len(sides)))
    doers, hit = ([held(Side(None, n, "", ""), c_shells) for n in some]
                  for some in (sides[:cut], sides[cut:]))  # fmt: skip
    counts = []
    for of in ("killed", "injured"):
        low, best, high = draw(COUNTED)
        if (low, best, high) != (None, None, None):
            counts.append(held(Count(of, low, best, high, "some"), c_shells))
    word = draw(st.sampled_from(["single-voice", "contested", "admitted", "party-claimed"]))
    return replace(
        E_SHELLS, when=held(when, c_shells) if when else None, actors=tuple(doers),
        targets=tuple(hit), where=held(where, c_shells) if where else None, counts=tuple(counts),
        standing=Standing(word, 1, 1, "r"),
        realis=draw(st.sampled_from(["happened", "ongoing", "unknown"])),
    )  # fmt: skip


def bytes_of(form: str, event: Event, hxl: bool = False) -> bytes:
    files = export(
        shelling(**{n: getattr(event, n) for n in ("when", "where", "actors", "targets", "counts",
                                                   "standing", "realis")}),
        format=form, release="r-1", licence="CC BY 4.0", query="all", made=MADE, audience="desk",
        hxl=hxl,
    )  # fmt: skip
    return files[FILES[form]]


def back(data: bytes) -> tuple[Claim, Document]:
    """The one claim of an export, and its row."""
    table = desk_table(data, "events")
    assert LAYOUTS["marsad"].lacking(table.header) == ()
    (row,) = table.rows
    fields = columns_of(table.header, LAYOUTS["marsad"])
    order = order_of(v for c, v in row.cells if fields.get(c) in ("start", "end"))
    asked = Export("Ours", "marsad", f"foreign-marsad/1 {order}".strip(), "CC BY 4.0", "2024-03-07")
    own = next(v for c, v in row.cells if fields.get(c) == "id")
    document = document_of(row, asked, row_name(asked, own, "x", row.number))
    reading = read_row(document, {})
    assert not [i for i in reading.issues if i.code != "foreign-time"], reading.issues
    (claim,) = reading.claims
    return claim, document


def line(text: str) -> str:
    """A text as a cell in one line, which is how a row tells it."""
    return " ".join(text.split("\n")).strip()


def check(event: Event, claim: Claim, document: Document) -> None:
    assert document.locator == f"marsad:{E_SHELLS.id}"
    assert (claim.kind.value, claim.realis.value) == (event.kind.value, event.realis)
    assert other_standing(document) == event.standing.value
    assert sources_of(document, {}) == (REPORT.source.name,)
    when = event.when.value if event.when else None
    assert (claim.happened.value if claim.happened else None) == when
    for role, sides in (("actor", event.actors), ("target", event.targets)):
        names = [p.name for p in claim.participants if p.role == role]
        assert names == [line(h.value.name) for h in sides]
    told = {c.value.of: (c.value.low, c.value.best, c.value.high) for c in claim.counts}
    assert told == {
        h.value.of: (h.value.low, h.value.best, h.value.high) for h in event.counts
    }  # fmt: skip
    where = event.where.value if event.where else None
    if where is None:
        assert claim.where is None
        return
    assert claim.where is not None
    again = claim.where.value
    for name in ("relation", "precision", "lat", "lon", "radius_km", "country", "bearing_deg",
                 "distance_km"):  # fmt: skip
        assert getattr(again, name) == getattr(where, name), name
    assert (again.name, again.admin1) == (line(where.name), line(where.admin1))


@pytest.mark.parametrize("form", FORMS)
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(event=events())
def test_what_a_desk_holds_comes_in_again(form: str, event: Event) -> None:
    check(event, *back(bytes_of(form, event)))


@pytest.mark.parametrize("form", sorted(set(TAGGED) & set(FORMS)))
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(event=events())
def test_with_a_row_of_hashtags_it_is_the_same(form: str, event: Event) -> None:
    check(event, *back(bytes_of(form, event, hxl=True)))


def saved_again(data: bytes, separator: str, mark: str, day: str) -> bytes:
    """A CSV as a spreadsheet saves it: its own separator, days in its own way."""
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    for place in (rows[0].index("earliest"), rows[0].index("latest")):
        for row in rows[1:]:
            if row[place]:
                row[place] = date.fromisoformat(row[place]).strftime(day)
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return (mark + out.getvalue()).encode()


@pytest.mark.parametrize(("separator", "mark", "day"), [
    (";", "\ufeff", "%d/%m/%Y"), (",", "\ufeff", "%m/%d/%Y"), ("\t", "", "%d.%m.%Y"),
    (";", "", "%Y-%m-%d 00:00:00"), (",", "", "%d-%b-%y"),
])  # fmt: skip
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(event=events(), first=st.dates(date(1990, 1, 13), date(2030, 12, 31)))
def test_a_table_that_a_spreadsheet_saved_again_still_comes_in(
    separator: str, mark: str, day: str, event: Event, first: date
) -> None:
    first = first.replace(day=max(first.day, 13))
    event = replace(event, when=held(TimeSpan(first, first, "day", "explicit"), c_shells))
    check(event, *back(saved_again(bytes_of("csv", event), separator, mark, day)))


def test_a_day_that_could_be_two_is_no_day() -> None:
    day = TimeSpan(date(2017, 11, 5), date(2017, 11, 5), "day", "explicit")
    data = saved_again(bytes_of("csv", replace(E_SHELLS, when=held(day, c_shells))), ";", "",
                       "%d/%m/%Y")  # fmt: skip
    (row,) = desk_table(data, "x").rows
    asked = Export("Ours", "marsad", "foreign-marsad/1", "CC BY 4.0", "2024-03-07")
    found = read_row(document_of(row, asked, "x"), {})
    assert [i.message for i in found.issues if i.code == "foreign-cell"] == [
        "earliest: '05/11/2017' is no day, or one of two",
        "latest: '05/11/2017' is no day, or one of two",
    ]


def test_names_with_a_semicolon_stay_whole_in_jsonl_alone() -> None:
    event = replace(E_SHELLS, actors=(held(Side(None, "A; B", "", ""), c_shells),))
    names = {form: [p.name for p in back(bytes_of(form, event))[0].participants]
             for form in FORMS}  # fmt: skip
    assert names.pop("jsonl") == ["A; B"]
    assert all(found == ["A", "B"] for found in names.values())


def test_the_words_of_the_reports_stay_with_the_other_desk() -> None:
    _, document = back(bytes_of("jsonl", E_SHELLS))
    assert json.dumps(c_shells.sentence.quote)[1:-1] not in document.text
    assert c_shells.sentence.quote not in document.text


def test_what_the_other_desk_withheld_is_unknown() -> None:
    event = replace(E_SHELLS, actors=(held(Side(None, "[name withheld]", "", ""), c_shells),))
    for form in FORMS:
        claim, _ = back(bytes_of(form, event))
        assert claim.participants == ()
