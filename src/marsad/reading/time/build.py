"""From a match of the grammar to what it says: which builder makes what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from marsad.reading.time import dates, digits, holy, relative, several
from marsad.reading.time.bag import Bag
from marsad.reading.time.meaning import Found, Meaning, Shift
from marsad.reading.time.scan import Atom

Builder = Callable[[Bag], Meaning | None]

ONE: Mapping[str, Builder] = {
    "calendar": dates.calendar, "century": dates.century, "quarter": dates.quarter,
    "fixed": dates.fixed, "line-day": dates.line_day,
    "hijri": holy.hijri, "eid": holy.eid, "moving": holy.moving, "solar": holy.solar,
    "eve": holy.fixed_eve, "digits": digits.digits, "week": digits.week,
    "week-of": several.week_of,
    "weekday-of-week": digits.weekday_of_week, "nights": several.nights,
    "anaphor": dates.anaphor, "former": dates.former, "bare": dates.bare,
    "near": relative.near, "shift": relative.shift,
    "daypart": relative.daypart, "beside": relative.beside, "vague": relative.vague,
    "period": relative.period, "ordinal": relative.ordinal, "length": relative.length,
    "as-many": relative.as_many,
    "every": relative.every, "portion": dates.portion,
    "weekend": relative.weekend, "compound": relative.compound,
}  # fmt: skip


MANY: Mapping[str, Callable[[Sequence[Atom], str], list[Found]]] = {
    "days": several.days, "months": several.months, "years": several.years,
    "years_on": several.years_on, "weeks": several.weeks,
}  # fmt: skip


def build(atoms: Sequence[Atom], rule: str, builder: str) -> list[Found]:
    """What a match says; empty when it says nothing sensible."""
    if builder in MANY:
        return MANY[builder](atoms, rule)
    meaning = ONE[builder](Bag(atoms))
    if meaning is None or (isinstance(meaning, Shift) and meaning.unit == "Q" and not meaning.sign):
        return []
    start, end = atoms[0].start, atoms[-1].end
    if rule == "length" and atoms[0].kind in ("a", "the") and relative.attributive(Bag(atoms)):
        start = atoms[1].start
    return [Found(start, end, meaning, rule)]
