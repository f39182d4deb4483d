"""Lines at the edge of pages that are the page's and not the report's: running heads, numbers.

Law: a line is left out only where it stands apart and repeats, is the number of its page, or is
what a browser prints around a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import quantiles

from marsad.intake.printed_lines import Printed

EDGE = 2
_NUMBER = re.compile(
    r"(?:page|p\.|pg\.|página|стр\.|صفحة|صفحه|עמוד)?\s*[-–—|(\[]*\s*(\d{1,4})"
    r"(?:\s*(?:of|de|sur|из|من|/)\s*\d{1,4})?\s*[-–—|)\]]*",
    re.IGNORECASE,
)
_TIME = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d{2}(?: ?[AP]M)?"
_PRINTED = re.compile(
    rf"{_TIME}\b.*|(?:https?|file)://\S+ +\d+/\d+|\d+ (?:of|/) \d+ +{_TIME}|.{{1,200}} (?:https?|file)://\S+"
)


def without_running_lines(pages: Sequence[Sequence[Printed]]) -> list[list[Printed]]:
    """The pages without the lines that repeat at the edge of most, without page numbers and what
    a browser prints (day, time and title, address and number)."""
    repeated = Counter(key for page in pages for key in {_key(page[i]) for i in _edges(page)})
    offsets = Counter(
        offset for number, page in enumerate(pages) for offset in _offsets(page, number)
    )
    offset, often = offsets.most_common(1)[0] if offsets else (1, 0)
    if often * 2 <= len(pages):
        offset = 1
    gap = usual_gap(pages)
    kept = []
    for place, page in enumerate(pages):
        running = [
            _is_repeated(line, repeated, len(pages)) or _number(line) == place + offset
            or _PRINTED.fullmatch(line.text) is not None
            for line in page
        ]
        first = _running(page, running, gap)
        last = _running(page[::-1], running[::-1], gap)
        kept.append(list(page[first : max(first, len(page) - last)]))
    return kept


def _running(page: Sequence[Printed], running: Sequence[bool], usual: float) -> int:
    """How many of the first lines are running ones: those that stand apart from what follows."""
    end = next((i for i in range(min(EDGE, len(page))) if not running[i]), min(EDGE, len(page)))
    while 0 < end < len(page) and not _apart(page[end - 1], page[end], usual):
        end -= 1
    return end


def _apart(one: Printed, other: Printed, usual: float) -> bool:
    size = max(one.size, other.size)
    return not same_size(one, other) or abs(one.y - other.y) > 1.06 * usual * size


def _edges(page: Sequence[Printed]) -> set[int]:
    return {i for i in range(len(page)) if i < EDGE or i >= len(page) - EDGE}


def _offsets(page: Sequence[Printed], place: int) -> set[int]:
    numbers = [_number(page[i]) for i in _edges(page)]
    return {number - place for number in numbers if number is not None}


def _key(line: Printed) -> tuple[str, int]:
    return re.sub(r"\d+", "#", " ".join(line.text.split()).casefold()), round(line.size)


def _is_repeated(line: Printed, repeated: Counter[tuple[str, int]], pages: int) -> bool:
    often = repeated[_key(line)]
    return often >= 2 and often * 2 > pages


def _number(line: Printed) -> int | None:
    found = _NUMBER.fullmatch(line.text.strip())
    return int(found[1]) if found else None


def usual_gap(pages: Sequence[Sequence[Printed]]) -> float:
    """The distance between two lines of one paragraph, in sizes of their letters."""
    gaps = sorted(
        gap / line.size
        for page in pages
        for before, line in pairwise(page)
        if line.size > 0 and same_size(before, line) and (gap := before.y - line.y) > 0
    )
    return quantiles(gaps, n=4)[0] if len(gaps) > 1 else gaps[0] if gaps else 0.0


def same_size(one: Printed, other: Printed) -> bool:
    return abs(one.size - other.size) <= 0.08 * max(one.size, other.size)
