"""What an address gives to read: a page, a paper, or each entry of a feed.

Law: only an address that a person named is asked, and the pages that a feed among them links to.
An address that gives nothing still gives an item, with the reason. What a feed was is kept in mind
for the next run only when nothing of it is left to be tried again.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from marsad.intake import refusals
from marsad.intake.forms import Beside, Item, refused
from marsad.intake.refusals import KNOWN, SKIPPED, NotFetched, Refusal, Unreadable
from marsad.intake.taking import LIMIT, read_item
from marsad.intake.web.address import address_of, shown
from marsad.intake.web.client import Answer, Web
from marsad.intake.web.feed_entries import left_over, own_item, places_in
from marsad.intake.web.feeds import Entry, Feed, parse_feed
from marsad.intake.web.forms import form_of, items_in, type_of


def items_at(address: str, web: Web, *, received: str, limit: int = LIMIT) -> Iterator[Item]:
    """The items at an address that a person named. Never raises for what the web does.

    A feed gives an item for each entry and one last item for itself, skipped. What has not changed
    since it was had gives one item whose outcome is ``known``.
    """
    locator = shown(address)
    try:
        locator = address_of(address)
        answer = web.get(locator)
    except NotFetched as error:
        yield _not_had(locator, error)
        return
    item = _item(answer, locator)
    if item.form != "feed":
        yield from items_in(item)
        return
    try:
        feed = parse_feed(answer.raw, url=answer.url, content_type=answer.content_type)
    except Unreadable as error:
        yield replace(item, refusal=Refusal(error.code, error.message, locator))
        return
    whole = True
    for place, entry in places_in(feed, locator):
        done = yield from _of_entry(entry, place, feed, answer, web, received, limit)
        whole = whole and done
    yield from left_over(feed, locator)
    what = f"a feed of {len(feed.entries)} entries" + (", its XML broken" * feed.broken)
    seen = answer.seen if whole else None
    refusal = Refusal(refusals.FEED, what, locator, SKIPPED)
    yield replace(item, refusal=refusal, beside=Beside(seen=seen))


def _item(answer: Answer, locator: str) -> Item:
    if answer.unchanged:
        what = f"unchanged since {answer.unchanged}"
        refusal = Refusal(refusals.UNCHANGED, what, locator, KNOWN)
        return Item(locator, "", refusal=refusal, how=answer.how)
    kind, charset = type_of(answer.content_type)
    form = form_of(kind, answer.url, answer.raw)
    host = (urlsplit(answer.url).hostname or "").removeprefix("www.")
    beside = Beside(charset=charset, publisher=host, seen=answer.seen)
    item = Item(locator, form, raw=answer.raw, how=answer.how, beside=beside)
    if not answer.raw.strip():
        return replace(item, refusal=Refusal(refusals.EMPTY, "there is nothing in it", locator))
    if not form:
        what = f"{shown(kind)[:80] or 'what has no type and no suffix'} cannot be read"
        return replace(item, refusal=Refusal(refusals.FORMAT, what, locator))
    return item


def _of_entry(
    entry: Entry, place: str, feed: Feed, answer: Answer, web: Web, received: str, limit: int
) -> Generator[Item, None, bool]:
    """The items of an entry: those of its page, or of its own text. Returns whether there is no
    use in trying again."""
    try:
        if not entry.link or place != entry.link:
            raise NotFetched(refusals.ADDRESS, "it names no page of its own")
        place = address_of(entry.link)
        page = _page(entry, place, feed, web.get(place, from_public=answer.public))
        if page.refusal is None and page.form == "html":
            _readable(page, received, limit)
    except NotFetched as error:
        how = f"entry of {answer.how}"
        if entry.raw:
            note = f"the feed's own words: {error.message}"
            yield own_item(entry, place, feed, how=how, note=note)
        else:
            yield _not_had(place, error)
        return not error.again
    yield from items_in(page)
    return True


def _page(entry: Entry, place: str, feed: Feed, answer: Answer) -> Item:
    """The item of an entry's page. Raises ``NotFetched`` where it is nothing that is read."""
    item = _item(answer, place)
    if item.form == "feed":
        raise NotFetched(refusals.FORMAT, "its page is a feed", how=answer.how)
    if item.refusal is not None and item.refusal.outcome != KNOWN:
        raise NotFetched(item.refusal.code, item.refusal.message, how=answer.how)
    publisher = feed.title or item.beside.publisher
    beside = replace(item.beside, published=entry.published, publisher=publisher)
    return replace(item, beside=beside)


def _readable(page: Item, received: str, limit: int) -> None:
    """Raises ``NotFetched`` for a page without words, as one is that only scripts fill."""
    found = read_item(page, received=received, limit=limit)
    if isinstance(found, Refusal):
        raise NotFetched(found.code, found.message, how=page.how)


def _not_had(locator: str, error: NotFetched) -> Item:
    how = error.how or f"GET {locator}"
    return replace(refused(locator, error.code, error.message), how=how)
