"""What a measure works on: the query, its events, the coverage, and the event it is about."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.events import Event
from marsad.publishing.computed.matching import Found
from marsad.publishing.computed.query import Query
from marsad.publishing.computed.watched import Watched
from marsad.publishing.coverage import Coverage


@dataclass(frozen=True, slots=True)
class Working:
    """``at`` is the event the query is about, held now; ``others`` are all but it."""

    query: Query
    found: Found
    watched: Watched
    coverage: Coverage
    at: Event | None

    @property
    def sure(self) -> tuple[Event, ...]:
        """The events that surely count, without the one it is about."""
        return self._without(self.found.sure)

    @property
    def maybe(self) -> tuple[Event, ...]:
        """The events that may count, without the one it is about."""
        return self._without(self.found.maybe)

    def _without(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        return tuple(e for e in events if self.at is None or e.id != self.at.id)
