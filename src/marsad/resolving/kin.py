"""Who belongs to whom: an actor, what it is part of, and what its officers head."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from marsad.registry.actor_index import ActorIndex
from marsad.resolving.stories import Story, likeness

DEEPEST = 6
STATE = "marsad:state-"
OF_A_STATE = frozenset({"state-forces", "external-forces", "government", "intelligence"})


@dataclass(frozen=True, slots=True)
class Kin:
    """Answers about descent, from a registry or (``index`` is ``None``) from equal ids alone."""

    index: ActorIndex | None = None
    _lines: dict[str, frozenset[str]] = field(default_factory=dict)
    _stories: dict[tuple[str, str], float] = field(default_factory=dict)

    def line_of(self, actor: str) -> frozenset[str]:
        """The actor and everything above it: parents, and for a person the offices' bodies."""
        known = self._lines.get(actor)
        if known is None:
            known = self._lines[actor] = frozenset(self._climb(actor))
        return known

    def _climb(self, actor: str) -> set[str]:
        seen, edge = {actor}, [actor]
        for _ in range(DEEPEST):
            above: list[str] = []
            for name in edge:
                entry = self.index.get(name) if self.index is not None else None
                if entry is not None:
                    above += [t.actor for t in entry.parents] + [o.of for o in entry.offices]
            edge = [name for name in above if name not in seen]
            seen.update(edge)
        return seen

    def related(self, one: str, other: str) -> bool:
        """True for one actor and itself, for one above the other, and for two arms of one body
        that is not a whole state: rivals may both claim to be the state."""
        if one == other:
            return True
        mine, theirs = self.line_of(one), self.line_of(other)
        if one in theirs or other in mine:
            return True
        return any(not common.startswith(STATE) for common in mine & theirs)

    def any_related(self, ones: Iterable[str], others: Iterable[str]) -> bool:
        """True when some pair is related."""
        second = tuple(others)
        return any(self.related(a, b) for a in ones for b in second)

    def one_story(self, one: str, other: str, mine: Story, theirs: Story) -> float:
        """How alike the stories of two documents are, worked out once."""
        key = (one, other) if one < other else (other, one)
        known = self._stories.get(key)
        if known is None:
            known = self._stories[key] = likeness(mine, theirs)
        return known

    def state_of(self, actor: str) -> str:
        """The country that a state's own body or force acts for, else empty."""
        entry = self.index.get(actor) if self.index is not None else None
        return entry.country if entry is not None and entry.kind in OF_A_STATE else ""

    def depth(self, actor: str) -> int:
        """How many stand above: the greater, the more exactly somebody is named."""
        return len(self.line_of(actor)) - 1

    def publisher(self, name: str, kind: str) -> str | None:
        """The actor that a source of kind ``party``, ``state``, ``igo`` or ``ngo`` is, if its name
        (or what stands before a comma or bracket) is an actor's."""
        if self.index is None or kind not in ("party", "state", "igo", "ngo"):
            return None
        for part in (name, name.split(",")[0], name.split("(")[0]):
            senses = self.index.lookup(part.strip())
            if senses:
                return senses[0].actor.id
        return None
