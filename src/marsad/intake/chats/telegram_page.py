"""An export of Telegram Desktop as pages, ``messages.html``, ``messages2.html`` and so on.

Law: as for all chats. A message joined to the one above it has the same sender.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from lxml import html as lxml_html  # type: ignore[import-untyped]

from marsad.intake import refusals
from marsad.intake.chats.messages import MEDIA, OF_PROGRAM, Entry, Message, chat_items
from marsad.intake.decoding import decode
from marsad.intake.forms import Item, refused
from marsad.intake.papers.fields import clean
from marsad.intake.refusals import Unreadable
from marsad.model.hashing import sha256_bytes

OPENING = 65_536
_SIGNS = (b'class="history"', b'class="message ', b'class="page_header')
_SENT = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})\b.*")


def looks_like_telegram(raw: bytes) -> bool:
    """True when the opening of a page is that of an export."""
    return all(sign in raw[:OPENING] for sign in _SIGNS)


def telegram_page_items(raw: bytes, locator: str) -> Iterator[Item]:
    """The items of a page's messages, by Telegram's own numbers: ``messages.html#message-12``. A
    chat that has the name of one who writes in it is between two persons; its name is no source."""
    try:
        text, _ = decode(raw)
        parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, huge_tree=False)
        tree = lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
        chat = _words(next(_with(tree, "page_header"), None), "text") or None
        entries = list(_entries(tree))
    except Unreadable as error:
        yield refused(locator, error.code, error.message)
        return
    except Exception as error:  # third-party parsers meet hostile bytes here
        what = f"the page cannot be taken apart ({type(error).__name__})"
        yield refused(locator, refusals.PARSE, what)
        return
    senders = {entry.author for entry in entries if isinstance(entry, Message)}
    if senders == {chat}:  # a channel speaks for itself
        entries = [replace(e, author=None) if isinstance(e, Message) else e for e in entries]
    elif chat in senders:
        chat = None
    digest = sha256_bytes(raw)
    yield from chat_items(entries, f"{locator}#", chat=chat, app="Telegram", digest=digest)


def _entries(tree: Any) -> Iterator[Entry]:
    sender = ""
    for found in _with(tree, "message"):
        body = next((one for one in found.iterchildren() if "body" in _classes(one)), None)
        if "default" not in _classes(found) or body is None:
            yield OF_PROGRAM
            continue
        if "joined" not in _classes(found):
            sender = _own(body, "from_name")
        passed_on = next(
            (one for one in body.iterchildren() if "forwarded" in _classes(one)), None
        )
        text = _own(body if passed_on is None else passed_on, "text")
        if not text:
            yield MEDIA
            continue
        dated = next((one for one in body.iterchildren() if "date" in _classes(one)), None)
        sent = (dated.get("title") or "") if dated is not None else ""
        yield Message(
            name=(found.get("id") or "").removeprefix("message"),
            text=text,
            author=clean(sender) or None,
            day=_day(sent),
            sent=clean(sent),
            forwarded=clean(_own(passed_on, "from_name")) if passed_on is not None else "",
        )


def _own(parent: Any, name: str) -> str:
    """The words of the first child of a class, line breaks kept, without the date in it."""
    for child in parent.iterchildren():
        if name in _classes(child):
            for broken in child.iter("br"):
                broken.tail = "\n" + (broken.tail or "")
            for date_beside in list(_with(child, "date")):
                date_beside.drop_tree()
            return "".join(child.itertext()).strip(" \t\r\n")
    return ""


def _words(parent: Any, name: str) -> str:
    found = next(_with(parent, name), None) if parent is not None else None
    return clean("".join(found.itertext())) if found is not None else ""


def _with(parent: Any, name: str) -> Iterator[Any]:
    for element in parent.iter("div", "span"):
        if name in _classes(element):
            yield element


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").split()


def _day(sent: str) -> date | None:
    found = _SENT.match(sent)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None
