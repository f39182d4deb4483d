"""Lines as they stand on printed pages become paragraphs again.

Law: no word of a paragraph is lost or moved. What repeats at the edge of most pages, and the number
of a page, are no words of the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from marsad.intake.printed_lines import Printed
from marsad.intake.running_lines import same_size, usual_gap, without_running_lines
from marsad.intake.seams import joined_lines, known_words

WIDE_GAP = 1.25
WIDER_GAP = 1.9
SHORT = 0.75
_ENDS = re.compile(r"[.!?؟:…][\"”’»)\]]*$")
_BULLET = re.compile(r"[•●▪■◦‣*–—-]\s+\S|\d{1,3}[.)]\s+[A-Z]")


def text_of(pages: Sequence[Sequence[Printed]]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages in paragraphs, set apart by an empty line, and where in it each page
    begins: running heads and page numbers left out, lines joined. A page without words begins
    where the next one does."""
    kept = without_running_lines(pages)
    lines = [line for page in kept for line in page]
    places = [place for place, page in enumerate(kept) for _ in page]
    known = known_words(line.text for line in lines)
    starts: dict[int, int] = {}
    text, at = "", 0
    for group in _groups(kept, lines):
        words, offsets = joined_lines([line.text for line in group], known)
        text += "\n\n" if text and words else ""
        for place, offset in zip(places[at:], offsets, strict=False):
            starts.setdefault(place, len(text) + offset)
        at += len(group)
        text += words
    begins = len(text)
    found = [begins := starts.get(place, begins) for place in reversed(range(len(pages)))]
    return text, tuple(reversed(found))


def paragraphs_of(pages: Sequence[Sequence[Printed]]) -> list[str]:
    """The paragraphs of all pages."""
    text, _ = text_of(pages)
    return text.split("\n\n") if text else []


def _groups(
    pages: Sequence[Sequence[Printed]], lines: Sequence[Printed]
) -> list[list[Printed]]:
    """The lines of each paragraph."""
    if not lines:
        return []
    usual = usual_gap([page for page in pages if page])
    width = _width(lines)
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        if _parts(before, line, usual, width):
            groups.append([])
        groups[-1].append(line)
    return groups


def _width(lines: Sequence[Printed]) -> float:
    lengths = sorted(len(line.text) for line in lines)
    return float(lengths[int(len(lengths) * 0.75)])


def _parts(before: Printed, line: Printed, usual: float, width: float) -> bool:
    """True when a new paragraph begins with ``line``."""
    ended = bool(_ENDS.search(before.text))
    short = len(before.text) < SHORT * width
    if _runs_on(before.text, line.text):
        return False
    if not same_size(before, line) or (_BULLET.match(line.text) and (ended or short)):
        return True
    gap = before.y - line.y
    wide = WIDE_GAP if ended or short else WIDER_GAP
    if gap > 0 and usual and gap > wide * usual * line.size:
        return gap < 20 * line.size or ended
    opens = not line.text[:1].islower()
    if gap > 0 and ended and line.x - before.x > 0.6 * line.size and opens:
        return True
    if short and opens and before.font and line.font and before.font != line.font:
        return True
    return short and ended and opens


def _runs_on(before: str, line: str) -> bool:
    return before.endswith(("\xad", "-", ",")) and line[:1].islower()
