"""What an export says in the shape of another data set comes back from it, as far as that shape
can hold it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.codebook.foreign.layouts import LAYOUTS
from marsad.codebook.kinds import type_of
from marsad.codebook.place_precision import acled_precision, ucdp_precision
from marsad.intake.foreign import Export, document_of, row_name, table_of
from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.events import Event
from marsad.model.locations import Location
from marsad.model.times import TimeSpan
from marsad.publishing import Material
from marsad.reading.foreign import read_row
from marsad.reading.foreign.days import month_of, week_of

from .builders import held
from .export_shapes import E_SHELLS, REPORT, c_shells, exported, shelling

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
POINTS = st.tuples(st.floats(-60, 60).map(lambda n: round(n, 5)),
                   st.floats(-179, 179).map(lambda n: round(n, 5))).filter(any)  # fmt: skip
PLACED = st.sampled_from([
    ("in", "town", 3.0), ("near", "town", 10.0), ("in", "admin1", 90.0), ("in", "admin2", 30.0),
    ("area", "area", 60.0), ("bearing", "area", 20.0), ("in", "region", 200.0),
    ("in", "sea-or-air", 50.0), ("in", "country", 400.0),
])  # fmt: skip
TOLLS = st.lists(st.integers(1, 400), min_size=3, max_size=3).map(sorted)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """One shelling, on other days, elsewhere, with other dead."""
    first, many = draw(DAYS), draw(st.integers(0, 40))
    last = first + timedelta(days=many)
    (lat, lon), (relation, precision, radius) = draw(POINTS), draw(PLACED)
    where = Location("Umm Zayt", "g:1", relation, precision, lat, lon, radius, "LBY", "Surt")
    low, best, high = draw(TOLLS)
    return replace(
        E_SHELLS, when=held(TimeSpan(first, last, "day" if not many else "range", "explicit"),
                            c_shells),
        where=held(where, c_shells),
        counts=(held(Count("killed", low, best, high, str(best)), c_shells),),
    )  # fmt: skip


def back(form: str, material: Material) -> list[Claim]:
    """The claims that come of an export when it is imported."""
    data, _ = exported(form, material)
    found = table_of(data, f"events.{form}")
    assert LAYOUTS[form].lacking(found.header) == ()
    export = Export("Ours", form, f"foreign-{form}/1", "CC BY 4.0", "2024-03-07")
    claims = []
    for row in found.rows:
        name = row_name(export, next(v for _, v in row.cells), "x", row.number)
        reading = read_row(document_of(row, export, name), {})
        assert not [i for i in reading.issues if i.code != "foreign-time"]
        claims += reading.claims
    return claims


def point(claim: Claim) -> tuple[float, float]:
    assert claim.where is not None
    where = claim.where.value
    assert where.lat is not None
    assert where.lon is not None
    return where.lat, where.lon


def ours_of(event: Event) -> tuple[TimeSpan, Location, Count]:
    assert event.when is not None
    assert event.where is not None
    return event.when.value, event.where.value, event.counts[0].value


@settings(deadline=None, max_examples=60)
@given(events())
def test_what_acled_can_hold_comes_back(event: Event) -> None:
    when, where, dead = ours_of(event)
    (claim,) = back("acled", shelling(when=event.when, where=event.where, counts=event.counts))
    assert claim.kind.value == "assault.heavy-weapons"
    assert [p.name for p in claim.participants if p.role == "actor"] == ["Falcon Brigade"]
    assert claim.counts[0].value.best == dead.best
    assert when.earliest is not None
    assert when.latest is not None
    many = (when.latest - when.earliest).days
    if many > 30:
        assert claim.happened is None
    else:
        assert claim.happened is not None
        middle = when.earliest + timedelta(days=many // 2)
        expected = week_of(middle) if 0 < many < 7 else month_of(middle)
        one = (middle, middle) if many == 0 else (expected.earliest, expected.latest)
        assert (claim.happened.value.earliest, claim.happened.value.latest) == one
        assert claim.happened.value.touches(when)
    code = acled_precision(where)
    assert claim.where is not None
    assert acled_precision(claim.where.value) == code
    assert claim.where.value.country == "LBY"
    if code is not None:
        assert point(claim) == (where.lat, where.lon)


@settings(deadline=None, max_examples=60)
@given(events())
def test_what_ucdp_can_hold_comes_back(event: Event) -> None:
    when, where, dead = ours_of(event)
    (claim,) = back("ucdp", shelling(when=event.when, where=event.where, counts=event.counts))
    assert type_of(claim.kind.value) == "assault"
    assert claim.happened is not None
    assert (claim.happened.value.earliest, claim.happened.value.latest) == (
        when.earliest, when.latest
    )  # fmt: skip
    total = claim.counts[0].value
    assert (total.low, total.best, total.high) == (dead.low, dead.best, dead.high)
    assert [(p.role, p.name) for p in claim.participants] == [
        ("actor", "Falcon Brigade"), ("target", "Civilians")
    ]  # fmt: skip
    assert point(claim) == (where.lat, where.lon)
    assert claim.where is not None
    assert ucdp_precision(claim.where.value) == ucdp_precision(where)


@settings(deadline=None, max_examples=60)
@given(events())
def test_what_plover_can_hold_comes_back(event: Event) -> None:
    when, where, _ = ours_of(event)
    (claim,) = back("plover", shelling(when=event.when, where=event.where, counts=event.counts))
    assert claim.kind.value == event.kind.value
    assert claim.happened is not None
    assert (claim.happened.value.earliest, claim.happened.value.latest) == (
        when.earliest, when.latest
    )  # fmt: skip
    assert claim.where is not None
    again = claim.where.value
    assert (again.lat, again.lon, again.precision, again.radius_km, again.relation) == (
        where.lat, where.lon, where.precision, where.radius_km, where.relation
    )  # fmt: skip
    assert [(p.role, p.name, p.country) for p in claim.participants] == [
        ("actor", "Falcon Brigade", "LBY")
    ]  # fmt: skip


@pytest.mark.parametrize(("realis", "flag"), [("future", "future"), ("unknown", "unknown")])
def test_what_has_not_happened_comes_back_as_that(realis: str, flag: str) -> None:
    (claim,) = back("plover", shelling(realis=realis))
    assert claim.realis.value == flag


def test_what_the_report_was_is_who_the_row_relied_on() -> None:
    assert REPORT.source.name in exported("acled", shelling())[0].decode()
