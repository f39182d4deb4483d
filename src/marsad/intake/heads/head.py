"""What the head of a plain text says of itself: title, publisher, author, day of publication.

Law: only the head speaks, and a labelled line at the end. A day in the story is never the day of
publication, and no day found is ``None``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from marsad.intake.heads.credits import DATED, UPDATED, Credit, credit_of, names_of, publisher_of
from marsad.intake.heads.datelines import dateline_of
from marsad.intake.heads.days import days_in
from marsad.intake.heads.lines import Line, lines_of

HEAD = 6
TAIL = 6
LONGEST_TITLE = 25
_BULLET = re.compile(r"^[-*•>]\s")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){1,3}$|\b(?:Jr|Sr|Inc|Ltd|No)\.$|\.\.\.$")
_DIGEST = re.compile(
    r"\b(?:digest|brief|briefing|bulletin|report|sitrep|update|round-?up|monitor|news|"
    r"current events|daily|weekly|newsletter|flash|summary|نشرة|تقرير)\b",
    re.IGNORECASE,
)
_DIGEST_DAY = re.compile(r"(?:[|/·•—–:,،;(]|\s-)\s*$")


@dataclass(frozen=True, slots=True)
class Head:
    """What the text says of itself; offsets of its title and credit lines."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    title_at: tuple[int, int] | None = None
    credits_at: tuple[tuple[int, int], ...] = ()


def head_of(text: str, title: str | None = None) -> Head:
    """The head of ``text``. A ``title`` known beforehand is found again in the first lines."""
    lines = lines_of(text)
    if not lines:
        return Head(title)
    first = _title_line(lines, title)
    zone = lines[1 if first else 0 : HEAD]
    credits = _credits(zone, first is not None, _is_chronology(lines))
    found = [credit for _, credit in credits]
    opening = _opening(lines, {line.start for line, _ in credits} | ({0} if first else set()))
    publisher = next((c.publisher for c in found if c.publisher), None)
    return Head(
        title=title or (first.text if first else None),
        publisher=publisher or (opening[1] if opening else None),
        author=next((c.author for c in found if c.author), None),
        published=_published(lines, first, found, opening),
        title_at=(first.start, first.end) if first else None,
        credits_at=tuple((line.start, line.end) for line, _ in credits),
    )


def looks_like_title(lines: tuple[Line, ...]) -> bool:
    """True when the first line is short, no sentence, and set off from what follows."""
    if len(lines) < 2 or not _is_headline(lines[0]):
        return False
    second = lines[1]
    if second.after_blank:
        return True
    if dateline_of(second.text) or names_of(second.text):
        return True
    block = lines[1 : 1 + next((n for n, ln in enumerate(lines[1:]) if ln.after_blank), 4)]
    if any(credit_of(line.text) for line in block[:4]):
        return True
    no_blanks = not any(line.after_blank for line in lines[1:])
    return no_blanks and lines[0].words <= 15 and second.words > 20


def _title_line(lines: tuple[Line, ...], title: str | None) -> Line | None:
    if title:
        wanted = _plain(title)
        return next((line for line in lines[:1] if _plain(line.text) == wanted), None)
    return lines[0] if looks_like_title(lines) else None


def _is_headline(line: Line) -> bool:
    text = line.text
    if line.words > LONGEST_TITLE or len(text) > 220 or _BULLET.match(text):
        return False
    if text[-1] in ".;,:،؛" and not _ABBREVIATED.search(text):
        return False
    if dateline_of(text) and not _digest_day(text):
        return False
    return _digest_day(text) is not None or _first_credit(text) is None


def _first_credit(text: str) -> Credit | None:
    """The credit that a text without title opens with. ``The bombing, 5 March 2018`` is none:
    what stands beside the day must be a name."""
    credit = credit_of(text)
    if credit and credit.publisher and credit.rank == DATED and not credit.author:
        return credit if names_of(credit.publisher) or not credit.publisher.isascii() else None
    return credit


def _is_chronology(lines: tuple[Line, ...]) -> bool:
    """True when lines begin with different days: then these are the days of the story."""
    return len({day for line in lines if (day := _leading_day(line.text))}) > 1


def _credits(
    zone: tuple[Line, ...], titled: bool, chronology: bool
) -> list[tuple[Line, Credit]]:
    found: list[tuple[Line, Credit]] = []
    waiting: list[Line] = []
    for line in zone:
        credit = credit_of(line.text) if titled or line is not zone[0] else _first_credit(line.text)
        if credit and chronology and credit.rank == DATED and _leading_day(line.text):
            credit = None
        if credit:
            found += [(w, Credit(publisher=publisher_of(w.text))) for w in waiting]
            found.append((line, credit))
            waiting = []
        elif titled and not found and not line.after_blank and _may_name(line):
            waiting.append(line)
        elif line.words > 14 or line.text[-1] in ".!?" or _BULLET.match(line.text):
            break
    return sorted(found, key=lambda pair: pair[0].start)


def _may_name(line: Line) -> bool:
    return line.words <= 14 and line.text[-1] not in ".!?:" and not _BULLET.match(line.text)


def _opening(lines: tuple[Line, ...], taken: set[int]) -> tuple[date | None, str | None] | None:
    alone = not _is_chronology(lines)
    for line in lines[:HEAD]:
        if line.start in taken:
            continue
        dateline = dateline_of(line.text, alone=alone)
        if dateline:
            return dateline.day, dateline.agency
        if line.words > 14:
            return None
    return None


def _published(
    lines: tuple[Line, ...],
    title: Line | None,
    credits: list[Credit],
    opening: tuple[date | None, str | None] | None,
) -> date | None:
    dated = sorted((c for c in credits if c.day), key=lambda c: c.rank)
    if dated and dated[0].rank < UPDATED:
        return dated[0].day
    if opening and opening[0]:
        return opening[0]
    digest = _digest_day(title.text) if title else None
    tail = [c for line in lines[-TAIL:] if (c := credit_of(line.text)) and c.rank != DATED]
    ends = sorted((c for c in tail if c.day), key=lambda c: c.rank)
    return digest or next((c.day for c in (*dated, *ends) if c.day), None)


def _digest_day(title: str) -> date | None:
    """The day that ends the title of a digest or a bulletin."""
    for day in days_in(title):
        if title[day.end :].strip(" )].") or not _DIGEST.search(title[: day.start]):
            continue
        if _DIGEST_DAY.search(title[: day.start]):
            return day.day
    return None


def _leading_day(text: str) -> date | None:
    first = next(days_in(text[:60]), None)
    return first.day if first and first.start == 0 else None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
