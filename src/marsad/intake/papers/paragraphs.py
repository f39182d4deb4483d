"""Lines as they stand on printed pages become paragraphs again.

Law: no word of a paragraph is lost or moved, and pages begin in their order. What repeats at the
edge of most pages, and the number of a page, are no words of the report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from marsad.intake.papers.printed_lines import Printed
from marsad.intake.papers.running_lines import same_size, usual_gap, without_running_lines
from marsad.intake.papers.seams import joined_lines, known_words

WIDE_GAP = 1.25
WIDER_GAP = 1.9
SHORT = 0.75
NOTE = 0.95
Group = list[tuple[int, Printed]]
_ENDS = re.compile(r"[.!?؟:…][\"”’»)\]]*$")
_NOTE = re.compile(r"[(\[]?(?:(?:\d{1,3}|[ivx]{1,5})\b|\d{1,3}(?=[A-Z])|[*†‡§])[)\].]?\s*\S")
_BULLET = re.compile(r"[•●▪■◦‣*–—-]\s+\S|\d{1,3}[.)]\s+[A-Z]")


def text_of(pages: Sequence[Sequence[Printed]]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages in paragraphs, set apart by an empty line, and where in it each page
    begins: running heads and page numbers left out, lines joined. A page without words begins
    where the next one does."""
    kept = without_running_lines(pages)
    known = known_words([line.text for page in kept for line in page])
    starts: dict[int, int] = {}
    text = ""
    for group in _in_order(kept):
        words, offsets = joined_lines([line.text for _, line in group], known)
        text += "\n\n" if text and words else ""
        for (place, _), offset in zip(group, offsets, strict=True):
            starts.setdefault(place, len(text) + offset)
        text += words
    begins = len(text)
    found = [begins := starts.get(place, begins) for place in reversed(range(len(pages)))]
    return text, tuple(reversed(found))


def paragraphs_of(pages: Sequence[Sequence[Printed]]) -> list[str]:
    """The paragraphs of all pages."""
    text, _ = text_of(pages)
    return text.split("\n\n") if text else []


def _in_order(pages: Sequence[Sequence[Printed]]) -> list[Group]:
    """The paragraphs of all pages, each line with its page. The notes at the foot of a page stand
    before the paragraph that runs over its end, and so break no sentence."""
    size = _size(pages)
    feet = [_first_note(page, size) for page in pages]
    usual = usual_gap([page for page in pages if page])
    placed = [(n, line) for n, page in enumerate(pages) for line in page[: feet[n]]]
    groups = _groups(placed, usual)
    for number in reversed(range(len(pages))):
        notes = _groups([(number, line) for line in pages[number][feet[number] :]], usual)
        if not notes:
            continue
        after = sum(1 for group in groups if group[-1][0] <= number)
        if after < len(groups) and groups[after][0][0] < number:
            after += 1
        groups[after:after] = notes
    return groups


def _groups(placed: Group, usual: float) -> list[Group]:
    """Lines with their pages, parted to paragraphs."""
    if not placed:
        return []
    width = _width([line for _, line in placed])
    groups = [[placed[0]]]
    for (_, before), (place, line) in pairwise(placed):
        if _parts(before, line, usual, width):
            groups.append([])
        groups[-1].append((place, line))
    return groups


def _size(pages: Sequence[Sequence[Printed]]) -> float:
    """The size of most letters."""
    sizes = Counter[float]()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _first_note(page: Sequence[Printed], size: float) -> int:
    """Where the notes at the foot of a page begin: smaller lines, the first with its number."""
    at = len(page)
    while at and page[at - 1].size < NOTE * size:
        at -= 1
    return next((i for i in range(at, len(page)) if i and _NOTE.match(page[i].text)), len(page))


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
