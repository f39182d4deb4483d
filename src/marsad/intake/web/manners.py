"""How Marsad behaves on the web: who it says it is, how long it waits, how much it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import marsad

NAME = "Marsad"
AGENT = f"{NAME}/{marsad.__version__} (reads open reports for one desk, when a person asks)"
TAKES = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/pdf,"
    " text/plain;q=0.9, */*;q=0.5"
)
MOST_REDIRECTS = 5
MOST_ROBOTS = 500 * 1024
LONGEST_DELAY_S = 300.0


@dataclass(frozen=True, slots=True)
class Manners:
    """``pause_s`` lies between two requests to one host. A connection has ``connect_s`` to come
    about, an answer may rest ``quiet_s``, and one request may take ``total_s``, whatever trickles
    in. ``most`` is how many bytes are taken, unpacked."""

    pause_s: float = 1.0
    connect_s: float = 10.0
    quiet_s: float = 20.0
    total_s: float = 120.0
    most: int = 64_000_000


@dataclass(frozen=True, slots=True)
class Timing:
    """The clocks: ``now`` is the time of day in UTC, ``tick`` counts seconds, ``sleep`` waits."""

    now: Callable[[], datetime]
    tick: Callable[[], float]
    sleep: Callable[[float], None]
