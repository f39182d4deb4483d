"""What passes between reading steps before it becomes a claim. Token indexes are of the parse."""

from __future__ import annotations

from dataclasses import dataclass

ALONE = "encoder"  # how the rule of a trigger begins that no rule found


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of a happening or a condition.

    ``kind`` is ``<plover type>[.<mode>]`` or ``condition.<theme>``; ``start``/``end`` are
    characters, ``head`` the token that carries it; ``contexts`` PLOVER contexts; ``rule`` names
    the lexicon entry or rule that fired (``--explain`` prints it); ``territory`` is ``state`` or
    ``non-state`` where ground changed hands.
    """

    start: int
    end: int
    head: int
    kind: str
    confidence: float
    rule: str
    contexts: tuple[str, ...] = ()
    territory: str | None = None

    @property
    def of_encoder_alone(self) -> bool:
        """True where no rule found it."""
        return self.rule.startswith(ALONE)


@dataclass(frozen=True, slots=True)
class StanceReading:
    """How the innermost voice stands to one trigger, what it says of the world, and the cue."""

    stance: str
    realis: str
    cue: tuple[int, int] | None
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Role:
    """``mention`` (index into the sheet's actors) plays ``role`` in ``trigger`` (index)."""

    trigger: int
    mention: int
    role: str
    rule: str
    effect: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class CountMention:
    """A number with what it counts, and the trigger (index) it belongs to, if any."""

    start: int
    end: int
    text: str
    of: str
    who: str | None
    low: int | None
    best: int | None
    high: int | None
    qualifier: str | None
    trigger: int | None
    part_of: int | None = None
    cumulative: bool = False
