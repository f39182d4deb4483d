"""The quote sheet: every claim behind an event as the words that make it, with who said them,
where they were printed and how to find the bytes again.

Law: the words are those of the text between ``start`` and ``end``, to the last character. Where
names or places are withheld they are blocked out in the text itself, and the offsets still hold.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from marsad.codebook.sides import kind_of_words
from marsad.model.claims import Claim, Voice
from marsad.model.events import Event
from marsad.model.hashing import name_for
from marsad.model.sources import Document
from marsad.model.times import TimeSpan
from marsad.publishing.footnotes import unmask
from marsad.publishing.material import Material

QUOTE_COLUMNS = (
    "quote_id", "claim_id", "event_id", "kind", "stance", "speech", "speaker", "quoted_by",
    "speaker_id", "speaker_kind", "words", "said", "document_id", "title", "publisher",
    "published", "start", "end", "page", "raw_sha256", "archive_path", "text_sha256", "rights",
)  # fmt: skip
DIRECT, REPORTED, OWN = "direct", "reported", "own"
FEWEST = 3  # words between marks; fewer are a word held at arm's length, no quotation
LONGEST = "{0,1000}"  # characters between marks; without an end a hostile line is read for hours
MARKED = re.compile(
    f"“([^”\n]{LONGEST})(?:”|$)|«([^»\n]{LONGEST})»|„([^“”\n]{LONGEST})[“”]"
    f"|\"([^\"\n]{LONGEST})\"|``([^`'\n]{LONGEST})''",
    re.MULTILINE,
)
Marked = list[tuple[int, int]]
Row = dict[str, Any]


def quote_rows(material: Material) -> Iterator[Row]:
    """A row for each claim of each event, denials included, in the order of the material. Words
    that are gone (a purged report) have no row."""
    marked: dict[str, Marked] = {}
    for event in material.events:
        for claim in material.read_in(event):
            document = material.documents.get(claim.document)
            if document is None or document.purged:
                continue
            if document.id not in marked:
                marked[document.id] = marked_in(document.text)
            yield quote_row(claim, event, document, material, marked[document.id])


def quote_row(
    claim: Claim, event: Event, document: Document, material: Material, marked: Marked
) -> Row:
    """The words of ``claim`` with everything that tells where they are from; ``marked`` is what
    stands between marks in its document."""
    start, end, speech = words_at(claim, document.text, marked)
    *outer, inner = claim.voices or (None,)
    speaker = inner.actor_id if inner else None
    return {
        "quote_id": name_for("quote", document.id, start, end), "claim_id": claim.id,
        "event_id": event.id, "kind": claim.kind.value, "stance": claim.stance.value,
        "speech": speech, "speaker": _named(inner),
        "quoted_by": "; ".join(filter(None, map(_named, reversed(outer)))) or None,
        "speaker_id": speaker, "speaker_kind": _kind(inner, material),
        "words": document.text[start:end], "said": _said(claim),
        "document_id": document.id, "title": unmask(document.title or "") or None,
        "publisher": document.source.name, "published": document.published,
        "start": start, "end": end, "page": document.page_of(start),
        "raw_sha256": document.raw_sha256,
        "archive_path": f"archive/{document.raw_sha256[:2]}/{document.raw_sha256[2:]}",
        "text_sha256": document.text_sha256, "rights": document.rights,
    }  # fmt: skip


def words_at(claim: Claim, text: str, marked: Marked) -> tuple[int, int, str]:
    """First and last offset of the words, and whose they are: ``direct`` for what stands between
    marks of quotation (within the sentence of the claim), ``reported`` for the sentence in which
    a voice is told, ``own`` for a sentence of the report itself."""
    sentence = claim.sentence
    before = bisect_right(marked, (claim.trigger.start, len(text)))
    inside = marked[before - 1] if before else (0, 0)
    if claim.trigger.end <= inside[1]:
        start, end = max(inside[0], sentence.start), min(inside[1], sentence.end)
        piece = text[start:end]
        if len(piece.split()) >= FEWEST:
            start += len(piece) - len(piece.lstrip())
            return start, start + len(piece.strip()), DIRECT
    return sentence.start, sentence.end, REPORTED if claim.voices else OWN


def marked_in(text: str) -> Marked:
    """What stands between marks of quotation, line by line, in order; a quotation that is not
    closed goes on to the end of its line."""
    found = MARKED.finditer(text)
    return [(m.start(m.lastindex or 0), m.end(m.lastindex or 0)) for m in found]


def _named(voice: Voice | None) -> str | None:
    if voice is None:
        return None
    return unmask(voice.name or " ".join(voice.mention.quote.split())) or None


def _kind(voice: Voice | None, material: Material) -> str | None:
    """The kind of actor a speaker is: the registry's where linked, else that of the word."""
    if voice is None:
        return None
    known = material.actors.get(voice.actor_id) if voice.actor_id and material.actors else None
    return known.kind if known is not None else kind_of_words(voice.mention.quote)


def _said(claim: Claim) -> str | None:
    """The day it was said, or the first and last with ``/`` between, an open end as ``..``."""
    when = claim.said.value if claim.said else None
    if not isinstance(when, TimeSpan) or (when.earliest is None and when.latest is None):
        return None
    first, last = (day.isoformat() if day else ".." for day in (when.earliest, when.latest))
    return first if first == last else f"{first}/{last}"
