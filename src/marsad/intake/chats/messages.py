"""Messages of a group or channel as items: each with its sender, its day and its own words.

Law: a message's words stay as they are. What is no message is counted in one line, never dropped
in silence. A message's own bytes are its fields as a line of JSON.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from marsad.intake import refusals
from marsad.intake.extracts import Extract
from marsad.intake.forms import Item, skipped
from marsad.intake.json_lines import extract_line
from marsad.intake.pages.fields import latest_day

EXTRACTOR = "message/1"
LEAST_LETTERS = 10
EITHER, LASTS = "either", "export_ends"
OF_PROGRAM, MEDIA, DELETED, SHORT = "of the program", "media", "deleted", "of few words"
Days = tuple[date, date]
_LINK = re.compile(r"https?://\S+|\bt\.me/\S+")


@dataclass(frozen=True, slots=True)
class Message:
    """One message. ``name`` sets it apart within its export, ``sent`` is its time as written,
    ``forwarded`` names whose words it passes on. ``either`` are its days where the export does not
    tell whether day or month comes first, and ``lasts`` the last days of the export in both."""

    name: str
    text: str
    author: str | None
    day: date | None
    sent: str
    forwarded: str = ""
    either: Days | None = None
    lasts: Days | None = None


Entry = Message | str


def chat_items(
    entries: Iterable[Entry], place: str, *, chat: str | None, app: str, digest: str
) -> Iterator[Item]:
    """An item for each message of ``LEAST_LETTERS`` letters or more, its locator ``place``,
    ``message-`` and its name; and one that is skipped with the number of the rest.

    ``entries`` are messages, or words for what is none; ``digest`` is the sha256 of the export,
    which every ``how`` names.
    """
    others: Counter[str] = Counter()
    export = f"{app} message of export sha256:{digest[:16]}"
    for entry in entries:
        if isinstance(entry, str):
            others[entry] += 1
        elif not has_enough(entry.text):
            others[SHORT] += 1
        else:
            how = f"{export}, forwarded from {entry.forwarded}" if entry.forwarded else export
            line = _line(entry, chat)
            yield Item(f"{place}message-{entry.name}", "message", raw=line, how=how)
    if others:
        told = ", ".join(f"{number} {sort}" for sort, number in sorted(others.items()))
        what = refusals.no_reports(others.total(), "line", told)
        yield skipped(f"{place}not-messages", refusals.NOT_A_REPORT, what)


def extract_message(line: str, *, received: str) -> Extract:
    """The extract of a message's line of JSON. Where the export leaves two days open and one way
    to read its dates leads past the receipt, the other holds. Raises as ``extract_line`` does."""
    extract = replace(extract_line(line), extractor=EXTRACTOR, source_kind="social")
    fields = json.loads(line)
    either, lasts = (_days(fields.get(name)) for name in (EITHER, LASTS))
    possible = [last <= latest_day(received) for last in lasts]
    if len(either) == 2 and sum(possible) == 1:
        return replace(extract, published=either[possible.index(True)])
    return extract


def _days(found: object) -> list[date]:
    try:
        return [date.fromisoformat(day) for day in found] if isinstance(found, list) else []
    except (TypeError, ValueError):
        return []


def has_enough(text: str) -> bool:
    """True when a message has letters enough to tell something, links apart."""
    return sum(1 for sign in _LINK.sub("", text) if sign.isalpha()) >= LEAST_LETTERS


def _line(message: Message, chat: str | None) -> bytes:
    fields = {
        "text": message.text, "source": chat, "author": message.author, "sent": message.sent,
        "published": message.day.isoformat() if message.day else None,
        "forwarded_from": message.forwarded or None,
        EITHER: [day.isoformat() for day in message.either or ()],
        LASTS: [day.isoformat() for day in message.lasts or ()],
    }  # fmt: skip
    said = {name: value for name, value in fields.items() if value}
    return json.dumps(said, ensure_ascii=True, sort_keys=True).encode("ascii")
