"""The web as one run sees it: asked politely, followed carefully, remembered from run to run.

Law: what robots.txt forbids is not asked; one host is not asked twice within its pause; who asked
to be left alone for a while is left alone. No cookie is kept and no script is run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urlsplit

import httpx

from marsad.intake import refusals
from marsad.intake.forms import Seen
from marsad.intake.refusals import NotFetched
from marsad.intake.web.address import address_of, public, shown
from marsad.intake.web.asking import HAD, Asking, Reply, keep_location
from marsad.intake.web.manners import MOST_REDIRECTS, Manners, Timing
from marsad.intake.web.pace import Pace
from marsad.intake.web.redirects import asked, led_to
from marsad.intake.web.robots import Robots

UNCHANGED = 304
Visits = Callable[[str], Seen | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was had from an address: ``url`` is where the redirects ended; ``unchanged`` is when it
    was had before, where it is the same still (``raw`` is empty then). ``how`` is its line of
    custody."""

    url: str
    content_type: str
    raw: bytes
    public: bool
    seen: Seen
    how: str
    unchanged: str = ""


@dataclass(frozen=True, slots=True)
class Web:
    """The web for one run. Close it, or use it in a ``with``."""

    asking: Asking
    pace: Pace
    robots: Robots
    visits: Visits

    def __enter__(self) -> Web:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Afterwards no connection is open."""
        self.asking.client.close()

    def get(self, address: str, *, from_public: bool = False) -> Answer:
        """What is at ``address`` now. With ``from_public`` it was named by something on the public
        web, and must not lead inside. Raises ``NotFetched``."""
        url = address_of(address)
        been: list[str] = []
        while len(been) <= MOST_REDIRECTS:
            if url in been:
                what = f"its redirects go in a circle, by {shown(url)}"
                raise NotFetched(refusals.REDIRECT, what, how=asked(url))
            been.append(url)
            seen = self.visits(url)
            reply = self._reply(url, seen, from_public)
            from_public = from_public or reply.public
            further = led_to(url, reply)
            if further is None:
                return _answer(url, reply, seen)
            url = further
        what = f"it is redirected more than {MOST_REDIRECTS} times"
        raise NotFetched(refusals.REDIRECT, what, how=asked(url))

    def _reply(self, url: str, seen: Seen | None, from_public: bool) -> Reply:
        host = urlsplit(url).hostname or ""
        rules = self.robots.check(url, from_public=from_public)
        self.pace.wait(host, rules.delay_s())
        try:
            reply = self.asking.ask(url, _only_news(seen), from_public=from_public)
        except NotFetched as error:
            error.how = asked(url)
            raise
        finally:
            self.pace.asked(host)
        self.pace.heed(host, reply, how=asked(url, reply.status))
        return reply


def open_web(
    manners: Manners,
    timing: Timing,
    visits: Visits,
    *,
    is_public: Callable[[str], bool] = public,
) -> Web:
    """The web, with the proxies and certificates that the environment names. ``visits`` gives what
    was seen at an address before, or ``None``."""
    no_cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
    limits = httpx.Limits(max_connections=1, max_keepalive_connections=0)
    hooks = {"response": [keep_location]}
    client = httpx.Client(limits=limits, cookies=no_cookies, event_hooks=hooks)
    asking = Asking(client, manners, is_public)
    pace = Pace(manners.pause_s, timing)
    return Web(asking, pace, Robots(asking, pace), visits)


def _only_news(seen: Seen | None) -> dict[str, str]:
    """The heads of a request that wants nothing it has already (RFC 9110, 13)."""
    named = {} if seen is None else {"If-None-Match": seen.etag, "If-Modified-Since": seen.modified}
    return {name: value for name, value in named.items() if value}


def _answer(url: str, reply: Reply, seen: Seen | None) -> Answer:
    if reply.status == UNCHANGED and seen is not None:
        return Answer(url, "", b"", reply.public, seen, asked(url, UNCHANGED, seen), seen.at)
    if reply.status not in HAD:
        again = reply.status >= 500 or reply.status in (408, 425, 429)
        what = f"the answer is {reply.status} {_PHRASES.get(reply.status, '')}".rstrip()
        raise NotFetched(refusals.STATUS, what, again=again, how=asked(url, reply.status))
    headers = reply.headers
    fresh = Seen(url, _field(headers.get("etag", "")), _field(headers.get("last-modified", "")))
    named = headers.get("content-type", "")
    return Answer(url, named, reply.raw, reply.public, fresh, asked(url, reply.status, fresh))


def _field(value: str) -> str:
    return value if value.isascii() and value.isprintable() and len(value) <= 500 else ""


_PHRASES = {
    401: "(it wants a password)", 403: "(forbidden)", 404: "(there is no such page)",
    410: "(it is gone for ever)", 429: "(too many requests)", 451: "(forbidden by law)",
    500: "(the server failed)", 502: "(the server failed)", 503: "(the server is busy)",
    504: "(the server failed)",
}  # fmt: skip
