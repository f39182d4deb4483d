"""Days that stand over what follows: the date in the head of a report, the entries of a diary.

Law: the head of a text is its day of publication only where none is given; an entry is the day of
its own lines only where the text has several of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from marsad.reading.time.anchor import on_day
from marsad.reading.time.meaning import Calendar, Found, Shift
from marsad.reading.time.periods import day_or_none
from marsad.reading.time.state import Resolved

ENOUGH = 2  # so many entries make a diary
MONTH = 31  # the days among which the next entry is looked for
HEAD_LINES = 2
_OPENS = re.compile(r"(?:^|\n)[^\S\n]*(?:[-*•–—\[(]|\d{1,2}[.)](?=\s))?[^\S\n]*$")
_ENDS = re.compile(r"[^\S\n]*(?:[.:\]–—|-]|,\s*\d\d?:\d\d|\n|$)")
_HEAD_ENDS = re.compile(r"[^\S\n]*(?:[-–—:(\[|,.]|\n|$)")
_SMALL_WORD = re.compile(r"(?<![\w'’])[a-z]\w*")
_HEAD_WORDS = frozenset(("of", "the", "dated", "date", "on", "for", "as", "at", "in", "and"))


def head(text: str, found: Sequence[Found]) -> tuple[Found, date] | None:
    """The full date in the first lines, behind nothing but names and headings; ``None`` where the
    text begins with a sentence."""
    for one in found[:1]:
        said = one.meaning
        before = text[: one.start]
        if not isinstance(said, Calendar) or not (said.year and said.month and said.day):
            return None
        words = _SMALL_WORD.findall(before[before.rfind("\n") + 1 :])
        day = day_or_none(said.year, said.month, said.day)
        lines = [line for line in before.split("\n") if line.strip()]
        if day and len(lines) <= HEAD_LINES and _HEAD_WORDS.issuperset(words):
            return (one, day) if _HEAD_ENDS.match(text, one.end) else None
    return None


def entries(text: str, found: Sequence[Found]) -> frozenset[int]:
    """Where the days stand that open an entry of a diary or chronology; none for a single one."""
    starts = [one.start for one in found if _is_day(one) and _opens(text, one)]
    return frozenset(starts) if len(starts) >= ENOUGH else frozenset()


def next_entry(one: Found, last: date | None, published: date | None) -> Resolved | None:
    """The entry "Tue." or "Thu 9." on the first such day not before the last entry; ``None`` for
    any other, without one, and where it would lie beyond publication."""
    said = one.meaning
    bare = isinstance(said, Calendar) and said.weekday and not said.month and said.year is None
    if last is None or not bare:
        return None
    assert isinstance(said, Calendar)
    for step in range(MONTH):
        day = last + timedelta(days=step)
        if published and day > published:
            break
        if day.isoweekday() == said.weekday and said.day in (None, day.day):
            return on_day(day, said.part, "previous-date", None)
    return None


def counted_from(answer: Resolved, above: Found | None) -> Resolved:
    """The answer with the day above named as what it was counted from, where it was."""
    if above is None or answer.basis != "relative" or answer.anchor is not None:
        return answer
    return replace(answer, basis="previous-date", anchor=(above.start, above.end))


def _is_day(one: Found) -> bool:
    said = one.meaning
    if isinstance(said, Shift):
        return said.unit == "D" and said.amount == 0 and not said.part and not said.there
    return isinstance(said, Calendar) and (said.day_said or bool(said.slashed))


def _opens(text: str, one: Found) -> bool:
    line = text.rfind("\n", 0, one.start) + 1
    ended = text[one.end - 1] == "." or _ENDS.match(text, one.end)
    return bool(ended and _OPENS.search(text, max(0, line - 1), one.start))
