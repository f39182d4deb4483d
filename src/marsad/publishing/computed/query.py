"""A computed claim is a stored query: what is counted, over which days, whose, where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.model.errors import LawBroken

MEASURES = ("nth", "since", "highest", "lowest", "total", "quiet", "trend")
COUNTED = ("events", "killed", "injured", "missing", "abducted", "arrested", "displaced")
BUCKETS = ("event", "day", "week", "month")


@dataclass(frozen=True, slots=True)
class Area:
    """Where: a country, a first-level region of it, a disc round a place of the registry, or an
    outline of (lon, lat) pairs. An empty area is everywhere; what is given must all hold."""

    country: str = ""
    admin1: str = ""
    place: str = ""
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    shape: tuple[tuple[float, float], ...] = ()

    def __post_init__(self) -> None:
        point = (self.lat, self.lon, self.radius_km)
        if any(v is None for v in point) and any(v is not None for v in point):
            raise LawBroken(3, "a disc has a point and a radius, or neither")


@dataclass(frozen=True, slots=True)
class Query:
    """What to work out, from ``first`` to ``last``, both days included.

    ``nth``: which one of its like the event ``at`` is; ``since``: the one like it before ``at``
    and the days between; ``highest`` and ``lowest``: whether no other event (or day, week, month:
    ``per``) of the window has more, or less, of ``of`` than ``at`` (than the last one); ``total``:
    the sum of ``of``; ``quiet``: the longest run of days without one; ``trend``: what
    comes after the first ``weeks`` weeks against their mean.

    ``kinds`` are families (``assault`` takes ``assault.aerial``). ``actors`` and ``targets`` are
    registry ids, any one of which will do, with all whose parent they are on the day, and with
    ``allies`` their declared allies too; a target may also be a word of its name. ``between`` are
    ids that must all be in it, on any side. ``section`` is a heading of the desk's brief.
    """

    measure: str
    first: date
    last: date
    kinds: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    area: Area = Area()
    of: str = "events"
    per: str = "event"
    weeks: int = 0
    at: str = ""
    section: str = ""
    allies: bool = False

    def __post_init__(self) -> None:
        if self.measure not in MEASURES or self.of not in COUNTED or self.per not in BUCKETS:
            raise LawBroken(10, f"no such query: {self.measure} of {self.of} per {self.per}")
        if self.first > self.last:
            raise LawBroken(3, f"a window runs forward, not from {self.first} to {self.last}")
        if self.weeks < 0:
            raise LawBroken(3, "a trend looks back, so its weeks are not negative")
        by_event = self.measure in ("nth", "since") or (
            self.measure in ("highest", "lowest") and self.per == "event"
        )
        if by_event and not self.at:
            raise LawBroken(2, f"a query for {self.measure} names the event it is about")
