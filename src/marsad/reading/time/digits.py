"""From a match of the grammar to what it says: dates and weeks written in digits."""

from __future__ import annotations

import re
from datetime import date

from marsad.reading.time.bag import Bag
from marsad.reading.time.meaning import Calendar, Meaning, Near
from marsad.reading.time.periods import day_or_none
from marsad.reading.time.relative import near_word
from marsad.reading.time.words import MONTHS

_DTG = re.compile(r"(\d\d)(\d\d)(\d\d) ?([a-z]) ?([a-z]{3})[a-z]* ?(\d\d(?:\d\d)?)")
WEEKS = 53


def zone(letter: str) -> str:
    """The military time zone of a letter, as ISO 8601 writes it; ``J`` is local time."""
    if letter in "zj":
        return letter.upper() if letter == "z" else ""
    east = "abcdefghiklm".find(letter)
    if east >= 0:
        return f"+{east + 1:02}:00"
    return f"-{'nopqrstuvwxy'.index(letter) + 1:02}:00"


def digits(bag: Bag) -> Meaning | None:
    """ISO date and time, military date-time group, "15/11", ISO week, fiscal year."""
    atom = bag.atoms[0]
    text = str(atom.value)
    if atom.kind == "isotime":
        day = day_or_none(*(int(n) for n in text[:10].split("-")))
        part = text[10:].upper()
        return Calendar(day.year, day.month, day.day, part=part) if day else None
    if atom.kind == "dtg":
        return _dtg(text)
    if atom.kind == "slash2":
        left, right = (int(n) for n in text.split("/"))
        return short(left, right)
    if atom.kind == "isoweek":
        return numbered_week(int(text[-2:]), int(text[:4]))
    number = re.sub(r"\D", "", text)
    year = int(number) if len(number) == 4 else 2000 + int(number)
    return Calendar(year)


def short(left: int, right: int) -> Calendar | None:
    """ "15/11": a day and a month, in an order that is left open where both could be."""
    if 12 < left <= 31 and 1 <= right <= 12:
        return Calendar(month=right, day=left)
    if 12 < right <= 31 and 1 <= left <= 12:
        return Calendar(month=left, day=right)
    return Calendar(slashed=(left, right)) if 1 <= left <= 12 >= right >= 1 else None


def _dtg(text: str) -> Meaning | None:
    found = _DTG.fullmatch(text)
    month = MONTHS.get(found.group(5)) if found else None
    if found is None or month is None:
        return None
    day, hour, minute = (int(found.group(i)) for i in (1, 2, 3))
    year = int(found.group(6))
    if hour > 24 or minute > 59 or not 1 <= day <= 31:
        return None
    part = f"T{hour:02}:{minute:02}{zone(found.group(4))}"
    return Calendar(year if year > 99 else 2000 + year, month, day, part=part)


def numbered_week(number: int, year: int | None) -> Calendar | None:
    """A week of the ISO calendar, where the year has so many."""
    if not 1 <= number <= WEEKS or (year and number == WEEKS and not _long(year)):
        return None
    return Calendar(year, week=number)


def _long(year: int) -> bool:
    return date(year, 12, 28).isocalendar().week == WEEKS


def week(bag: Bag) -> Meaning | None:
    """ "week 46", "week 46 of 2017"."""
    if bag.has("unit") and bag.word("unit") != "W":
        return None
    return numbered_week(bag.number("small", "num") or 0, bag.number("year"))


def weekday_of_week(bag: Bag) -> Meaning | None:
    """ "Monday last week", "Thursday of next week"."""
    which, there = near_word(bag)
    number = bag.number("wd")
    if bag.word("unit") != "W" or which is None or number is None:
        return None
    return Near(which, "weekday-of-week", number, there, bag.part(), bag.edge())
