"""Blocking out names without moving a character: offsets, spans and hashes stay what they were."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from marsad.model.events import Event
from marsad.model.sources import Document, Source
from marsad.model.spans import Span
from marsad.publishing.names_in_text import is_body
from marsad.publishing.wording.sides import NAMELESS, WITHHELD
from marsad.publishing.written_ways import without_spots, without_ways

GIVEN = re.compile(rf"^(?:[A-Z][\w'’.-]*\s+)+{re.escape(NAMELESS)}")  # a given name left over
PLACE_BLOCK = "▒"
SITE = "a protected site (name withheld)"
NO_SOURCE = "a source (name withheld)"
MAIL = "marsad-mail/"
PERSON = re.compile(r"[^\W\d_][\w.'’-]*(?:,?\s+[^\W\d_][\w.'’-]*){1,4}")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Redaction:
    """What to block: private names and protected sites everywhere, words for a place in the
    documents (by id) that tell of an event whose place is withheld, and positions written there."""

    names: frozenset[str]
    sites: frozenset[str]
    places: Mapping[str, frozenset[str]]


def redacted_documents(
    documents: Mapping[str, Document], redaction: Redaction
) -> dict[str, Document]:
    """The documents with blocks for what is withheld, and for every address of mail and number of
    a telephone; texts keep their length, both hashes remain those of the archived bytes. A person
    who is a source only as the sender of a mail is not named."""
    people = whole_words(redaction.names | redaction.sites)
    found = {}
    for key, document in documents.items():
        places = whole_words(redaction.places.get(key, frozenset()))
        text, title = document.text, document.title
        for pattern, block in ((people, WITHHELD), (places, PLACE_BLOCK)):
            if pattern is not None:
                text = blocked(text, pattern, block)
                title = blocked(title, pattern, block) if title else title
        if key in redaction.places:
            text, title = without_spots(text), without_spots(title) if title else title
        author = (
            blocked(document.author, people, WITHHELD)
            if document.author and people
            else (document.author)
        )
        found[key] = replace(
            document, text=without_ways(text), title=without_ways(title) if title else title,
            author=author, source=seen_source(document),
        )  # fmt: skip
    return found


def seen_source(document: Document) -> Source:
    """The source as the public may see it: neither an address of mail nor a telephone, nor whoever
    sent a mail, unless that is the name of a body."""
    name, source = document.source.name, document.source
    sent = document.extractor.startswith(MAIL) and PERSON.fullmatch(name) and not is_body(name)
    return Source(NO_SOURCE, source.kind) if sent or without_ways(name) != name else source


def redaction_of(redaction: Redaction, documents: Mapping[str, Document]) -> Callable[[T], T]:
    """A function that gives any noun with its spans quoting the redacted documents and its
    strings free of private names and protected sites."""
    people, sites = whole_words(redaction.names), whole_words(redaction.sites)

    def words(text: str) -> str:
        text = GIVEN.sub(NAMELESS, people.sub(NAMELESS, text)) if people else text
        return without_ways(sites.sub(SITE, text) if sites else text)

    return rewritten(lambda span: quoting(span, documents, people, WITHHELD), words)


def rewritten(span: Callable[[Span], Span], words: Callable[[str], str]) -> Callable[[T], T]:
    """A function that gives any noun with ``span`` applied to each of its spans and ``words`` to
    each of its strings; the same noun where nothing changes."""

    def anew(value: Any) -> Any:
        if isinstance(value, Span):
            return span(value)
        if isinstance(value, str):
            return words(value)
        if isinstance(value, tuple):
            return tuple(anew(v) for v in value)
        if is_dataclass(value) and not isinstance(value, type):
            now = {f.name: getattr(value, f.name) for f in fields(value)}
            new = {name: anew(v) for name, v in now.items()}
            return value if new == now else replace(value, **new)
        return value

    return anew


def names_of(redaction: Redaction) -> Callable[[Event], bool]:
    """A function that says quickly whether an event may hold a private name or a protected site:
    false only where cleaning it would change nothing."""
    withheld = whole_words(redaction.names | redaction.sites)

    def named(event: Event) -> bool:
        return withheld is not None and bool(withheld.search("\0".join(_words(event))))

    return named


def _words(event: Event) -> Iterator[str]:
    """Every word in an event that somebody could be named in."""
    yield event.standing.why
    held = (*event.actors, *event.targets)
    for side in (s for h in held for s in (h.value, *(r.value for r in h.rivals))):
        yield side.name
    for thing in event.instruments:
        yield thing.value
        yield from (r.value for r in thing.rivals)
    for count in (c for h in event.counts for c in (h.value, *(r.value for r in h.rivals))):
        yield f"{count.verbatim}\0{count.who or ''}"
    if event.where is not None:
        for where in (event.where.value, *(r.value for r in event.where.rivals)):
            yield f"{where.name}\0{where.second_name}\0{where.admin1}"


def quoting(
    span: Span, documents: Mapping[str, Document], look: re.Pattern[str] | None, block: str
) -> Span:
    """The span with the words that its document, blocked out or not, has there; where it has none,
    its own with what ``look`` finds blocked out by ``block``."""
    document = documents.get(span.document)
    quote = document.text[span.start : span.end] if document else ""
    if len(quote) != len(span.quote):
        quote = blocked(span.quote, look, block) if look else span.quote
    return replace(span, quote=quote)


def blocked(text: str, look: re.Pattern[str], block: str) -> str:
    """``text`` with a ``block`` for each sign, blanks left, of what ``look`` finds."""
    return look.sub(lambda m: re.sub(r"\S", block, m.group()), text)


def whole_words(words: frozenset[str], *, any_case: bool = False) -> re.Pattern[str] | None:
    """Finds any of these words, whole, the longest first; ``None`` without any."""
    ordered = sorted((w for w in words if w.strip()), key=lambda w: (-len(w), w))
    if not ordered:
        return None
    parts = (r"\s+".join(map(re.escape, w.split())) for w in ordered)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE if any_case else 0)
