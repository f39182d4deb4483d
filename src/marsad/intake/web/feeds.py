"""Feeds, RSS and Atom: what is in one, entry by entry.

Law: a feed is parsed from its bytes alone; nothing it names is opened. An entry's own bytes are its
fields as a line of JSON. What a feed does not say stays ``None``.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from marsad.intake import refusals
from marsad.intake.heads.days import day_of
from marsad.intake.papers.fields import clean
from marsad.intake.refusals import Unreadable
from marsad.intake.web.address import is_address, shown

HEAD = 4_096
MOST_BYTES = 8_000_000
MOST_ENTRIES = 2_000
DEEPEST = 10_000
LONGEST_NAME = 500
NO_FEED = "it is no feed, neither RSS nor Atom"
_ROOT = re.compile(
    rb"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*>)*<(?:\w{1,20}:)?(?:rss|feed|RDF)[\s>]",
    re.DOTALL | re.IGNORECASE,
)
_BEGINNING = re.compile(rb"<(?:\w{1,20}:)?(?:rss|feed|RDF)[\s>]", re.IGNORECASE)
_TAG = re.compile(rb"<(/?)[A-Za-z][^<>]*?(/?)>")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``link`` is the address of its page and ``name`` its own id, empty where it has
    none; ``raw`` its fields as a line of JSON, empty where it has no text of its own."""

    link: str
    name: str
    published: date | None
    raw: bytes


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; ``broken`` when its XML is, and what could be told apart was read."""

    title: str
    entries: tuple[Entry, ...]
    broken: bool


def is_feed(head: bytes) -> bool:
    """True when bytes begin as a feed does."""
    plain = head[:HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return bool(_ROOT.match(plain))


def parse_feed(raw: bytes, *, url: str = "", content_type: str = "") -> Feed:
    """The feed in ``raw``; ``url`` is what its links are relative to.

    Raises ``Unreadable``: ``E-INTAKE-PARSE`` when it is none, ``E-INTAKE-EMPTY`` when there is
    nothing in it, ``E-INTAKE-TOO-LARGE`` above ``MOST_BYTES``.
    """
    import feedparser  # type: ignore[import-untyped]

    if not raw.strip():
        raise Unreadable(refusals.EMPTY, "there is nothing in it")
    if len(raw) > MOST_BYTES:
        what = f"a feed of {len(raw)} bytes; at most {MOST_BYTES}"
        raise Unreadable(refusals.TOO_LARGE, what)
    _refuse_traps(raw.replace(b"\x00", b""))
    heads = {"content-type": content_type, "content-location": url}
    given = {name: value for name, value in heads.items() if value}
    try:
        found = feedparser.parse(io.BytesIO(raw), response_headers=given)
        title = clean(_plain(found.feed.get("title")))
        entries = tuple(_entry(dict(e), title) for e in found.entries[: MOST_ENTRIES + 1])
    except Exception as error:  # third-party parsers meet hostile bytes here
        what = f"the feed cannot be taken apart ({type(error).__name__})"
        raise Unreadable(refusals.PARSE, what) from error
    if not entries and not found.version:
        raise Unreadable(refusals.PARSE, NO_FEED)
    broken = bool(found.bozo) and "CharacterEncodingOverride" not in repr(found.bozo_exception)
    return Feed(title, entries, broken)


def _refuse_traps(plain: bytes) -> None:
    """Raises ``Unreadable`` (``E-INTAKE-PARSE``) for what parsers take for ever over: no feed at
    all, entities that are defined in the feed itself, elements in elements without end."""
    root = _BEGINNING.search(plain)
    if root is None:
        raise Unreadable(refusals.PARSE, NO_FEED)
    if b"<!ENTITY" in plain[: root.start()]:
        raise Unreadable(refusals.PARSE, "a feed that defines entities of its own")
    depth = 0
    for tag in _TAG.finditer(_without_cdata(plain)):
        depth += -1 if tag[1] else 0 if tag[2] else 1
        if depth > DEEPEST:
            raise Unreadable(refusals.PARSE, "its elements lie in one another without end")


def _without_cdata(plain: bytes) -> bytes:
    outside, *marked = plain.split(b"<![CDATA[")
    return outside + b"".join(part.partition(b"]]>")[2] for part in marked)


def _entry(found: Mapping[str, Any], feed: str) -> Entry:
    link, name = (found.get(k) if isinstance(found.get(k), str) else "" for k in ("link", "id"))
    link = shown(str(link)) if is_address(str(link)) else ""
    name = clean(shown(str(name)))[:LONGEST_NAME]
    own, kind = _own_text(found)
    fields = {
        "author": clean(_plain(found.get("author"))),
        "feed": feed,
        "html" if "html" in kind else "text": own,
        "id": name,
        "language": _language(found),
        "link": link,
        "published": _plain(found.get("published")),
        "title": clean(_plain(found.get("title"))),
        "updated": _plain(found.get("updated")),
    }
    line = json.dumps({k: v for k, v in fields.items() if v}, ensure_ascii=True, sort_keys=True)
    raw = line.encode("ascii") if own.strip() else b""
    return Entry(link, name, day_said(fields["published"]) or day_said(fields["updated"]), raw)


def _own_text(found: Mapping[str, Any]) -> tuple[str, str]:
    """The longest text an entry holds, and its kind: content where there is some, else summary."""
    given = [c for c in found.get("content") or () if isinstance(c, Mapping)]
    given += [found.get("summary_detail") or {}]
    texts = [(_plain(c.get("value")), _plain(c.get("type"))) for c in given]
    return max(texts, key=lambda pair: len(pair[0]))


def _language(found: Mapping[str, Any]) -> str:
    return _plain((found.get("title_detail") or {}).get("language"))


def _plain(value: object) -> str:
    return value if isinstance(value, str) else ""


def day_said(written: str) -> date | None:
    """The day in a date as feeds write it: ISO 8601, or as in mail; as it is where it was written.
    ``None`` for anything else."""
    day = day_of(written.strip())
    if day is not None or not written.strip():
        return day
    try:
        found: datetime = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.date()
