"""How fast one host is asked, and who asked to be left alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from marsad.intake import refusals
from marsad.intake.refusals import NotFetched
from marsad.intake.web.asking import Reply
from marsad.intake.web.manners import LONGEST_DELAY_S, Timing

BUSY = frozenset({429, 503})
LONGEST_REST = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Pace:
    """When each host was last asked, in this run, and until when it wants rest (``None``: for this
    run)."""

    pause_s: float
    timing: Timing
    asked_at: dict[str, float] = field(default_factory=dict)
    paged_at: dict[str, float] = field(default_factory=dict)
    resting: dict[str, datetime | None] = field(default_factory=dict)

    def wait(self, host: str, delay_s: float) -> None:
        """Sleeps until ``host`` may be asked: its pause since any request, and ``delay_s`` since
        the last page. Raises ``NotFetched`` (``E-FETCH-WAIT``) while it wants rest, and for a
        delay that nobody sits out."""
        self._allow(host)
        tick = self.timing.tick()
        due = [tick]
        if host in self.asked_at:
            due.append(self.asked_at[host] + self.pause_s)
        if host in self.paged_at:
            due.append(self.paged_at[host] + delay_s)
        rest = max(due) - tick
        if rest > max(LONGEST_DELAY_S, self.pause_s):
            what = f"the site asks for {delay_s:g} seconds between two requests; run it again then"
            raise NotFetched(refusals.WAIT, what, again=True, how="not asked")
        if rest > 0:
            self.timing.sleep(rest)

    def asked(self, host: str, *, paged: bool = True) -> None:
        """Notes that ``host`` was asked just now, for a page or (not ``paged``) for its rules."""
        self.asked_at[host] = self.timing.tick()
        if paged:
            self.paged_at[host] = self.asked_at[host]

    def heed(self, host: str, reply: Reply, *, how: str) -> None:
        """Notes how long a busy host wants to be left alone. Raises ``NotFetched``
        (``E-FETCH-WAIT``) where it says so."""
        if reply.status not in BUSY:
            return
        until = self._until(reply.headers.get("retry-after", ""))
        if until is not None:
            self.resting[host] = until
            raise NotFetched(refusals.WAIT, _rest(until), again=True, how=how)
        if reply.status == 429:
            self.resting[host] = None

    def _allow(self, host: str) -> None:
        if host not in self.resting:
            return
        until = self.resting[host]
        if until is None:
            what = "the host has too much to do, and is not asked again in this run"
            raise NotFetched(refusals.WAIT, what, again=True, how="not asked")
        if self.timing.now() < until:
            raise NotFetched(refusals.WAIT, _rest(until), again=True, how="not asked")

    def _until(self, retry_after: str) -> datetime | None:
        """RFC 9110, 10.2.3: seconds or a date."""
        word = retry_after.strip()
        now = self.timing.now()
        if word.isascii() and word.isdigit():
            return now + min(timedelta(seconds=min(int(word[:12]), 10**9)), LONGEST_REST)
        try:
            found = parsedate_to_datetime(word)
        except (ValueError, TypeError, OverflowError):
            return None
        until = found if found.tzinfo else found.replace(tzinfo=UTC)
        return min(max(until, now), now + LONGEST_REST).astimezone(UTC)


def _rest(until: datetime) -> str:
    return f"the host asks to be left alone until {until.isoformat(timespec='seconds')[:19]}Z"
