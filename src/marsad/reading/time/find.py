"""All time expressions of a text, as they are worded: grammar, then what speaks against one."""

from __future__ import annotations

import re
from dataclasses import replace

from marsad.reading.time.build import build
from marsad.reading.time.guard import in_name, unlikely
from marsad.reading.time.hours import daily, with_hours
from marsad.reading.time.meaning import Calendar, Fixed, Found, Hijri
from marsad.reading.time.rules import ANY, RULES, RUN
from marsad.reading.time.scan import Atom, lower, scan
from marsad.reading.time.words import NUMBERS, ONES, ORDINAL_WORDS, ORDINALS

_JOIN = re.compile(r"\s*(-|/|to|until|till|through|and)\s*(?:the\s+)?")
_ASIDE = re.compile(r"\([^()]*\)")
_ON = re.compile(r"\s*(?:on\s+|,\s*)?")
_LOCAL = re.compile(r"\s+local(?:\s+time)?$")
_ONE_DAY = re.compile(r"\b(?:before|ahead of|until|till|by)\s+$")  # the feast begins then
_COMES = re.compile(r"\s+(?:is|falls|begins|starts|comes)\b")
_COUNT = re.compile(
    rf"\b({'|'.join((*ORDINALS[:12], *ONES))}|\d{{1,3}}(?:st|nd|rd|th)?)\b(?![-/:.,]\d)"
)
COUNT_REACH = 120  # characters back to what "as many" takes up
_NINE_ELEVEN = re.compile(r"(?:\bthe|\bsince|\bafter|\bbefore|\bof|post|pre)[ -]$")
_BEFORE = re.compile(
    r"\b(between|from|since|until|till|through)\s+(?:about\s+|around\s+)?(?:the\s+)?$"
)


def find(text: str, *, wrapped: bool = False) -> list[Found]:
    """Every expression with what it says, in order, none overlapping another."""
    small = lower(text)
    atoms, signs = scan(text, wrapped=wrapped, small=small)
    found: list[Found] = []
    for run in RUN.finditer(signs):
        at, end = run.span()
        while match := ANY.search(signs, at, end):
            at, pieces = _longest(text, small, atoms, signs, match.start(), end)
            found.extend(pieces)
    found = daily(small, with_hours(small, found))
    return [_without_zone(small, one) for one in _linked(small, _dated(small, found))]


def _longest(
    text: str, small: str, atoms: list[Atom], signs: str, at: int, stop: int
) -> tuple[int, list[Found]]:
    """What the longest sensible match at a place says, and where to look next."""
    ends = [(m.end(), rule) for rule in RULES if (m := rule.pattern.match(signs, at, stop))]
    for end, rule in sorted(ends, key=lambda pair: -pair[0]):
        if in_name(text, atoms[at], atoms[end - 1], rule.name, end - at):
            return end, []
        pieces = build(atoms[at:end], rule.name, rule.build)
        if pieces and not unlikely(text, small, atoms, at, end, rule.name, pieces):
            return end, [_known(small, piece) for piece in pieces]
    return at + 1, []


def _known(small: str, piece: Found) -> Found:
    """ "since 9/11", "the 9/11 attacks": the one day that is called by its digits."""
    if small[piece.start : piece.end] == "9/11" and _NINE_ELEVEN.search(
        small, max(0, piece.start - 9), piece.start
    ):
        return replace(piece, meaning=Calendar(2001, 9, 11))
    if piece.rule == "as-many":
        return _as_many(small, piece)
    if piece.rule == "eid" and isinstance(piece.meaning, Hijri) and (
        _ONE_DAY.search(small, max(0, piece.start - 9), piece.start)
        or _COMES.match(small, piece.end)
    ):
        return replace(piece, meaning=replace(piece.meaning, days=1))
    return piece


def _without_zone(small: str, one: Found) -> Found:
    """ "3 pm local time": whose time it is stands outside."""
    local = _LOCAL.search(small, one.start, one.end)
    return replace(one, end=local.start()) if local else one


def _as_many(small: str, piece: Found) -> Found:
    """ "the third in as many days": three days; "two raids in as many weeks": two weeks."""
    line = max(small.rfind(sign, 0, piece.start) for sign in (". ", "\n")) + 1
    counted = _COUNT.findall(small, max(line, piece.start - COUNT_REACH), piece.start)
    number = ORDINAL_WORDS.get(counted[-1]) or NUMBERS.get(counted[-1]) if counted else None
    if counted and number is None:
        number = int(re.sub(r"\D", "", counted[-1]))
    said = piece.meaning
    if number is None or not isinstance(said, Fixed):
        return piece
    return replace(piece, meaning=replace(said, value=said.value.replace("X", str(number))))


def _linked(small: str, found: list[Found]) -> list[Found]:
    """Ranges and open ends: "from 3 to 5 May", "since 2014"."""
    result = list(found)
    for i, one in enumerate(result):
        before = _BEFORE.search(small, max(0, one.start - 30), one.start)
        word = before.group(1) if before else ""
        following = result[i + 1] if i + 1 < len(result) else None
        if following and _is_range(small, one, following, word):
            result[i] = replace(one, meaning=_borrow(one, following), to_next=True)
        elif _is_open(one, word) and not (i and result[i - 1].to_next):
            result[i] = replace(one, open=1 if word == "since" else -1)
    return result


def _is_open(one: Found, word: str) -> bool:
    """ "since 2014", "until Thursday"; "through" only before a day."""
    if word == "through":
        return isinstance(one.meaning, Calendar) and one.meaning.day_said
    return word in ("since", "until", "till")


def _dated(small: str, found: list[Found]) -> list[Found]:
    """A clock time takes the day that follows it: "2 a.m. (0100 GMT) on Friday"."""
    result = list(found)
    for i, one in enumerate(result):
        said = one.meaning
        if one.rule != "clock" or not isinstance(said, Calendar):
            continue
        for other in result[i + 1 : i + 3]:
            day = other.meaning
            between = _ASIDE.sub(" ", small[one.end : other.start])
            if isinstance(day, Calendar) and (day.day or day.weekday) and _ON.fullmatch(between):
                result[i] = replace(one, meaning=replace(day, part=said.part, edge=""))
                break
    return result


def _is_range(small: str, one: Found, following: Found, word: str) -> bool:
    join = _JOIN.fullmatch(small, one.end, following.start)
    if join is None or not isinstance(one.meaning, Calendar):
        return False
    if not isinstance(following.meaning, Calendar):
        return False
    sign = join.group(1)
    if sign == "and":
        return word == "between"
    return True


def _borrow(one: Found, following: Found) -> Calendar:
    """The first of a range takes the year (and month) that only the second names."""
    left, right = one.meaning, following.meaning
    assert isinstance(left, Calendar)
    assert isinstance(right, Calendar)
    if one.rule == "clock" and (right.day or right.weekday):
        return replace(right, part=left.part, edge="")
    if left.year is None and left.digits is None and not left.same:
        year = right.year
        if year and left.month and right.month and left.month > right.month:
            year -= 1
        if left.month or left.season:
            left = replace(left, year=year, same=right.same, bc=right.bc)
    if right.bc and not left.bc:
        left = replace(left, bc=True)
    return left
