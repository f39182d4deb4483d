"""What an expression says before anything is known of the day it was written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calendar:
    """Named fields of the calendar; whatever is ``None`` was not said.

    ``digits`` are the leading digits of a decade or century ("199", "18"). ``part`` is a part of
    the day ("TMO") or a clock time ("T03:00"). ``bc`` is true before the era.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    digits: str | None = None
    part: str = ""
    edge: str = ""
    bc: bool = False
    slashed: tuple[int, int] | None = None
    same: str = ""  # "there:0": of that year; "now:-1": of last year; "past": the last such day
    days: int = 1  # "the night of 3-4 June" takes two
    week: int | None = None
    around: str = ""  # "from": the week that begins on that day; "to": that ends on it

    @property
    def whole(self) -> bool:
        """True when no date before it is needed to know it."""
        return self.year is not None or self.digits is not None

    @property
    def day_said(self) -> bool:
        """True for a day of a month or of the week."""
        return self.day is not None or self.weekday is not None


@dataclass(frozen=True, slots=True)
class Shift:
    """``amount`` units after (before, if negative) now or the last date; ``None`` is vague."""

    amount: float | None
    unit: str
    sign: int
    there: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """The unit, weekday, month, season or part that is last (-1), this (0) or next (1)."""

    which: int
    what: str
    value: int | str = ""
    there: bool = False
    part: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Hijri:
    """A month, day or feast of the Islamic calendar."""

    month: int | None
    day: int | None = None
    days: int = 1
    year: int | None = None
    common_year: int | None = None
    which: int | None = None
    step: int = 0  # -1 for the eve
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Moving:
    """A feast that moves over the common calendar, or a Solar Hijri day ("solar")."""

    feast: str
    offset: int = 0
    days: int = 1
    month: int | None = None
    day: int | None = None
    year: int | None = None  # of the common calendar; Solar Hijri for "solar"
    which: int | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no anchor: a duration, a set or a reference."""

    type: str
    value: str
    reach: tuple[float, str] | None = None  # so many units back (or ahead) from now


@dataclass(frozen=True, slots=True)
class Portion:
    """ "the first ten months of 2015": so many units from the start or the end of a period."""

    amount: float | None
    unit: str
    sign: int
    skip: int
    whole: Calendar | Hijri


Meaning = Calendar | Shift | Near | Hijri | Moving | Fixed | Portion


@dataclass(frozen=True, slots=True)
class Found:
    """An expression at its place. ``to_next`` is true when the next one ends what it begins;
    ``open`` is -1 for "until" and 1 for "since"."""

    start: int
    end: int
    meaning: Meaning
    rule: str = ""
    to_next: bool = False
    open: int = 0
