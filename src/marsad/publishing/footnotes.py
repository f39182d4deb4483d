"""Footnotes: from a sentence to the claim, its words, and the archived document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from marsad.model.briefs import Footnote
from marsad.model.spans import Span
from marsad.model.values import Citation, Told
from marsad.publishing.material import Material
from marsad.publishing.redaction import PLACE_BLOCK
from marsad.publishing.wording.sides import HUSHED, OTHER_BLOCK, WITHHELD

AROUND = 70
BLOCKS = {WITHHELD: "name", HUSHED: "name", PLACE_BLOCK: "place", OTHER_BLOCK: ""}


def note_key(citation: Citation) -> str:
    """What makes two citations one footnote: the claim, or the words where no claim is named."""
    if citation.claim:
        return citation.claim
    span = citation.span
    return f"{span.document}:{span.start}-{span.end}" if span else ""


def footnotes_of(told: Iterable[Told], material: Material) -> tuple[Footnote, ...]:
    """Every cited span once, numbered in reading order. The quote is exact; names withheld for
    a public audience stand as ``[name withheld]``; a purged document gives its hash only."""
    seen: dict[str, Footnote] = {}
    for sentence in told:
        for citation in sentence.citations:
            key = note_key(citation)
            if citation.span is None or key in seen:
                continue
            seen[key] = _note(len(seen) + 1, citation.claim or "", citation.span, material)
    return tuple(seen.values())


def numbers_of(told: Iterable[Told], notes: tuple[Footnote, ...]) -> tuple[int, ...]:
    """The footnote numbers of some sentences, in order, each once."""
    table = {key_of(n): n.number for n in notes}
    found = [table[note_key(c)] for t in told for c in t.citations if c.span is not None]
    return tuple(dict.fromkeys(found))


def key_of(note: Footnote) -> str:
    """The same key from the footnote's side."""
    return note.claim or f"{note.document}:{note.start}-{note.end}"


def _note(number: int, claim: str, span: Span, material: Material) -> Footnote:
    document = material.documents.get(span.document)
    if document is None or document.purged:
        return Footnote(
            number, claim, span.document, "", document.source.name if document else "",
            document.published if document else None, span.start, span.end, "", "", "",
            document.text_sha256 if document else "", tombstone=True,
        )  # fmt: skip
    text = document.text
    return Footnote(
        number=number,
        claim=claim,
        document=document.id,
        title=unmask(document.title or ""),
        publisher=document.source.name,
        published=document.published,
        start=span.start,
        end=span.end,
        quote=unmask(span.quote),
        before=unmask(_before(text, span.start)),
        after=unmask(_after(text, span.end)),
        text_sha256=document.text_sha256,
        page=document.page_of(span.start),
    )


def page_words(note: Footnote) -> str:
    """The page of a note as it is printed after the day (``, p. 3``), empty where it has none."""
    return f", p. {note.page}" if note.page else ""


def unmask(text: str) -> str:
    """Blocks of withheld letters as words a reader understands."""
    for block, words in BLOCKS.items():
        text = re.sub(f"{block}+(?:\\s+{block}+)*", f"[{words} withheld]".replace("[ ", "["), text)
    return text


def _before(text: str, start: int) -> str:
    cut = max(0, start - AROUND)
    piece = text[cut:start]
    return piece if cut == 0 else piece[piece.find(" ") + 1 :]


def _after(text: str, end: int) -> str:
    piece = text[end : end + AROUND]
    return piece if end + AROUND >= len(text) else piece[: max(piece.rfind(" "), 0)]
