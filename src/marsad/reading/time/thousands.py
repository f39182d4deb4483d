"""Four digits that count something and are no year: tolls, files, sums.

Works on the words around a match.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.reading.time import named
from marsad.reading.time.scan import Atom

MODERN = 1900
COUNTED = re.compile(
    r"[ ](?:\w+[ ])?(?:people|civilians|soldiers|troops|fighters|men|women|children|km|kilomet|"
    r"mile|metres|meters|percent|per cent|families|others|police|militants|dead|wounded|refugees|"
    r"villages|towns|schools|prisoners|tons|tonnes|tanks|aircraft|casualties|houses|homes|votes|seats|members|deaths|"
    r"ships|guns|rounds|acres|feet|ft|kg|lb|mm|hp|dollars|euros|pounds|cases|infections|arrests|attacks|incidents|missiles|drones|shells)"
    r"\w*\b(?!['’]s\b)"
)
_COUNTING_VERB = re.compile(r"[ ](?:were|are|have|of)\b")
# "case 204/2016", "decree 12/2014": the number of a file and the year it was opened.
_FILE_NUMBER = re.compile(
    r"(?:\b(?:nos?\.?|number|decree|law|case|fir|resolution|order|directive|act|regulation|circular)"
    r"\s+[\w-]*\d+|(?<![\d/])(?:1[3-9]|[2-9]\d|\d{3}))/$"
)
_EVENT = re.compile(r"[ ][A-Z]\w+[ ](?:attacks?|incidents?)\b")
_IS_A_NUMBER = frozenset(
    ("least", "killed", "injured", "wounded", "totalled", "totaled", "exceeded", "reached",
     "numbered", "now", "only", "number", "exceed", "exceeds", "exceeding", "reach", "reaches",
     "reaching", "surpassed", "surpass", "totals", "totalling")
)  # fmt: skip


def no_year(text: str, small: str, first: Atom, last: Atom, atoms: Sequence[Atom]) -> bool:
    """True when the digits of a match are a number of things, a file or a compound."""
    if (
        COUNTED.match(small, last.end)
        and not re.search(r"\b(?:in|since|during)\s$", small[max(0, first.start - 8) : first.start])
        and not _event_of(text, small, first, last)
    ):
        return True
    if first.kind == "year" and _is_a_number(small, first.start):
        return True
    if first.kind == "year" and _FILE_NUMBER.search(small, max(0, first.start - 30), first.start):
        return True
    following = small[last.end : last.end + 1]
    if following in ("-", "/") and small[last.end + 1 : last.end + 2].isalpha():
        return True
    if first.kind == "year" and _COUNTING_VERB.match(small, last.end):
        return not re.search(r"\b\w+ $", small[max(0, first.start - 9) : first.start]) or bool(
            re.search(r"(?:over|than|some|about|least|nearly|almost) $", small[: first.start][-8:])
        )
    before = small[max(0, first.start - 1) : first.start]
    return (
        before in ("-", "/", ".")
        and first.kind == "year"
        and small[max(0, first.start - 2) : first.start - 1].isalpha()
    )


def _is_a_number(small: str, start: int) -> bool:
    """ "the number of those infected is 1501": what is counted stands before the verb."""
    found = re.search(r"(?:^|\s)(\S+)\s(is|are|was|were)\s$", small[max(0, start - 30) : start])
    if found:
        return found.group(1) not in ("it", "year", "date", "this", "that")
    return named.word_before(small, start) in _IS_A_NUMBER


def _event_of(text: str, small: str, first: Atom, last: Atom) -> bool:
    """ "the 2011 Norway attacks": what happened in a year, at a place."""
    return (
        first.kind == "year"
        and isinstance(first.value, int)
        and first.value >= MODERN
        and small[max(0, first.start - 4) : first.start] == "the "
        and _EVENT.match(text, last.end) is not None
    )
