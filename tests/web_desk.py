"""A web site on loopback that notes what it was asked, and clocks that do not wait."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from marsad.intake import Seen
from marsad.intake.web.client import Web, open_web
from marsad.intake.web.manners import Manners, Timing

OUTSIDE = "127.0.0.2"  # what the tests take for a public address
RECEIVED = "2030-01-01T00:00:00Z"
STORY = (
    "Shells fell on the port of Kolda on Tuesday, the harbour master said. Two men died and a"
    " warehouse burned through the night."
)


@dataclass(frozen=True)
class Page:
    """What is at a path; ``act`` writes the answer itself, and ``etag`` makes it one that is not
    sent twice."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    heads: Mapping[str, str] = field(default_factory=dict)
    etag: str = ""
    act: Callable[[BaseHTTPRequestHandler, Event], None] | None = None


class Quiet(ThreadingHTTPServer):
    """A server that says nothing when a client hangs up on it."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class Site:
    """Serves ``pages`` by path until it is closed; ``asked`` are the requests, oldest first, and
    ``sent`` the bytes of all bodies."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.sent = 0
        self.closing = Event()
        self._server = Quiet((host, 0), _handler(self))
        self.at = f"http://{host}:{self._server.server_port}"
        Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def paths(self) -> list[str]:
        """The paths asked for, without those of robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def close(self) -> None:
        """Afterwards nothing is served and nothing hangs."""
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            page = site.pages.get(self.path, Page(b"Not here.", status=404))
            if page.act is not None:
                page.act(self, site.closing)
                return
            known = page.etag and self.headers.get("If-None-Match") == page.etag
            self.send_response(304 if known else page.status)
            heads = {"Content-Type": page.kind, "Content-Length": str(len(page.body))}
            heads |= {"ETag": page.etag} if page.etag else {}
            for name, value in {**heads, **page.heads}.items():
                if value and not (known and name == "Content-Length"):
                    self.send_header(name, value)
            self.end_headers()
            if not known:
                site.sent += len(page.body)
                self.wfile.write(page.body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


class Clock:
    """Time that passes only when somebody sleeps; ``slept`` says how long, each time."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.slept: list[float] = []

    def timing(self) -> Timing:
        return Timing(self.now, lambda: self.seconds, self.sleep)

    def now(self) -> datetime:
        return datetime(2030, 1, 1, tzinfo=UTC) + timedelta(seconds=self.seconds - 1000)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.seconds += seconds


def web(
    clock: Clock | None = None, visits: Mapping[str, Seen] | None = None, **manners: float
) -> Web:
    """The web with short patience, no pause, and one public address."""
    given = {"pause_s": 0.0, "connect_s": 1.0, "quiet_s": 1.0, "total_s": 5.0, **manners}
    seen = visits or {}
    return open_web(
        Manners(**given), (clock or Clock()).timing(), seen.get,  # type: ignore[arg-type]
        is_public=lambda host: host == OUTSIDE,
    )  # fmt: skip


def story(title: str, text: str = STORY, head: str = "") -> bytes:
    """A page of a report."""
    page = f"<title>{title}</title>{head}</head><body><article><h1>{title}</h1><p>{text}</p>"
    return f"<!doctype html><html lang='en'><head>{page}</article></body></html>".encode()


def rss(*items: str, title: str = "Valley Post") -> bytes:
    """An RSS feed of items, each the inside of its element."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>'
        f"<link>https://valley.example/</link><description>d</description>{inner}</channel></rss>"
    ).encode()
