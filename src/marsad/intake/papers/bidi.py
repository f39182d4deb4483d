"""Lines of a script that runs from right to left, from the order on paper to that of reading.

Law: the order of the words and the shape of their letters is mended; no letter is lost. The rules
are those of Unicode (UAX 9) turned round: letters of Arabic or Hebrew are read from the right,
between them numbers and words of other scripts from the left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby

RIGHT = re.compile(
    "[\u0590-\u05ff\u0620-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
)
_MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_OPENS = frozenset("([{«‹")
_CLOSES = frozenset(")]}»›")
_STOPS = frozenset(".,:;!?،؛؟")
_KINDS = {"R": "R", "AL": "A", "L": "L", "EN": "N", "AN": "N"}
_SHAPED = re.compile("[\ufb1d-\ufb4f\ufb50-\ufd3d\ufd50-\ufdff\ufe70-\ufefc]+")
_STRETCHED = re.compile("(?<=[\u0620-\u06ff])\u0640+(?=[\u0620-\u06ff])")
_SPACED_MARK = re.compile(" (?=[\u064b-\u0655\u0670])")


def runs_right(text: str, *, page: bool = False) -> bool:
    """True for a line read from the right: most of its letters are of such a script. Where
    ``page`` says that most of its page's are, some are enough, and a line without any is when it
    has no letters at all, or a stop stands at its left end."""
    right = len(RIGHT.findall(text))
    left = sum(1 for c in text if unicodedata.bidirectional(c) == "L")
    if page:
        return right > 0 or left == 0 or text.lstrip()[:1] in _STOPS
    return right > 0 and right >= left


def in_reading_order(units: Sequence[str], *, right: bool, turned: bool = False) -> str:
    """The text of a line of which ``units`` stand from left to right on paper, each a sign or the
    letters of one ligature in reading order. ``right`` says that the line as a whole is read from
    the right, ``turned`` that brackets are given by their shape on paper."""
    kinds = [_kind(unit) for unit in units]
    if not right and "R" not in kinds and "A" not in kinds:
        return "".join(units)
    levels = _levels(_numbers(kinds, units), right)
    words = [
        _MIRRORED.get(unit, unit) if turned and level == 1 else unit
        for unit, level in zip(units, levels, strict=True)
    ]
    runs = groupby(zip(levels, words, strict=True), key=lambda pair: pair[0] > 0)
    return "".join(_run(list(pairs)) if deep else _flat(pairs) for deep, pairs in runs)


def misplaced_brackets(line: str) -> int:
    """How many brackets of a line close what was not opened in it, or open and are not closed."""
    depth = wrong = 0
    for sign in line:
        if sign in _OPENS:
            depth += 1
        elif sign in _CLOSES:
            wrong += depth == 0
            depth = max(0, depth - 1)
    return wrong + depth


def in_base_letters(text: str) -> str:
    """The text with letters in their plain form, no longer that of their place in a word, and
    without the strokes that only stretch a word to the width of a line."""
    shaped = _SHAPED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    if shaped != text:
        shaped = _SPACED_MARK.sub("", shaped)
    return _STRETCHED.sub("", shaped)


def _flat(pairs: Iterable[tuple[int, str]]) -> str:
    return "".join(word for _, word in pairs)


def _run(pairs: list[tuple[int, str]]) -> str:
    """A stretch read from the right, what lies in it from the left kept so."""
    parts = [_flat(part) for _, part in _pieces(pairs)]
    return "".join(reversed(parts))


def _pieces(pairs: list[tuple[int, str]]) -> list[tuple[int, list[tuple[int, str]]]]:
    found: list[tuple[int, list[tuple[int, str]]]] = []
    for level, word in pairs:
        if found and level == 2 and found[-1][0] == 2:
            found[-1][1].append((level, word))
        else:
            found.append((level, [(level, word)]))
    return found


def _kind(unit: str) -> str:
    """``A`` for an Arabic letter, ``R`` for another read from the right, ``L`` for one from the
    left, ``N`` for a digit, else the sign's class in UAX 9."""
    first = ""
    for sign in unit:
        found = unicodedata.bidirectional(sign)
        if found in _KINDS:
            return _KINDS[found]
        first = first or found
    return first or "ON"


def _numbers(kinds: Sequence[str], units: Sequence[str]) -> list[str]:
    """The same kinds, with what belongs to a number a part of it (rules W2, W4 and W5: among
    Arabic letters a dash or a sign of per cent does not)."""
    found = list(kinds)
    loose = "A" not in kinds
    for i in range(1, len(found) - 1):
        inside = kinds[i - 1] == kinds[i + 1] == "N"
        if inside and (found[i] == "CS" or (found[i] == "ES" and loose)):
            found[i] = "N"
    for i, kind in enumerate(kinds):
        if kind == "ET" and loose and "N" in kinds[max(0, i - 1) : i + 2]:
            found[i] = "N"
    return found


def _levels(kinds: Sequence[str], right: bool) -> list[int]:
    """How deep each unit lies: 1 is read from the right, 2 from the left inside of it, 0 from the
    left outside."""
    sides = ["R" if kind == "A" else kind if kind in "RLN" else "" for kind in kinds]
    if not right:
        sides = _outer_numbers(sides)
    base = "R" if right else "L"
    at = 0
    while at < len(sides):
        end = at
        while end < len(sides) and not sides[end]:
            end += 1
        if end > at:
            before = sides[at - 1] if at else base
            after = sides[end] if end < len(sides) else base
            sides[at:end] = [_between(before, after, base)] * (end - at)
        at = max(end, at + 1)
    outer = 2 if right else 0
    return [{"R": 1, "N": 2}.get(side, outer) for side in sides]


def _between(before: str, after: str, base: str) -> str:
    """What a sign without a direction follows, standing between two that have one. A number to the
    right of a word of another script belongs to it (``F 16``)."""
    if before == "L" and after in ("L", "N"):
        return "L"
    return "R" if before != "L" and after != "L" else base


def _outer_numbers(sides: list[str]) -> list[str]:
    """In a line read from the left only a number between words read from the right lies deep."""
    before, after = _strong_before(sides), _strong_before(sides[::-1])[::-1]
    return [
        "L" if side == "N" and not one == other == "R" else side
        for side, one, other in zip(sides, before, after, strict=True)
    ]


def _strong_before(sides: list[str]) -> list[str]:
    """For each sign the direction of the last letter before it."""
    found, last = [], "L"
    for side in sides:
        found.append(last)
        last = side if side in ("L", "R") else last
    return found
