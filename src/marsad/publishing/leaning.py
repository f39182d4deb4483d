"""A sentence that leans on the one before it: quoted alone, nobody would know who "he" is.

The words before it are quoted with it, from the same document and in their order. What a sentence
leans on is seen from its own words: it opens with what points back ("it", "the suspect"), speaks
of "that attack", or says "he", "she" or "there" before it has named anybody or any place.
"""

from __future__ import annotations

import re

from marsad.model.spans import Span

MOST_BEFORE = 3
THERE = r"[Tt]here\b(?! (?:is|are|was|were|has|have|had|will|would|may|can|should|must)\b)"
DEED = (
    r"(?:attack|raid|strike|bombing|blast|explosion|shooting|clash|killing|incident|operation|visit"
    r"|meeting|agreement|decision|statement|protest|arrest|announcement)"
)
THING = (
    r"(?:report|statement|release|study|survey|article|document|move|siege|area|site|suspect"
    r"|suspects|attacker|attackers|assailant|assailants|gunman|victim|victims|network|group"
    rf"|{DEED}s?)"
)
OPENING = re.compile(
    r"[“\"'‘\s]*(?:(?:But|And|Yet|So|Later|Earlier|Meanwhile|However|Instead|Then),?\s+)?"
    r"(?:(?i:He|She|It(?! (?:is|was|would be) (?:the|their|its) (?:first|second|third|largest|worst"
    r"|deadliest))|They|His|Her|Its|Their|This|That|These|Those|Both|Such|Here|From there"
    r"|the (?:former|latter|two|three|four|five|others?|(?:first|second|third)(?= [a-z]+ed | [a-z]*"
    r"(?:took|was|came|had|is|left|hit|fell|struck)\b))"
    rf"|the {THING}(?! (?:of|in|on|at|near|by|from|for|that|which|who|between|against|to)\b)"
    rf"|(?:One|Two|Three|Some|Most|Many|All|None|Several) of (?:them|those|these))\b|{THERE})"
)
OF_BEFORE = re.compile(
    rf"\b(?:that|this|the same|such an?) {DEED}\b|\btherefore\b|\b(?:ensuing|subsequent) \w+"
    r"|\bclaim(?:s|ed)? responsibility(?! for)"
)
POINTS_BACK = re.compile(
    rf"\b(?:he|she|him)\b|\bthe (?:suspect|attacker|assailant|gunman|bomber)s?\b|\b{THERE}"
)
NAMED = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w'’-]+")
PERSON = re.compile(
    r"\b(?:man|woman|boy|girl|official|officer|spokes\w+|leader|minister|president|commander"
    r"|witness|doctor|teacher|driver|soldier|policeman|resident|who)\b", re.IGNORECASE
)  # fmt: skip
HEADING = re.compile(r"[^\W\d_][^\d.!?:;]{2,48}")
EMPTY = frozenset(
    ("highlights", "summary", "overview", "background", "key points", "main points", "introduction",
     "situation", "situation overview", "context", "contents", "annex", "conclusions")
)
DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June"
    " July August September October November December".split()
)
ENDS = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
SHORTENED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Prof|St|No|Gov|Sen|Rep|vs|approx|Jan|Feb"
    r"|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)


def heading_over(start: int, text: str) -> str:
    """The nearest line in capitals above a place of the text that says something; empty where
    there is none."""
    lines = (" ".join(line.split()) for line in reversed(text[:start].split("\n")[:-1]))
    found = (line for line in lines if HEADING.fullmatch(line) and line.isupper())
    return next((line for line in found if line.lower() not in EMPTY), "")


def names_nothing(words: str) -> bool:
    """True for words that name nobody and no place: a reader cannot tell whose or where."""
    return all(m.group().rstrip("'’s") in DAYS for m in NAMED.finditer(words))


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
    """The span of ``sentence`` in its document's ``text``, begun up to three sentences before where
    it leans on them and the whole is at most ``longest`` characters; else as it is."""
    start, end = sentence.start, sentence.end
    for _ in range(MOST_BEFORE):
        if not leans(text[start:end]):
            break
        earlier = _start_before(text, start)
        if earlier is None or sentence.end - earlier > longest:
            break
        start, end = earlier, start
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
