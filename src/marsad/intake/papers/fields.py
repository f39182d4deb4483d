"""What the properties of a paper may say of it: title, author and day, where they are sensible.

Law: properties are filled in by programs, so a text that says otherwise is believed.
"""

from __future__ import annotations

import re
from datetime import date

from marsad.intake.heads.head import head_of
from marsad.intake.pages.fields import latest_day

OPENING = 2_000
_JUNK_TITLE = re.compile(
    r"\.(?:docx?|pdf|indd|odt|rtf|qxd|pptx?|xlsx?|txt|html?|tex|dvi)\b|^untitled|^microsoft word|"
    r"^layout \d|^slide \d|^document\s?\d*$|^powerpoint|^print|://|^\(?anonymous\)?$",
    re.IGNORECASE,
)
_JUNK_AUTHOR = re.compile(
    r"[\d@/\\<>{}]|\b(?:user|admin|administrator|microsoft|windows|owner|unknown|author|word|"
    r"python|docx|openpyxl|office|default|pc|laptop|adobe)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\u200b]+")


def clean(text: str) -> str:
    """``text`` on one line, without signs that no text has."""
    return " ".join(_MARKS.sub(" ", text).split())


def sensible_title(given: object, text: str) -> str | None:
    """The title in the properties, when it is words and the text does not open with another."""
    title = clean(given) if isinstance(given, str) else ""
    if not 2 <= len(title.split()) <= 40 or _JUNK_TITLE.search(title):
        return None
    opening = _letters(text[:OPENING])
    if _letters(title) in opening or head_of(text).title is None:
        return title
    return None


def sensible_author(given: object) -> str | None:
    """The author in the properties, when it reads like the name of a person or a body."""
    author = clean(given) if isinstance(given, str) else ""
    if not 2 <= len(author.split()) <= 8 or _JUNK_AUTHOR.search(author):
        return None
    return author


def sensible_day(given: date | None, received: str) -> date | None:
    """The day in the properties, unless it lies before 1990 or after the receipt."""
    return given if given and date(1990, 1, 1) <= given <= latest_day(received) else None


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
