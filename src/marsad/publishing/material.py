"""What a brief is made from: nouns as held at one position of the ledger, and what was watched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from marsad.model.briefs import Brief
from marsad.model.claims import Claim
from marsad.model.decisions import Decision
from marsad.model.events import Event
from marsad.model.locations import Place
from marsad.model.mentions import SeriesClaim
from marsad.model.sources import Document
from marsad.model.values import Held
from marsad.registry.actor_index import ActorIndex


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


@dataclass(frozen=True, slots=True)
class Material:
    """Everything ``tell`` may use. ``documents`` holds the text of each, purged ones as
    tombstones; ``lineages`` names the lineage of a document; ``towns`` are places to draw for
    orientation only; ``previous_events`` are the events as they were at ``previous``, the newest
    of the ``earlier`` briefs; ``actors`` is the registry, for parents and allies."""

    events: tuple[Event, ...]
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    coverage: Coverage
    as_of: int
    head: str
    decisions: tuple[Decision, ...] = ()
    lineages: Mapping[str, str] = field(default_factory=dict)
    series: tuple[tuple[SeriesClaim, str], ...] = ()
    previous: Brief | None = None
    previous_events: tuple[Event, ...] = ()
    towns: tuple[Place, ...] = ()
    earlier: tuple[Brief, ...] = ()
    actors: ActorIndex | None = None

    def read_in(self, event: Event) -> tuple[Claim, ...]:
        """The claims of ``event`` that are at hand, in its order."""
        return tuple(self.claims[c] for c in event.claims if c in self.claims)

    def behind(self, held: Held[Any]) -> tuple[Claim, ...]:
        """The claims at hand that a held value rests on."""
        return tuple(self.claims[c] for c in held.claims if c in self.claims)

    def published(self, claim: Claim) -> date | None:
        """The day the claim's document was published."""
        document = self.documents.get(claim.document)
        return document.published if document else None

    def first_published(self, event: Event) -> date | None:
        """The first day any document told of ``event``, or ``None`` when no day is known."""
        days = [d for d in map(self.published, self.read_in(event)) if d is not None]
        return min(days, default=None)

    def lineage(self, document: str) -> str:
        """The lineage of a document: its own id where none is recorded."""
        return self.lineages.get(document, document)


def coverage_of(
    documents: Mapping[str, Document],
    *,
    name: str,
    unread: frozenset[str] = frozenset(),
    failed: tuple[tuple[str, str], ...] = (),
    issues: Mapping[str, int] | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Coverage:
    """The coverage record of ``documents``. ``unread`` are the ids kept but not read. ``since``
    and ``until`` bound the days looked at for gaps; without them it is first to last document."""
    days = sorted({d.published for d in documents.values() if d.published is not None})
    first = since or (days[0] if days else None)
    last = until or (days[-1] if days else None)
    could = frozenset(
        d.published for k, d in documents.items() if d.published is not None and k not in unread
    )
    languages: dict[str, int] = {}
    for key in sorted(unread & documents.keys()):
        language = documents[key].language or "unknown"
        languages[language] = languages.get(language, 0) + 1
    return Coverage(
        name=name,
        watched_from=days[0] if days else None,
        watched_to=days[-1] if days else None,
        sources=tuple(sorted({d.source.name for d in documents.values()})),
        read=len(documents.keys() - unread),
        unreadable=tuple(sorted(languages.items())),
        failed=failed,
        issues=tuple(sorted((issues or {}).items())),
        gaps=gaps_between(frozenset(days), first, last) if first and last else (),
        blind=gaps_between(could, first, last) if first and last else (),
    )


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
