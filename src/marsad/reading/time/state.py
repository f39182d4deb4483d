"""What the anchoring of one expression may know, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from marsad.reading.time.periods import Interval, Point


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 value with its interval and reason. ``point`` is what later ones count from."""

    type: str
    value: str
    span: tuple[date | None, date | None] = (None, None)
    precision: str = "open"
    basis: str = "context"
    anchor: tuple[int, int] | None = None
    point: Point | None = None
    yearless: bool = False
    ambiguous: bool = False  # the order of day and month is not known


@dataclass(frozen=True, slots=True)
class Last:
    """An expression that was resolved before, and where it stands."""

    point: Point
    start: int
    end: int
    span: Interval | None = None
    month: int | None = None  # of the year told, even where only the year was said last

    @property
    def at(self) -> tuple[int, int]:
        """Its offsets."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class State:
    """The document so far: ``last`` of any precision, ``last_day`` the last with a day.

    ``in_sentence`` is the last one of this sentence whose year was said aloud.
    """

    published: date | None
    narrative: bool
    bc: bool = False
    last: Last | None = None
    last_day: Last | None = None
    told: Last | None = None  # the last day that is not after publication
    in_sentence: Last | None = None
    tense: str = ""
    refused: int | None = None  # the year of the last expression that did not move the story

    def seen(self, found: Resolved, start: int, end: int, *, said_year: bool) -> State:
        """The state after one more resolved expression."""
        if found.point is None:
            return self
        first, latest = found.span
        span = (first, latest) if first and latest else None
        point = found.point
        if self.last and not point.month and (point.year, point.bc) == (
            self.last.point.year, self.last.point.bc,
        ):  # fmt: skip
            point = replace(point, month=self.last.point.month)
        last = Last(found.point, start, end, span, point.month)
        day = point.as_date()
        over = day is not None and self.published is not None and day <= self.published
        return replace(
            self,
            told=last if over else self.told,
            last=last,
            refused=None,
            last_day=last if found.point.day else self.last_day,
            in_sentence=last if said_year else self.in_sentence,
        )
