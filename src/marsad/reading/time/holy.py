"""From a match of the grammar to what it says: feasts, Islamic and Solar Hijri dates."""

from __future__ import annotations

from typing import cast

from marsad.reading.time.bag import Bag
from marsad.reading.time.meaning import Calendar, Hijri, Meaning, Moving
from marsad.reading.time.relative import near_word

LAST_DAYS = (29, 2)  # a month of the moon ends with its 29th or 30th day


def _numbered(bag: Bag, name: str) -> int | None:
    """The day that stands before the name."""
    at = next(i for i, atom in enumerate(bag.atoms) if atom.kind == name)
    head = Bag(bag.atoms[:at])
    if head.has("unit") and head.word("unit") not in ("D", "M"):
        return None
    if not head.has("unit", "of", "ordn") and head.has("ord", "second"):
        return None  # "a first Ramadan abroad" is no day of it
    return head.number("small", "ordn", "ord", "second", "word")


def _years(bag: Bag) -> tuple[int | None, int | None]:
    """The Islamic and the common year; a year above 1700 is a common one."""
    year = bag.number("year", "num", "hyear")
    if year is None:
        return None, None
    if year > 1700 and not bag.has("ah", "hyear"):
        return None, year
    return year, None


def hijri(bag: Bag) -> Meaning | None:
    """A month, day or year of the Islamic calendar."""
    own, common = _years(bag)
    if (own is not None and not 1 <= own <= 1600) or (common is not None and common > 2100):
        return None
    if not bag.has("hijri"):
        return Hijri(None, None, 1, own) if own else None
    month, day, days = bag.number("hijri"), _numbered(bag, "hijri"), 1
    if day is None and bag.has("ord", "second"):
        return None
    if day is not None and not 1 <= day <= 30:
        return None
    if bag.has("last", "final") and bag.has("unit") and bag.word("unit") == "D":
        day, days = LAST_DAYS
    if bag.has("eve"):
        day = day or 1
    which = None if day else near_word(bag)[0]
    step = -1 if bag.has("eve") else 0
    return Hijri(month, day, days, own, common, which, step, bag.edge())


def eid(bag: Bag) -> Meaning | None:
    """A feast of the Islamic calendar, one day of it, or its eve."""
    own, common = _years(bag)
    month, first, days = cast(tuple[int, int, int], bag.all("eidfeast")[0].value)
    step = -1 if bag.has("eve") else 0
    number = _numbered(bag, "eidfeast")
    if number is not None:
        if number > max(days, 4):
            return None
        step = number - 1
    if step or number:
        days = 1
    return Hijri(month, first, days, own, common, near_word(bag)[0], step, bag.edge())


def moving(bag: Bag) -> Meaning:
    """Easter, Nowruz, Passover: a feast of ``moving.py``."""
    feast, offset, days = cast(tuple[str, int, int], bag.all("moving")[0].value)
    number = _numbered(bag, "moving")
    if bag.has("eve"):
        offset, days = offset - 1, 1
    elif number:
        offset, days = offset + number - 1, 1
    return Moving(feast, offset, days, year=bag.number("year"), which=near_word(bag)[0])


def fixed_eve(bag: Bag) -> Meaning:
    """ "the eve of Christmas"."""
    month, day = cast(tuple[int, int], bag.all("feast")[0].value)
    month, day = (month, day - 1) if day > 1 else ((month - 2) % 12 + 1, 31 if month == 1 else 30)
    return Calendar(bag.number("year"), month, day)


def solar(bag: Bag) -> Meaning | None:
    """A day or month of the Solar Hijri calendar."""
    year = bag.number("year", "num")
    if year is not None and not 1200 <= year <= 1600:
        return None
    day = bag.without("year", "num").number("small", "ordn")
    return Moving("solar", month=bag.number("solar"), day=day, year=year)
