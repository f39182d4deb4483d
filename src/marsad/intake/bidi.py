"""Lines of a script that runs from right to left, from the order on paper to that of reading.

Law: only the order of the words and the shape of their letters is mended; none is lost. The rules
are those of Unicode (UAX 9) turned round: letters of Arabic or Hebrew are read from the right,
between them numbers and words of other scripts from the left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
_RIGHT_CLASSES = frozenset({"R", "AL"})
_MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_OPENS = frozenset("([{«‹")
_CLOSES = frozenset(")]}»›")
_BETWEEN_DIGITS = frozenset(".,:/\u00a0\u066b\u066c")
_HANGS_ON = frozenset("ES ET".split())
_SHAPED = re.compile("[\ufb1d-\ufb4f\ufb50-\ufd3d\ufd50-\ufdff\ufe70-\ufefc]+")
_STRETCHED = re.compile("(?<=[\u0620-\u06ff])\u0640+(?=[\u0620-\u06ff])")
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0591-\u05bd"
_SPACED_MARK = re.compile(f" (?=[{_MARKS}])")


def runs_right(text: str, *, page: bool = False) -> bool:
    """True for a line read from the right: most of its letters are of such a script, or some are
    and ``page`` says that most of its page's are."""
    right = len(RIGHT.findall(text))
    left = sum(1 for c in text if unicodedata.bidirectional(c) == "L")
    return right > 0 and (page or right >= left)


def in_reading_order(units: Sequence[str], *, right: bool) -> str:
    """The text of a line of which ``units`` stand from left to right on paper, each a sign or the
    letters of one ligature. ``right`` says that the line as a whole is read from the right."""
    kinds = [_kind(unit) for unit in units]
    if "R" not in kinds:
        return "".join(units)
    levels = _levels(kinds, units, right)
    ordered = list(range(len(units)))
    for level in range(max(levels), 0, -1):
        at = 0
        while at < len(ordered):
            end = at
            while end < len(ordered) and levels[ordered[end]] >= level:
                end += 1
            ordered[at:end] = reversed(ordered[at:end])
            at = max(end, at + 1)
    return "".join(units[i] for i in ordered)


def with_brackets(lines: Sequence[str]) -> list[str]:
    """The lines of a page in reading order, brackets turned where the page has them by their shape
    on paper: there most of them close before they open."""
    right = sum(_wrong_way(line, turned=True) for line in lines)
    wrong = sum(_wrong_way(line, turned=False) for line in lines)
    if wrong <= right:
        return list(lines)
    return ["".join(_MIRRORED.get(c, c) for c in line) for line in lines]


def in_base_letters(text: str) -> str:
    """The text with letters in their plain form, no longer that of their place in a word, and
    without the strokes that only stretch a word to the width of a line."""
    text = _SHAPED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return _STRETCHED.sub("", _SPACED_MARK.sub("", text))


def _kind(unit: str) -> str:
    """``R`` for a letter read from the right, ``L`` for another, ``N`` for a digit, else ``-``."""
    for sign in unit:
        found = unicodedata.bidirectional(sign)
        if found in _RIGHT_CLASSES:
            return "R"
        if found in ("L", "EN", "AN"):
            return "L" if found == "L" else "N"
    return "-"


def _levels(kinds: Sequence[str], units: Sequence[str], right: bool) -> list[int]:
    """How deep each unit lies: odd is read from the right, even from the left."""
    kinds = _numbers(kinds, units)
    base = "R" if right else "L"
    levels = [0] * len(kinds)
    sides = [_side(kind) for kind in kinds]
    at = 0
    while at < len(kinds):
        if sides[at] != "-":
            at += 1
            continue
        end = at
        while end < len(kinds) and sides[end] == "-":
            end += 1
        before = sides[at - 1] if at else base
        after = sides[end] if end < len(kinds) else base
        same = before == after or {before, after} == {"R", "N"}
        fill = (before if before != "N" else after) if same else base
        if before == after == "N":
            fill = "R"
        if {before, after} == {"L", "N"}:
            fill = "L"
        for i in range(at, end):
            sides[i] = fill
        at = end
    for i, side in enumerate(sides):
        if side == "R":
            levels[i] = 1
        elif side == "N" or right:
            levels[i] = 2
    return levels if right else _plain_numbers(levels, sides)


def _plain_numbers(levels: list[int], sides: list[str]) -> list[int]:
    """In a line read from the left a number lies deep only between words read from the right."""
    for i, side in enumerate(sides):
        if side == "N":
            before = next((s for s in reversed(sides[:i]) if s != "N"), "L")
            after = next((s for s in sides[i + 1 :] if s != "N"), "L")
            levels[i] = 2 if before == "R" and after == "R" else 0
    return levels


def _side(kind: str) -> str:
    return kind


def _numbers(kinds: Sequence[str], units: Sequence[str]) -> list[str]:
    """The same kinds, with what stands inside a number or hangs on one a part of it."""
    found = list(kinds)
    for i in range(1, len(found) - 1):
        inside = found[i - 1] == "N" and kinds[i + 1] == "N"
        if found[i] == "-" and inside and units[i] in _BETWEEN_DIGITS:
            found[i] = "N"
    return found


def _wrong_way(line: str, *, turned: bool) -> int:
    """How many brackets of a line close what was not opened, read as they are or turned."""
    if not RIGHT.search(line):
        return 0
    depth = wrong = 0
    for sign in line:
        sign = _MIRRORED.get(sign, sign) if turned else sign
        if sign in _OPENS:
            depth += 1
        elif sign in _CLOSES:
            wrong += depth == 0
            depth = max(0, depth - 1)
    return wrong
