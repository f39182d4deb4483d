"""The dateline that opens a wire report: place, agency, and sometimes the day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from marsad.intake.heads.days import days_in

REACH = 90

_WORD = r"(?:[^\W\d_a-z][\w'’.-]*|al-\w+|of|the|de|la|el|and)"
_PLACE = re.compile(rf"^{_WORD}(?:[\s,/–-]+{_WORD})*[\s,،/(–—-]*$")
_AGENCY = re.compile(r"\(([^()\d]{2,40})\)")
_OPENS = re.compile(
    r"^(?P<place>[^\W\d_a-z][\w'’.-]*(?:[\s,/]+[^\W\d_a-z][\w'’.-]*){0,6}),?\s*"
    r"\((?P<agency>[^()\d]{2,40})\)\s*(?:--?|–|—|:)(?:\s|$)"
)
_DASH = re.compile(r"\s*(?:\([^()]{1,40}\))?\s*[.,،]?\s*(?:--?|–|—)(?:\s|$)")
_AFTER_AGENCY = re.compile(r"\)\s*[,،]?\s*(?:--?|–|—)?\s*$")
_FREE = re.compile(r"\s*(?:$|[.:,،)(]|--?\s|–|—)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What opens a report: its ``day`` and ``agency``, each ``None`` when not said."""

    day: date | None
    agency: str | None


def dateline_of(line: str, *, alone: bool = True) -> Dateline | None:
    """The dateline at the start of ``line``, or ``None``.

    A line that starts with the day itself counts only when it is ``alone`` in that: a page where
    many lines start with a day is a chronology, and its days are those of its story.
    """
    head = line[:REACH]
    for day in days_in(line[: REACH + 40]):
        if day.start > REACH:
            break
        left, right = line[: day.start], line[day.end :]
        if _leads(left, right, alone=alone):
            return Dateline(day.day, _agency(left + right[:45]))
        break
    opened = _OPENS.match(head)
    return Dateline(None, opened["agency"].strip()) if opened else None


def _leads(left: str, right: str, *, alone: bool) -> bool:
    if not left:
        return alone and bool(_DASH.match(right))
    if "(" in left and _AFTER_AGENCY.search(left):
        place = left[: left.rindex("(")]
        return bool(_PLACE.match(place)) and bool(_FREE.match(right))
    if not _DASH.match(right):
        return False
    arabic = bool(re.match(r"[\u0600-\u06ff]", left)) and len(left.split()) <= 5
    return arabic or bool(_PLACE.match(left))


def _agency(text: str) -> str | None:
    found = _AGENCY.search(text)
    return found.group(1).strip() if found else None
