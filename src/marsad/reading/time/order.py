"""Is 03/04/2024 the 3rd of April or the 4th of March?

Law: other dates of the document decide, then its publisher, then its country and language; where
none of them does, nobody guesses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from marsad.reading.time.meaning import Calendar, Found

_PAIR = re.compile(r"(\d{1,2})[-/.](\d{1,2})\b")
# Countries whose press writes the month first (Unicode CLDR, short date of the English locales).
MONTH_FIRST = frozenset(("US", "USA", "PH", "PHL"))
# Publishers of the United States, by a word of their name or by the end of their address.
_AMERICAN = re.compile(
    r"\bU\.?S\.?A?\b|\bamerican\b|\bwashington\b|\bassociated press\b|\bAP\b|\bnew york\b|\bCNN\b"
    r"|\bfox news\b|\bbloomberg\b|\bvoice of america\b|\bVOA\b|\bNPR\b|\bpentagon\b"
    r"|\b[A-Z]+COM\b|\.(?:gov|mil)\b(?!\.)|\blos angeles\b|\bwall street\b"
)
_AMERICAN_SMALL = re.compile(
    r"\bamerican\b|\bwashington\b|\bassociated press\b|\bnew york\b|\bfox news\b|\bbloomberg\b"
    r"|\bvoice of america\b|\bpentagon\b|\blos angeles\b|\bwall street\b|\.(?:gov|mil)$"
)


def month_first(
    found: Sequence[Found], text: str, *, published: date | None = None, source: str = "",
    country: str | None = None, language: str = "",
) -> bool | None:  # fmt: skip
    """How the document writes "11/12/2017": ``True`` month first, ``False`` day first, ``None``
    when neither its other dates nor its publisher tell."""
    inside = _by_digits(found, text, published)
    if inside is None:
        inside = _by_words(found)
    if inside is not None:
        return inside
    if is_american(source):
        return True
    if country:
        return country.upper() in MONTH_FIRST
    if language and language.lower().partition("-")[0] not in ("en", "und", "unknown"):
        return False
    region = language.upper().partition("-")[2]
    return region in MONTH_FIRST if region else None


def is_american(source: str) -> bool:
    """True when a publisher's name says that it writes as in the United States."""
    small = source.lower()
    return bool(_AMERICAN.search(source) or _AMERICAN_SMALL.search(small))


def _by_digits(found: Sequence[Found], text: str, published: date | None) -> bool | None:
    """By the dates that can be read in one way only, and by the day of publication itself."""
    votes = 0
    for one in found:
        if one.rule not in ("slash", "slash2"):
            continue
        pair = _PAIR.search(text, one.start, one.end)
        if pair is None:
            continue
        left, right = int(pair.group(1)), int(pair.group(2))
        if left > 12 or right > 12:
            votes += 1 if right > 12 else -1
        elif published and left != right and isinstance(one.meaning, Calendar):
            same_year = one.meaning.year in (None, published.year)
            if same_year and {left, right} == {published.month, published.day}:
                votes += 1 if left == published.month else -1
    return votes > 0 if votes else None


def _by_words(found: Sequence[Found]) -> bool | None:
    """By the dates that are spelled out, where all of them have one order."""
    rules = {one.rule for one in found}
    spelled = rules & {"month-day-year", "day-month-year"}
    return "month-day-year" in spelled if len(spelled) == 1 else None
