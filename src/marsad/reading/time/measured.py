"""Lengths: those that end or begin now, and those that are a part of a period."""

from __future__ import annotations

from datetime import timedelta

from marsad.reading.time import periods
from marsad.reading.time.meaning import Fixed, Portion
from marsad.reading.time.relative import period_value
from marsad.reading.time.state import Resolved, State


def reach(said: Fixed, state: State) -> Resolved:
    """A length; one that ends or begins now has an interval."""
    if said.reach is None or state.narrative or state.published is None:
        return Resolved(said.type, said.value, basis="explicit")
    amount, unit = said.reach
    day = state.published
    if unit == "TH":
        amount, unit = (-1 if amount < 0 else 1) * -(-abs(amount) // 24), "D"
    days = {"D": 1, "W": 7, "F": 14, "WE": 7}.get(unit)
    if days:
        other = day + timedelta(days=round(amount * days))
    else:
        months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
        if months is None:
            return Resolved(said.type, said.value, basis="explicit")
        year, month = periods.add_months(day.year, day.month, round(amount * months))
        if not 1 <= year <= 9999:
            return Resolved(said.type, said.value, basis="explicit")
        other = periods.day_or_none(year, month, day.day) or periods.months(year, month)[1]
    span = (min(day, other), max(day, other))
    return Resolved(said.type, said.value, span, "range", "relative")


def portion(said: Portion, whole: Resolved | None) -> Resolved:
    """So many units from the start or end of a resolved period."""
    value = period_value(said.amount, said.unit)
    first, last = whole.span if whole else (None, None)
    if whole is None or first is None or last is None:
        return Resolved("DURATION", value, basis=whole.basis if whole else "context",
                        yearless=bool(whole and whole.yearless))  # fmt: skip
    if said.amount is None:
        span = periods.third((first, last), "START" if said.sign > 0 else "END")
    elif said.unit == "M":
        size = round(said.amount)
        if said.sign > 0:
            year, month = periods.add_months(first.year, first.month, said.skip)
        else:
            year, month = periods.add_months(last.year, last.month, 1 - size)
        span = periods.months(year, month, size)
    else:
        size = round(said.amount * {"D": 1, "W": 7, "F": 14}[said.unit])
        if said.sign > 0:
            begin = first + timedelta(days=said.skip * size)
        else:
            begin = last - timedelta(days=size - 1)
        span = begin, begin + timedelta(days=size - 1)
    return Resolved("DURATION", value, span, "range", whole.basis, whole.anchor, whole.point)
