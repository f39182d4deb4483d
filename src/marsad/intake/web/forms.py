"""What form the bytes from an address have: by the type the server names, then by the address's
suffix; and in both by their first bytes where those leave no doubt."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from marsad.intake.forms import FORMS, Item, items_from_lines
from marsad.intake.mail.items import mail_items, mbox_items
from marsad.intake.tables import table_items
from marsad.intake.web.feeds import is_feed

_OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "md",
    "application/pdf": "pdf", "application/x-pdf": "pdf", "application/epub+zip": "epub",
    f"{_OFFICE}.wordprocessingml.document": "docx", f"{_OFFICE}.spreadsheetml.sheet": "xlsx",
    "application/vnd.oasis.opendocument.text": "odt", "text/csv": "csv",
    "message/rfc822": "eml", "application/mbox": "mbox", "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl", "application/jsonlines": "jsonl",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/rdf+xml": "feed",
}  # fmt: skip
VAGUE = frozenset({
    "", "text/plain", "application/octet-stream", "binary/octet-stream", "application/xml",
    "text/xml", "application/download", "application/force-download", "application/zip",
})  # fmt: skip
SEVERAL = frozenset({"eml", "mbox", "csv", "xlsx", "jsonl"})


def type_of(named: str) -> tuple[str, str]:
    """The type and the charset in a ``Content-Type``, in small letters; empty where unsaid."""
    if not named.strip():
        return "", ""
    head = Message()
    head["Content-Type"] = named.replace("\r", " ").replace("\n", " ")
    try:
        return head.get_content_type(), (head.get_content_charset() or "")[:40]
    except (ValueError, LookupError):
        return named.partition(";")[0].strip().lower(), ""


def form_of(kind: str, url: str, raw: bytes) -> str:
    """The form of bytes that a server says are of the type ``kind``, empty when none fits."""
    head = raw[:4_096].lstrip().lower()
    if head.startswith(b"%pdf-"):
        return "pdf"
    if (kind in VAGUE or "xml" in kind or kind == "text/html") and is_feed(raw):
        return "feed"
    if kind not in VAGUE:
        return TYPES.get(kind, "")
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    suffix = PurePosixPath(unquote(urlsplit(url).path)).suffix.lower()
    return FORMS.get(suffix, "") or ("txt" if kind == "text/plain" else "")


def items_in(item: Item) -> Iterator[Item]:
    """The items in one that has its bytes: itself, or where its form holds several each of them,
    with its line of custody after theirs."""
    raw = item.raw or b""
    if item.form not in SEVERAL:
        yield item
        return
    if item.form == "eml":
        found = mail_items(raw, item.locator)
    elif item.form == "mbox":
        found = mbox_items(io.BytesIO(raw), item.locator)
    elif item.form == "jsonl":
        found = items_from_lines(raw.split(b"\n"), item.locator)
    else:
        found = table_items(raw, item.locator, item.form)
    for one in found:
        beside = replace(item.beside, seen=None)
        yield replace(one, how=f"{one.how} in {item.how}", beside=beside)
