"""Hours that only their place tells: "got home at 9", "yesterday at 4.15", "until 5".

Law: a bare number is an hour only behind a word that leads to one, with nothing behind it that it
could count, and where nothing before it speaks of a price, a toll or an age. Without a.m. or p.m.
seven to twelve are before noon and at noon, one to six after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.reading.time.meaning import Calendar, Fixed, Found, Shift
from marsad.reading.time.words import ONES

MORNING = 7  # the first hour that is one of the morning when nobody says so
NOON = 12
_WORDS = {word: i + 1 for i, word in enumerate(ONES[:NOON])}
_HOUR = re.compile(
    r"\b(?P<lead>at|until|till|by)\s+(?P<about>(?:about|around|nearly|almost)\s+)?"
    rf"(?P<hour>\d{{1,2}}(?P<minutes>\.[0-5]\d)?|{'|'.join(_WORDS)})"
    r"(?=\s*(?:[,;:)!?\"'”.](?!\d)|$|\n)"
    r"|\s+(?:on|and|but|when|as|there|they|he|she|it|we|i|the|on|sharp|local)\b)"
)
_NO_HOUR = re.compile(
    r"\b(?:stood|stands?|stay\w*|put|toll|remain\w*|number\w*|age|aged|rates?|rated|levels?|capped"
    r"|estimated?|prices?|priced|set|died|married|scores?|index|valued?|traded?|closed|settled"
    r"|measured?|magnitude|total\w*|rank\w*|look\w*|fired?|shot|shoot\w*|aimed"
    r"|rose|fell|grew|cut|reduced|increased|up|down|\w+ed|won|lost|beat\w*|divided|killed|wounded|led)"
    r"\s+(?:\w+\s+)?$"
)
_SO = re.compile(r"\s*(?:at|from|between|until|till)?\s*")
_TO = re.compile(r"\s*(?:-|to|and|until|till)\s*")
_CURFEW = re.compile(r"\bcurfew\b[^.\n]{0,40}\b(?:from|between)\s+$")
CURFEW_REACH = 60
REACH = 30  # characters back to a word that speaks against an hour


def with_hours(small: str, found: Sequence[Found]) -> list[Found]:
    """The expressions with the bare hours between them; an hour right behind a day joins it."""
    taken = list(found)
    for match in _HOUR.finditer(small):
        start = match.start("about") if match.group("about") else match.start("hour")
        end = match.end("hour")
        part = clock_of(match.group("hour"))
        counted = match.group("lead") == "by" and match.group("hour").isalpha()
        if part is None or counted or any(f.start < end and start < f.end for f in taken):
            continue
        day = _day_before(small, match.start(), taken) if match.group("lead") == "at" else None
        if day is not None:
            taken[taken.index(day)] = _joined(day, part, end)
        elif not _NO_HOUR.search(small, max(0, match.start() - REACH), match.start()):
            taken.append(Found(start, end, Calendar(part=part), "clock"))
    return sorted(taken, key=lambda f: f.start)


def daily(small: str, found: Sequence[Found]) -> list[Found]:
    """Clock times that come back, by "daily" or "every night" beside them or by a curfew before
    them, are of no one day."""
    result = list(found)
    for i, one in enumerate(result):
        said = one.meaning
        if one.rule != "clock" or not isinstance(said, Calendar) or said.day_said:
            continue
        before, after = result[i - 1] if i else None, result[i + 1] if i + 1 < len(result) else None
        again = (
            (before and _is_set(before) and _SO.fullmatch(small, before.end, one.start))
            or (after and _is_set(after) and not small[one.end : after.start].strip())
            or _CURFEW.search(small, max(0, one.start - CURFEW_REACH), one.start)
            or (before and _is_daily(before) and _TO.fullmatch(small, before.end, one.start))
        )
        if again:
            result[i] = replace(one, meaning=replace(said, same="every"))
    return result


def _is_set(one: Found) -> bool:
    return isinstance(one.meaning, Fixed) and one.meaning.type == "SET"


def _is_daily(one: Found) -> bool:
    return isinstance(one.meaning, Calendar) and one.meaning.same == "every"


def clock_of(hour: str) -> str | None:
    """``T16:15`` for "4.15", ``T05:30`` for "05.30"; ``None`` where there is no such hour."""
    whole, _, minutes = hour.partition(".")
    number = _WORDS.get(whole) or int(whole)
    if (
        number > NOON * 2 - 1
        or (number > NOON and not minutes)
        or (not minutes and whole[0] == "0")
    ):
        return None
    if number < MORNING and whole[0] != "0":
        number += NOON
    return f"T{number:02}:{minutes or '00'}"


def _day_before(small: str, at: int, found: Sequence[Found]) -> Found | None:
    for one in found:
        said = one.meaning
        if one.end <= at and not small[one.end : at].strip():
            day = isinstance(said, Calendar) and said.day_said
            days = isinstance(said, Shift) and said.unit == "D"
            if (day or days) and not said.part:  # type: ignore[union-attr]
                return one
    return None


def _joined(day: Found, part: str, end: int) -> Found:
    said = day.meaning
    assert isinstance(said, Calendar | Shift)
    return replace(day, end=end, meaning=replace(said, part=part))
