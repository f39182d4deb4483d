"""Who belongs to whom, and when: an actor, what it is part of, and what its officers head.

Ties are dated: a force that left an army is its enemy the next year. So the question is asked as
of a day (``at``); without one every tie there ever was counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from marsad.model.actors import Office, Tie
from marsad.registry.actor_index import ActorIndex
from marsad.resolving.stories import Story, likeness

DEEPEST = 6
STATE = "marsad:state-"
OF_A_STATE = frozenset({"state-forces", "external-forces", "government", "intelligence"})


@dataclass(frozen=True, slots=True)
class Kin:
    """Answers about descent, from a registry or (``index`` is ``None``) from equal ids alone, as of
    the day ``on`` (an ordinal) or of all times."""

    index: ActorIndex | None = None
    on: int | None = None
    _lines: dict[tuple[str, int | None], frozenset[str]] = field(default_factory=dict)
    _undated: dict[str, bool] = field(default_factory=dict)
    _stories: dict[tuple[str, str], float] = field(default_factory=dict)

    def at(self, on: int | None) -> Kin:
        """The same, asked as of a day."""
        return self if on == self.on else replace(self, on=on)

    def line_of(self, actor: str) -> frozenset[str]:
        """The actor and everything above it: parents, and for a person the offices' bodies."""
        on = None if self._undated.get(actor) else self.on
        known = self._lines.get((actor, on))
        if known is None:
            known = self._lines[actor, on] = frozenset(self._climb(actor, on))
            if on is None and actor not in self._undated:
                self._undated[actor] = not any(self._dated(name) for name in known)
        return known

    def _climb(self, actor: str, on: int | None) -> set[str]:
        seen, edge = {actor}, [actor]
        day = date.fromordinal(on).isoformat() if on is not None else ""
        for _ in range(DEEPEST):
            above: list[str] = []
            for name in edge:
                entry = self.index.get(name) if self.index is not None else None
                if entry is not None:
                    above += [t.actor for t in entry.parents if _holds(t, day)]
                    above += [o.of for o in entry.offices if _holds(o, day)]
            edge = [name for name in above if name not in seen]
            seen.update(edge)
        return seen

    def _dated(self, actor: str) -> bool:
        entry = self.index.get(actor) if self.index is not None else None
        if entry is None:
            return False
        ties: tuple[Tie | Office, ...] = (*entry.parents, *entry.offices)
        return any(t.since or t.until for t in ties)

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

    def forget_stories(self) -> None:
        """Afterwards no likeness of stories is kept: they are asked document by document, and all
        pairs of a library would fill the memory."""
        self._stories.clear()

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


def _holds(tie: Tie | Office, day: str) -> bool:
    """True when the tie held on that day, with no day always. Dates may be partial."""
    if not day:
        return True
    return (not tie.since or tie.since <= day) and (not tie.until or day <= f"{tie.until}-99")
