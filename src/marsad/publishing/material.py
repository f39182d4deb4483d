"""What a brief is made from: nouns as held at one position of the ledger, and what was watched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from marsad.model.briefs import Brief
from marsad.model.claims import Claim
from marsad.model.decisions import Decision
from marsad.model.events import Event
from marsad.model.locations import Place
from marsad.model.mentions import SeriesClaim
from marsad.model.sources import Document
from marsad.model.values import Held
from marsad.publishing.coverage import Coverage
from marsad.registry.actor_index import ActorIndex
from marsad.registry.places.pcodes import Pcodes

NO_CODES = Pcodes()


@dataclass(frozen=True, slots=True)
class Material:
    """Everything ``tell`` may use. ``documents`` holds the text of each, purged ones as
    tombstones; ``lineages`` names the lineage of a document; ``quoting`` asks for the report's own
    words where one voice tells what was read with doubt; ``towns`` are places to draw for
    orientation only; ``previous_events`` are the events as they were at ``previous``, the newest
    of the ``earlier`` briefs; ``actors`` is the registry, for parents and allies; ``asked`` keeps
    what the events answered to a query, with those events and the coverage they had; ``pcodes`` are
    the P-codes that imported gazetteers give to the places told of; ``withheld`` names the fields
    of an event that a decision withholds, once it is protected."""

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
    quoting: bool = False
    earlier: tuple[Brief, ...] = ()
    actors: ActorIndex | None = None
    pcodes: Pcodes = NO_CODES
    withheld: Mapping[str, frozenset[str]] = field(default_factory=dict)
    asked: dict[Any, tuple[Any, Any, Any]] = field(default_factory=dict, compare=False, repr=False)

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
