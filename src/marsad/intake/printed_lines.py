"""Lines as they stand on printed pages become paragraphs again.

Law: no word of a paragraph is lost or moved. What repeats at the edge of most pages, and the number
of a page, are no words of the report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

EDGE = 2
WIDE_GAP = 1.25
WIDER_GAP = 1.9
SHORT = 0.75
_NUMBER = re.compile(r"(?:page|p\.|pg\.)?\s*[-–—|(\[]*\s*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?\s*"
                     r"[-–—|)\]]*", re.IGNORECASE)  # fmt: skip
_ENDS = re.compile(r"[.!?؟:…][\"”’»)\]]*$")
_BULLET = re.compile(r"[•●▪■◦‣*–—-]\s+\S|\d{1,3}[.)]\s+[A-Z]")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_BEGINS = re.compile(r"[^\W\d_]+")
_HYPHENED_AFTER = frozenset(
    "backed led held controlled based linked allied aligned born run wide scale range term style "
    "old made level profile affected occupied armed trained funded owned sponsored declared "
    "imposed fire".split()
)
_HYPHENED_BEFORE = frozenset("anti non pro ex cross self vice mid all half semi".split())


@dataclass(frozen=True, slots=True)
class Printed:
    """A line on a page: its words, how high up and how far in it begins, how large its letters
    are, and their font where all of them have the same."""

    text: str
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    font: str = ""


def paragraphs_of(pages: Sequence[Sequence[Printed]]) -> list[str]:
    """The paragraphs of all pages, running heads and page numbers left out, lines joined."""
    kept = [page for page in without_running_lines(pages) if page]
    lines = [line for page in kept for line in page]
    if not lines:
        return []
    usual = _usual_gap(kept)
    width = _width(lines)
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        if _parts(before, line, usual, width):
            groups.append([])
        groups[-1].append(line)
    known = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", "\n".join(ln.text for ln in lines)))
    return [_joined([line.text for line in group], known) for group in groups]


def without_running_lines(pages: Sequence[Sequence[Printed]]) -> list[list[Printed]]:
    """The pages without the lines that repeat at the edge of most, and without page numbers."""
    repeated = Counter(key for page in pages for key in {_key(page[i]) for i in _edges(page)})
    offsets = Counter(
        offset for number, page in enumerate(pages) for offset in _offsets(page, number)
    )
    offset, often = offsets.most_common(1)[0] if offsets else (1, 0)
    if often * 2 <= len(pages):
        offset = 1
    gap = _usual_gap(pages)
    kept = []
    for place, page in enumerate(pages):
        running = [
            _is_repeated(line, repeated, len(pages)) or _number(line) == place + offset
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
    return not _same_size(one, other) or abs(one.y - other.y) > 1.06 * usual * size


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


def _usual_gap(pages: Sequence[Sequence[Printed]]) -> float:
    """The distance between two lines of one paragraph, in sizes of their letters."""
    gaps = sorted(
        gap / line.size
        for page in pages
        for before, line in pairwise(page)
        if line.size > 0 and _same_size(before, line) and (gap := before.y - line.y) > 0
    )
    return quantiles(gaps, n=4)[0] if len(gaps) > 1 else gaps[0] if gaps else 0.0


def _width(lines: Sequence[Printed]) -> float:
    lengths = sorted(len(line.text) for line in lines)
    return float(lengths[int(len(lengths) * 0.75)])


def _same_size(one: Printed, other: Printed) -> bool:
    return abs(one.size - other.size) <= 0.08 * max(one.size, other.size)


def _parts(before: Printed, line: Printed, usual: float, width: float) -> bool:
    """True when a new paragraph begins with ``line``."""
    ended = bool(_ENDS.search(before.text))
    short = len(before.text) < SHORT * width
    if _runs_on(before.text, line.text):
        return False
    if not _same_size(before, line) or (_BULLET.match(line.text) and (ended or short)):
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


def _joined(lines: Sequence[str], known: Counter[str]) -> str:
    text = ""
    for line in lines:
        words = " ".join(line.split())
        text = _seam(text, words, known) if text else words
    return " ".join(text.replace("\xad", "").split())


def _seam(text: str, line: str, known: Counter[str]) -> str:
    if text.endswith("\xad"):
        return text[:-1] + line
    broken, begins = _BROKEN.search(text), _BEGINS.match(line)
    if not broken or not begins:
        after = text[-2:-1].isdigit() and text.endswith("-")
        return text + line if after else f"{text} {line}"
    first, second = broken[1], begins[0]
    return (text if _hyphened(first, second, known) else text[:-1]) + line


def _hyphened(first: str, second: str, known: Counter[str]) -> bool:
    """True when the hyphen belongs to the word; in doubt the word is one."""
    capitals = len(first) > 1 and first.isupper() and second.isupper()
    if not (second[0].islower() or capitals) or known[f"{first}-{second}"]:
        return True
    if known[first + second]:
        return False
    return second.lower() in _HYPHENED_AFTER or first.lower() in _HYPHENED_BEFORE


def lines_in(pieces: Iterator[tuple[str, Printed]]) -> list[Printed]:
    """Pieces of a page, each with the line it would be alone, put together to lines: a line ends
    where a piece holds a line break."""
    lines: list[list[Printed]] = [[]]
    for text, made in pieces:
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append(Printed(part, made.x, made.y, made.size, made.font))
    return [line for parts in lines if (line := _line(parts)) is not None]


def _line(parts: Sequence[Printed]) -> Printed | None:
    worded = [part for part in parts if part.text.strip()]
    if not worded:
        return None
    text = "".join(part.text for part in parts).strip()
    fonts = {part.font for part in worded}
    main = max(worded, key=lambda part: len(part.text))
    font = fonts.pop() if len(fonts) == 1 else ""
    return Printed(text, worded[0].x, main.y, main.size, font)
