"""The grammar of time expressions: patterns over classes of words, each with its builder.

A pattern is a regular expression whose letters are the classes of ``scan.py`` and the parts named
in ``PARTS``; the longest match at a place wins, the earlier rule among equals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from marsad.reading.time.scan import CODE

PARTS: Mapping[str, str] = {
    "mon": "month | month3",
    "wday": "(wd | wd3) comma?",
    "dnum": "small | the? (ordn | ord | second)",
    "bcyear": "about? (small | num | year) bc",
    "count": "word | small | num | year | vague | a vague",
    "one": "a | word | small | num | year | vague",
    "span": "unit | units | second | night | nights",
    "that_year": "of (that | this | the same | that same | the previous | the following) unit"
    " | comma? of? (last | next | this) unit",
    "of_year": "comma? (of | in)? (year ad? | apos | bcyear) | of (years | the unit) year"
    " | that_year",
    "border": "the? edge dash? | the? edgenoun of the? | the? halves of the? | (earlier | later) in"
    " | edge in the? | edge on",
    "dmy": "wday? dnum of? mon of_year?",
    "mdy": "wday? mon (small | ordn | the ord | the ordn) of_year?",
    "near": "last | next | this past? | coming | that same?"
    " | the? (previous | coming | same) | the following | the (last | next | past)",
    "relday": "near (unit | wd)",
    "core": "dmy | mdy | wday? iso | slash | wd | deictic | relday | feast | the? ord unit",
    "daypart": "part | night",
    "inpart": "in the part | at night",
    "ampm": "clock tz? inpart? | (small | word) oclock tz? inpart? | (small | word) inpart",
    "eveof": "the? eve of the?",
    "nthday": "the? (ord | ordn | second | final | last) unit of the?",
    "hmonth": "the? holy* (unit of the?)? holy* hijri",
    "hyear_": "comma? of? (hyear | (year | num) ah?)",
}

# name, pattern, builder
_RULES: tuple[tuple[str, str, str], ...] = (
    # the calendar
    ("iso", "wday? iso", "calendar"),
    ("slash", "wday? slash", "calendar"),
    ("day-month-year", "dmy", "calendar"),
    ("month-day-year", "mdy", "calendar"),
    ("last-day", "the? (last | next) wday? (dnum of? mon | mon (small | ordn))", "calendar"),
    (
        "days-of-month",
        "(wd | wd3)? dnum ((comma | dash | to | and) the? (wd | wd3)? dnum)+ of? mon of_year?",
        "days",
    ),
    ("month-days", "mon dnum (comma dnum)* comma? (dash | to | and) dnum of_year?", "days"),
    ("month-year", "border? mon of_year", "calendar"),
    ("months-year", "border? month (dash | to | and) border? mon of_year", "months"),
    ("month", "border? month", "calendar"),
    ("year", "border? (years | the unit)? (year ad? | apos | bcyear)", "calendar"),
    ("ad-year", "ad (year | num | small)", "calendar"),
    ("years-on", "year dash uptonow", "years_on"),
    ("years", "border? year (dash | to | and) (small | num)", "years"),
    ("bc-years", "(num | small) (dash | to | and) (num | small) bc", "years"),
    ("bc-bare-year", "(?<=in) num (?! dash? units? | dash? unit | num)", "bare"),
    ("season-year", "border? the? season of_year", "calendar"),
    ("year-season", "(year | apos) season", "calendar"),
    ("season-years", "border? the? season of? year dash (small | year)", "calendar"),
    ("season", "border? the? season", "calendar"),
    ("decade", "border? the? edge? decade bc?", "calendar"),
    ("decade-bc", "the? num bc", "calendar"),
    ("century", "border? the? edge? (ord | ordn | second) dash? unit (bc | ad)?", "century"),
    (
        "quarter",
        "the? fiscal? (ord | ordn | second | final | last) (fiscal | dash)? unit"
        " (of? (year | fiscal year) | that_year)?",
        "quarter",
    ),
    ("quarter-short", "quarter (of? year)?", "quarter"),
    ("fiscal-year", "fiscal unit? year", "calendar"),
    ("weekday", "(border | (earlier | later) on?)? wd", "calendar"),
    ("line-day", "(wd | wd3) small | wd3", "line-day"),
    ("feast", "feast (of_year)?", "calendar"),
    # days with a part or a clock time
    ("part-of-date", "border? the? edge? daypart (of | on | comma)? core part?", "calendar"),
    ("edge-date", "border core", "calendar"),
    ("date-part", "(edge on?)? core comma? ((at | in the) edge? | edge)? daypart", "calendar"),
    ("clock-date", "about? ampm (comma | on | of)? core part?", "calendar"),
    ("year-date", "near unit comma? on? (dmy | mdy)", "calendar"),
    ("date-clock", "core comma? (at about? | about)? ampm", "calendar"),
    (
        "clock-part",
        "about? ampm (in the | at | on)? (this | that | last | daypart | deictic)+",
        "calendar",
    ),
    (
        "part-clock",
        "(this | that | last) daypart comma? (at about? | about)? ampm",
        "calendar",
    ),
    ("clock", "about? ampm", "calendar"),
    ("the-part", "the? edge? (part | night)", "daypart"),
    ("the-part-in", "(earlier | later) in the (part | night)", "daypart"),
    # counted from now or from the last date
    ("deictic", "(edge | earlier | later)? deictic", "calendar"),
    ("overnight-date", "deictic on? (wd | dmy | mdy)", "calendar"),
    ("dashed", "small dash mon dash year", "calendar"),
    (
        "night-of-days",
        "(the? (part | night) | deictic) (of | on | from | between)? dnum (of? mon)?"
        " (dash | to | and | into) dnum of? mon of_year?",
        "nights",
    ),
    (
        "night-of-days",
        "(the? (part | night) | deictic) (of | on | from | between)? wd night? (dash | to | and"
        " | into) wd",
        "nights",
    ),
    (
        "night-of-days",
        "the? intervening? night (of | on | from | between)? mon dnum (dash | to | and | into)"
        " mon? dnum of_year?",
        "nights",
    ),
    (
        "night-of-days",
        "the? (intervening night | night intervening) (of | on | from | between)? dnum (of? mon)?"
        " (dash | to | and | into) dnum of? mon of_year?",
        "nights",
    ),
    (
        "night-of-days",
        "the? (intervening night | night intervening) (of | on | from | between)? wd night?"
        " (dash | to | and | into) wd",
        "nights",
    ),
    ("night-into", "(the? night | deictic) (to | into) wd", "nights"),
    ("weeks", "units (small | num) (dash | to | and) (small | num) (comma? of? year)?", "weeks"),
    ("weekday-of-week", "wd (edge? daypart)? comma? of? near unit", "weekday-of-week"),
    ("weekday-of-week", "near unit comma? on wd", "weekday-of-week"),
    ("digits", "isotime | dtg | isoweek | fy", "digits"),
    ("slash2", "slash2", "digits"),
    ("week-number", "the? epi? unit (small | num) (comma? of? year)? | epi (small | num)", "week"),
    (
        "week-of",
        "(the? unit (of | ending | commencing | edgenoun) on? | wc | we) (dmy | mdy | wday? iso"
        " | slash | slash2 | wd)",
        "week-of",
    ),
    ("elsewhere", "(small | ordn) of? monthx (comma? of? year)? | monthx comma? year", "calendar"),
    ("solar", "(small | ordn) of? solar (comma? (year | num))? | solar (year | num)", "solar"),
    ("deictic-part", "edge? deictic edge? daypart", "calendar"),
    (
        "near",
        "(border | earlier | later)? near (unit | wd | month | season | daypart | halves)",
        "near",
    ),
    ("near-daypart", "edge? the? near unit (edge? daypart)", "near"),
    (
        "in-the-unit",
        "(earlier | later) in? the unit | the? edgenoun of the? unit | edge in the unit",
        "near",
    ),
    (
        "year-after",
        "edge? mon? the (unit | daypart) (before | after | earlier | later | following)",
        "beside",
    ),
    ("day-before-yesterday", "the? unit (before | after) deictic", "calendar"),
    (
        "shift",
        "about* (half | count and_half?| a) adj? (span) (ago | earlier | later | before | after)",
        "shift",
    ),
    ("shift-vague", "about? units (ago | earlier | later | before)", "shift"),
    ("recent-units", "the? recent (units | unit)", "vague"),
    ("coming-units", "the? coming count? units", "vague"),
    ("past-units", "(previous | past) units", "vague"),
    (
        "period",
        "the? (last | past | next | coming | previous | following | ord | final | same"
        " | recent) (a? count)? units",
        "period",
    ),
    ("period", "the? (last | past | next | coming | previous) word unit", "period"),
    ("period-one", "the? past unit", "period"),
    (
        "portion",
        "the (ord | last | final | past) count? (unit | units) of"
        " (border? month of_year? | year ad? | mon of_year | hmonth hyear_?)",
        "portion",
    ),
    ("ordinal-day", "the? (ord | ordn | second | final) unit", "ordinal"),
    # lengths
    (
        "length",
        "about* (half? | a? | the) count and_half? dash? adj? ((unit | second | night) dash? long"
        " | units dash long | (span) (dash? old)?)",
        "length",
    ),
    (
        "compound",
        "about* (a | word | small | num) (unit | units) ((comma | and)* (a | word | small | num)"
        " (unit | units | second))+",
        "compound",
    ),
    ("length-half", "about* count and_half (span)", "length"),
    ("length-one", "about* (a | half) adj? (unit | night | second) (and_half)?", "length"),
    ("length-dash", "(count | units | unit) dash unit? dash? (old | long)", "length"),
    ("length-vague", "(?<=for) units", "length"),
    ("length-long", "unit dash? long", "length"),
    ("length-of", "units (?= of)", "length"),
    ("unit-end", "unit s edgenoun", "near"),
    ("weekend", "the unit", "weekend"),
    ("length-gap", "units (?= before | after)", "length"),
    ("length-bare", "units", "length"),
    ("as-many", "asmany units", "as-many"),
    # sets, references
    ("set-word", "set", "fixed"),
    ("every", "every other? (count)? (unit | units | wd | month | season | daypart)", "every"),
    ("per", "per unit", "every"),
    ("times-a", "times (a | every) unit", "every"),
    ("weekdays", "wds (edge? daypart | nights)?", "every"),
    ("reference", "ref", "fixed"),
    ("former", "former", "former"),
    ("former", "recent", "former"),
    ("former", "current", "fixed"),
    ("past", "the past", "former"),
    ("anaphor", "this while", "anaphor"),
    # the Islamic calendar
    ("hijri", "(border | nthday | eveof | dnum of? | near)? hmonth hyear_?", "hijri"),
    ("hijri-year", "(num | year) ah | hyear", "hijri"),
    ("eid", "(nthday | eveof | near | the)? eidfeast hyear_?", "eid"),
    ("moving", "(nthday | eveof | near | the)? moving (comma? of? year)?", "moving"),
    ("eve", "eveof feast (comma? of? year)?", "eve"),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled pattern."""

    name: str
    pattern: re.Pattern[str]
    build: str


