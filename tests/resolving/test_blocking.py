"""Which events a claim is compared with: near in time and place, or a namesake."""

from __future__ import annotations

from datetime import date

from resolving_makers import claim, day, in_town, library, on

from marsad.model.claims import Claim
from marsad.model.times import TimeSpan
from marsad.resolving import Blocks, Reach, facets_of, reach_of
from marsad.resolving.blocking import NEWEST

DOCS = library(("d1", day(10)), ("undated", None))
YEAR = TimeSpan(date(2031, 1, 1), date(2031, 12, 31), "year", "explicit")
OPEN = TimeSpan(date(1998, 1, 1), None, "open", "explicit")


def reach(document: str = "d1", **fields: object) -> Reach:
    made: Claim = claim(document, **fields)  # type: ignore[arg-type]
    return reach_of(facets_of([made], DOCS)[0])


def met(known: Reach, asked: Reach) -> bool:
    blocks = Blocks()
    blocks.add(0, (known,))
    return blocks.near((asked,)) == (0,)


def test_days_apart_by_weeks_never_meet() -> None:
    early, late = reach(when=on(day(3))), reach(when=on(day(28)))
    assert met(early, reach(when=on(day(5))))
    assert not met(early, late)
    assert not met(late, early)


def test_fine_places_apart_never_meet_but_no_place_meets_any() -> None:
    here, there = reach(where=in_town("Tamsah")), reach(where=in_town("Qasr Dahab"))
    assert met(here, reach(where=in_town("Wadi Noor")))
    assert not met(here, there)
    assert met(here, reach())
    assert met(reach(), there)


def test_a_year_meets_only_what_shares_a_name_with_it() -> None:
    year = reach(when=YEAR, actor="x:army")
    assert year.span == "long"
    assert met(year, reach(when=on(day(3)), actor="x:army"))
    assert met(reach(when=on(day(3)), actor="x:army"), year)
    assert not met(year, reach(when=on(day(3)), actor="x:group"))
    assert not met(reach(when=on(day(3)), actor="x:group"), year)
    next_year = TimeSpan(date(2033, 1, 1), date(2033, 12, 31), "year", "explicit")
    assert not met(year, reach(when=next_year, actor="x:army"))


def test_what_has_no_date_or_decades_meets_its_namesakes_of_all_times() -> None:
    for timeless in (reach("undated", actor="x:army"), reach(when=OPEN, actor="x:army")):
        assert timeless.timeless
        assert met(timeless, reach(when=on(day(3)), actor="x:army"))
        assert met(reach(when=YEAR, actor="x:army"), timeless)
        assert not met(timeless, reach(when=on(day(3)), actor="x:group"))


def test_of_many_namesakes_the_newest_are_met() -> None:
    blocks = Blocks()
    many = NEWEST + 5
    for number in range(many):
        blocks.add(number, (reach(when=on(day(3)), actor="x:army"),))
    assert blocks.near((reach(when=YEAR, actor="x:army"),)) == tuple(range(5, many))
    assert len(blocks.near((reach(when=on(day(3)), actor="x:army"),))) == many


def test_what_is_planned_never_meets_what_is_told_as_real() -> None:
    assert not met(reach(stance="planned"), reach())
