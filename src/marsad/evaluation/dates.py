"""Time expressions against TIMEX3 gold: spans and values, by the rules of TempEval-3 task A."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

_OUTER = " \t\r\n.,;:!?\"'()[]“”‘’"


@dataclass(frozen=True, slots=True)
class Timex:
    """One expression, gold or found. ``earliest`` and ``latest`` are the first and last day that
    a found one covers; ``approx`` marks a gold value, a day or ``first/last``, that stands with a
    day of slack at either end."""

    start: int
    end: int
    value: str
    type: str = ""
    earliest: date | None = None
    latest: date | None = None
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """Counts that add up over documents."""

    strict: int
    relaxed: int
    type: int
    value: int
    found: int
    gold: int


def trimmed(text: str, timex: Timex) -> Timex:
    """Without punctuation and blanks at either end."""
    start, end = timex.start, timex.end
    while start < end and text[start] in _OUTER:
        start += 1
    while end > start and text[end - 1] in _OUTER:
        end -= 1
    return replace(timex, start=start, end=end)


def pairs(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Overlapping gold and found, one to one; equal spans first, then in the order of the text."""
    left = list(found)
    matched: dict[int, Timex] = {}
    for exact in (True, False):
        for i, one in enumerate(gold):
            if i in matched:
                continue
            for other in left:
                equal = (one.start, one.end) == (other.start, other.end)
                if equal if exact else one.start < other.end and other.start < one.end:
                    matched[i] = other
                    left.remove(other)
                    break
    return [(gold[i], other) for i, other in sorted(matched.items())]


def right_value(gold: Timex, found: Timex) -> bool:
    """Equal values; of an approximate one, both bounds within a day of its own. Raises
    ``ValueError`` for an approximate value that holds no days."""
    if not gold.approx:
        return gold.value == found.value
    first, _, last = gold.value.partition("/")
    ends = ((first, found.earliest), (last or first, found.latest))
    return all(
        read is not None and abs(date.fromisoformat(wanted) - read) <= timedelta(days=1)
        for wanted, read in ends
    )


def score(text: str, gold: Sequence[Timex], found: Sequence[Timex]) -> Score:
    """The counts of one document."""
    gold = [trimmed(text, t) for t in gold]
    found = [trimmed(text, t) for t in found]
    both = pairs(gold, found)
    return Score(
        strict=sum((g.start, g.end) == (f.start, f.end) for g, f in both),
        relaxed=len(both),
        type=sum(g.type == f.type for g, f in both),
        value=sum(right_value(g, f) for g, f in both),
        found=len(found),
        gold=len(gold),
    )
