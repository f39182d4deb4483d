"""An item becomes a document or a refusal. Nothing is raised, whatever the bytes are.

Law: for ``.txt`` and JSON Lines the canonical text is the input text, to the last character. No
clock is read, no file's date is used, and what the text does not say stays ``None``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from marsad.intake import refusals
from marsad.intake.chats.messages import extract_message
from marsad.intake.decoding import decode, refuse_impossible
from marsad.intake.extracts import Extract
from marsad.intake.forms import Item
from marsad.intake.heads.head import Head, head_of
from marsad.intake.json_lines import extract_line
from marsad.intake.languages import language_of
from marsad.intake.papers.fields import sensible_day
from marsad.intake.papers.paper import PAPER_FORMS, extract_paper
from marsad.intake.refusals import Refusal, Unreadable
from marsad.intake.segments import segments_of
from marsad.model.hashing import sha256_bytes, sha256_text
from marsad.model.sources import Document, Segment, Source, document_id

LIMIT = 2_000_000
PAGE_WEIGHT = 8
PAPER_WEIGHT = 32
LINE_WEIGHT = 6
LINES = frozenset({"line", "row", "message", "entry"})
UNKNOWN = "unknown"

Taken = Document | Refusal


def fetch(item: Item, *, limit: int = LIMIT) -> Item:
    """The same item with its bytes, or with the refusal that says why there are none.

    A file above ``limit`` bytes is refused by name and not read; a web page may weigh
    ``PAGE_WEIGHT`` times as much and a paper ``PAPER_WEIGHT`` times, since its text is what counts.
    """
    if item.refusal is not None or item.raw is not None or item.path is None:
        return item
    most = limit * _weight(item.form)
    try:
        size = item.path.stat().st_size
        if size <= most:
            with item.path.open("rb") as file:
                raw = file.read(most + 1)
            size = len(raw)
    except (OSError, ValueError) as error:
        what = f"it cannot be read ({getattr(error, 'strerror', None) or error})"
        return replace(item, refusal=Refusal(refusals.READ, what, item.locator))
    if size > most:
        return replace(item, refusal=_too_large(item, size, most))
    return replace(item, raw=raw)


def read_item(
    item: Item,
    *,
    received: str,
    limit: int = LIMIT,
    default_source: str | None = None,
    default_published: date | None = None,
) -> Taken:
    """The document in ``item``, or why there is none. Never raises.

    ``received`` is the time of receipt as ISO 8601 in UTC. ``limit`` is the largest text in bytes
    of UTF-8. The defaults stand only where the item does not say it itself.
    """
    item = fetch(item, limit=limit)
    if item.refusal is not None:
        return item.refusal
    if item.raw is None:
        return Refusal(refusals.READ, "there are no bytes to read", item.locator)
    weight = _weight(item.form)
    if weight > 1 and len(item.raw) > limit * weight:
        return _too_large(item, len(item.raw), limit * weight)
    try:
        extract = _extract(item, item.raw, received, limit)
        _check(extract, limit)
    except Unreadable as error:
        return Refusal(error.code, error.message, item.locator)
    return _document(item, item.raw, extract, received, default_source, default_published)


def _weight(form: str) -> int:
    if form in PAPER_FORMS or form == "eml":
        return PAPER_WEIGHT
    return LINE_WEIGHT if form in LINES else PAGE_WEIGHT if form == "html" else 1


def _extract(item: Item, raw: bytes, received: str, limit: int) -> Extract:
    from marsad.intake.mail.text import extract_mail
    from marsad.intake.markdown import extract_markdown
    from marsad.intake.pages.page import extract_page
    from marsad.intake.web.feed_entries import extract_entry

    if not raw.strip():
        raise Unreadable(refusals.EMPTY, "there is nothing in it")
    if item.form in PAPER_FORMS:
        return extract_paper(item.form, raw, received=received, limit=limit)
    if item.form == "eml":
        return extract_mail(raw, received=received)
    text, encoding = decode(raw, item.beside.charset)
    if item.form == "line":
        return extract_line(text)
    if item.form == "row":
        return replace(extract_line(text), extractor="table/1")
    if item.form == "message":
        return extract_message(text, received=received)
    if item.form == "entry":
        return extract_entry(text, received=received)
    if item.form == "md":
        return extract_markdown(text)
    if item.form == "html":
        return extract_page(text, received=received)
    if item.form == "txt":
        return Extract(text, f"text/1 {encoding}")
    raise Unreadable(refusals.FORMAT, f"the format {item.form!r} cannot be read")


def _check(extract: Extract, limit: int) -> None:
    refuse_impossible(extract.text)
    if not extract.text.strip():
        raise Unreadable(refusals.EMPTY, "there is no text in it")
    size = len(extract.text.encode("utf-8"))
    if size > limit:
        what = f"a text of {size} bytes; the limit is {limit}"
        raise Unreadable(refusals.TOO_LARGE, what)


def _document(
    item: Item,
    raw: bytes,
    extract: Extract,
    received: str,
    default_source: str | None,
    default_published: date | None,
) -> Document:
    text = extract.text
    head = head_of(text, extract.title)
    segments = segments_of(text, head, extract.given)
    beside = item.beside
    source = (
        extract.publisher or head.publisher or extract.sender or default_source
        or beside.publisher or UNKNOWN
    )  # fmt: skip
    published = (
        extract.published or head.published or default_published or extract.dated
        or sensible_day(beside.published, received)
    )  # fmt: skip
    return Document(
        id=document_id(source, item.locator, text),
        source=Source(source, extract.source_kind),
        locator=item.locator,
        title=head.title,
        published=published,
        published_precision="day" if published else None,
        received=received,
        language=_language(item, extract, head, segments),
        rights=_rights(text, segments) or extract.rights,
        text=text,
        text_sha256=sha256_text(text),
        raw_sha256=sha256_bytes(raw),
        extractor=extract.extractor,
        author=extract.author or head.author,
        country=extract.country,
        segments=segments,
        pages=extract.pages,
    )


def _language(
    item: Item, extract: Extract, head: Head, segments: tuple[Segment, ...]
) -> str:
    if item.form in ("line", "row") and extract.language:
        return extract.language
    body = body_of(extract.text, segments)
    if sum(1 for c in body if c.isalpha()) < 20:
        body = extract.text
    return language_of(body, extract.language)


def body_of(text: str, segments: tuple[Segment, ...]) -> str:
    """The report text alone: ``text`` without its segments, block quotes kept."""
    body, at = "", 0
    for segment in segments:
        if segment.kind != "quote-block":
            body += text[at : segment.start] + "\n"
            at = segment.end
    return body + text[at:]


def _rights(text: str, segments: tuple[Segment, ...]) -> str | None:
    found = [text[s.start : s.end] for s in segments if s.kind == "rights"]
    return " ".join(" ".join(found).split()) or None


def _too_large(item: Item, size: int, most: int) -> Refusal:
    what = f"{size} bytes; the limit is {most}"
    return Refusal(refusals.TOO_LARGE, what, item.locator)
