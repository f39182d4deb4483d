"""The words of a claim's own clause, cut at the marks of its sentence."""

from __future__ import annotations

import re

from marsad.model.claims import Claim
from marsad.publishing.footnotes import unmask

LONGEST = 150
SHORTEST = 40
LINK = re.compile(r"(?:\s+on\s+\w+|\s+yesterday)?\s*(?:,|:)?\s*(?:that\s+)?")
EDGE = re.compile(r"[;:](?=\s)|,(?=\s)|\s[–—-](?=\s)")


def clause_of(claim: Claim) -> str:
    """The claim's own words: its sentence or, where that is long, the stretch between commas,
    colons or dashes that holds the trigger, with dots where words were left out."""
    text, base = claim.sentence.quote, claim.sentence.start
    start, end = claim.trigger.start - base, claim.trigger.end - base
    if not 0 <= start < end <= len(text):
        return _clean(text)
    first, last = _without_voice(claim)
    left, right = (first, last) if first <= start and end <= last else (0, len(text))
    if right - left > LONGEST:
        inner = text[left:right]
        edges = [left, *(left + m.end() for m in EDGE.finditer(inner)), right]
        left, right = max(e for e in edges if e <= start), min(e for e in edges if e >= end)
        while right - left < SHORTEST and (left, right) != (edges[0], edges[-1]):
            later = [e for e in edges if e > right]
            left = left if later else max([e for e in edges if e < left], default=edges[0])
            right = later[0] if later else right
    words = _clean(text[left:right]).rstrip(",;:–—- ")
    cut = re.search(r"\w", text[:left]), re.search(r"\w", text[right:])
    return f"{'… ' if cut[0] else ''}{words}{' …' if cut[1] else ''}"


def _without_voice(claim: Claim) -> tuple[int, int]:
    """The stretch of the sentence that is not "X said that" before or ", X said" after it."""
    text, base = claim.sentence.quote, claim.sentence.start
    left, right = 0, len(text)
    for voice in claim.voices:
        if voice.cue is None or not claim.sentence.holds(voice.cue):
            continue
        edge = min(voice.mention.start, voice.cue.start) - base
        stop = max(voice.cue.end, voice.mention.end) - base
        if voice.mention.start < base or edge < 0 or stop > len(text):
            continue
        if edge <= 4 and stop <= claim.trigger.start - base:
            after = LINK.match(text[stop:])
            left = max(left, stop + (after.end() if after else 0))
        elif edge >= claim.trigger.end - base and (gap := text.rfind(",", 0, edge)) > 0:
            right = gap if edge - gap < 4 and len(text) - stop < 60 else right
    return left, right


def _clean(text: str) -> str:
    flat = unmask(" ".join(text.split()))
    return re.sub(r"^[-*•–—·]\s+", "", flat).strip().rstrip(".").replace("“", "‘").replace("”", "’")
