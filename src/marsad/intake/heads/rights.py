"""Sentences about rights: permissions, copyrights, licences."""

from __future__ import annotations

import re

from marsad.intake.heads.lines import Line, sentences_of

LONGEST = 45

_WORK = r"(?:article|report|story|text|page|piece|post|material|content|translation|excerpt|item)"
_TERMS = (
    r"(?:this|all|except|unless|text|content|licen[cs]ed?|rights|available|released|published|"
    r"republished|used|shared|distributed|under|image|photo|the (?:text|content|work))"
)
_SENTENCES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^this\s+{_WORK}\s+(?:(?:is|was|has been|first|originally)\s+){{1,3}}"
        r"(?:re)?(?:published|printed|posted|produced|used|shared|translated|appeared)\b",
        rf"^the\s+{_WORK}\s+(?:(?:is|was|has been)\s+)?"
        r"(?:re(?:published|printed|posted)|(?:first|originally)\s+(?:published|appeared))\b",
        r"^(?:re)?(?:published|printed|posted|produced|used|translated|distributed)\s+"
        r"(?:here\s+)?(?:with|by|under)\s+(?:[\w-]+\s+){0,3}?(?:permission|licen[cs]e|agreement)",
        r"^(?:originally|first)\s+(?:published|appeared)\s+(?:in|on|by|at)\b",
        r"^(?:©|\(c\)\s|&copy;|copyright\b)",
        r"©\s*\d{4}",
        r"\ball rights reserved\b",
        rf"^(?:{_TERMS}\b[^.]{{0,80}})?(?<!\w)(?:CC[ -]BY(?:[ -](?:SA|NC|ND))*|CC0)\b",
        rf"^(?:{_TERMS}\b[^.]{{0,80}})?creative commons\b(?![ -]licensed)",
        r"\b(?:may|must) not be (?:published|reproduced|redistributed|broadcast|rewritten|copied)",
        r"\b(?:not an? (?:original|official) (?:publication|document|release))\b",
        r"^(?:no part of this|reproduction (?:is|of|in))\b",
        r"\btous droits réservés\b|\btodos los derechos reservados\b|\balle rechte vorbehalten\b",
        r"جميع الحقوق محفوظة|حقوق (?:الطبع|النشر)|(?:رخصة|ترخيص) CC|المشاع الإبداعي",
        r"\bперепечатка\b|все права защищены",
    )
)
_ALSO = re.compile(r"^(?:licence|license|rights|copyright|credit)\s*:", re.IGNORECASE)


def is_rights(sentence: str) -> bool:
    """True when the sentence is about the rights in the text, and not about the world."""
    if len(sentence.split()) > LONGEST:
        return False
    return bool(_ALSO.match(sentence)) or any(p.search(sentence) for p in _SENTENCES)


def rights_in(line: Line) -> tuple[tuple[int, int], ...]:
    """Where sentences about rights stand in a line, neighbours joined. A short line of two
    sentences that ends with rights is one note as a whole."""
    sentences = list(sentences_of(line))
    marks = [is_rights(line.text[s - line.start : e - line.start]) for s, e in sentences]
    if not any(marks):
        return ()
    if len(sentences) <= 2 and line.words <= 25 and marks[-1]:
        return ((line.start, line.end),)
    joined: list[tuple[int, int]] = []
    for number, ((start, end), mark) in enumerate(zip(sentences, marks, strict=True)):
        if mark and number and marks[number - 1]:
            joined[-1] = (joined[-1][0], end)
        elif mark:
            joined.append((start, end))
    return tuple(joined)
