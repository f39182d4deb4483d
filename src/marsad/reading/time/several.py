"""From a match of the grammar to what it says: several days, nights and weeks in one breath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from marsad.reading.time import digits
from marsad.reading.time.bag import Bag
from marsad.reading.time.dates import calendar, year_of
from marsad.reading.time.meaning import Calendar, Fixed, Found, Meaning
from marsad.reading.time.scan import Atom


def nights(bag: Bag) -> Meaning | None:
    """ "the night of 3-4 June", "overnight from Friday to Saturday": the first day, two days."""
    join = next(i for i, a in enumerate(bag.atoms) if a.kind in ("dash", "to", "and", "into"))
    left, right = Bag(bag.atoms[:join]), Bag(bag.atoms[join + 1 :])
    part = left.part() or "TNI"
    into = right.number("wd")
    if into and not left.has("wd"):
        return Calendar(weekday=(into - 2) % 7 + 1, part=part, days=2)
    if left.has("wd"):
        first, second = left.number("wd"), right.number("wd")
        good = first and second and second == first % 7 + 1
        return Calendar(weekday=first, part=part, days=2) if good else None
    month = left.number("month", "month3") or right.number("month", "month3")
    day, after = left.number("small", "ordn"), right.number("small", "ordn")
    if day is None or not (after == day + 1 or after == 1):
        return None
    if after == 1 and not left.has("month", "month3") and month:
        month = (month - 2) % 12 + 1
    return Calendar(year_of(bag)[0], month, day, part=part, days=2)


def week_of(bag: Bag) -> Meaning | None:
    """ "w/c 13 November", "the week ending 19 November", "the week of 6 November"."""
    if (bag.has("unit") and bag.word("unit") != "W") or bag.word("edgenoun") not in ("", "START"):
        return None
    found = calendar(bag.without("unit", "edgenoun", "of"))
    if not isinstance(found, Calendar) or not (found.day or found.weekday or found.slashed):
        return None
    return replace(found, edge="", around="to" if bag.has("ending", "we") else "from")


def days(atoms: Sequence[Atom], rule: str) -> list[Found]:
    """ "28-30 July 2017", "July 28-30": one expression a day, the month belongs to the nearest."""
    bag = Bag(atoms)
    month = next(i for i, a in enumerate(atoms) if a.kind in ("month", "month3"))
    year, bc = year_of(bag)
    groups: list[list[int]] = [[]]
    for i, atom in enumerate(atoms):
        if atom.kind in ("comma", "dash", "to", "and") and (
            i < month if month > 1 else not any(a.kind == "year" for a in atoms[i + 1 : i + 2])
        ):
            groups.append([])
        elif atom.kind != "comma" or groups[-1]:
            groups[-1].append(i)
    found = []
    for group in groups:
        part = Bag([atoms[i] for i in group])
        day = part.number("small", "ordn", "ord", "second")
        if day is None:
            return []
        meaning = Calendar(year, bag.number("month", "month3"), day, bc=bc)
        found.append(Found(part.atoms[0].start, part.atoms[-1].end, meaning, rule))
    return found


def months(atoms: Sequence[Atom], rule: str) -> list[Found]:
    """ "March to May 2015": two expressions, the first borrows the year."""
    at = next(i for i, a in enumerate(atoms) if a.kind in ("dash", "to", "and") and i)
    left, right = Bag(atoms[:at]), Bag(atoms[at + 1 :])
    if (left.has("edge") and left.atoms[-1].kind == "edge") or not right.atoms:
        return []
    last = calendar(right)
    first = calendar(left)
    if not isinstance(first, Calendar) or not isinstance(last, Calendar):
        return []
    first = replace(first, year=last.year, bc=last.bc, same=last.same)
    return [
        Found(left.atoms[0].start, left.atoms[-1].end, first, rule),
        Found(right.atoms[0].start, right.atoms[-1].end, last, rule),
    ]


def years(atoms: Sequence[Atom], rule: str) -> list[Found]:
    """ "2014-15", "499-493 BC": two years."""
    bag = Bag(atoms)
    at = next(i for i, a in enumerate(atoms) if a.kind in ("dash", "to", "and") and i)
    first, last = atoms[at - 1].value, atoms[at + 1].value
    if not isinstance(first, int) or not isinstance(last, int):
        return []
    bc = bag.has("bc")
    if not bc:
        if last > 99 or atoms[at + 1].end - atoms[at + 1].start != 2:
            return []
        last += first - first % 100
        if last <= first:
            return []
    elif last >= first:
        return []
    return [
        Found(atoms[0].start, atoms[at - 1].end, Calendar(first, bc=bc, edge=bag.edge()), rule),
        Found(atoms[at + 1].start, atoms[-1].end, Calendar(last, bc=bc), rule),
    ]


def years_on(atoms: Sequence[Atom], rule: str) -> list[Found]:
    """ "2011-present": a year, and now. They tell how long what is named has lasted, never when
    the happening told beside it was, so that the year has no interval and nothing counts from it.
    """
    first, _, last = atoms
    year = Fixed("DATE", str(first.value))
    return [
        Found(first.start, first.end, year, rule),
        Found(last.start, last.end, Fixed("DATE", "PRESENT_REF"), rule),
    ]


def weeks(atoms: Sequence[Atom], rule: str) -> list[Found]:
    """ "weeks 40 to 44": two numbered weeks."""
    bag = Bag(atoms)
    numbers = [(i, a) for i, a in enumerate(atoms) if a.kind in ("small", "num")]
    if bag.word("units") != "W" or len(numbers) != 2:
        return []
    (at, first), (after, second) = numbers
    year = bag.number("year")
    said = [digits.numbered_week(cast(int, a.value), year) for a in (first, second)]
    if said[0] is None or said[1] is None:
        return []
    return [
        Found(atoms[0].start, atoms[at].end, said[0], rule),
        Found(atoms[after].start, atoms[-1].end, said[1], rule),
    ]
