"""The shapes of other data sets, with what is hard to hold: many sides, hard names, no day, a
country alone, numbers in words, a row of hashtags, and a spreadsheet between."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.codebook.foreign.layouts import LAYOUTS
from marsad.intake.foreign import Export, document_of, table_of
from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.events import Event, Side
from marsad.model.locations import Location
from marsad.publishing import export
from marsad.publishing.exports import FILES
from marsad.publishing.exports.hxl import TAGGED
from marsad.reading.foreign import read_row

from .builders import held
from .export_shapes import E_SHELLS, MADE, c_shells, shelling

NAMES = ("لواء الصقر", '"Ghosts" of the "Wadi"', "=HYPERLINK(1)", "+Alpha", "-Beta", "@Gamma",
         "'Delta", "'=Epsilon", "Eta, the Younger", "Theta\nof two lines", "#Lambda",
         "Mu: Nu")  # fmt: skip
SIDES = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True)
QUIET = settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
COUNTRY = Location("Libya", "c:LBY", "in", "country", 27.0, 17.0, 900.0, "LBY")


def with_sides(names: list[str]) -> Event:
    actors = tuple(held(Side(None, n, "LBY", "rebel"), c_shells) for n in names)
    hit = (held(Side(None, "villagers", "LBY", "civilians"), c_shells),)
    return replace(E_SHELLS, actors=actors, targets=hit)


def back(form: str, event: Event, *, hxl: bool = False, saved: str = "") -> Claim:
    """The claim that comes of an event; ``saved`` is the separator of a spreadsheet between."""
    changed = {n: getattr(event, n) for n in ("when", "where", "actors", "targets", "counts")}
    data = export(shelling(**changed), format=form, release="r-1", licence="CC BY 4.0",
                  query="all", made=MADE, audience="desk", hxl=hxl)[FILES[form]]  # fmt: skip
    if saved:
        out = io.StringIO()
        rows = csv.reader(io.StringIO(data.decode(), newline=""))
        csv.writer(out, delimiter=saved, lineterminator="\r\n").writerows(rows)
        data = ("\ufeff" + out.getvalue()).encode()
    found = table_of(data, "events")
    assert LAYOUTS[form].lacking(found.header) == ()
    (row,) = found.rows
    asked = Export("Ours", form, f"foreign-{form}/1", "CC BY 4.0", "2024-03-07")
    reading = read_row(document_of(row, asked, "x"), {})
    assert not [i for i in reading.issues if i.code == "foreign-cell"], reading.issues
    (claim,) = reading.claims
    return claim


def doers(claim: Claim) -> list[str]:
    return [p.name or "" for p in claim.participants if p.role in ("actor", "with")]


@QUIET
@given(SIDES)
def test_all_sides_come_back_from_acled_and_plover(names: list[str]) -> None:
    told = [" ".join(n.split()) for n in names]
    for form in ("acled", "plover"):
        assert doers(back(form, with_sides(names))) == told, form


@pytest.mark.parametrize("form", sorted(set(TAGGED) & set(LAYOUTS)))
@QUIET
@given(names=SIDES, saved=st.sampled_from(["", ";", "\t", ","]))
def test_hashtags_and_a_spreadsheet_between_change_nothing(
    form: str, names: list[str], saved: str
) -> None:
    event = with_sides(names)
    plain, other = back(form, event), back(form, event, hxl=True, saved=saved)
    assert doers(other) == doers(plain)
    assert (other.kind.value, other.counts[0].value, other.participants) == (
        plain.kind.value, plain.counts[0].value, plain.participants
    )  # fmt: skip
    assert other.happened is not None
    assert plain.happened is not None
    assert other.happened.value == plain.happened.value


@pytest.mark.parametrize("form", ["acled", "ucdp", "plover"])
def test_no_day_is_no_day(form: str) -> None:
    assert back(form, replace(E_SHELLS, when=None)).happened is None


def test_a_country_alone_is_a_country_without_a_point_in_acled() -> None:
    claim = back("acled", replace(E_SHELLS, where=held(COUNTRY, c_shells)))
    assert claim.where is not None
    assert (claim.where.value.country, claim.where.value.lat) == ("LBY", None)
    for form in ("ucdp", "plover"):
        where = back(form, replace(E_SHELLS, where=held(COUNTRY, c_shells))).where
        assert where is not None
        assert (where.value.country, where.value.precision) == ("LBY", "country"), form


@pytest.mark.parametrize(("count", "best", "vague"), [
    (Count("killed", 2, None, None, "several"), 10, True),
    (Count("killed", 24, None, None, "dozens"), 12, True),
    (Count("killed", 5, None, None, "at least 5"), 5, False), (None, 0, True),
])  # fmt: skip
def test_numbers_in_words_come_back_as_acled_has_them_and_say_so(
    count: Count | None, best: int, vague: bool
) -> None:
    counts = (held(count, c_shells),) if count else ()
    found = back("acled", replace(E_SHELLS, counts=counts)).counts[0].value
    assert (found.low, found.best, found.high) == (None, best, None)
    assert (found.qualifier is not None) == vague
