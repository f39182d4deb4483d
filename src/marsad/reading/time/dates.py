"""From a match of the grammar to what it says: the builders of dates."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from marsad.reading.time import holy, relative
from marsad.reading.time.bag import Bag
from marsad.reading.time.meaning import Calendar, Fixed, Hijri, Meaning, Near, Portion, Shift

EDGE_PARTS = {"START": "TMO", "END": "TEV"}


def two_digit_year(value: int) -> int:
    """The year of "'44": 1930 to 2029."""
    return value + (2000 if value < 30 else 1900)


def year_of(bag: Bag) -> tuple[int | None, bool]:
    """The year in a match and whether it is before the era."""
    year = bag.number("year")
    if bag.has("bc"):
        at = next(i for i, a in enumerate(bag.atoms) if a.kind == "bc")
        value = bag.atoms[at - 1].value
        return (value, True) if isinstance(value, int) else (None, True)
    if year is None and bag.has("apos"):
        year = two_digit_year(int(bag.word("apos")[1:]))
    return year, False


def _same(bag: Bag) -> str:
    if bag.has("year", "apos"):
        return ""
    if not bag.has("unit"):
        return "past" if bag.has("last") else "future" if bag.has("next") else ""
    where = relative.near_word(bag)
    return f"{'there' if where[1] else 'now'}:{where[0]}"


def slashed(text: str) -> Calendar | None:
    """ "15/11/2017", with the order of day and month left open unless it can only be one."""
    left, right, year = (int(n) for n in re.split("[-./]", text))
    if year < 100:
        year = two_digit_year(year)
    if 12 < left <= 31 and 1 <= right <= 12:
        return Calendar(year, right, left)
    if 12 < right <= 31 and 1 <= left <= 12:
        return Calendar(year, left, right)
    return Calendar(year, slashed=(left, right)) if 1 <= left <= 12 >= right >= 1 else None


def calendar(bag: Bag) -> Meaning | None:
    """Any expression that names fields of the calendar; "early on Sunday" is the morning of that
    day, "late on 5 May" its evening."""
    found = fields(bag)
    part = EDGE_PARTS.get(bag.word("edge")) if not bag.has("edgenoun") else None
    if part is None:
        return found
    if isinstance(found, Calendar) and (found.day_said or found.slashed) and not found.part:
        return replace(found, part=part, edge="")
    if isinstance(found, Shift) and found.unit == "D" and not found.part:
        return replace(found, part=part)
    if isinstance(found, Near) and found.what == "weekday" and not found.part:
        return replace(found, part=part, edge="")
    return found


def fields(bag: Bag) -> Meaning | None:
    """Any expression that names fields of the calendar, or a day counted from now with them."""
    part, edge = bag.part(), bag.edge()
    if bag.has("iso"):
        y, m, d = (int(n) for n in re.split("[-/]", bag.word("iso")))
        return Calendar(y, m, d, part=part) if 1 <= m <= 12 else None
    if bag.has("slash"):
        found = slashed(bag.word("slash"))
        return replace(found, part=part) if found else None
    if bag.has("deictic") and not bag.has("wd", "month", "month3"):
        return relative.deictic(bag)
    if bag.has("deictic"):
        part = cast(tuple[int, str], bag.all("deictic")[0].value)[1]
        if not part:
            return None
    if bag.has("this", "that", "last") and bag.has("part", "night") and ":" in part:
        return _clock_of_day(bag, part)
    if (bag.has("wd") and not bag.has("month", "month3")) or (bag.has("wd3") and bag.has("last")):
        if relative.near_word(bag)[0] is not None:
            return relative.near(bag)
        return Calendar(weekday=bag.number("wd"), part=part, edge=edge)
    if bag.has("decade"):
        return _decade(bag)
    if bag.has("feast"):
        feast = cast(tuple[int, int], bag.all("feast")[0].value)
        return Calendar(year_of(bag)[0], *feast, part=part)
    month = bag.number("month", "month3", "monthx")
    season_of_year = bag.has("season") and bag.has("unit") and bag.word("unit") == "Y"
    dated = month is not None or season_of_year or bag.has("year", "apos", "bc")
    if bag.has("unit") and not dated:
        if bag.has("ord", "ordn", "second"):
            return relative.ordinal(bag)
        return relative.near(bag)
    of_year, bc = year_of(bag)
    day_bag = bag.without("year") if not bc else _before_bc(bag)
    day = day_bag.number("small", "ordn", "ord", "second") if month else None
    if month and bag.has("ordn", "ord") and bag.has("clock"):
        day = day_bag.number("ordn", "ord", "small")
    if month and bag.has("oclock"):
        day = bag.number("small", "ordn")
    if bag.has("unit") and bag.word("unit") != "Y" and not bag.has("year", "apos", "bc"):
        return None
    half = bag.number("halves")
    return Calendar(
        of_year, month, day, bag.number("wd", "wd3") if day else None, bag.word("season") or None,
        half=half, part=part, edge=edge, bc=bc, same=_same(bag),
    )  # fmt: skip


def _clock_of_day(bag: Bag, part: str) -> Meaning | None:
    """ "0620 hrs this morning", "last night at 11 pm", "9 pm that night"."""
    if bag.has("wd", "month", "month3"):
        return None
    if bag.has("that"):
        return Near(0, "D", there=True, part=part)
    return Shift(-1.0 if bag.has("last") else 0.0, "D", 1, part=part)


def line_day(bag: Bag) -> Calendar:
    """ "Tue." and "Thu 29." where a line opens."""
    return Calendar(weekday=bag.number("wd", "wd3"), day=bag.number("small"))


def _before_bc(bag: Bag) -> Bag:
    at = next(i for i, a in enumerate(bag.atoms) if a.kind == "bc")
    return Bag(bag.atoms[: at - 1])


def _decade(bag: Bag) -> Meaning | None:
    digits = bag.word("decade").strip("'").rstrip("s").rstrip("'")
    if len(digits) == 2:
        digits = f"{'20' if digits < '20' else '19'}{digits}"
    bc = bag.has("bc")
    if len(digits) == 3 and not bc:
        return None
    digits = f"{int(digits):04}"[:3]
    return Calendar(digits=digits, edge=bag.edge(), bc=bc)


def century(bag: Bag) -> Meaning | None:
    """ "the 19th century" as its first two digits."""
    if bag.word("unit") != "CE":
        return relative.ordinal(bag)
    number = bag.number("ord", "ordn", "second")
    bc = bag.has("bc")
    if number is None:
        return None
    digits = f"{number - 1:02}"
    return Calendar(digits=digits, edge=bag.edge(), bc=bc)


def quarter(bag: Bag) -> Meaning | None:
    """ "the third quarter of 2017", "Q3"."""
    year = bag.number("year")
    short = bag.word("quarter")
    if short:
        if year is None and short[0] == "h":
            return None
        number = int(short[1])
        if short[0] == "h":
            return Calendar(year, half=number) if number < 3 else None
        return Calendar(year, quarter=number)
    if bag.word("unit") != "Q":
        return relative.ordinal(bag) if not bag.has("last", "fiscal") else None
    if bag.has("last"):
        return relative.near(bag)
    number = 4 if bag.has("final") else bag.number("ord", "ordn", "second") or 0
    same = _same(Bag(bag.atoms[-3:])) if year is None and len(bag.all("unit")) > 1 else ""
    return Calendar(year, quarter=number, same=same) if 1 <= number <= 4 else None


def fixed(bag: Bag) -> Meaning | None:
    """References and sets as they stand in the tables."""
    if bag.has("set"):
        return Fixed("SET", bag.word("set"))
    return Fixed("DATE", bag.word("ref") or "PRESENT_REF")


def portion(bag: Bag) -> Meaning | None:
    """ "the last week of August": a length with a place in a period."""
    at = next(i for i, a in enumerate(bag.atoms) if a.kind == "of")
    head, rest = Bag(bag.atoms[:at]), Bag(bag.atoms[at + 1 :])
    whole = holy.hijri(rest) if rest.has("hijri") else calendar(rest)
    length = relative.length(head) or relative.one_unit(head)
    if not isinstance(whole, Calendar | Hijri) or not isinstance(length, Fixed) or head.has("past"):
        return None
    unit = head.word("unit", "units")
    if unit not in ("D", "W", "M", "F") or (isinstance(whole, Calendar) and whole.bc):
        return None
    amount, _ = relative.amount_in(head)
    skip = (head.number("ord") or 1) - 1
    sign = (
        -1 if head.has("last", "final") and head.word("final") not in ("opening", "initial") else 1
    )
    if amount is None and head.has("unit"):
        amount = 1.0
    return Portion(amount, unit, sign, skip, whole)


def former(bag: Bag) -> Meaning | None:
    """ "former", "the past"."""
    return Fixed("DATE", "PAST_REF")


def anaphor(bag: Bag) -> Meaning:
    """ "at that time", "during this period": the time that is being told of."""
    value = "PRESENT_REF" if bag.has("this") and bag.atoms[-1].value == "time" else "PAST_REF"
    return Fixed("DATE", value)


def bare(bag: Bag) -> Meaning | None:
    """A number that may be a year before the era; the document decides."""
    year = bag.number("num")
    return Calendar(year, bc=True) if year and 100 <= year < 1000 else None
