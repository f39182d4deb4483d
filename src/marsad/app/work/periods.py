"""Which days a brief is of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from marsad.model.errors import MarsadError

WEEK = timedelta(days=7)
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)


def weeks_of(first: date, last: date) -> tuple[tuple[date, date], ...]:
    """The weeks from ``first`` to ``last``, both included; the last may be shorter."""
    found = []
    start = first
    while start <= last:
        found.append((start, min(start + WEEK - timedelta(days=1), last)))
        start += WEEK
    return tuple(found)


def period_of(
    since: date | None, until: date | None, published: Iterable[date]
) -> tuple[date, date]:
    """The period asked for; without one, the seven days up to the newest report. Raises
    ``MarsadError`` (``E-PERIOD``) when there is nothing to go by or it runs backwards."""
    last = until or max(published, default=None)
    if last is None:
        raise MarsadError(
            "E-PERIOD", "no report has a publication date",
            hint="say which week to tell with --from and --to",
        )  # fmt: skip
    first = since or max(last, FIRST) - WEEK + timedelta(days=1)
    if not FIRST <= first <= last <= LAST and first <= last:
        raise MarsadError(
            "E-PERIOD", f"no week can be told from {first} to {last}",
            hint=f"name days between {FIRST} and {LAST}",
        )  # fmt: skip
    if first > last:
        raise MarsadError("E-PERIOD", f"the period runs backwards, from {first} to {last}")
    return first, last
