"""Bytes that hold several items, or that lay in something else: opened by their form.

Law: what packs other files is opened once, never inside another.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from marsad.intake import refusals
from marsad.intake.archives.zips import zip_items
from marsad.intake.chats.telegram import telegram_items
from marsad.intake.chats.telegram_page import looks_like_telegram, telegram_page_items
from marsad.intake.chats.whatsapp import looks_like_whatsapp, whatsapp_items
from marsad.intake.forms import Item, items_from_lines, refused, skipped
from marsad.intake.mail.items import mail_items, mbox_items
from marsad.intake.tables import table_items
from marsad.intake.web.feed_entries import feed_items

WHOLE = frozenset({"eml", "csv", "xlsx", "json", "feed"})
PACKING = frozenset({"zip", "warc", "wacz"})


def is_chat(opening: bytes, form: str, name: str) -> bool:
    """True when a text or page is the export of a chat, by how it opens."""
    if form == "txt":
        return looks_like_whatsapp(opening, name)
    return form == "html" and looks_like_telegram(opening)


def items_inside(raw: bytes, locator: str, form: str, *, how: str, depth: int) -> Iterator[Item]:
    """The items in ``raw``: itself, or those it holds. ``depth`` says how deep it lay: 0 a file,
    1 what was attached to a mail, 2 and more what lay in something packed."""
    if form == "eml":
        yield from mail_items(raw, locator, depth)
    elif form == "mbox":
        yield from mbox_items(io.BytesIO(raw), locator, depth)
    elif form in ("csv", "xlsx"):
        yield from table_items(raw, locator, form)
    elif form == "jsonl":
        yield from items_from_lines(raw.split(b"\n"), locator)
    elif form == "feed":
        yield from feed_items(raw, locator)
    elif form == "json":
        for item in telegram_items(raw, locator):
            yield left_out(item) if depth else item
    elif form == "zip" and depth < 2:
        yield from zip_items(io.BytesIO(raw), locator)
    elif form in PACKING:
        what = f"a .{form} inside something else is not opened; take it out first"
        yield refused(locator, refusals.FORMAT, what)
    elif is_chat(raw, form, locator.replace("#", "/").rpartition("/")[2]):
        yield from (whatsapp_items if form == "txt" else telegram_page_items)(raw, locator)
    else:
        yield Item(locator, form, raw=raw, how=how)


def left_out(item: Item) -> Item:
    """The same item; skipped where it is JSON that nobody named: data of a program, no report."""
    if item.refusal is None or item.refusal.code != refusals.FORMAT:
        return item
    return skipped(item.locator, refusals.SUFFIX, item.refusal.message)
