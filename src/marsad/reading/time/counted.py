"""Expressions counted from the publication date or from the last date of the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from marsad.reading.time import periods
from marsad.reading.time.anchor import on_day, on_told_day, part_of
from marsad.reading.time.meaning import Near, Shift
from marsad.reading.time.periods import Point
from marsad.reading.time.relative import SECONDS, period_value
from marsad.reading.time.state import Last, Resolved, State


@dataclass(frozen=True, slots=True)
class Base:
    """Where counting starts: the day as far as it is known, and why there."""

    point: Point | None
    basis: str
    anchor: tuple[int, int] | None = None

    @property
    def day(self) -> date | None:
        """The whole day, where it is known."""
        return self.point.as_date() if self.point else None


def base_of(state: State, *, there: bool, unit: str) -> Base:
    """The last date in the text, or the day of publication."""
    day_needed = unit in ("D", "W", "WE", "part", "weekday", "weekday-of-week", "anypart")
    if there or state.narrative:
        last = state.last
        near = state.published or state.last_day
        if last and near and not state.narrative and _too_coarse(last, unit, day_needed=day_needed):
            last = state.last_day
        if last and state.told and state.tense == "past" and _ahead(last, state):
            last = state.told
        if last:
            return Base(last.point, "previous-date", last.at)
    if state.published and not state.narrative:
        return Base(periods.of_date(state.published), "relative")
    return Base(None, "relative")


def _too_coarse(last: Last, unit: str, *, day_needed: bool) -> bool:
    """True for a bare year or month from which no day, and a bare year from which no month, can
    be counted; a report then means the last day told, or its own."""
    return (day_needed and not last.point.day) or (unit in ("M", "month") and not last.point.month)


def _ahead(last: Last, state: State) -> bool:
    """True for a day after publication: what is told in the past does not count from it."""
    day = last.point.as_date()
    return bool(day and state.published and not state.narrative and day > state.published)


def shift(said: Shift, state: State) -> Resolved:
    """Some units before or after the base."""
    base = base_of(state, there=said.there, unit=said.unit)
    if state.narrative and not said.there and said.unit == "D":
        base = Base(None, "relative")
        if said.part or (said.sign == 1 and said.amount == 0):
            return _deictic_in_narrative(said)
    if said.amount is None and said.there and not state.narrative:
        return Resolved("DURATION", period_value(None, said.unit), basis="explicit")
    if not said.there and said.unit in SECONDS:
        return _hours_ago(said, state)
    if said.amount is None:
        return Resolved("DATE", "PAST_REF" if said.sign < 0 else "FUTURE_REF", basis=base.basis)
    if base.point is None:
        kind = "TIME" if said.part else "DATE"
        return Resolved(kind, _unknown(said), precision=_precision(said.unit), basis=base.basis,
                        yearless=True)  # fmt: skip
    return _moved(said, base, said.amount * said.sign)


def _hours_ago(said: Shift, state: State) -> Resolved:
    """Of no known clock; of the day of publication, or so many days before as the hours make."""
    if state.published is None or state.narrative or said.sign > 0:
        return Resolved("TIME", "PAST_REF", basis="relative")
    hours = said.amount or 0.0 if said.unit == "TH" else 0.0
    first = state.published - timedelta(days=round(hours / 24))
    return Resolved("TIME", "PAST_REF", (first, state.published), basis="relative")


def _deictic_in_narrative(said: Shift) -> Resolved:
    if said.part:
        return Resolved("TIME", f"XXXX-XX-XX{said.part}", precision="part-of-day", basis="relative")
    return Resolved("DATE", "PRESENT_REF", basis="relative")


def _unknown(said: Shift) -> str:
    if said.part:
        return f"XXXX-XX-XX{said.part}"
    return {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "F": "XXXX-WXX"}.get(
        said.unit, "XXXX-XX-XX" if said.unit == "D" else "XXXX"
    )


def _precision(unit: str) -> str:
    return {"D": "day", "W": "week", "F": "week", "M": "month", "Y": "year", "WE": "range"}.get(
        unit, "range" if unit in ("DE", "CE", "Q", "ML") else "day"
    )


def _moved(said: Shift, base: Base, amount: float) -> Resolved:
    assert base.point is not None
    point, unit = base.point, said.unit
    if unit in ("TS", "TM", "TH"):
        if base.day is None:
            return _loose(base, amount)
        hours = amount if unit == "TH" else 0.0
        return _day(base.day + timedelta(hours=int(hours)), "", base)
    if unit == "D":
        if base.day is None:
            return _loose(base, amount)
        return _day(base.day + timedelta(days=round(amount)), said.part, base)
    if unit in ("W", "F", "WE"):
        weeks = amount * 2 if unit == "F" else amount
        if base.day is None:
            return _loose(base, weeks * 7)
        day = base.day + timedelta(days=round(weeks * 7))
        if said.there and base.anchor:
            return _day(day, "", base)
        value, span = periods.week(day)
        return Resolved("DATE", value, span, "week", base.basis, base.anchor, periods.of_date(day))
    if unit in ("M", "Q"):
        if point.month is None:
            return _point(Point(point.year + round(amount / 12), bc=point.bc), base)
        steps = round(amount * (3 if unit == "Q" else 1))
        year, month = periods.add_months(point.year, point.month, steps)
        return _point(Point(year, month), base)
    if unit == "Y" and amount != int(amount) and point.month:
        year, month = periods.add_months(point.year, point.month, round(amount * 12))
        return _point(Point(year, month), base)
    years = amount * {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}[unit]
    year = point.year - round(years) if point.bc else point.year + round(years)
    if unit == "DE" and point.bc and year > 0:
        return Resolved("DATE", f"BC{year:04}"[:5], precision="range", basis=base.basis,
                        anchor=base.anchor)  # fmt: skip
    if unit == "DE" and not point.bc and year > 0:
        digits = f"{year:04}"[:3]
        decade = periods.digits(digits) or (None, None)
        return Resolved("DATE", digits, decade, "range", base.basis, base.anchor, Point(year))
    return _point(Point(year, bc=point.bc), base)


def _day(day: date, part: str, base: Base) -> Resolved:
    return on_day(day, part, base.basis, base.anchor)


def _point(point: Point, base: Base) -> Resolved:
    if point.year < 1:
        return Resolved("DATE", "PAST_REF", basis=base.basis, anchor=base.anchor)
    span = periods.interval(point) or (None, None)
    return Resolved("DATE", point.value, span, point.precision, base.basis, base.anchor, point)


def _loose(base: Base, days: float) -> Resolved:
    """Some days from a month or year: within it, or a little beyond."""
    assert base.point is not None
    span = periods.interval(base.point)
    value = f"{base.point.value}{'-XX' if base.point.month else '-XX-XX'}"
    if span is None:
        return Resolved("DATE", value, precision="range", basis=base.basis, anchor=base.anchor)
    moved = (min(span[0], span[0]), max(span[1], span[1] + timedelta(days=round(days))))
    return Resolved("DATE", value, moved, "range", base.basis, base.anchor)


def near(said: Near, state: State) -> Resolved:
    """The last, this or next unit, weekday, month, season or part of the day."""
    if said.what == "anypart":
        return _any_part(said, state)
    if said.what == "overnight":
        return _overnight(state)
    base = base_of(state, there=said.there, unit=said.what)
    if base.point is None:
        return Resolved("TIME" if said.part else "DATE", _unknown_near(said), basis=base.basis,
                        precision=_precision(said.what), yearless=True)  # fmt: skip
    if said.what in ("D", "part", "weekday", "weekday-of-week", "W", "WE"):
        return _near_day(said, base, state)
    if said.what in ("month", "season"):
        return _near_named(said, base)
    found = _moved(Shift(float(said.which), said.what, 1, said.there), base, float(said.which))
    if said.what == "Q" and base.point.month:
        year, month = periods.add_months(base.point.year, base.point.month, 3 * said.which)
        number = (month - 1) // 3 + 1
        whole = periods.months(year, number * 3 - 2, 3)
        return Resolved("DATE", f"{year:04}-Q{number}", whole, "range", base.basis, base.anchor)
    if said.what == "CE":
        if base.point.bc:
            digits = f"BC{max(0, base.point.year // 100 - said.which):02}"
            return Resolved("DATE", digits, precision="range", basis=base.basis, anchor=base.anchor)
        digits = f"{base.point.year // 100 + said.which:02}"
        return Resolved("DATE", digits, periods.digits(digits) or (None, None), "range",
                        base.basis, base.anchor)  # fmt: skip
    first, last = found.span
    if first and last and said.edge:
        return Resolved("DATE", found.value, periods.third((first, last), said.edge),
                        found.precision, found.basis, found.anchor, found.point)  # fmt: skip
    return found


def _any_part(said: Near, state: State) -> Resolved:
    day = state.last_day.point.as_date() if state.last_day else None
    meant = said.value == "point" and (":" in said.part or state.tense == "past")
    if day and state.last_day and (said.edge != "" or meant):
        return on_told_day(day, said.part, state.last_day.at)
    value, precision, kind = part_of("XXXX-XX-XX", said.part)
    return Resolved(kind, value, precision=precision, basis="context")


def _overnight(state: State) -> Resolved:
    """The night before publication, or the one that comes; in a history on no known day."""
    if state.narrative or state.published is None:
        return Resolved("TIME", "XXXX-XX-XXTNI", precision="part-of-day", basis="relative",
                        yearless=not state.narrative)  # fmt: skip
    day = state.published
    if state.tense not in ("future", "would"):
        day -= timedelta(days=1)
    span = (day, day + timedelta(days=1))
    return Resolved("TIME", f"{day.isoformat()}TNI", span, "part-of-day", "relative",
                    point=periods.of_date(day))  # fmt: skip


def _unknown_near(said: Near) -> str:
    return {"D": "XXXX-XX-XX", "part": f"XXXX-XX-XX{said.part}", "W": "XXXX-WXX", "M": "XXXX-XX",
            "weekday": f"XXXX-WXX-{said.value}",
            "weekday-of-week": f"XXXX-WXX-{said.value}", "month": f"XXXX-{said.value:0>2}",
            "season": f"XXXX-{said.value}", "WE": "XXXX-WXX-WE"}.get(said.what, "XXXX")  # fmt: skip


def _near_day(said: Near, base: Base, state: State) -> Resolved:
    day = base.day
    if day is None:
        found = _loose(base, said.which)
        part = said.part if said.what in ("D", "part") else ""
        return Resolved("TIME" if part else "DATE", found.value + part, found.span, "range",
                        found.basis, found.anchor)  # fmt: skip
    if said.what == "weekday":
        number = int(said.value)
        if said.which < 0:
            day -= timedelta(days=(day.isoweekday() - number - 1) % 7 + 1)
        elif said.which > 0:
            day += timedelta(days=(number - day.isoweekday() - 1) % 7 + 1)
        else:
            step = (number - day.isoweekday()) % 7
            day += timedelta(days=step - 7 if state.tense == "past" and step else step)
        return _day(day, said.part, base)
    if said.what == "weekday-of-week":
        step = int(said.value) - day.isoweekday() + 7 * said.which
        return _day(day + timedelta(days=step), said.part, base)
    if said.what in ("W", "WE"):
        which = said.which
        loose = said.value == "tense" and state.tense != "future"
        past = said.what == "WE" and said.which == 0 and state.tense == "past"
        if (loose or past) and day.isoweekday() < 6:
            which -= 1
        value, span = periods.week(day + timedelta(days=7 * which))
        if said.what == "WE":
            span = (span[1] - timedelta(days=1), span[1])
            return Resolved("DATE", f"{value}-WE", span, "range", base.basis, base.anchor)
        return Resolved("DATE", value, periods.third(span, said.edge), "week", base.basis,
                        base.anchor)  # fmt: skip
    return _day(day + timedelta(days=said.which), said.part, base)


def _near_named(said: Near, base: Base) -> Resolved:
    assert base.point is not None
    year, month = base.point.year, base.point.month or 6
    if said.what == "month":
        number = int(said.value)
        if said.which < 0 and number >= month:
            year -= 1
        elif said.which > 0 and number <= month:
            year += 1
        return _point(Point(year, number), base)
    name = str(said.value)
    if said.which:
        first = date(base.point.year, month, 1) if not base.point.bc else None
        years = [year - 1, year, year + 1]
        spans = {y: periods.season(y, name) for y in years} if first else {}
        ok = [
            y for y, s in spans.items()
            if s and first and (s[1] < first if said.which < 0 else s[0] > first)
        ]  # fmt: skip
        if ok:
            year = ok[-1] if said.which < 0 else ok[0]
    elif not base.point.bc and name == "WI" and base.point.month and base.point.month < 4:
        year -= 1
    point = Point(year, bc=base.point.bc)
    span = periods.season(year, name) if not point.bc else None
    return Resolved("DATE", f"{point.value}-{name}", span or (None, None), "season", base.basis,
                    base.anchor, point)  # fmt: skip
