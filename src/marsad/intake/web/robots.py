"""What a site lets robots read: its robots.txt, asked once in a run.

Law (RFC 9309, 2.3.1): rules that are there are kept; a robots.txt that is not there (400 to 499, or
more than five redirects) allows everything; one that cannot be had (500 and above, or no answer)
allows nothing. No more than its first 500 KiB are read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

from marsad.intake import refusals
from marsad.intake.refusals import NotFetched
from marsad.intake.web.asking import HAD, Asking, Reply
from marsad.intake.web.manners import MOST_REDIRECTS, MOST_ROBOTS, NAME
from marsad.intake.web.pace import Pace
from marsad.intake.web.redirects import asked, led_to


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one site: none at all without ``rules``; ``closed`` says why nothing there may
    be read, and is ``None`` where something may."""

    rules: Protego | None = None
    closed: NotFetched | None = None

    def delay_s(self) -> float:
        """The seconds between two requests that the site asks for, 0 where it asks for none."""
        delay = self.rules.crawl_delay(NAME) if self.rules else None
        return delay if delay and delay > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of every site asked in this run."""

    asking: Asking
    pace: Pace
    known: dict[str, Rules] = field(default_factory=dict)

    def check(self, url: str, *, from_public: bool) -> Rules:
        """The rules of the site of ``url``, where they allow it. Raises ``NotFetched``:
        ``E-FETCH-ROBOTS`` where they do not, ``E-FETCH-REDIRECT`` where a public address leads
        inside, ``E-FETCH-WAIT`` where the host wants rest, and why it cannot be reached."""
        site = site_of(url)
        if site not in self.known:
            self.known[site] = self._found(f"{site}/robots.txt", from_public)
        found = self.known[site]
        if found.closed is not None:
            raise found.closed
        if found.rules is not None and not found.rules.can_fetch(url, NAME):
            what = "the site's robots.txt asks robots not to read it"
            raise NotFetched(refusals.ROBOTS, what, how="not asked")
        return found

    def _found(self, url: str, from_public: bool) -> Rules:
        try:
            reply = self._reply(url, from_public)
        except NotFetched as error:
            if error.code in (refusals.REDIRECT, refusals.WAIT):
                raise
            error.how = asked(url)
            return Rules(closed=error)
        if reply is None or 400 <= reply.status < 500:
            return Rules()
        if reply.status not in HAD:
            what = f"its robots.txt cannot be had (status {reply.status}), so nothing is read there"
            how = asked(url, reply.status)
            return Rules(closed=NotFetched(refusals.ROBOTS, what, again=True, how=how))
        raw = reply.raw
        if len(raw) >= MOST_ROBOTS:
            raw = raw[: raw.rfind(b"\n", 0, MOST_ROBOTS) + 1]
        return Rules(Protego.parse(raw.decode("utf-8-sig", "replace")))

    def _reply(self, url: str, from_public: bool) -> Reply | None:
        """The reply at the end of the redirects, ``None`` where there are too many."""
        for _ in range(MOST_REDIRECTS + 1):
            host = urlsplit(url).hostname or ""
            self.pace.wait(host, 0.0)
            try:
                reply = self.asking.ask(url, {}, from_public=from_public, head=MOST_ROBOTS)
            finally:
                self.pace.asked(host, paged=False)
            self.pace.heed(host, reply, how=asked(url, reply.status))
            from_public = from_public or reply.public
            try:
                further = led_to(url, reply)
            except NotFetched as error:
                what = f"its robots.txt cannot be had, so nothing is read there: {error.message}"
                raise NotFetched(refusals.ROBOTS, what, again=True) from None
            if further is None:
                return reply
            url = further
        return None


def site_of(url: str) -> str:
    """Scheme, host and port of an address: what one robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
