"""Ties quotations to the words that say who spoke them, and lets them go on.

Works on characters, because long quotations break the parse: a quotation belongs to the cue
that stands right behind it or right before it in its paragraph; what follows in quotation marks
in the same paragraph, or opens the next one, goes on from it unless another cue takes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from marsad.reading.parse import whole_text
from marsad.reading.voice.cues import verb_frames
from marsad.reading.voice.draft import Draft
from marsad.reading.voice.quotes import Quotation, blocks
from marsad.reading.voice.shape import Ranges

_NO_VERB = frozenset({"noun", "according", "hearsay", "signed", "headed"})
_BEFORE = re.compile(r"[\s,.;:!?—–-]*")
_ANNOUNCED = re.compile(r":[ \t]*\n\s*(?=[A-Z])")
_SIGNED = re.compile(r"\s*(?:―|—|–|--|-)\s*(?=[A-Z])([^\n.!?\"“”]{3,80})\s*$")
_BETWEEN = re.compile(r"[^\n.!?“”\"]{0,80}[,:]?\s*")
_GAP = re.compile(r"[\s.,;]*(?:(?:and|but|adding)\s+)?")


def insert(draft: Draft, text: str) -> None:
    """ "The road, he said, was closed, and ...": all of the sentence around the cue is said."""
    if draft.shape not in ("that", "around") or not draft.source or not draft.own:
        return
    start, end = min(draft.source[0][0], draft.cue[0][0]), max(draft.source[-1][1], draft.cue[0][1])
    sentence = draft.token.sent
    if not text[:start].rstrip().endswith(",") or not _COMMA.match(text, end):
        return
    if start - sentence.start_char < 3 or end - start > 120 or end > sentence.end_char:
        return
    before = text[sentence.start_char : start].rstrip(" ,\n")
    behind = text[end : sentence.end_char].rstrip().rstrip(".")
    skip = len(behind) - len(behind.lstrip(" ,\n"))
    if behind.strip(" ,") and '"' not in before + behind and "“" not in before + behind:
        draft.content = (
            (sentence.start_char, sentence.start_char + len(before)),
            (end + skip, end + len(behind)),
        )


_COMMA = re.compile(r",\s")


def merge(found: Sequence[tuple[int, int]], text: str) -> Ranges:
    """Overlapping ranges made one, and those with nothing but white space between them."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip()):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def widen(draft: Draft, quotes: Sequence[Quotation], text: str) -> None:
    """A content that reaches into a quotation takes the whole of it, unless the cue stands in
    the same quotation."""
    if not draft.content:
        return
    found = list(draft.content)
    for start, end in draft.content:
        for quote in quotes:
            if quote.start < end and start < quote.end and not quote.holds(draft.cue[0][0]):
                found.append((max(quote.start, 0), quote.end))
    draft.content = merge(found, text)


def attach(draft: Draft, quotes: Sequence[Quotation], text: str) -> Quotation | None:
    """Gives a cue the quotation that stands next to it, and tells which."""
    frames = verb_frames(draft.token.lemma_.lower())
    if "quote" not in frames or draft.shape in _NO_VERB:
        return None
    outer = [*draft.source, *draft.cue] if draft.own else [*draft.cue]
    start, end = min(s for s, _ in outer), max(e for _, e in outer)
    if end - start > 400:
        start, end = draft.cue[0]
    if draft.content and draft.shape == "that" and draft.content[0][0] >= end:
        behind_only = [
            q for q in quotes if q.start < draft.content[0][1] and draft.content[0][0] < q.end
        ]
        return behind_only[-1] if behind_only else None
    if any(q.holds(draft.cue[0][0]) for q in quotes):
        return None
    behind = [
        q
        for q in quotes
        if q.end <= start
        and _BEFORE.fullmatch(text[q.end : start])
        and "\n" not in text[q.end : start]
    ]
    if behind:
        quote = behind[-1]
        own = [r for r in draft.content if r[0] < draft.cue[0][0] or draft.shape != "that"]
        draft.content = merge([*own, (quote.start, quote.end)], text)
        draft.shape = "quote"
        return quote
    if draft.content:
        touched = [q for q in quotes if any(s < q.end and q.start < e for s, e in draft.content)]
        return touched[-1] if touched else None
    announced = _ANNOUNCED.match(text, end)
    if announced is not None:
        stop = text.find("\n", announced.end())
        draft.content = ((announced.end(), len(text) if stop < 0 else stop),)
        draft.shape = "quote"
        return None
    for quote in quotes:
        if quote.start >= end and _BETWEEN.fullmatch(text[end : quote.start]):
            between = text[end : quote.start].strip()
            if between.endswith((",", ":")) or between in ("", "that"):
                draft.content = ((quote.start, quote.end),)
                draft.shape = "quote"
                return quote
    return None


