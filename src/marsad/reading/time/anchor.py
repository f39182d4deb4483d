"""Named calendar fields on the calendar: which year, which month, which day is meant.

Law: without a publication date and without an earlier date in the text there is no year, and
nothing is made up for it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from marsad.reading.time import periods
from marsad.reading.time.meaning import Calendar
from marsad.reading.time.periods import Interval, Point
from marsad.reading.time.state import Last, Resolved, State

AHEAD = timedelta(days=3)
MIDNIGHT = "T24:00"  # by the word; no day is named with it yet
START_OF_DAY = "T00:00"
HALF_YEAR = 183
JUST_PAST, YEAR_AHEAD = 14, 300  # days
ROLLOVER = 8


def calendar(said: Calendar, state: State, *, month_first: bool | None = False) -> Resolved | None:
    """The expression on the calendar; ``None`` when there is no such day."""
    if said.slashed is not None:
        return _slashed(said, state, month_first)
    found = _calendar(said, state)
    return _spread(said, found) if found and (said.days > 1 or said.around) else found


def _slashed(said: Calendar, state: State, month_first: bool | None) -> Resolved | None:
    """ "03/04/2024" in the order of the document; without one, both days and all between."""
    assert said.slashed is not None
    left, right = said.slashed
    by_month = replace(said, month=left, day=right, slashed=None)
    by_day = replace(said, month=right, day=left, slashed=None)
    if month_first is not None or left == right:
        return _calendar(by_month if month_first else by_day, state)
    both = [r for r in (_calendar(by_month, state), _calendar(by_day, state)) if r]
    if len(both) < 2:
        return both[0] if both else None
    year = both[0].value[:4] if both[0].value[:4] == both[1].value[:4] else "XXXX"
    days = [day for r in both for day in r.span if day]
    span = (min(days), max(days)) if len(days) == 4 else (None, None)
    return Resolved("DATE", f"{year}-XX-XX", span, "range", both[0].basis, both[0].anchor,
                    yearless=both[0].yearless, ambiguous=True)  # fmt: skip


def _spread(said: Calendar, found: Resolved) -> Resolved:
    """A night over two days, or the week that begins or ends on a day."""
    first = found.span[0]
    if not said.around:
        last = first + timedelta(days=said.days - 1) if first else None
        return replace(found, span=(first, last))
    if first is None:
        return replace(found, value="XXXX-WXX", precision="week")
    step = 0 if said.around == "from" else 6
    span = (first - timedelta(days=step), first + timedelta(days=6 - step))
    value = periods.week(span[0] + timedelta(days=3))[0]
    return replace(found, type="DATE", value=value, span=span, precision="week")


def _calendar(said: Calendar, state: State) -> Resolved | None:
    if said.digits is not None:
        return _digits(said)
    if said.day and not said.month and said.year is None:
        return _numbered(said, state)
    if said.weekday and not said.day:
        return weekday(said, state)
    dated = said.month or said.season or said.quarter or said.half or said.week
    if said.year is None and not dated:
        return clock(said, state)
    year, basis, anchor = year_of(said, state)
    if year is None:
        return _yearless(said, basis)
    if anchor and state.last and state.last.point.bc:
        said = replace(said, bc=True)
    return _with_year(said, year, basis, anchor)


def _numbered(said: Calendar, state: State) -> Resolved | None:
    """ "Thursday 29": the day of that number and name nearest to the last one told, or to
    publication; never far ahead of it."""
    last = state.last_day.point.as_date() if state.narrative and state.last_day else None
    day = last or state.published
    if day is None:
        return None
    around = (day + timedelta(days=n) for n in range(-HALF_YEAR, HALF_YEAR))
    fits = [d for d in around if d.day == said.day and d.isoweekday() == said.weekday]
    if not fits:
        return None
    found = min(fits, key=lambda d: abs((d - day).days))
    return on_day(found, said.part, "relative", None)


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
    elif said.week:
        value, precision = f"{year:04}-W{said.week:02}", "week"
        whole = periods.iso_week(year, said.week)
        point = periods.of_date(whole[0])
    elif said.half and not said.month:
        value, precision = f"{point.value}-H{said.half}", "range"
        whole = periods.months(year, said.half * 6 - 5, 6) if not said.bc else None
    kind = "DATE"
    if said.part and said.day:
        value, precision, kind = part_of(value, said.part)
    span: Interval | tuple[None, None] = (None, None)
    if whole:
        span = periods.third(whole, said.edge)
        if said.half and said.month:
            cut = whole[0] + timedelta(days=14)
            span = (whole[0], cut) if said.half == 1 else (cut + timedelta(days=1), whole[1])
    return Resolved(kind, value, span, precision, basis, anchor, point)


def part_of(value: str, part: str) -> tuple[str, str, str]:
    """Value, precision and type of a part of a day; midnight is the beginning of the day."""
    part = START_OF_DAY if part == MIDNIGHT else part
    precision = "instant" if ":" in part else "part-of-day"
    return f"{value}{part}", precision, "TIME"


def _yearless(said: Calendar, basis: str) -> Resolved:
    if said.season:
        return Resolved("DATE", f"XXXX-{said.season}", precision="season", basis=basis,
                        yearless=True)  # fmt: skip
    if said.quarter:
        return Resolved("DATE", f"XXXX-Q{said.quarter}", precision="range", basis=basis,
                        yearless=True)  # fmt: skip
    if said.week:
        return Resolved("DATE", f"XXXX-W{said.week:02}", precision="week", basis=basis,
                        yearless=True)  # fmt: skip
    if said.half and not said.month:
        return Resolved("DATE", f"XXXX-H{said.half}", precision="range", basis=basis,
                        yearless=True)  # fmt: skip
    value, precision, kind = f"XXXX-{said.month:02}", "month", "DATE"
    if said.day:
        value, precision = f"{value}-{said.day:02}", "day"
        if said.part:
            value, precision, kind = part_of(value, said.part)
    return Resolved(kind, value, precision=precision, basis=basis, yearless=True)


def year_of(said: Calendar, state: State) -> tuple[int | None, str, tuple[int, int] | None]:
    """The year that is meant, with its reason and what it was counted from."""
    if said.year is not None:
        return said.year, "explicit", None
    basis = "explicit" if said.month and said.day else "relative"
    if said.same in ("past", "future"):
        year = _year_by_tense(said, state.published, said.same) if state.published else None
        return year, "relative", None
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
    spoken = state.in_sentence if state.tense not in ("future", "would") else None
    if spoken and abs(spoken.point.year - state.published.year) >= 1 and not said.weekday:
        return _rolled(said, spoken), "previous-date", spoken.at
    return _year_by_tense(said, state.published, state.tense), basis, None


def _rolled(said: Calendar, last: Last) -> int:
    """The year of the last date, or the next when the months have run over the turn of a year."""
    month = said.month
    before = last.month
    if (month, said.day) == (2, 29) and not last.point.bc:
        years = range(last.point.year, last.point.year + 9)
        return next(y for y in years if periods.day_or_none(y, 2, 29))
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
    if said.week:
        return periods.iso_week(year, said.week)
    return periods.interval(Point(year, said.month, said.day))


def _year_by_tense(said: Calendar, published: date, tense: str) -> int:
    """Past: the last such time that has begun; future: the next that has not ended, but for a
    day of the past fortnight that comes again in most of a year ("planned for 27 November", told on
    the 28th); no verb: the nearest. A 29 February is looked for in the years that have one."""
    years = [y for y in range(published.year - 4, published.year + 5) if _whole(said, y)]
    spans = {y: s for y in years if (s := _whole(said, y))}
    if said.weekday and said.day:
        years = [y for y in years if spans[y][0].isoweekday() == said.weekday] or years
    begun = [y for y in years if spans[y][0] <= published + AHEAD]
    ahead = [y for y in years if spans[y][1] >= published]
    if tense == "past" and begun:
        return begun[-1]
    if tense == "future" and ahead:
        just = begun[-1] if begun else ahead[0]
        past = periods.distance(spans[just], published)
        far = periods.distance(spans[ahead[0]], published)
        return just if said.day and past <= JUST_PAST and far > YEAR_AHEAD else ahead[0]
    near = [y for y in years if (spans[y][0] - published).days <= HALF_YEAR]
    if tense == "present" or not near:
        near = years
    if not near:
        return published.year
    return min(near, key=lambda y: (periods.distance(spans[y], published), y))


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
        value, precision, kind = part_of(value, part)
    return Resolved(kind, value, (day, day), precision, basis, anchor, periods.of_date(day))


def on_told_day(day: date, part: str, at: tuple[int, int]) -> Resolved:
    """A time of the day last told. Midnight is the one that ends that day, and tells no new day."""
    if part != MIDNIGHT:
        return on_day(day, part, "previous-date", at)
    return replace(on_day(day + timedelta(days=1), part, "previous-date", at), point=None)


def clock(said: Calendar, state: State) -> Resolved | None:
    """A time of day alone: on the last day told, else on no known day."""
    if not said.part:
        return None
    if state.last_day and said.same != "every":
        day = state.last_day.point.as_date()
        ahead = day and state.published and not state.narrative and day > state.published
        if day and not (ahead and state.tense == "past"):
            return on_told_day(day, said.part, state.last_day.at)
    value, precision, kind = part_of("XXXX-XX-XX", said.part)
    return Resolved(kind, value, precision=precision, basis="context")
