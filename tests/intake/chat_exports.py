"""Chats written as WhatsApp and Telegram write them, from messages that a test makes up."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from intake_desk import RECEIVED

from marsad.intake import find_inputs, read_item
from marsad.model.sources import Document

LRM, NARROW = "\u200e", "\u202f"
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True)
class Said:
    """One message: when, by whom, and its words."""

    at: datetime
    who: str
    text: str


Write = Callable[[Said], str]


def _ios(day: str, clock: str, *, lead: str = "", end: str = "\r\n") -> Write:
    return lambda said: (
        f"{lead}[{said.at.strftime(day)}, {_clock(said.at, clock)}] {said.who}: {said.text}{end}"
    )


def _android(day: str, clock: str, *, comma: str = ",") -> Write:
    return lambda said: (
        f"{said.at.strftime(day)}{comma} {_clock(said.at, clock)} - {said.who}: {said.text}\n"
    )


def _eastern(said: Said) -> str:
    day = said.at.strftime("%d/%m/%Y").replace("/", "\u200f/")
    half = "م" if said.at.hour >= 12 else "ص"
    clock = said.at.strftime("%I:%M:%S")
    return f"[{f'{day}، {clock}'.translate(EASTERN)} {half}] {said.who}: {said.text}\r\n"


def _clock(at: datetime, clock: str) -> str:
    return at.strftime(clock).replace("_", NARROW)


WHATSAPP = {
    "iOS": _ios("%d/%m/%Y", "%H:%M:%S"),
    "iOS with marks": _ios("%d/%m/%Y", "%H:%M:%S", lead=LRM),
    "iOS with twelve hours": _ios("%d/%m/%y", "%I:%M:%S_%p"),
    "iOS in America": _ios("%m/%d/%y", "%I:%M:%S_%p"),
    "iOS with full stops": _ios("%d.%m.%y", "%H:%M:%S"),
    "iOS year first": _ios("%Y-%m-%d", "%H:%M:%S"),
    "iOS in Arabic": _eastern,
    "Android": _android("%d/%m/%Y", "%H:%M"),
    "Android in America": _android("%m/%d/%y", "%I:%M_%p"),
    "Android in Germany": _android("%d.%m.%y", "%H:%M"),
    "Android in France": _android("%d/%m/%Y", "%H:%M", comma=" à"),
    "Android in Spain": _android("%d/%m/%y", "%I:%M p. m."),
    "Android year first": _android("%Y-%m-%d", "%H:%M"),
}


def whatsapp(variant: str, many: list[Said]) -> bytes:
    """The export of a chat in one variant, its first line that of the program."""
    write = WHATSAPP[variant]
    notice = "Messages and calls are end-to-end encrypted. Only people in this chat can read them."
    first = write(Said(many[0].at, "@", notice))
    first = first.replace("@: ", "" if " - @" in first else f"Gao desk: {LRM}")
    return (first + "".join(write(said) for said in many)).encode()


def telegram_json(chat: str, many: list[Said], kind: str = "private_supergroup") -> bytes:
    """``result.json``: every other text in parts, as for bold words and links."""
    messages = [
        {
            "id": n, "type": "message", "date": said.at.isoformat(), "from": said.who,
            "text": _parts(said.text) if n % 2 else said.text,
        }
        for n, said in enumerate(many, 1)
    ]  # fmt: skip
    made = {"name": chat, "type": kind, "id": 77, "messages": messages}
    return json.dumps(made, ensure_ascii=False, indent=1).encode()


def _parts(text: str) -> list[object]:
    cut = len(text) // 2
    return [text[:cut], {"type": "bold", "text": text[cut:]}]


def telegram_page(chat: str, many: list[Said]) -> bytes:
    """``messages.html``: a message by the sender before is joined to his."""
    rows, before = "", ""
    for n, said in enumerate(many, 1):
        joined = said.who == before
        name = f'<div class="from_name">\n{html.escape(said.who)}\n       </div>'
        text = html.escape(said.text).replace("\n", "<br>")
        rows += (
            f'<div class="message default clearfix{" joined" if joined else ""}" id="message{n}">\n'
            f'<div class="body">\n<div class="pull_right date details" title="'
            f'{said.at.strftime("%d.%m.%Y %H:%M:%S")} UTC+01:00">\n{said.at:%H:%M}\n</div>\n'
            f'{"" if joined else name}\n<div class="text">\n{text}\n       </div>\n</div>\n</div>\n'
        )
        before = said.who
    return page_of(chat, rows)


def page_of(chat: str, rows: str) -> bytes:
    """The page around the rows of an export."""
    head = f'<div class="page_header"><div class="content"><div class="text bold">\n{chat}\n</div>'
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head>'
        f'<body><div class="page_wrap">{head}</div></div><div class="page_body chat_page">'
        f'<div class="history">{rows}</div></div></div></body></html>'
    ).encode()


def read(path: Path, raw: bytes) -> dict[str, Document | str]:
    """What becomes of a file: by the end of each locator a document, or the code of a refusal."""
    path.write_bytes(raw)
    found = {}
    for item in find_inputs([path]):
        taken = read_item(item, received=RECEIVED)
        name = item.locator.removeprefix(f"{path.parent}/")
        found[name] = taken if isinstance(taken, Document) else f"{taken.code} {taken.message}"
    return found


def documents(path: Path, raw: bytes) -> list[Document]:
    """The documents alone, in order."""
    return [one for one in read(path, raw).values() if isinstance(one, Document)]
