"""An export of Telegram Desktop as JSON: one group or channel, or all of an account.

Law: as for all chats; a message keeps the number that Telegram gave it, so that a later export of
the same channel names it the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from marsad.intake import refusals
from marsad.intake.chats.messages import MEDIA, OF_PROGRAM, SHORT, Entry, Message, chat_items
from marsad.intake.decoding import decode
from marsad.intake.forms import FORMS, Item, refused
from marsad.intake.papers.fields import clean
from marsad.intake.refusals import Unreadable
from marsad.model.hashing import sha256_bytes

PRIVATE = frozenset({"personal_chat", "saved_messages"})
_TEXTLESS = ("photo", "file", "media_type", "poll", "contact_information", "location_information")


def telegram_items(raw: bytes, locator: str) -> Iterator[Item]:
    """The items of an export's messages: ``result.json#message-12``, in an export of an account
    ``result.json#77-message-12``. The name of a person one writes to is no source. One refusal
    where the JSON is no such export."""
    try:
        found = _chats(json.loads(decode(raw)[0]))
    except Unreadable as error:
        yield refused(locator, error.code, error.message)
        return
    except (ValueError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
        yield refused(locator, refusals.JSON, f"not JSON ({why})")
        return
    digest = sha256_bytes(raw)
    for number, chat in found:
        name = "" if _words(chat.get("type")) in PRIVATE else _words(chat.get("name"))
        place = f"{locator}#" if number is None else f"{locator}#{number}-"
        entries = (_entry(one, chat, name) for one in chat["messages"])
        yield from chat_items(entries, place, chat=name or None, app="Telegram", digest=digest)


def _chats(found: Any) -> list[tuple[int | None, dict[str, Any]]]:
    if isinstance(found, dict):
        if isinstance(found.get("messages"), list) and ("type" in found or "id" in found):
            return [(None, found)]
        listed = [
            chat
            for part in ("chats", "left_chats")
            if isinstance(found.get(part), dict) and isinstance(found[part].get("list"), list)
            for chat in found[part]["list"]
        ]
        whole = [chat for chat in listed if isinstance(chat, dict)]
        whole = [chat for chat in whole if isinstance(chat.get("messages"), list)]
        if whole:
            return [(_number(chat.get("id")), chat) for chat in whole]
    known = ", ".join(FORMS)
    what = f"this .json is no export of Telegram; reports as JSON are .jsonl; formats are {known}"
    raise Unreadable(refusals.FORMAT, what)


def _entry(found: object, chat: dict[str, Any], name: str) -> Entry:
    if not isinstance(found, dict) or found.get("type") != "message":
        return OF_PROGRAM
    text = _text(found.get("text"))
    if not text.strip():
        return MEDIA if any(one in found for one in _TEXTLESS) else SHORT
    sender = _words(found.get("author")) or _words(found.get("from"))
    sent = _words(found.get("date"))
    return Message(
        name=str(_number(found.get("id"))),
        text=text,
        author=sender if sender != name or not _is_channel(chat) else None,
        day=_day(sent),
        sent=sent,
        forwarded=_words(found.get("forwarded_from")),
    )


def _is_channel(chat: dict[str, Any]) -> bool:
    return str(chat.get("type", "")).endswith("channel")


def _text(found: object) -> str:
    """A text, or the parts of one put together."""
    parts = found if isinstance(found, list) else [found]
    words = [part.get("text") if isinstance(part, dict) else part for part in parts]
    return "".join(word for word in words if isinstance(word, str))


def _words(found: object) -> str:
    return clean(found) if isinstance(found, str) else ""


def _number(found: object) -> int:
    return found if isinstance(found, int) else 0


def _day(sent: str) -> date | None:
    try:
        return date.fromisoformat(sent[:10])
    except ValueError:
        return None
