"""The atoms of one match, looked up by their class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from marsad.reading.time.scan import Atom


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
        if clock:
            return clock
        if self.has("oclock"):
            return f"T{cast(int, self.number('word', 'small')):02}:00"
        return self.word("part", "night", "nights")

    def without(self, *kinds: str) -> Bag:
        """The same without some classes."""
        return Bag([a for a in self.atoms if a.kind not in kinds])
