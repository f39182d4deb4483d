"""Ties quotations to the words that say who spoke them, and lets them go on.

Works on characters, because long quotations break the parse: a quotation belongs to the cue
that stands right behind it or right before it in its paragraph; what follows in quotation marks
in the same paragraph, or opens the next one, goes on from it unless another cue takes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.reading.voice.cues import verb_frames
from marsad.reading.voice.draft import Draft
from marsad.reading.voice.quotes import Quotation
from marsad.reading.voice.shape import Ranges

_BEFORE = re.compile(r"[\s,.;:!?—–-]*")
_BETWEEN = re.compile(r"[^\n.!?“”\"]{0,80}[,:]?\s*")
_GAP = re.compile(r"[\s.,;]*(?:(?:and|but|adding)\s+)?")


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
    if "quote" not in frames or draft.shape in ("noun", "according", "hearsay"):
        return None
    outer = [*draft.source, *draft.cue] if draft.own else [*draft.cue]
    start, end = min(s for s, _ in outer), max(e for _, e in outer)
    if end - start > 400:
        start, end = draft.cue[0]
    if draft.content and draft.shape == "that" and draft.content[0][0] >= end:
        behind_only = [q for q in quotes if q.start < draft.content[0][1]
                       and draft.content[0][0] < q.end]
        return behind_only[-1] if behind_only else None
    if any(q.holds(draft.cue[0][0]) for q in quotes):
        return None
    behind = [q for q in quotes if q.end <= start and _BEFORE.fullmatch(text[q.end : start])
              and "\n" not in text[q.end : start]]
    if behind:
        quote = behind[-1]
        own = [r for r in draft.content if r[0] < draft.cue[0][0] or draft.shape != "that"]
        draft.content = merge([*own, (quote.start, quote.end)], text)
        draft.shape = "quote"
        return quote
    if draft.content:
        touched = [q for q in quotes if any(s < q.end and q.start < e for s, e in draft.content)]
        return touched[-1] if touched else None
    for quote in quotes:
        if quote.start >= end and _BETWEEN.fullmatch(text[end : quote.start]):
            between = text[end : quote.start].strip()
            if between.endswith((",", ":")) or between in ("", "that"):
                draft.content = ((quote.start, quote.end),)
                draft.shape = "quote"
                return quote
    return None


def go_on(
    drafts: Sequence[Draft], tied: dict[int, Quotation], quotes: Sequence[Quotation], text: str
) -> None:
    """Lets each tied quotation go on over the quotations behind it that nobody else speaks."""
    taken = {q for q in tied.values()}
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
            elif len(gap) > 120 or not re.search(r"[.,:;!?]\s*$", gap.rstrip() + " "):
                break
            draft.content = merge([*draft.content, (following.start, following.end)], text)
            taken.add(following)
            last, open_ended = following.end, not following.closed
