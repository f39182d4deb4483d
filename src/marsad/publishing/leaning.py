"""A sentence that leans on the one before it: quoted alone, nobody would know who "he" is.

The words before it are quoted with it, from the same document and in their order. What a sentence
leans on is seen from its own words: it opens with a word that points back, speaks of "that
attack", or says "he", "she" or "there" before it has named anybody or any place.
"""

from __future__ import annotations

import re

from marsad.model.spans import Span

MOST_BEFORE = 2
THERE = r"[Tt]here\b(?! (?:is|are|was|were|has|have|had|will|would|may|can|should|must)\b)"
OPENING = re.compile(
    r"[“\"'‘\s]*(?:(?:But|And|Yet|So|Later|Earlier|Meanwhile|However|Instead|Then),?\s+)?"
    r"(?:(?i:He|She|It|They|His|Her|Its|Their|This|That|These|Those|Both|Such|Here|From there"
    r"|the (?:former|latter|two|three|four|five|others?|(?:first|second|third)(?= [a-z]+ed | [a-z]*"
    r"(?:took|was|came|had|is|left|hit|fell|struck)\b))"
    rf"|(?:One|Two|Three|Some|Most|Many|All|None|Several) of (?:them|those|these))\b|{THERE})"
)
DEED = (
    r"(?:attack|raid|strike|bombing|blast|explosion|shooting|clash|killing|incident|operation|visit"
    r"|meeting|agreement|decision|statement|protest|arrest|announcement)"
)
OF_BEFORE = re.compile(rf"\b(?:that|this|the same|such an?) {DEED}\b|\btherefore\b")
POINTS_BACK = re.compile(rf"\b(?:he|she|him)\b|\b{THERE}")
NAMED = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w'’-]+")
PERSON = re.compile(
    r"\b(?:man|woman|boy|girl|official|officer|spokes\w+|leader|minister|president|commander"
    r"|witness|doctor|teacher|driver|soldier|policeman|resident|who)\b", re.IGNORECASE
)  # fmt: skip
ENDS = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
SHORTENED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Prof|St|No|Gov|Sen|Rep|vs|approx|Jan|Feb"
    r"|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)


def leans(sentence: str) -> bool:
    """True when the sentence speaks of somebody or some place that only the words before name."""
    if OPENING.match(sentence) or OF_BEFORE.search(sentence):
        return True
    back = POINTS_BACK.search(sentence)
    if back is None:
        return False
    before = sentence[: back.start()]
    return not NAMED.search(before) and not PERSON.search(before)


def with_what_it_leans_on(sentence: Span, text: str, longest: int) -> Span:
    """The span of ``sentence`` in its document's ``text``, begun one or two sentences earlier where
    it leans on them and the whole is at most ``longest`` characters; else as it is."""
    start = sentence.start
    for _ in range(MOST_BEFORE):
        if not leans(text[start : sentence.end]):
            break
        earlier = _start_before(text, start)
        if earlier is None or sentence.end - earlier > longest:
            break
        start = earlier
    if start == sentence.start or text[sentence.start : sentence.end] != sentence.quote:
        return sentence
    return Span(sentence.document, start, sentence.end, text[start : sentence.end])


def _start_before(text: str, start: int) -> int | None:
    """Where the sentence before ``start`` begins; ``None`` at a heading or the text's own start."""
    before = text[:start].rstrip()
    if not before.endswith((".", "!", "?", "”", '"', "’")):
        return None
    line = before.rfind("\n") + 1
    starts = [line]
    for edge in ENDS.finditer(before, line):
        if not SHORTENED.search(before[: edge.start()]):
            starts.append(edge.end())
    return starts[-1] if text[starts[-1] : start].strip() else None
