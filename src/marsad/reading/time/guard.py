"""What looks like a time and is none: numbers of things, names, modal verbs.

Works on the words around a match; the parse is asked only in ``times.py``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.reading.time import named
from marsad.reading.time.meaning import Calendar, Found
from marsad.reading.time.scan import Atom
from marsad.reading.time.thousands import COUNTED, no_year
from marsad.reading.time.words import NAME_MAKERS, NUMBERS

_PREVIOUS = re.compile(r"([\w.]+)[ ]$")
_NEXT_WORD = re.compile(r"[ \n]([\w'’-]+)")
_BEFORE_MONTH = frozenset(
    ("in", "since", "until", "till", "of", "by", "from", "to", "between", "during", "for", "and",
     "before", "after", "through", "around", "on", "last", "next", "this", "previous", "following",
     "or", "that", "throughout", "every", "each", "late", "early", "mid", "coming", "than", "past")
)  # fmt: skip
_NUMBERED = frozenset(
    ("resolution", "route", "boeing", "unit", "room", "article", "law", "no", "no.", "number",
     "flight", "highway", "section", "rule", "paragraph", "chapter", "act", "page", "case", "model",
     "decree", "order", "directive", "agenda", "vision", "res", "res.", "resolutions", "unscr",
     "resolution no", "area", "point", "hill", "height", "iso", "gate", "block", "km")
)  # fmt: skip
_WAR = re.compile(r"Days?['’]?[ ]War\b")  # "the Six-Day War"
_FRACTION = re.compile(r"[ ](?:of\b|%|percent|majority|scale)")
_OWNERS = frozenset(("a", "an", "the", "its", "his", "her", "their", "our"))
_MONTHS_NOUN = re.compile(  # "the May agreement", not "the March on the capital"
    r"[ ](?!(?:on|of|for|against|to|was|is|were|has|had|in|from|by|and|will|went)\b)[a-z]{3,}"
)
_FRENCH_NAME = re.compile(r"\b(?:Mars|Mai)\b")  # the planet, and the Mai-Mai militias
_OPENS = re.compile(r"(?:[-–(\[]\s?|\n)$")
_SHORT_BEFORE = frozenset(
    ("on", "from", "to", "until", "till", "since", "by", "of", "dated", "and", "between", "week",
     "through", "before", "after", "date", "date:", "the", "ending", "commencing", "late", "early",
     "during", "for", "w/c", "w/e")
)
_BEFORE_UNITS = frozenset(
    ("after", "about", "in", "take", "takes", "took", "taken", "taking", "spent", "spend", "last",
     "lasted", "wait", "waited", "within", "within", "over", "around", "for")
)  # fmt: skip
_BEFORE_ANAPHOR = frozenset(
    ("at", "by", "during", "around", "throughout", "until", "from", "since", "in", "to", "over")
)
_DATED = frozenset(
    ("day-month-year", "month-day-year", "days-of-month", "elsewhere", "solar", "month", "feast")
)
_WEEKDAYS = frozenset(("weekday", "edge-date"))
_FEASTS = frozenset(("feast", "moving", "eid"))
_LINE_ENDS = re.compile(r"(?<=\.)\s|[ ]?[.:,–—-]|\n|$")
_WITH_CLOCK = frozenset(("clock", "clock-date", "clock-part"))
_BEFORE_HOUR = frozenset(
    ("at", "by", "about", "around", "until", "till", "before", "after", "from", "since", "to",
     "past", "between", "and", "nearly", "almost")
)  # fmt: skip
_PRAYER = re.compile(r"[ ](?:prayers?|meals?|call\b|news\b|shifts?)")
_LONE = {"month", "weekday", "season", "year", "the-part"}


def unlikely(
    text: str, small: str, atoms: Sequence[Atom], at: int, end: int, rule: str,
    pieces: Sequence[Found],
) -> bool:  # fmt: skip
    """True when the words around speak against a time."""
    first, last = atoms[at], atoms[end - 1]
    before = _PREVIOUS.search(text, max(0, first.start - 25), first.start)
    word = before.group(1) if before else ""
    if rule == "line-day":
        return _LINE_ENDS.match(text, last.end) is None or (
            first.kind == "wd3" and first.start > 0 and text[first.start - 1] != "\n"
        )
    if rule == "slash2":
        return _no_short(text, first, last, word)
    if rule == "anaphor":
        return word.lower() not in _BEFORE_ANAPHOR
    if rule == "elsewhere":
        return _FRENCH_NAME.search(text[first.start : last.end]) is not None or word == "du"
    if rule == "year-season":
        return _no_season(text, small, atoms[at:end], word)
    if rule == "past-units":
        return word.lower() in NUMBERS or word.isdigit()
    if rule == "as-many":
        return word.lower() not in ("in", "over", "within", "for")
    if rule == "length-gap":
        return word.lower() in ("the", "these", "those")
    if rule in _WITH_CLOCK and first.kind in ("word", "small") and _no_hour(atoms[at:end], word):
        return True
    if rule in ("the-part", "the-part-in") and _PRAYER.match(small, last.end):
        return True
    if rule == "length-bare":
        return word.lower() not in _BEFORE_UNITS
    if rule.startswith("length") and small[first.start : first.end] == "many":
        return word.lower() == "as"
    if rule == "reference" and text[last.start : last.end].split()[-1][0].isupper():
        return named.word_after(text, last.end)[:1].isupper()
    if rule == "set-word":
        return _paper(text, last.start, last.end)
    if rule == "week-number":
        return COUNTED.match(small, last.end) is not None or small.startswith(" of ", last.end)
    if rule == "solar" and not any(a.kind in ("year", "num") for a in atoms[at:end]):
        return word.lower() not in _BEFORE_MONTH
    if rule.startswith("length") and _WAR.match(text, last.start):
        return True
    if rule == "year":
        if word.lower() in _NUMBERED and end - at == 1:
            return True
        return no_year(text, small, first, last, atoms[at:end])
    if rule == "month" and end - at == 1 and first.value in (3, 5):
        full = small[first.start : last.end] in ("may", "march")
        if full and word.lower() not in _BEFORE_MONTH:
            return word.lower() not in _OWNERS or _MONTHS_NOUN.match(text, last.end) is None
    if rule in ("month", "weekday", "edge-date") and end - at == 1:
        if word.lower().rstrip(".") in NAME_MAKERS and word[:1].isupper():
            return True
        if first.kind == "month" and _named_after(text, small, last.end):
            return True
    if rule in ("shift", "shift-vague") and last.kind in ("before", "after"):
        return not _clause_ends(small, last.end)
    if rule == "season":
        return _no_season(text, small, atoms[at:end], word)
    if rule in ("the-part", "the-part-in") and end - at == 1:
        return word.lower() not in ("at", "by", "before", "after", "until", "around", "from")
    if rule == "deictic" and text[last.start].isupper() and word[:1].isupper():
        return True
    if rule == "clock":
        return _no_clock(small, first, last)
    return rule == "month-day-year" and _counted_after(small, atoms[at:end], last)


def _no_hour(atoms: Sequence[Atom], word: str) -> bool:
    """ "killed two in the morning": a number that nothing leads to as an hour."""
    return atoms[1].kind != "oclock" and word.lower() not in _BEFORE_HOUR


def in_name(text: str, first: Atom, last: Atom, rule: str, size: int) -> bool:
    """A day, month or feast that is part of a name."""
    start, end = first.start, last.end
    if rule in _DATED and last.kind not in ("year", "num", "apos"):
        return named.day_in_name(text, start, end) or (
            rule == "feast" and named.feast_in_name(text, end)
        )
    if rule in _WEEKDAYS and last.kind == "wd" and named.weekday_in_name(text, start, end):
        return True
    if rule in _FEASTS and named.feast_in_name(text, last.end):
        return True
    if rule == "hijri" and size == 1 and isinstance(first.value, int):
        return named.hijri_in_name(text, first.start, last.end, first.value)
    if rule == "eid" and size == 1 and first.value == (0, 0, 0):
        return not named.is_bare_eid(text, first.start, last.end)
    return False


def _no_short(text: str, first: Atom, last: Atom, word: str) -> bool:
    """ "15/11" is a day only behind a word that leads to one, or where a line or bracket opens."""
    if _FRACTION.match(text, last.end) or first.value in ("24/7", "50/50"):
        return True
    opened = _OPENS.search(text, max(0, first.start - 2), first.start) or first.start == 0
    return word.lower() not in _SHORT_BEFORE and not opened


def _paper(text: str, start: int, end: int) -> bool:
    """ "The Daily Telegraph", "the Greek daily Kathimerini": a newspaper. In a heading all of
    capitals only where the other word is that of a newspaper."""
    after = named.word_after(text, end)
    if text[start:end].isupper() and after.isupper():
        return after.lower() in named.PAPERS
    return after[:1].isupper() and (text[start].isupper() or text[start:end] == "daily")


def _named_after(text: str, small: str, at: int) -> bool:
    """ "the October Revolution": the month belongs to a name."""
    found = _NEXT_WORD.match(text, at)
    return bool(found and found.group(1)[0].isupper() and found.group(1).lower() in _NAMES)


_NAMES = frozenset(
    ("revolution", "uprising", "crisis", "offensive", "agreement", "agreements", "days", "coup",
     "movement", "brigade", "brigades", "group", "laws", "theses", "constitution", "war")
)  # fmt: skip


def _no_season(text: str, small: str, atoms: Sequence[Atom], word: str) -> bool:
    last = atoms[-1]
    spelled = small[last.start : last.end]
    after = named.word_after(text, last.end)
    named_so = len(atoms) < 3 and text[last.start].isupper() and after[:1].isupper()
    if named_so and _CAMPAIGN.match(text, last.end) is None:
        return True
    if len(atoms) == 1 and word[:1].isupper() and text[last.start].isupper():
        return re.match(r"\s(?:offensive|campaign)", small[last.end : last.end + 11]) is None
    if spelled == "fall":
        following = _NEXT_WORD.match(small, last.end)
        if following and following.group(1) in ("of", "in", "to", "from", "into", "under", "back"):
            return True
        return word.lower() not in ("in", "last", "next", "this", "the", "that", "by", "since")
    if spelled == "spring" and _OFFENSIVE.match(small, last.end) is None:
        return word.lower() in ("to", "would", "will", "could", "hot", "a")
    following = _NEXT_WORD.match(small, last.end)
    return following is not None and following.group(1) in _SEASON_NAMES


_CAMPAIGN = re.compile(r"[ ](?:\w+[ ])?(?:Offensive|Campaign|Uprising|Fighting)")
_OFFENSIVE = re.compile(r"[ ](?:\w+[ ])?(?:offensive|campaign|fighting)")
_SEASON_NAMES = frozenset(("palace", "camp", "school", "olympics", "games", "war"))


def _no_clock(small: str, first: Atom, last: Atom) -> bool:
    """A bare four-digit hour needs "hrs", "GMT" or the like; verses and scores are no times."""
    text = small[first.start : last.end]
    return bool(re.fullmatch(r"[1-9]\d{3}", text)) or small[last.end : last.end + 1] == ":"


def _counted_after(small: str, atoms: Sequence[Atom], last: Atom) -> bool:
    """ "in July 20 people": the number counts people."""
    return last.kind == "small" and COUNTED.match(small, last.end) is not None


def _clause_ends(small: str, at: int) -> bool:
    """True when nothing follows that the expression could be counted from."""
    return re.match(r"\s*(?:[,.;:)]|$|\n)", small[at : at + 4]) is not None


def is_bare(found: Found) -> bool:
    """True for a lone year, which may also be a number of things."""
    said = found.meaning
    return isinstance(said, Calendar) and found.rule in ("year", "bc-bare-year")
