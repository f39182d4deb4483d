"""One request, and what came back or why nothing did. Nothing is followed, nothing is judged."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import httpx

from marsad.intake import refusals
from marsad.intake.refusals import NotFetched
from marsad.intake.web.body import body_of
from marsad.intake.web.connection import Watch
from marsad.intake.web.manners import AGENT, TAKES, Manners

HAD = frozenset({200, 203})
LOCATION = "location"
FAILURES = (
    NotFetched, httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError, OSError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reply:
    """What one request gave, the names of its headers in small letters. ``raw`` is empty unless the
    status is one of ``HAD``; ``public`` is whether a public address answered."""

    status: int
    headers: Mapping[str, str]
    raw: bytes
    public: bool


@dataclass(frozen=True, slots=True)
class Asking:
    """What makes requests: a client with the hook ``keep_location``, the manners, and which
    addresses are public."""

    client: httpx.Client
    manners: Manners
    is_public: Callable[[str], bool]

    def ask(
        self, url: str, headers: Mapping[str, str], *, from_public: bool, head: int = 0
    ) -> Reply:
        """The reply to one GET of ``url``; with ``head`` only that many bytes of it, and the rest
        left. Raises ``NotFetched``."""
        manners = self.manners
        host = httpx.URL(url).raw_host.decode("ascii")
        watch = Watch(
            host, manners.total_s, from_public=from_public, is_public=self.is_public
        )
        request = httpx.Request(
            "GET", url, headers={**HEADERS, **headers},
            extensions={
                "timeout": httpx.Timeout(manners.quiet_s, connect=manners.connect_s).as_dict(),
                "trace": watch.notice,
            },
        )  # fmt: skip
        with watch:
            try:
                reply = self._had(request, watch, head)
            except FAILURES as error:
                raise (self._late() if watch.over else self._told(error)) from error
        if watch.over:
            raise self._late()
        return reply

    def _had(self, request: httpx.Request, watch: Watch, head: int) -> Reply:
        answer = self.client.send(request, stream=True, auth=None, follow_redirects=False)
        try:
            raw = b""
            if answer.status_code in HAD:
                packing, most = answer.headers.get("content-encoding", ""), self.manners.most
                chunks = answer.iter_raw()
                raw = body_of(_first(chunks, head) if head else chunks, packing, most)
            headers = {**answer.headers, LOCATION: answer.extensions.get(LOCATION, "")}
            return Reply(answer.status_code, headers, raw, watch.public)
        finally:
            answer.close()

    def _late(self) -> NotFetched:
        what = f"it was not done after {self.manners.total_s:g} seconds"
        return NotFetched(refusals.TIME, what, again=True)

    def _told(self, error: Exception) -> NotFetched:
        if isinstance(error, NotFetched):
            return error
        if isinstance(error, httpx.ConnectTimeout):
            what = f"no connection came about in {self.manners.connect_s:g} seconds"
            return NotFetched(refusals.TIME, what, again=True)
        if isinstance(error, httpx.TimeoutException):
            what = f"nothing was heard for {self.manners.quiet_s:g} seconds"
            return NotFetched(refusals.TIME, what, again=True)
        no_address = (ValueError, httpx.InvalidURL, httpx.UnsupportedProtocol)
        if isinstance(error, no_address):
            return NotFetched(refusals.ADDRESS, f"it is no address that can be asked ({error})")
        return NotFetched(refusals.NETWORK, _why(error), again=True)


HEADERS = {"User-Agent": AGENT, "Accept": TAKES, "Accept-Encoding": "gzip", "Connection": "close"}


def keep_location(answer: httpx.Response) -> None:
    """A hook on answers: takes the ``Location`` away before httpx looks at it, which fails on one
    that is no address, and puts it where ``Asking`` finds it."""
    answer.extensions[LOCATION] = answer.headers.pop(LOCATION, "")


def _first(chunks: Iterator[bytes], most: int) -> Iterator[bytes]:
    left = most
    for chunk in chunks:
        yield chunk[:left]
        left -= len(chunk)
        if left <= 0:
            return


def _why(error: Exception) -> str:
    below: BaseException | None = error
    while below is not None:
        if isinstance(below, socket.gaierror):
            return "no host of this name is known, or there is no network"
        if isinstance(below, ssl.SSLError):
            reason = getattr(below, "verify_message", "") or below.reason or "no agreement"
            return f"the connection cannot be made safe ({reason})"
        if isinstance(below, ConnectionRefusedError):
            return "the host does not take connections there"
        below = below.__cause__ or below.__context__
    if isinstance(error, httpx.ProxyError):
        return f"the proxy does not pass it on ({error})"
    if isinstance(error, httpx.ConnectError):
        return f"no connection comes about ({error})"
    if isinstance(error, httpx.RemoteProtocolError | httpx.ReadError | httpx.StreamError):
        return f"the answer breaks off, or is none ({error})"
    return f"nothing can be had from it ({type(error).__name__})"