def signed(doc: Doc, quotes: Sequence[Quotation]) -> Iterator[Draft]:
    """A quotation with a dash and a name behind it: '"..." ― Name'."""
    text = whole_text(doc)
    for quote in quotes:
        stop = text.find("\n", quote.end)
        match = _SIGNED.match(text, quote.end, len(text) if stop < 0 else stop)
        if match is None:
            continue
        dash = doc.char_span(quote.end, match.start(1), alignment_mode="expand")
        mark = text[quote.end : match.start(1)]
        start = quote.end + len(mark) - len(mark.lstrip())
        if dash is not None:
            name = (match.start(1), match.start(1) + len(match.group(1).rstrip()))
            yield Draft(
                (name,),
                ((start, quote.end + len(mark.rstrip())),),
                ((quote.start, quote.end),),
                dash[-1],
                "signed",
            )


def headed(doc: Doc) -> Iterator[Draft]:
    """A headline, a quotation or a turn of a transcript with a name and a colon before it:
    "Ministry: 12 killed", "MODERATOR: ..."."""
    text = whole_text(doc)
    for number, (start, end) in enumerate(blocks(text)):
        match = _HEADED.match(text, start, end)
        if match is None or match.group(1).lower().split()[-1] in _LABELS:
            continue
        quoted = text[match.end()] in '“"'
        turn = number > 0 and match.group(1).isupper() and end - match.end() > 40
        if not (quoted or turn) and (number > 0 or end - start > 160):
            continue
        name = doc.char_span(match.start(1), match.end(1), alignment_mode="expand")
        if name is None or any(t.pos_ in ("VERB", "AUX") for t in name):
            continue
        if (turn or name.root.pos_ in ("PROPN", "NOUN")) and name.end < len(doc):
            colon = match.end(1)
            cue = ((colon, colon + 1),)
            yield Draft((match.span(1),), cue, ((match.end(), end),), doc[name.end], "headed")


_HEADED = re.compile(r"([A-Z][^\n:.!?,\"“”]{1,40}):\s+(?=\S)")
_LABELS = frozenset(
    {
        "update",
        "updated",
        "breaking",
        "video",
        "photo",
        "photos",
        "image",
        "correction",
        "note",
        "exclusive",
        "analysis",
        "opinion",
        "factbox",
        "watch",
        "related",
        "more",
        "source",
        "timeline",
        "live",
        "explainer",
        "map",
        "text",
        "subject",
        "date",
        "title",
        "by",
        "contact",
    }
)


def go_on(
    drafts: Sequence[Draft], tied: dict[int, Quotation], quotes: Sequence[Quotation], text: str
) -> None:
    """Lets each tied quotation go on over the quotations behind it that nobody else speaks."""
    taken = set(tied.values())
    covered = [r for d in drafts for r in d.content]
    for number, quote in tied.items():
        draft = drafts[number]
        last = max(quote.end, max(e for _, e in (*draft.cue, *draft.source)))
        open_ended = not quote.closed
        for following in quotes:
            if following.start < last:
                continue
            if following in taken or any(
                s <= following.start and following.end <= e for s, e in covered
            ):
                break
            gap = text[last : following.start]
            if "\n" in gap:
                if not (following.opens_block and (open_ended or following.ends_block)):
                    break
                if not open_ended and gap.strip(" \n\t\r.,"):
                    break
            elif len(gap) > 250 or not re.search(r"[.,:;!?]\s*$", gap.rstrip() + " "):
                break
            draft.content = merge([*draft.content, (following.start, following.end)], text)
            taken.add(following)
            last, open_ended = following.end, not following.closed
