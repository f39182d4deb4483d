"""What every form has in common: a week to tell, and parts that become sections."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.model.briefs import Paragraph
from marsad.model.events import Event
from marsad.model.values import Told
from marsad.publishing.config import BriefConfig
from marsad.publishing.gathering import paragraphs_of, unsure
from marsad.publishing.material import Material
from marsad.publishing.ranking import weight

Write = Callable[[Sequence[Event], int, bool], tuple[Paragraph, ...]]


@dataclass(frozen=True, slots=True)
class Week:
    """What a form is made from: the events of the period and their sentences."""

    events: tuple[Event, ...]
    told: Mapping[str, tuple[Told, ...]]
    material: Material
    config: BriefConfig
    period: tuple[date, date]

    @property
    def year(self) -> int:
        """The year that goes unsaid."""
        return self.period[1].year

    def ranked(self, events: Sequence[Event]) -> list[Event]:
        """The weightiest first, what is least certain last."""
        known = {e.id for e in self.material.previous_events}
        return sorted(events, key=lambda e: (
            unsure(e, self.material), -weight(e, new=e.id not in known), e.id))  # fmt: skip

    def paragraphs(self, events: Sequence[Event], most: int, short: bool) -> tuple[Paragraph, ...]:
        """The events in full paragraphs, at most ``most`` of them, the rest in few words;
        ``short`` only counts the rest."""
        return paragraphs_of(
            events, self.told, self.material, most, self.year,
            trimmed=most < self.config.most, short=short,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One section to be: ``front`` is always told, ``events`` in order by ``write`` as far as
    there is room; ``most`` is how many paragraphs there may be at first."""

    key: str
    title: str
    events: tuple[Event, ...]
    write: Write
    most: int
    front: tuple[Paragraph, ...] = ()
