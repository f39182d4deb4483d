"""What was and was not watched: what nobody reported, or the desk could not read, is not known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.model.sources import Document
from marsad.model.watched import Watched


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was and was not watched. Days are inclusive. ``unreadable`` counts documents that were
    kept but not read, by language code; ``failed`` are items that gave no document (locator and
    reason); ``issues`` counts what was not understood, by code; ``gaps`` are runs of days without
    any document, ``blind`` those without one that could be read. ``name`` is what a citation calls
    this record."""

    name: str
    watched_from: date | None = None
    watched_to: date | None = None
    sources: tuple[str, ...] = ()
    read: int = 0
    unreadable: tuple[tuple[str, int], ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    issues: tuple[tuple[str, int], ...] = ()
    gaps: tuple[tuple[date, date], ...] = ()
    blind: tuple[tuple[date, date], ...] = ()

    def reaches(self, first: date) -> bool:
        """True when the desk watched from ``first`` or before."""
        return self.watched_from is not None and self.watched_from <= first


def watched_in(documents: Mapping[str, Document], unread: frozenset[str] = frozenset()) -> Watched:
    """What these documents, by id, let the desk see; ``unread`` are the ids kept but not read."""
    languages: dict[str, int] = {}
    for key in sorted(unread & documents.keys()):
        language = documents[key].language or "unknown"
        languages[language] = languages.get(language, 0) + 1
    days = {k: d.published for k, d in documents.items() if d.published is not None}
    return Watched(
        days=frozenset(days.values()),
        days_read=frozenset(day for k, day in days.items() if k not in unread),
        sources=frozenset(d.source.name for d in documents.values()),
        read=len(documents.keys() - unread),
        unread=languages,
    )


def coverage_of(
    watched: Watched,
    *,
    name: str,
    failed: tuple[tuple[str, str], ...] = (),
    issues: Mapping[str, int] | None = None,
) -> Coverage:
    """The coverage record; gaps are looked for from the first document to the last."""
    first, last = min(watched.days, default=None), max(watched.days, default=None)
    return Coverage(
        name=name,
        watched_from=first,
        watched_to=last,
        sources=without_acronyms(watched.sources),
        read=watched.read,
        unreadable=tuple(sorted(watched.unread.items())),
        failed=failed,
        issues=tuple(sorted((issues or {}).items())),
        gaps=gaps_between(watched.days, first, last) if first and last else (),
        blind=gaps_between(watched.days_read, first, last) if first and last else (),
    )


def without_acronyms(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, but for one that is the first letters of another: "LPS" beside "Littoral
    Press Service" is no second source."""
    kept = set(names)
    letters = {"".join(w[0] for w in re.findall(r"[A-Z][\w'’]*", n)) for n in kept if " " in n}
    letters |= {"".join(re.findall(r"\b[A-Z]", n)) for n in kept if "-" in n}
    return tuple(sorted(n for n in kept if not (n.isupper() and len(n) > 1 and n in letters)))


def gaps_between(days: frozenset[date], first: date, last: date) -> tuple[tuple[date, date], ...]:
    """The runs of days from ``first`` to ``last`` that are not among ``days``."""
    found: list[tuple[date, date]] = []
    day = first
    while day <= last:
        if day not in days:
            if found and found[-1][1] == day - timedelta(days=1):
                found[-1] = (found[-1][0], day)
            else:
                found.append((day, day))
        day += timedelta(days=1)
    return tuple(found)
