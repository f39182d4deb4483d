"""Where a redirect leads, and how one request is written down."""

from __future__ import annotations

from urllib.parse import urljoin

from marsad.intake import refusals
from marsad.intake.forms import Seen
from marsad.intake.refusals import NotFetched
from marsad.intake.web.address import address_of, shown
from marsad.intake.web.asking import Reply

REDIRECTS = frozenset({301, 302, 303, 307, 308})


def led_to(url: str, reply: Reply) -> str | None:
    """The address that ``reply`` to ``url`` leads to, ``None`` where it leads nowhere else.

    Raises ``NotFetched`` (``E-FETCH-REDIRECT``) for what is no address of the web, or one with a
    password in it.
    """
    location = reply.headers.get("location", "").strip()
    if reply.status not in REDIRECTS or not location:
        return None
    try:
        return address_of(urljoin(url, location))
    except (NotFetched, ValueError) as error:
        why = error.message if isinstance(error, NotFetched) else "it is no address"
        what = f"it is redirected to {shown(location)[:200]}: {why}"
        raise NotFetched(refusals.REDIRECT, what, how=asked(url, reply.status)) from None


def asked(url: str, status: int | None = None, seen: Seen | None = None) -> str:
    """The line of custody of one request: ``GET 200 https://... etag "a"``."""
    line = f"GET {status} {shown(url)}" if status else f"GET {shown(url)}"
    if seen is not None and seen.etag:
        line += f" etag {seen.etag[:60]}"
    if seen is not None and seen.modified:
        line += f" last-modified {seen.modified[:40]}"
    return line
