"""The atoms of one match, looked up by their class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from marsad.reading.time.scan import Atom

NOON = 12
NIGHT_FROM = 6  # "at six at night" is in the evening, "at two at night" after midnight


def in_half(clock: str, part: str) -> str:
    """A clock time in the half of the day that a part of the day beside it tells."""
    hour = int(clock[1:3])
    later = part in ("TAF", "TEV") or (part == "TNI" and hour >= NIGHT_FROM)
    return f"T{hour + NOON:02}{clock[3:]}" if later and hour < NOON else clock


@dataclass(frozen=True, slots=True)
class Bag:
    """What a builder asks its match."""

    atoms: Sequence[Atom]

    def has(self, *kinds: str) -> bool:
        """True when an atom of one of the classes is there."""
        return any(a.kind in kinds for a in self.atoms)

    def all(self, *kinds: str) -> list[Atom]:
        """Every atom of one of the classes, in order."""
        return [a for a in self.atoms if a.kind in kinds]

    def number(self, *kinds: str) -> int | None:
        """The first whole number of one of the classes."""
        for atom in self.atoms:
            if atom.kind in kinds and isinstance(atom.value, int):
                return atom.value
        return None

    def word(self, *kinds: str) -> str:
        """The first text of one of the classes, or ``""``."""
        for atom in self.atoms:
            if atom.kind in kinds and isinstance(atom.value, str):
                return atom.value
        return ""

    def edge(self) -> str:
        """START, MID, END or nothing."""
        return self.word("edge", "edgenoun")

    def part(self) -> str:
        """Part of the day or clock time; a clock time wins."""
        clock = self.word("clock")
        part = self.word("part", "night", "nights")
        if clock:
            return in_half(clock, part)
        if self.has("oclock"):
            return in_half(f"T{cast(int, self.number('word', 'small')):02}:00", part)
        hour = self._hour_of_part()
        return in_half(f"T{hour:02}:00", part) if hour else part

    def _hour_of_part(self) -> int:
        """4 for "four in the afternoon", 10 for "10 at night", else 0."""
        kinds = [a.kind for a in self.atoms]
        for i, atom in enumerate(self.atoms):
            if atom.kind in ("word", "small") and (
                kinds[i + 1 : i + 4] == ["in", "the", "part"]
                or kinds[i + 1 : i + 3] == ["at", "night"]
            ):
                return cast(int, atom.value)
        return 0

    def without(self, *kinds: str) -> Bag:
        """The same without some classes."""
        return Bag([a for a in self.atoms if a.kind not in kinds])
