"""Addresses on the web: which texts are some, how they are written down, which may be asked.

Law: no password is ever kept, shown or sent; a fragment is no part of an address.
"""

from __future__ import annotations

import re
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit, urlunsplit

from marsad.intake import refusals
from marsad.intake.papers.fields import clean
from marsad.intake.refusals import NotFetched

SCHEMES = ("http", "https")
LONGEST = 2_000
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_HOST = re.compile(rb"(?:[\w-]{1,63}\.)*[\w-]{1,63}\.?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%\w+)?")
_ODD_PORT = re.compile(r"^[^@\[]*:(?!\d*$)[^@]*$")
_OWN_NAMES = re.compile(r"(?:^|\.)(?:localhost|local|internal|lan|home\.arpa)\.?$", re.IGNORECASE)


def is_address(text: str) -> bool:
    """True for what begins as an address on the web does."""
    return bool(_ADDRESS.match(text.strip()))


def shown(text: str) -> str:
    """``text`` fit to be written down: one line, no user, no password, no fragment."""
    line = clean(text)[:LONGEST].partition("#")[0]
    scheme, mark, rest = line.partition("://")
    if not mark:
        return line
    host, *path = re.split(r"(?=[/?\\])", rest, maxsplit=1)
    if _ODD_PORT.search(host):  # a password with a slash in it, perhaps
        return f"{scheme}://{rest.rpartition('@')[2]}"
    return f"{scheme}://{host.rpartition('@')[2]}{''.join(path)}"


def address_of(text: str) -> str:
    """The address in ``text`` as it is asked for and kept: scheme and host in small letters, a host
    of other letters in its ASCII form, nothing after ``#``.

    Raises ``NotFetched`` (``E-FETCH-ADDRESS``) where it is none, or holds a user or password.
    """
    import httpx

    line = text.strip()
    try:
        parts = urlsplit(line)
        named = "@" in parts.netloc
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise _no_address("its host or port is none") from None
    if parts.scheme.lower() not in SCHEMES or not host:
        raise _no_address("it is no address of http or https")
    if named:
        raise _no_address("it holds a user or a password; these are neither sent nor kept")
    if len(line) > LONGEST:
        raise _no_address(f"it is longer than {LONGEST} characters")
    try:
        url = httpx.URL(urlunsplit(parts._replace(path=parts.path or "/", fragment="")))
    except (httpx.InvalidURL, ValueError):
        raise _no_address("it is no address that can be written down") from None
    if not _HOST.fullmatch(url.raw_host):
        raise _no_address("its host or port is none")
    return str(url)


def public(host: str) -> bool:
    """True unless ``host``, a name or a number, lies on this machine or in a network of its own.
    A name that is looked up elsewhere (by a proxy) counts as public, unless it says otherwise."""
    try:
        number = ip_address(host.strip("[]"))
    except ValueError:
        return not _OWN_NAMES.search(host)
    if isinstance(number, IPv6Address):
        number = number.ipv4_mapped or number.sixtofour or number
    return number.is_global and not number.is_multicast


def _no_address(what: str) -> NotFetched:
    return NotFetched(refusals.ADDRESS, what, how="not asked")
