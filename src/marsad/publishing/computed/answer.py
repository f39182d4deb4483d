"""What a query ends in: a value, the events it was made from, and whether the desk was watching."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.publishing.computed.query import Query
from marsad.publishing.computed.watched import Watched

HOLDS, BROKEN, NO_BASELINE, OPEN = "holds", "broken", "no-baseline", "open"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to ``query``.

    ``low`` and ``high`` bound the value (a rank, a toll, a number of days, a sum); both are
    ``None`` where there is none. ``events`` are what it was made from and ``maybe`` those that
    may belong; ``last`` is the event, ``since`` the first day of the bucket, that comes next
    before it (for ``highest`` the newest with as much or more); ``days`` lie between that and the
    end. ``verdict`` is ``holds`` (for ``highest``, ``lowest``, ``nth`` = 1 and ``since`` within
    the window), ``broken``, ``no-baseline`` or ``open`` (bounds that leave it undecided).
    ``parts`` are the figures of a trend by name.
    """

    query: Query
    low: float | None
    high: float | None
    events: tuple[str, ...]
    watched: Watched
    verdict: str
    maybe: tuple[str, ...] = ()
    last: str = ""
    since: date | None = None
    days: int | None = None
    parts: tuple[tuple[str, float], ...] = ()
