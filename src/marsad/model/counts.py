"""Numbers keep their doubt: "several" is two or more and no best; nothing said is no count."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.errors import LawBroken


@dataclass(frozen=True, slots=True)
class Count:
    """How many. ``of``: killed, injured, casualties, missing, abducted, arrested, freed, displaced,
    participants, attacks, destroyed, damaged, seized, delivered or affected; ``who``: the counted
    group in the text's words or ``None``; bounds are ``None`` where the text sets none.
    ``part_of`` is the index of the claim's count that includes this one; ``cumulative`` marks a
    running total of more than this event.
    """

    of: str
    low: int | None
    best: int | None
    high: int | None
    verbatim: str
    who: str | None = None
    qualifier: str | None = None
    part_of: int | None = None
    cumulative: bool = False

    def __post_init__(self) -> None:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if not known:
            raise LawBroken(3, f"a count without a number is no count: {self.verbatim!r}")
        if any(n < 0 for n in known) or known != sorted(known):
            raise LawBroken(3, f"low, best and high come in that order: {self.verbatim!r}")
