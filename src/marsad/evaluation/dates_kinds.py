"""What the errors of a reading of times are: counted by sort and by the period that is labelled.

Each error is a sort (missed, false, span, type, value) and a period (day, week, part of day ...),
read off the TIMEX3 type and value of the label, or, where there is none, of what was found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from marsad.evaluation.dates import Timex, pairs, right_value, trimmed

WORST = 10
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("vague", r"(?:PAST|PRESENT|FUTURE)_REF"),
        ("duration", r"P.*"),
        ("part of day", r".*T[A-Z]{2}"),
        ("clock time", r".*T[\dX:].*"),
        ("weekend", r".*-WE"),
        ("day", r"[\dX]{4}-(?:WXX-\d|W\d\d-\d|[\dX]{2}-[\dX]{2})|BC\d{4}-\d\d-\d\d"),
        ("week", r"[\dX]{4}-W(?:\d\d|XX)"),
        ("season", r".*-(?:SP|SU|FA|AU|WI)"),
        ("quarter or half", r".*-[QH]\d"),
        ("month", r"(?:BC)?[\dX]{4}-[\dX]{2}"),
        ("year", r"(?:BC)?[\dX]{4}"),
        ("decade or century", r"(?:BC)?[\dX]{2,3}"),
    )
)


def period(timex: Timex) -> str:
    """The period a value is of: "set" and "Hijri" by what the label says, else by its shape."""
    if timex.type == "SET":
        return "set"
    if timex.approx:
        return "Hijri"
    return next((n for n, shape in _SHAPES if shape.fullmatch(timex.value)), "other")


def errors(text: str, gold: Sequence[Timex], found: Sequence[Timex]) -> Counter[str]:
    """The errors of one document: "value, day" and the like. A pair may have several, but a value
    or type is not said to be wrong of what is missed."""
    gold = [trimmed(text, t) for t in gold]
    found = [trimmed(text, t) for t in found]
    both = pairs(gold, found)
    sorts: Counter[str] = Counter()
    for label, read in both:
        wrong = {
            "span": (label.start, label.end) != (read.start, read.end),
            "type": bool(label.type) and label.type != read.type,
            "value": not right_value(label, read),
        }
        sorts.update(f"{sort}, {period(label)}" for sort, is_so in wrong.items() if is_so)
    hit, read_as = {id(g) for g, _ in both}, {id(f) for _, f in both}
    sorts.update(f"missed, {period(g)}" for g in gold if id(g) not in hit)
    sorts.update(f"false, {period(f)}" for f in found if id(f) not in read_as)
    return sorts


def worst(counts: Counter[str]) -> str:
    """The most frequent sorts with their counts, the greater first, then by name."""
    ranked = sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:WORST]
    return "; ".join(f"{kind} {n}" for kind, n in ranked) or "none"
