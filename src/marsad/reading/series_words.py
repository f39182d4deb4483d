"""The words of a run of events: its rank or extreme, and how far back it reaches."""

from __future__ import annotations

import re

from marsad.model.mentions import Window
from marsad.reading.numbers import read_number

ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    "thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|"
    r"\d+(?:st|nd|rd|th)"
)
EXTREMES = (
    "deadliest|bloodiest|worst|biggest|largest|heaviest|fiercest|highest|longest|lowest|"
    "most (?:deadly|serious|violent|severe|intense|powerful|lethal|destructive|bloody)|"
    r"most(?= (?:\w+ ){0,2}(?:killed|deaths|dead|fatalities|casualties|attacks|people))"
)
LEAD = re.compile(
    rf"\b(?P<among>(?:one|some|two|three|several) of (?:the |\w+['’]s? )*)?"
    rf"(?P<ordinal>(?:(?:{ORDINALS})[- ](?:{EXTREMES}))|{ORDINALS}|{EXTREMES})\b"
    r"(?!-(?!ever\b))(?P<such> such\b)?(?P<run> (?:consecutive|straight|successive)\b)?",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:(?:well )?(?:(?:more|less|fewer) than|over|nearly|almost|about|at least|just|some|around|"
    r"under|the space of) )?"
    r"(?:an? |the (?:past|last) |as |recent |the course of )?"
)
_MONTH = ("(?:January|February|March|April|May|June|July|August|September|October|November|"
          "December)")  # fmt: skip
_NAMED = "war|invasion|crash|coup|attack|ceasefire|protest|election|revolution|uprising|parliament"
_DATE = (
    r"(?:(?:the )?(?:early|late|mid|start of|beginning of|end of)[- ])?(?:"
    rf"\d{{1,2}} {_MONTH}(?: \d{{4}})?|{_MONTH}(?: \d{{1,2}})?(?:,? (?:of )?\d{{4}})?|"
    rf"(?:at least )?\d{{4}}s?)(?!['’\w-]| \w+ (?:{_NAMED})s?\b| (?:{_NAMED})\w*)"
)
_UNITS = "hour|day|week|month|year|decade|century|centurie|quarter[- ]century"
WINDOW = re.compile(
    r"\b(?:"
    rf"(?:in|for|within|over|during) (?P<many>{_NUMBER}(?:[\w-]+ ){{0,3}}?)(?P<unit>{_UNITS})s?\b"
    r"|(?:this|in the (?:past|last|current)|of the|so far this|thus far this) "
    r"(?P<this>day|week|month|year|decade|century)\b"
    rf"|since (?P<since>{_DATE}|[^,.;:()]{{2,60}}?(?=[,.;:()]|$| (?:and|when|but|after|that|which|"
    r"who|killed|left)\b))"
    r"|(?P<ever>ever|on record|in (?:the |its |\w+['’]s? |[\w'’ -]{2,30}?['’]s? )?"
    r"(?:recorded |modern |recent )?history|of all time|in living memory)\b"
    r"|(?P<vague>in (?:a generation|recent memory|(?:the )?recent (?:times|past)))\b"
    r")",
    re.IGNORECASE,
)
_DOUBT = re.compile(r"\b(?:(?:more|less|fewer) than|over|nearly|almost|about|at least|some|around|"
                    r"under|recent|space|well)\b")  # fmt: skip
_DAYS = {"hour": 1 / 24, "day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200, "quarter century": 300}
KILLING = re.compile(
    r"\b(?:deadliest|bloodiest|most (?:deadly|lethal|bloody)|death tolls?|fatalit|killed|dead\b|"
    r"deaths?(?! (?:sentence|row|penalt|threat))\b|tolls?\b)", re.IGNORECASE,
)  # fmt: skip
_HARMS = (("injured", r"\b(?:injur|wounded)"), ("abducted", r"\b(?:abduct|kidnap|hostages? taken)"),
          ("arrested", r"\barrests?\b|\barrested\b"), ("displaced", r"\bdisplace"))  # fmt: skip


def window_at(text: str, at: int, reach: int) -> re.Match[str] | None:
    """The first stretch of time after ``at`` that can be read ("in Norland for two months")."""
    end = min(len(text), at + reach)
    while at < end:
        found = WINDOW.search(text, at, end)
        if found is None or read_window(found) is not None:
            return found
        at = found.start() + 2
    return None


def read_window(window: re.Match[str]) -> Window | None:
    """The window that the words give, or ``None`` when their number is none."""
    if window["since"]:
        return Window(since=window["since"].strip())
    if window["ever"]:
        return Window(since="ever")
    if window["vague"]:
        return Window(since=window["vague"])
    if window["this"]:
        return _of(1, window["this"].lower(), current=not window[0].lower().startswith("in the"))
    unit = window["unit"].lower().replace("-", " ").replace("centurie", "century")
    words = re.sub(r"\b(?:the|past|last|just|an?|course|of)\b", "", window["many"] or "")
    words = " ".join(words.split()).lower()
    plural = window[0].lower().endswith("s")
    if words in ("as many", "as many as"):
        return None
    if not _DOUBT.sub("", words).strip():
        return _of(2 if plural else 1, unit)
    amount = read_number(words)
    if amount is None:
        return None
    many = amount.best or amount.high or amount.low
    if amount.qualifier and amount.low and amount.best is None:
        more = "than" in amount.qualifier or amount.qualifier.endswith("over")
        many = amount.low - 1 if more else amount.low
    return _of(many, unit) if many else None


def as_many(window: str, rank: int) -> Window | None:
    """"The fourth in as many weeks": a window of as many units as the rank."""
    found = re.search(rf"\bin as many ({_UNITS})s?\b", window, re.IGNORECASE)
    return _of(rank, found[1].lower()) if found else None


def measure_of(text: str) -> str | None:
    """What an extreme goes by, where the words say it."""
    if KILLING.search(text):
        return "killed"
    return next((harm for harm, words in _HARMS if re.search(words, text, re.IGNORECASE)), None)


def _of(many: int, unit: str, *, current: bool = False) -> Window:
    if unit in _MONTHS:
        return Window(months=many * _MONTHS[unit], unit=unit, current=current)
    days = max(1, round(many * _DAYS[unit]))
    return Window(days=days, unit="day" if unit == "hour" else unit, current=current)
