"""A claim is what one voice asserts at one place in one text.

Law 3: a reader never guesses. What the text does not say is ``None``: not zero, not the
publication date, not the nearest name.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.counts import Count
from marsad.model.errors import LawBroken
from marsad.model.hashing import name_for
from marsad.model.locations import Location
from marsad.model.spans import Span
from marsad.model.times import READ_BASES, TimeSpan
from marsad.model.values import Read

STANCES = ("asserted", "alleged", "denied", "planned", "threatened", "feared", "hypothetical")
REALIS = ("happened", "ongoing", "future", "not-happened", "unknown")
LAWFUL_REALIS = {
    "asserted": REALIS,
    "alleged": REALIS,
    "denied": ("not-happened",),
    "planned": ("future",),
    "threatened": ("future",),
    "feared": ("unknown", "future"),
    "hypothetical": ("unknown", "future"),
}
ROLES = ("actor", "target", "instrument", "with", "authority")
EFFECTS = (
    "killed", "injured", "missing", "abducted", "arrested", "freed", "damaged", "destroyed",
    "unharmed",
)  # fmt: skip
PARTICIPANT_TYPES = (
    "person", "group", "organisation", "facility", "vehicle", "weapon", "place", "object",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """How many somebody are: bounds as on a count."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone or something in a role. ``mention`` is where the text says so; ``actor_id``,
    ``name``, ``country`` and ``kind`` come from the registry and are ``None`` when not linked."""

    role: str
    mention: Span
    type: str
    named: bool
    confidence: float = 1.0
    actor_id: str | None = None
    name: str | None = None
    country: str | None = None
    kind: str | None = None
    number: Number = Number()
    effect: str | None = None
    plover_code: str | None = None
    plover_sector: str | None = None

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise LawBroken(10, f"no such role: {self.role}")
        if self.type not in PARTICIPANT_TYPES:
            raise LawBroken(10, f"no such type of participant: {self.type}")
        if self.effect is not None and self.effect not in EFFECTS:
            raise LawBroken(10, f"no such effect: {self.effect}")


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker in a chain: who speaks, and the word that says that they do."""

    mention: Span
    cue: Span | None = None
    actor_id: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion. Every value carries the words that made it (``--explain`` shows them)."""

    id: str
    document: str
    run: str
    kind: Read[str]
    trigger: Span
    sentence: Span
    stance: Read[str]
    realis: Read[str]
    voices: tuple[Voice, ...] = ()
    voice_is_party: bool | None = None
    stance_cue: Span | None = None
    said: Read[TimeSpan] | None = None
    participants: tuple[Participant, ...] = ()
    happened: Read[TimeSpan] | None = None
    where: Read[Location] | None = None
    counts: tuple[Read[Count], ...] = ()
    contexts: tuple[str, ...] = ()
    topics: tuple[Read[str], ...] = ()
    theme: str | None = None
    territory: str | None = None
    confidence: float = 1.0
    same_event: str | None = None

    def __post_init__(self) -> None:
        if self.stance.value not in STANCES:
            raise LawBroken(10, f"no such stance: {self.stance.value}")
        if self.realis.value not in LAWFUL_REALIS[self.stance.value]:
            raise LawBroken(
                3, f"what is {self.stance.value} cannot be {self.realis.value}: {self.trigger}"
            )
        if (self.theme is not None) != self.kind.value.startswith("condition."):
            raise LawBroken(10, "a condition has a theme and an event has none")
        if self.happened is not None and self.happened.value.basis not in READ_BASES:
            raise LawBroken(3, "a time that was read never rests on the publication date alone")
        for span in self.spans():
            if span.document != self.document:
                raise LawBroken(1, f"a claim quotes its own document only: {span}")

    def spans(self) -> tuple[Span, ...]:
        """Every span that carries a value of this claim."""
        reads: list[Read[object]] = [self.kind, self.stance, self.realis]  # type: ignore[list-item]
        for value in (self.said, self.happened, self.where, *self.counts, *self.topics):
            if value is not None:
                reads.append(value)  # type: ignore[arg-type]
        found = [self.trigger, self.sentence, *(s for r in reads for s in r.spans)]
        found += [p.mention for p in self.participants]
        for voice in self.voices:
            found += [voice.mention] if voice.cue is None else [voice.mention, voice.cue]
        if self.stance_cue is not None:
            found.append(self.stance_cue)
        return tuple(dict.fromkeys(found))

    def with_role(self, *roles: str) -> tuple[Participant, ...]:
        """The participants in any of ``roles``, in the order of the text."""
        return tuple(p for p in self.participants if p.role in roles)


def claim_id(document: str, trigger_start: int, trigger_end: int, ordinal: int = 0) -> str:
    """The id of a claim: document, trigger offsets and, for twins on one trigger, an ordinal.
    Better models keep it, so that a review survives them."""
    return name_for("claim", document, trigger_start, trigger_end, ordinal)
