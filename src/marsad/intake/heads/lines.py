"""Lines of a text with their offsets, blank edges left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINE = re.compile(r"[^\r\n\u2028\u2029]+")
EDGE = " \t\f\v\u00a0\u200e\u200f\u200b\ufeff\u202a\u202b\u202c"
SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2007\u2009\u3000", " "))
SENTENCE = re.compile(r"(?:[^.!?؟]|[.!?؟](?![\s\"”’)]|$))*[.!?؟]*[\"”’)]*\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, at ``start`` to ``end``. ``text`` is as long as what stands
    there, with every sort of space as a plain one; ``after_blank`` is true when an empty line
    stands before it, or nothing."""

    start: int
    end: int
    text: str
    after_blank: bool

    @property
    def words(self) -> int:
        return len(self.text.split())


def lines_of(text: str) -> tuple[Line, ...]:
    """Every line of ``text`` that is not blank, in order."""
    return tuple(_lines(text))


def sentences_of(line: Line) -> Iterator[tuple[int, int]]:
    """Where the sentences of a line stand, by end marks only; offsets into the whole text."""
    for found in SENTENCE.finditer(line.text):
        words = found.group().strip()
        if words:
            start = line.start + found.start() + found.group().index(words[0])
            yield start, start + len(words)


def _lines(text: str) -> Iterator[Line]:
    last = None
    for found in LINE.finditer(text):
        words = found.group().translate(SPACES).strip(EDGE)
        if not words:
            continue
        start = found.start() + found.group().translate(SPACES).index(words)
        end = start + len(words)
        blank = last is None or _breaks(text[last:start]) > 1
        yield Line(start, end, words, blank)
        last = end


def _breaks(gap: str) -> int:
    return len(re.findall(r"\r\n|[\r\n\u2028\u2029]", gap))
