"""An entry of a feed as an item of its own, and the text in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Any

from marsad.intake import fields, refusals
from marsad.intake.decoding import refuse_impossible
from marsad.intake.extracts import Extract
from marsad.intake.forms import Beside, Item, refused
from marsad.intake.papers.fields import sensible_day
from marsad.intake.refusals import Unreadable
from marsad.intake.web.feeds import MOST_ENTRIES, Entry, Feed, day_said, parse_feed

BROKEN = "from a feed whose XML is broken"


def feed_items(raw: bytes, locator: str) -> Iterator[Item]:
    """The items of a feed in a file: each entry with its own text, no link followed. Where it is no
    feed, one item with a refusal."""
    try:
        feed = parse_feed(raw)
    except Unreadable as error:
        yield refused(locator, error.code, error.message)
        return
    if not feed.entries:
        yield refused(locator, refusals.EMPTY, "the feed has no entry")
    for place, entry in places_in(feed, locator):
        yield own_item(entry, place, feed, how="entry of a feed")
    yield from left_over(feed, locator)


def places_in(feed: Feed, locator: str) -> Iterator[tuple[str, Entry]]:
    """Each entry that is read, with its locator: the address of its page, else its id, else its
    place in the feed; a second one of the same name has its place in the feed added."""
    taken: set[str] = set()
    for number, entry in enumerate(feed.entries[:MOST_ENTRIES], 1):
        place = entry.link or entry.name or f"{locator}#entry-{number}"
        if place in taken:
            place = f"{place}#entry-{number}"
        taken.add(place)
        yield place, entry


def left_over(feed: Feed, locator: str) -> Iterator[Item]:
    """An item with a refusal when the feed has more entries than are read."""
    if len(feed.entries) > MOST_ENTRIES:
        what = f"more than {MOST_ENTRIES} entries in one feed"
        yield refused(f"{locator}#entries", refusals.TOO_LARGE, what)


def own_item(entry: Entry, place: str, feed: Feed, *, how: str, note: str = "") -> Item:
    """The item of an entry's own text; ``note`` says why it is not its page."""
    if not entry.raw:
        return replace(refused(place, refusals.EMPTY, "the entry has no text of its own"), how=how)
    notes = "; ".join(filter(None, (note, BROKEN if feed.broken else "")))
    return Item(place, "entry", raw=entry.raw, how=how, beside=Beside(note=notes))


def extract_entry(line: str, *, received: str) -> Extract:
    """The text of an entry and what the feed says of it; its day of publication stands, its day of
    change only where nothing else says one. Raises ``Unreadable`` as ``extract_page`` does."""
    from marsad.intake.pages.page import extract_page

    found: dict[str, Any] = json.loads(line)
    if "html" in found:
        title = escape(found.get("title", ""))
        page = f"<html><head><title>{title}</title></head><body><article><div>{found['html']}"
        text = extract_page(f"{page}</div></article></body></html>", received=received).text
    else:
        text = found.get("text", "")
    for name in ("title", "author", "feed"):
        refuse_impossible(found.get(name, ""))
    return Extract(
        text=text,
        extractor="marsad-feed/1",
        title=found.get("title"),
        publisher=found.get("feed"),
        author=found.get("author"),
        published=sensible_day(day_said(found.get("published", "")), received),
        language=fields.language(found),
        dated=sensible_day(day_said(found.get("updated", "")), received),
    )
