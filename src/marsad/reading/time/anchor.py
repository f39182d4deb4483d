"""Named calendar fields on the calendar: which year, which month, which day is meant.

Law: without a publication date and without an earlier date in the text there is no year, and
nothing is made up for it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from marsad.reading.time import hijri as islamic
from marsad.reading.time import periods
from marsad.reading.time.meaning import Calendar, Hijri
from marsad.reading.time.periods import Interval, Point
from marsad.reading.time.state import Last, Resolved, State

AHEAD = timedelta(days=3)
HALF_YEAR = 183
ROLLOVER = 8


def calendar(said: Calendar, state: State, *, month_first: bool = False) -> Resolved | None:
    """The expression on the calendar; ``None`` when there is no such day."""
    if said.digits is not None:
        return _digits(said)
    if said.slashed is not None and said.year:
        month, day = said.slashed if month_first else said.slashed[::-1]
        said = Calendar(said.year, month, day, part=said.part)
    if said.weekday and not said.day:
        return weekday(said, state)
    if said.year is None and not (said.month or said.season or said.quarter or said.half):
        return clock(said, state)
    year, basis, anchor = year_of(said, state)
    if year is None:
        return _yearless(said, basis)
    if anchor and state.last and state.last.point.bc:
        said = replace(said, bc=True)
    return _with_year(said, year, basis, anchor)


def _digits(said: Calendar) -> Resolved:
    leading = said.digits or ""
    if said.bc:
        return Resolved("DATE", f"BC{leading}", precision="range", basis="explicit")
    span = periods.digits(leading)
    assert span is not None
    return Resolved("DATE", leading, periods.third(span, said.edge), "range", "explicit")


def _with_year(
    said: Calendar, year: int, basis: str, anchor: tuple[int, int] | None
) -> Resolved | None:
    point = Point(year, said.month, said.day, said.bc)
    whole = periods.interval(point)
    value, precision = point.value, point.precision
    if whole is None and not said.bc:
        return None
    if said.season:
        value, precision = f"{point.value}-{said.season}", "season"
        whole = periods.season(year, said.season) if not said.bc else None
    elif said.quarter:
        value, precision = f"{year:04}-Q{said.quarter}", "range"
        whole = periods.months(year, said.quarter * 3 - 2, 3)
    elif said.half and not said.month:
        value, precision = f"{point.value}-H{said.half}", "range"
        whole = periods.months(year, said.half * 6 - 5, 6) if not said.bc else None
    kind = "DATE"
    if said.part and said.day:
        value, precision, kind = _part(value, said.part)
    span: Interval | tuple[None, None] = (None, None)
    if whole:
        span = periods.third(whole, said.edge)
        if said.half and said.month:
            cut = whole[0] + timedelta(days=14)
            span = (whole[0], cut) if said.half == 1 else (cut + timedelta(days=1), whole[1])
    return Resolved(kind, value, span, precision, basis, anchor, point)


def _part(value: str, part: str) -> tuple[str, str, str]:
    precision = "instant" if ":" in part else "part-of-day"
    return f"{value}{part}", precision, "TIME"


def _yearless(said: Calendar, basis: str) -> Resolved:
    if said.season:
        return Resolved("DATE", f"XXXX-{said.season}", precision="season", basis=basis,
                        yearless=True)  # fmt: skip
    if said.quarter:
        return Resolved("DATE", f"XXXX-Q{said.quarter}", precision="range", basis=basis,
                        yearless=True)  # fmt: skip
    if said.half and not said.month:
        return Resolved("DATE", f"XXXX-H{said.half}", precision="range", basis=basis,
                        yearless=True)  # fmt: skip
    value, precision, kind = f"XXXX-{said.month:02}", "month", "DATE"
    if said.day:
        value, precision = f"{value}-{said.day:02}", "day"
        if said.part:
            value, precision, kind = _part(value, said.part)
    return Resolved(kind, value, precision=precision, basis=basis, yearless=True)


def year_of(said: Calendar, state: State) -> tuple[int | None, str, tuple[int, int] | None]:
    """The year that is meant, with its reason and what it was counted from."""
    if said.year is not None:
        return said.year, "explicit", None
    basis = "explicit" if said.month and said.day else "relative"
    if said.same:
        where, step = said.same.split(":")
        steps = int(step) if step != "None" else 0
        if (where == "there" or state.narrative) and state.last:
            return state.last.point.year + steps, "previous-date", state.last.at
        if state.published:
            return state.published.year + steps, "relative", None
        return None, basis, None
    if state.narrative or state.published is None:
        if state.last is None:
            return None, basis, None
        return _rolled(said, state.last), "previous-date", state.last.at
    spoken = state.in_sentence
    if spoken and abs(spoken.point.year - state.published.year) >= 1 and not said.weekday:
        return _rolled(said, spoken), "previous-date", spoken.at
    return _year_by_tense(said, state.published, state.tense), basis, None


def _rolled(said: Calendar, last: Last) -> int:
    """The year of the last date, or the next when the months have run over the turn of a year."""
    month = said.month
    before = last.month
    if month and before and before - month >= ROLLOVER and not last.point.bc:
        return last.point.year + 1
    return last.point.year


def _whole(said: Calendar, year: int) -> Interval | None:
    if said.season:
        return periods.season(year, said.season)
    if said.quarter:
        return periods.months(year, said.quarter * 3 - 2, 3)
    if said.half and not said.month:
        return periods.months(year, said.half * 6 - 5, 6)
    return periods.interval(Point(year, said.month, said.day))


def _year_by_tense(said: Calendar, published: date, tense: str) -> int:
    """Past: the last such time that has begun; future: the next that has not ended; no verb: the
    nearest. A 29 February is looked for in the years that have one."""
    years = [y for y in range(published.year - 4, published.year + 5) if _whole(said, y)]
    spans = {y: s for y in years if (s := _whole(said, y))}
    if said.weekday and said.day:
        years = [y for y in years if spans[y][0].isoweekday() == said.weekday] or years
    begun = [y for y in years if spans[y][0] <= published + AHEAD]
    ahead = [y for y in years if spans[y][1] >= published]
    if tense == "past" and begun:
        return begun[-1]
    if tense == "future" and ahead:
        return ahead[0]
    near = [y for y in years if (spans[y][0] - published).days <= HALF_YEAR]
    if tense == "present" or not near:
        near = years
    if not near:
        return published.year
    return min(near, key=lambda y: (_distance(spans[y], published), y))


def _distance(span: Interval, day: date) -> int:
    if span[0] <= day <= span[1]:
        return 0
    return min(abs((span[0] - day).days), abs((span[1] - day).days))


def weekday(said: Calendar, state: State) -> Resolved:
    """A bare weekday: of the week before publication (that day itself included), of the week
    after it when the verb is in the future; in a narrative on or after the last day told."""
    number = said.weekday or 1
    last = state.last_day.point.as_date() if state.last_day else None
    basis, anchor = "relative", None
    day: date | None = None
    if state.published and not state.narrative:
        back = (state.published.isoweekday() - number) % 7
        ahead = (number - state.published.isoweekday()) % 7
        step = ahead if state.tense in ("future", "would") else -back
        day = state.published + timedelta(days=step)
    elif last and state.last_day:
        day = last + timedelta(days=(number - last.isoweekday()) % 7)
        basis, anchor = "previous-date", state.last_day.at
    if day is None:
        value = f"XXXX-WXX-{number}{said.part}"
        return Resolved("TIME" if said.part else "DATE", value, precision="day", basis=basis,
                        yearless=True)  # fmt: skip
    return on_day(day, said.part, basis, anchor)


def on_day(day: date, part: str, basis: str, anchor: tuple[int, int] | None) -> Resolved:
    """A known day, or a part of it."""
    value, precision, kind = day.isoformat(), "day", "DATE"
    if part:
        value, precision, kind = _part(value, part)
    return Resolved(kind, value, (day, day), precision, basis, anchor, periods.of_date(day))


def clock(said: Calendar, state: State) -> Resolved | None:
    """A time of day alone: on the last day told, else on no known day."""
    if not said.part:
        return None
    if state.last_day:
        day = state.last_day.point.as_date()
        ahead = day and state.published and not state.narrative and day > state.published
        if day and not (ahead and state.tense == "past"):
            return on_day(day, said.part, "previous-date", state.last_day.at)
    precision = "instant" if ":" in said.part else "part-of-day"
    return Resolved("TIME", f"XXXX-XX-XX{said.part}", precision=precision, basis="context")


def hijri(said: Hijri, state: State) -> Resolved | None:
    """A time of the Islamic calendar as an interval a day wider at both ends.

    The value is the Gregorian day where one is meant, else the month or year the interval lies in.
    """
    year, basis = said.year, "explicit"
    if year is None:
        year, basis = _hijri_year(said, state)
    if year is None:
        return Resolved("DATE", "XXXX", precision="month" if said.day is None else "day",
                        basis="context", yearless=True)  # fmt: skip
    span = islamic.span(year, said.month, said.day, said.days)
    precision = "range" if said.day else "month" if said.month else "year"
    point = periods.of_date(span[0] + timedelta(days=1))
    if said.day:
        value = point.value
    else:
        one_month = (span[0].year, span[0].month) == (span[1].year, span[1].month)
        point = Point(point.year, point.month if one_month else None)
        value = point.value
    return Resolved("DATE", value, span, precision, basis, None, point)


def _hijri_year(said: Hijri, state: State) -> tuple[int | None, str]:
    common = said.common_year
    basis = "explicit"
    last = state.last if state.narrative or state.published is None else None
    if common is None and last and not last.point.bc:
        common, basis = last.point.year, "previous-date"
    if common is not None:
        near = islamic.year_near(date(common, 1, 1))
        fits = [
            y for y in (near, near + 1)
            if islamic.span(y, said.month, said.day)[0].year == common
        ]  # fmt: skip
        return (fits[0] if fits else near), basis
    if state.published is None:
        return None, "context"
    near = islamic.year_near(state.published)
    spans = {y: islamic.span(y, said.month, said.day, said.days) for y in range(near - 2, near + 3)}
    begun = [y for y in spans if spans[y][0] <= state.published]
    ahead = [y for y in spans if spans[y][1] >= state.published]
    if said.which == -1:
        return [y for y in begun if spans[y][1] < state.published][-1], "relative"
    if state.tense == "future" or said.which == 1:
        return ahead[0], "relative"
    if state.tense == "past":
        return begun[-1], "relative"
    return min(spans, key=lambda y: (_distance(spans[y], state.published), y)), "relative"  # type: ignore[arg-type]
