"""Feasts and dates of other calendars on the common one: which year's is meant.

Law: what the moon decides is an interval a day wider at both ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from marsad.reading.time import hijri as islamic
from marsad.reading.time import moving, periods
from marsad.reading.time.meaning import Hijri, Moving
from marsad.reading.time.periods import Interval, Point
from marsad.reading.time.state import Resolved, State

EIDS = ((10, 1, 3), (12, 10, 4))


def hijri(said: Hijri, state: State) -> Resolved | None:
    """A time of the Islamic calendar.

    The value is the Gregorian day where one is meant, else the month or year the interval lies in.
    """
    year, month, basis = said.year, said.month, "explicit"
    if year is None or month == 0:
        chosen = _chosen(said, state)
        if chosen is None:
            return _yearless(said)
        year, month, basis = chosen
    days = _days(said, month)
    span = islamic.span(year, month, _first(said, month), days)
    span = _moved(span, said.step)
    precision = "range" if said.day is not None else "month" if month else "year"
    point = periods.of_date(span[0] + islamic.SLACK)
    if said.day is None:
        one_month = (span[0].year, span[0].month) == (span[1].year, span[1].month)
        point = Point(point.year, point.month if one_month else None)
        span = periods.third(span, said.edge)
    anchor = state.last.at if state.last and basis == "previous-date" else None
    return Resolved("DATE", point.value, span, precision, basis, anchor, point)


def _first(said: Hijri, month: int | None) -> int | None:
    """The day of the month; a bare Eid has the first day of the one it is."""
    if said.month == 0:
        return next(day for number, day, _ in EIDS if number == month)
    return said.day


def _days(said: Hijri, month: int | None) -> int:
    if said.month == 0 and not said.step and said.days != 1:
        return next(days for number, _, days in EIDS if number == month)
    return max(said.days, 1)


def _moved(span: Interval, step: int) -> Interval:
    return span[0] + timedelta(days=step), span[1] + timedelta(days=step)


def _yearless(said: Hijri) -> Resolved:
    precision = "month" if said.day is None else "day"
    return Resolved("DATE", "XXXX", precision=precision, basis="context", yearless=True)


def _chosen(said: Hijri, state: State) -> tuple[int, int | None, str] | None:
    """Islamic year and month, and the reason."""
    months = [m for m, _, _ in EIDS] if said.month == 0 else [said.month]
    common, basis = said.common_year, "explicit"
    last = state.last if state.narrative or state.published is None else None
    if common is None and last and not last.point.bc:
        common, basis = last.point.year, "previous-date"
    if common is not None:
        if said.month == 0 or not 623 <= common <= 9000:
            return None
        near = islamic.year_near(date(common, 1, 1))
        fits = [
            y for y in (near, near + 1)
            if islamic.to_gregorian(y, said.month or 1, said.day or 1).year == common
        ]  # fmt: skip
        return (fits[0] if fits else near), said.month, basis
    if state.published is None:
        return None
    near = islamic.year_near(state.published)
    spans = {
        (y, m): islamic.span(y, m, _first(said, m), _days(said, m))
        for y in range(near - 2, near + 3)
        for m in months
    }
    year, month = pick(dict(sorted(spans.items(), key=lambda row: row[1])), state, said.which)
    return year, month, "relative"


def pick(
    spans: Mapping[tuple[int, int | None], Interval], state: State, which: int | None
) -> tuple[int, int | None]:
    """The one that the tense, or "last" and "next", mean; no verb: the nearest. In order."""
    assert state.published is not None
    day = state.published
    begun = [y for y, span in spans.items() if span[0] <= day]
    over = [y for y, span in spans.items() if span[1] < day]
    ahead = [y for y, span in spans.items() if span[1] >= day]
    if which == -1 and over:
        return over[-1]
    if ahead and (which == 1 or state.tense in ("future", "would")):
        return ahead[0]
    if state.tense == "past" and begun:
        return begun[-1]
    return min(spans, key=lambda y: periods.distance(spans[y], day))


def moving_feast(said: Moving, state: State) -> Resolved | None:
    """Easter, Nowruz, Passover or a Solar Hijri day on the calendar."""
    basis, anchor, key = "explicit", None, said.year
    if key is None:
        last = state.last if state.narrative or state.published is None else None
        if last and not last.point.bc:
            key, basis, anchor = last.point.year - _shift(said), "previous-date", last.at
        elif state.published is None:
            return Resolved("DATE", "XXXX", precision="day", basis="context", yearless=True)
        else:
            near = state.published.year - _shift(said)
            spans: dict[tuple[int, int | None], Interval] = {
                (y, None): _span(said, y) for y in range(near - 2, near + 3)
            }
            key, basis = pick(spans, state, said.which)[0], "relative"
    span = _span(said, key)
    point = periods.of_date(span[0])
    precision = "day" if span[0] == span[1] else "range"
    if said.feast == "solar" and said.day is None:
        return Resolved("DATE", f"{point.year:04}", span, "month", basis, anchor, Point(point.year))
    return Resolved("DATE", point.value, span, precision, basis, anchor, point)


def _shift(said: Moving) -> int:
    """Common years less Solar Hijri years."""
    if said.feast != "solar":
        return 0
    return 622 if (said.month or 1) > 10 else 621


def _span(said: Moving, year: int) -> Interval:
    if said.feast == "solar":
        return moving.solar_span(year, said.month or 1, said.day)
    return moving.span(said.feast, year, said.offset, said.days)
