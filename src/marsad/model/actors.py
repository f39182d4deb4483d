"""Actors are dated: names, parents and alignments hold for a time."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.errors import LawBroken

ACTOR_KINDS = (
    "state-forces", "police", "intelligence", "government", "external-forces", "rebel", "militia",
    "communal", "criminal", "unidentified-armed", "protesters", "rioters", "civilians", "igo",
    "ngo", "media", "company", "party", "religious", "judiciary", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActorName:
    """One way to write an actor, and when it was used (ISO dates, may be partial)."""

    text: str
    kind: str = "name"
    lang: str = "en"
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """To another actor, for a time."""

    actor: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is head or minister of, and when."""

    title: str
    of: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """One entry of the registry. ``country`` is ISO alpha-3 or empty; ``plover_code`` and
    ``plover_sector`` are PLOVER's (manual 2.0, actors)."""

    id: str
    name: str
    kind: str
    country: str
    names: tuple[ActorName, ...] = ()
    parents: tuple[Tie, ...] = ()
    aligned: tuple[Tie, ...] = ()
    offices: tuple[Office, ...] = ()
    since: str | None = None
    until: str | None = None
    plover_code: str = ""
    plover_sector: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        if self.kind not in ACTOR_KINDS:
            raise LawBroken(10, f"no such kind of actor: {self.kind}")
