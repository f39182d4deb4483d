"""One pass over the text: every word that can be part of a time expression, as an atom.

Each atom has a class; the classes of the whole text, one character each, are the string that the
patterns of ``rules.py`` are matched against. Atoms with anything but blanks between them are kept
apart by a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from marsad.reading.time import names, words

Value = object

_CAPITAL = frozenset(("month", "month3", "wd", "wd3", "wds"))
# Mean nothing else, so that "last thursday" in a message is one too.
_EVEN_SMALL = frozenset(
    (*words.WEEKDAY_NAMES, *(f"{name}s" for name in words.WEEKDAY_NAMES),
     *(name for name in words.MONTH_NAMES if name not in ("march", "may", "august")))
)  # fmt: skip
_SOMEWHERE = frozenset(("hijri", "eidfeast", "moving", "solar"))  # a capital at some place
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʿ": "'", "ʾ": "'", "ʼ": "'", "`": "'", "–": "-",
                         "—": "-", "‑": "-", "−": "-", "\xa0": " ", "\u202f": " "})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Atom:
    """A word or number that matters, where it stands and what it is worth."""

    kind: str
    value: Value
    start: int
    end: int


def _table() -> Mapping[str, tuple[str, Value]]:
    """Spelling to class and value."""
    table: dict[str, tuple[str, Value]] = {}

    def put(kind: str, rows: Iterable[tuple[str, Value]]) -> None:
        for spelling, value in rows:
            table[spelling] = (kind, value)

    put("word", words.NUMBERS.items())
    put("vague", words.VAGUE.items())
    put("about", ((w, w) for w in words.ABOUT))
    put("ord", words.ORDINAL_WORDS.items())
    for kind, spellings in words.PLAIN.items():
        put(kind, ((w, w) for w in spellings))
    put("unit", words.UNITS.items())
    put("units", words.PLURALS.items())
    put("season", words.SEASONS.items())
    put("part", words.PARTS.items())
    put("night", (("night", "TNI"),))
    put("nights", (("nights", "TNI"),))
    put("second", (("second", 2),))
    put("month", words.MONTHS.items())
    put("month3", ((w, v) for w, v in words.MONTHS.items() if len(w) == 3 and w != "may"))
    put("wd", words.WEEKDAYS.items())
    put("wds", ((f"{w}s", v) for w, v in words.WEEKDAYS.items() if not w.endswith(".")))
    put("wd3", words.SHORT_WEEKDAYS.items())
    put("wd3", ((w, v) for w, v in words.WEEKDAYS.items() if len(w) == 4))
    put("deictic", words.DEICTIC_DAYS.items())
    put("ref", words.REFERENCES.items())
    put("set", words.SETS.items())
    put("monthx", names.MONTHS_ELSEWHERE.items())
    put("solar", names.SOLAR_MONTHS.items())
    put("hijri", names.HIJRI_MONTHS.items())
    put("eidfeast", names.HIJRI_FEASTS.items())
    put("moving", names.MOVING_FEASTS.items())
    put("feast", words.FEASTS.items())
    put("edge", words.EDGES.items())
    put("edgenoun", words.EDGE_NOUNS.items())
    put("halves", words.HALVES.items())
    return table


def _trie(spellings: Iterable[str]) -> str:
    """A regular expression for all spellings that shares their beginnings."""
    root: dict[str, dict[str, object]] = {}
    for spelling in spellings:
        node: dict[str, dict[str, object]] = root
        for char in spelling:
            node = node.setdefault(char, {})  # type: ignore[assignment]
        node[""] = {}
    return _branch(root)


def _branch(node: Mapping[str, Mapping[str, object]]) -> str:
    ends = "" in node
    parts = [
        (r"\s+" if char == " " else re.escape(char)) + _branch(rest)  # type: ignore[arg-type]
        for char, rest in sorted(node.items())
        if char
    ]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{body}?" if ends else body


TABLE = _table()
_NUMBER = r"""
  (?P<isotime>\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)
 |(?P<iso>\d{4}(?:-\d\d-\d\d|/\d\d/\d\d))
 |(?P<isoweek>\d{4}-?w\d\d)
 |(?P<dtg>\d{6}\ ?[a-z]\ ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}
    \ ?\d{2}(?:\d\d)?)
 |(?P<fy>fy\ ?(?:\d{4}|\d\d))
 |(?P<hyear>1[34]\d\dh)
 |(?P<slash>\d{1,2}(?P<sep>[-/.])\d{1,2}(?P=sep)(?:\d{4}|\d{2}))
 |(?P<slash2>(?<![/.,-])\d{1,2}/\d{1,2}(?![/\d]|[.,]\d|
    \ (?:of\ )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))
 |(?P<clock>12\ (?:noon|midday|midnight)
    |\d{1,2}(?:[:.]\d\d)?\ ?(?:[ap]\.m\.|[ap]m)(?:\ [a-z]+\ time)?
    |\d{1,2}:\d\d(?::\d\d)?(?:\ ?(?:hrs|hours))?(?:\ [a-z]+\ time)?
    |[0-2]\d[0-5]\d(?:\ ?hrs|\ hours)|[0-2]\d[0-5]\d(?=\ (?:gmt|utc|local|zulu))
    |[0-2]\d[0-5]\dz|(?<=at\ )0\d[0-5]\d|[0-2]?\dh[0-5]\d)
 |(?P<decade>'?\d{0,2}\d0'?s)
 |(?P<apos>'\d\d)
 |(?P<ordn>\d{1,2}(?:st|nd|rd|th)|1er)
 |(?P<quarter>[qh][1-4])
 |(?P<number>\d+(?:[.,]\d+)*)
"""
# "26AUG", as alerts and wires write it: day and month without a blank.
_STUCK = r"(?<=\d)(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?!\w))"
_ATOM = re.compile(
    rf"(?:(?<![\w$£€#])|{_STUCK})(?:{_NUMBER}|(?P<word>{_trie(TABLE)}))(?:(?![\w%])|{_STUCK})|(?P<dash>-+|(?<=\d)/(?=\d))|(?P<comma>,)|(?P<s>(?<=[a-z])'s\b)",
    re.X,
)
KINDS = tuple(
    sorted(
        {kind for kind, _ in TABLE.values()}
        | {"iso", "slash", "clock", "decade", "apos", "ordn", "quarter", "year", "small", "num"}
        | {"isotime", "isoweek", "dtg", "fy", "hyear", "slash2", "dash", "comma", "gap"}
    )
)
CODE: Mapping[str, str] = {kind: chr(0xE000 + i) for i, kind in enumerate(KINDS)}


GAP = CODE["gap"]
_BLANK = re.compile(r"[ \t]*")
_WRAPPED = re.compile(r"[ \t]*(?:\r?\n[ \t]*)?")
_SPACES = re.compile(r"\s+")
_HOUR = re.compile(r"[0-2]\d[0-5]\d")  # behind "26AUG"


def lower(text: str) -> str:
    """``text`` in lower case with plain quotes and dashes, of the same length."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return small.translate(_QUOTES)


def _clock(found: str) -> str | None:
    """``T15:30`` for "3.30 p.m."; ``None`` when there is no such hour."""
    digits = re.findall(r"\d+", found)
    if len(digits) == 1 and len(digits[0]) == 4:
        digits = [digits[0][:2], digits[0][2:]]
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if found in ("12 noon", "12 midday", "12 midnight"):
        return "T24:00" if found == "12 midnight" else "T12:00"
    half = re.match(r"[\d:.]+ ?([ap])?", found)
    letter = half.group(1) if half else None
    if letter == "p" and hour < 12:
        hour += 12
    elif letter == "a" and hour == 12:
        hour = 0
    zone = "Z" if found.endswith("z") else ""
    return f"T{hour:02}:{minute:02}{zone}" if hour <= 24 and minute < 60 else None


def _number(found: str) -> tuple[str, Value]:
    plain = found.replace(",", "")
    if "." in plain:
        return "num", float(plain) if plain.count(".") == 1 else 0.0
    value = int(plain)
    if plain == found and len(found) == 4 and 1000 <= value <= 2100:
        return "year", value
    if 1 <= value <= 31 and len(found) <= 2:
        return "small", value
    return "num", value


def _classed(kind: str, found: str) -> tuple[str, Value] | None:
    if kind == "number":
        return _number(found)
    if kind == "clock":
        value = _clock(found)
        return ("clock", value) if value else None
    if kind == "s":
        return "s", found
    if kind == "ordn":
        return "ordn", int(found[:-2])
    if kind == "hyear":
        return "hyear", int(found[:-1])
    return kind, found


def scan(
    text: str, *, wrapped: bool = False, small: str | None = None
) -> tuple[list[Atom], str]:
    """All atoms of ``text`` and the string of their classes, gaps included in both. ``small`` is
    ``lower(text)``, where it is known already."""
    atoms: list[Atom] = []
    signs: list[str] = []
    blank = (_WRAPPED if wrapped else _BLANK).fullmatch
    small = lower(text) if small is None else small
    end = 0
    after_stuck = False
    for match in _ATOM.finditer(small):
        kind = match.lastgroup or ""
        start, stop = match.span()
        if kind == "word":
            found = match.group()
            classed = TABLE.get(found) or TABLE[_SPACES.sub(" ", found)]
        elif kind == "comma":
            classed = ("comma", ",")
        else:
            kind = "slash" if kind == "sep" else kind
            number = _classed(kind, match.group(kind))
            if number is None:
                continue
            classed = number
        if after_stuck and _HOUR.fullmatch(small, start, stop) and int(small[start:stop]) < 1900:
            classed = ("clock", f"T{small[start : start + 2]}:{small[start + 2 : stop]}")
        name = classed[0]
        stuck = start > 0 and small[start - 1].isdigit()
        after_stuck = stuck and name in _CAPITAL
        small_name = name in _CAPITAL and not text[start].isupper()
        if small_name and not stuck and small[start:stop] not in _EVEN_SMALL:
            continue
        if name in _SOMEWHERE and text[start:stop].islower():
            continue
        near = start == end or (start - end == 1 and small[end] == " ")
        if not near and not blank(small, end, start):
            atoms.append(Atom("gap", None, end, start))
            signs.append(GAP)
        atoms.append(Atom(name, classed[1], start, stop))
        signs.append(CODE[name])
        end = stop
    return atoms, "".join(signs)
