"""Datelines: "TUNIS (Agency) -" says where the reporter sat, not where anything happened; so
does a line of its own that ends in the date."""

from __future__ import annotations

import re

DATELINE = re.compile(
    r"^[A-Z][A-Z .'’-]{2,}(?:, [A-Z][\w .]+)?"
    r"(?:,? ?\([^()\n]{2,40}\)|,? \d{1,2} [A-Z]\w+\.?|,? [A-Z]\w+\.? \d{1,2}){0,2},?"
    r"(?: ?[-–—:]+ )",
    re.MULTILINE,
)
HEADER = re.compile(
    r"^[^\n.]{0,80}\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December) \d{4}[^\n.]{0,12}$",
    re.MULTILINE,
)


def datelines(text: str) -> tuple[tuple[int, int], ...]:
    """The characters of every dateline, in order."""
    found = [m.span() for pattern in (DATELINE, HEADER) for m in pattern.finditer(text)]
    return tuple(sorted(found))


def is_sign(text: str, at: int, lines: tuple[tuple[int, int], ...]) -> bool:
    """True for a word in the brackets of a dateline: the sign of the agency that sent it."""
    return any(
        start <= at < end and "(" in text[start:at] and ")" not in text[start:at]
        for start, end in lines
    )
