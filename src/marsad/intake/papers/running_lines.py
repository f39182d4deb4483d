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

from marsad.intake.papers.printed_lines import Printed

EDGE = 2
_NUMBER = re.compile(
    r"(?:page|p\.|pg\.|página|стр\.|صفحة|صفحه|עמוד)?\s*[-–—|(\[]*\s*(\d{1,4})"
    r"(?:\s*(?:of|de|sur|из|من|/)\s*\d{1,4})?\s*[-–—|)\]]*",
    re.IGNORECASE,
)
_TIME = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d{2}(?: ?[AP]M)?"
_BROWSED_HEAD = re.compile(rf"{_TIME}\b.*")
_BROWSED_FOOT = re.compile(rf"(?:https?|file)://\S+ +\d+/\d+|\d+ (?:of|/) \d+ +{_TIME}")


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
    browsed = any(_BROWSED_FOOT.fullmatch(line.text) for page in pages for line in page)
    kept = []
    for place, page in enumerate(pages):
        running = [
            _is_repeated(line, repeated, len(pages)) or _number(line) == place + offset
            or (browsed and _is_browsers(line))
            for line in page
        ]
        left_out = {i for order in _orders(page) for i in _at_edges(page, running, order, gap)}
        kept.append([line for i, line in enumerate(page) if i not in left_out])
    return kept


def _orders(page: Sequence[Printed]) -> tuple[list[int], list[int]]:
    """The lines of a page in the order they are drawn, and from the top to the foot."""
    drawn = list(range(len(page)))
    return drawn, sorted(drawn, key=lambda i: -page[i].y)


def _at_edges(
    page: Sequence[Printed], running: Sequence[bool], order: Sequence[int], gap: float
) -> list[int]:
    """The running lines at both ends of a page whose lines are taken in this order."""
    lines, marks = [page[i] for i in order], [running[i] for i in order]
    first = _running(lines, marks, gap)
    last = min(_running(lines[::-1], marks[::-1], gap), len(order) - first)
    return [*order[:first], *order[len(order) - last :]]


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
    return {i for order in _orders(page) for i in (*order[:EDGE], *order[-EDGE:])}


def _offsets(page: Sequence[Printed], place: int) -> set[int]:
    numbers = [_number(page[i]) for i in _edges(page)]
    return {number - place for number in numbers if number is not None}


def _key(line: Printed) -> tuple[str, int]:
    return re.sub(r"\d+", "#", " ".join(line.text.split()).casefold()), round(line.size)


def _is_repeated(line: Printed, repeated: Counter[tuple[str, int]], pages: int) -> bool:
    often = repeated[_key(line)]
    return often >= 2 and often * 2 > pages


def _is_browsers(line: Printed) -> bool:
    return any(mark.fullmatch(line.text) for mark in (_BROWSED_HEAD, _BROWSED_FOOT))


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
