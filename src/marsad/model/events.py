"""An event is what the desk holds from many claims and every decision.

Law 4: an event keeps its denials and rivals; a claim leaves it only by a decision.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.counts import Count
from marsad.model.errors import LawBroken
from marsad.model.locations import Location
from marsad.model.times import TimeSpan
from marsad.model.values import Held

GRADINGS = ("confirmed", "fair", "weak", "contested", "discounted")
STANDINGS = (
    "single-voice", "party-claimed", "admitted", "corroborated", "contested", "refuted",
    "withdrawn",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """Did it happen, as far as the desk can say. ``voices`` and ``lineages`` are how many
    independent ones speak for it (copies of one text are one lineage); ``why`` says it in words."""

    value: str
    voices: int
    lineages: int
    why: str
    decision: int | None = None

    def __post_init__(self) -> None:
        if self.value not in STANDINGS:
            raise LawBroken(10, f"no such standing: {self.value}")


@dataclass(frozen=True, slots=True)
class Side:
    """Somebody in an event, as held: registry id where linked, else the words."""

    actor_id: str | None
    name: str
    country: str = ""
    kind: str = ""
    plover_code: str = ""
    plover_sector: str = ""


@dataclass(frozen=True, slots=True)
class Grading:
    """How well alleged harm to civilians is evidenced, with the reasons in words."""

    value: str
    why: str

    def __post_init__(self) -> None:
        if self.value not in GRADINGS:
            raise LawBroken(10, f"no such grading: {self.value}")


@dataclass(frozen=True, slots=True)
class Event:
    """One happening or condition. ``id`` is named after the founding claim, for ever.

    ``claims`` lists every claim in it, denials included, in order of the library; ``actors`` and
    ``targets`` are held sides; ``counts`` holds the sum of each kind of harm (``killed`` ...).
    ``alike`` are ids of events that look alike but were not joined (for a person to judge);
    ``overtaken`` are claims of older texts of a report that tell no more; ``grading`` is proposed
    for alleged harm to civilians (basis ``proposed``) or set by a person.
    """

    id: str
    kind: Held[str]
    claims: tuple[str, ...]
    standing: Standing
    when: Held[TimeSpan] | None = None
    where: Held[Location] | None = None
    actors: tuple[Held[Side], ...] = ()
    targets: tuple[Held[Side], ...] = ()
    instruments: tuple[Held[str], ...] = ()
    counts: tuple[Held[Count], ...] = ()
    theme: str | None = None
    realis: str = "happened"
    contexts: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    also_known_as: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    confidence: float = 1.0
    overtaken: tuple[str, ...] = ()
    grading: Held[Grading] | None = None

    def __post_init__(self) -> None:
        if not self.claims:
            raise LawBroken(2, "an event rests on at least one claim")
        if not set(self.denials) <= set(self.claims):
            raise LawBroken(4, "an event keeps its denials among its claims")


def event_id(founding_claim: str) -> str:
    """The name of the event that ``founding_claim`` founded."""
    return "event-" + founding_claim.removeprefix("claim-")
