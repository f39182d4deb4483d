"""Credit lines: who wrote, who published, on what day. A line of parts, never a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from marsad.intake.heads.days import Day, days_in

LONGEST = 28
PUBLISHED, DATED, UPDATED = 0, 1, 2

_BY_WHOM = r"(?:\s+(?:on|at|le|el|am|in)\b)?\s*[:،,]?\s*"
PUBLISHED_LABEL = re.compile(
    r"(?<!\w)(?:(?:first|originally)\s+)?(?:date\s+)?(?:published|publication(?:\s+date)?|issued|"
    r"posted|released|release\s+date|date\s+of\s+(?:publication|issue)|issue\s+date|date|dated|"
    r"publié|parution|publicado|fecha|veröffentlicht|stand|опубликовано|дата|"
    r"نُ?شرت?(?:\s+(?:في|بتاريخ))?|تاريخ(?:\s+النشر)?|التاريخ|صدر\s+في)" + _BY_WHOM + "$",
    re.IGNORECASE,
)
UPDATED_LABEL = re.compile(
    r"(?<!\w)(?:last\s+)?(?:updated?|modified|revised|mis à jour|actualizado|обновлено|"
    r"(?:آخر\s+)?تحديث)" + _BY_WHOM + "$",
    re.IGNORECASE,
)
_LEFT = re.compile(r"(?:^|[|/·•—–,،;(]|\s-)\s*$")
_RIGHT = re.compile(r"\s*(?:$|[|/·•—–;),،]|-\s|\([^()]{1,40}\)\s*(?:$|[|/·•—–;,،.])|\.\s*$)")
_STRONG = re.compile(r"\s*[|·•]\s*|\s+/\s+|\s+[-–—]\s+")
_WEAK = re.compile(r"\s*[,،]\s*|\.\s+(?=[A-Z])")
_BY = re.compile(
    r"^(?:by|written by|reported by|reporting by|par|por|von|автор:?|بقلم|كتب|كتبت)[:\s]\s*(.+)$",
    re.IGNORECASE,
)
_POSTED_BY = re.compile(r"^(?:posted|published|shared|released|issued)\s+by\s+(.+)$", re.IGNORECASE)
_FROM = re.compile(r"^(?:from|via|source|publisher|outlet|المصدر)[:\s]\s*(.+)$", re.IGNORECASE)
_STAFF = re.compile(r"^(?P<house>.+?)\s+(?:staff|correspondent|reporter|desk|newsroom)s?$")
_NOBODY = re.compile(r"^(?:a|an|the|our|by|staff|special|agenc\w+)\b", re.IGNORECASE)
_PAREN = re.compile(r"\s*\((?![A-Z][A-Za-z&.-]{0,12}\))[^()]*\)")
_QUOTED = re.compile(r"^[\"“«](.+)[\"”»]$")
_LABELLED = re.compile(
    r"^(?:received|reporting period|period|covering|updated|published|issued|posted|date|read|"
    r"\d+ min)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Credit:
    """What one credit line says. ``rank`` orders days: ``PUBLISHED`` label, bare, updated."""

    day: date | None = None
    rank: int = DATED
    publisher: str | None = None
    author: str | None = None


def credit_of(line: str) -> Credit | None:
    """What ``line`` credits, or ``None`` when it is no credit line.

    A day counts when it fills a part of the line by itself or stands after a label such as
    ``Published:``; the ends of a period and days inside a sentence never do.
    """
    if len(line.split()) > LONGEST:
        return None
    ranked = [(rank, day) for day in days_in(line) if (rank := _rank(line, day)) is not None]
    author = _BY.match(line)
    posted = _POSTED_BY.match(line)
    if not ranked and not (posted or (author and _is_byline(line))):
        return None
    if ranked and not _is_parts(line, [day for _, day in ranked]):
        return None
    rank, day = min(ranked, key=lambda r: r[0]) if ranked else (DATED, None)
    publisher, writer = _names(line, [found for _, found in ranked])
    return Credit(day.day if day else None, rank, publisher, writer)


def names_of(line: str) -> str | None:
    """The name a short line consists of, such as that of a publisher, else ``None``."""
    words = line.split()
    if not 1 <= len(words) <= 8 or line[-1] in ".!?:;," or any(c.isdigit() for c in line):
        return None
    small = {"of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "&", "|", "-"}
    if line.isupper() or not all(w[:1].isupper() or w.lower() in small for w in words):
        return None
    return line


def publisher_of(line: str) -> str | None:
    """The publisher that an undated line of the head names, else ``None``."""
    name = names_of(line)
    if name or _LABELLED.match(line):
        return name
    found, _ = _names(line, list(days_in(line)))
    return names_of(found) if found else None


def _rank(line: str, day: Day) -> int | None:
    left, right = line[: day.start], line[day.end :]
    if PUBLISHED_LABEL.search(left):
        return PUBLISHED
    if UPDATED_LABEL.search(left):
        return UPDATED
    return DATED if _LEFT.search(left) and _RIGHT.match(right) else None


def _is_parts(line: str, days: list[Day]) -> bool:
    """True when the line is made of short parts: cut by strong marks, or by commas with the day
    as the last part."""
    rest = _without(line, days)
    if _STRONG.search(line):
        return all(len(part.split()) <= 10 for part in _STRONG.split(rest))
    last = line[max(day.end for day in days) :]
    if len(re.sub(r"\([^()]*\)", "", last).split()) > 4:
        return False
    return all(len(part.split()) <= 8 for part in _WEAK.split(rest))


def _is_byline(line: str) -> bool:
    return len(line.split()) <= 14 and not re.search(r"[.!?]$", line)


def _names(line: str, days: list[Day]) -> tuple[str | None, str | None]:
    strong = bool(_STRONG.search(line))
    rest = _without(line, days)
    parts = [p.strip(" .:;,،") for p in (_STRONG if strong else _WEAK).split(rest)]
    parts = [p for p in parts if (p and not _LABELLED.match(p)) or _POSTED_BY.match(p)]
    publisher = author = None
    for number, part in enumerate(parts):
        named = _POSTED_BY.match(part) or _FROM.match(part)
        by = _BY.match(part)
        if named:
            publisher = publisher or named.group(1)
        elif by:
            author = author or by.group(1).strip()
            house = _STAFF.match(author)
            if house and not _NOBODY.match(house["house"]):
                publisher = publisher or house["house"]
        elif publisher is None and (strong or author is None) and (number == 0 or strong):
            publisher = None if _NOBODY.match(part) and not part[:1].isupper() else part
    return _clean(publisher), _clean(author)


def _without(line: str, days: list[Day]) -> str:
    for day in sorted(days, key=lambda d: -d.start):
        left = PUBLISHED_LABEL.sub("", line[: day.start])
        line = UPDATED_LABEL.sub("", left) + line[day.end :]
    return line


def _clean(name: str | None) -> str | None:
    if name is None:
        return None
    name = _PAREN.sub("", name).strip(" .:;,،\t")
    quoted = _QUOTED.match(name)
    name = quoted.group(1) if quoted else name
    return name if any(c.isalpha() for c in name) else None