def to_regex(pattern: str) -> str:
    """A pattern of class names as a regular expression over their one-character codes."""

    def swap(match: re.Match[str]) -> str:
        name = match.group()
        if name in PARTS:
            return f"(?:{to_regex(PARTS[name])})"
        return CODE[name]

    return re.sub(r"[a-z][a-z_0-9]*", swap, pattern).replace(" ", "")


def _plain(pattern: str) -> str:
    """Groups do not capture: faster, and no limit on their number."""
    return re.sub(r"\((?!\?)", "(?:", to_regex(pattern))


# What stands in time expressions only as their mortar; a run of nothing else is not looked at.
MORTAR = (
    "the", "a", "of", "and", "or", "to", "in", "on", "at", "from", "between", "for", "comma",
    "dash", "small", "word", "about", "half", "old", "long", "s", "into", "holy", "final", "other",
    "adj", "ad", "ah", "tz", "per", "second", "ord", "vague",
)  # fmt: skip
_SOME = "".join(code for kind, code in CODE.items() if kind not in (*MORTAR, "gap"))
RUN = re.compile(f"[^{CODE['gap']}]*[{_SOME}][^{CODE['gap']}]*")
RULES = tuple(Rule(name, re.compile(_plain(p)), build) for name, p, build in _RULES)
ANY = re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in RULES))
