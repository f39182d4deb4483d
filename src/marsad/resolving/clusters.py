"""Law 4: a claim that has entered an event stays there until a decision takes it out.

So claims come in the order of the library and each telling joins the best event there is, or
founds one. What comes later never moves what came before, and never renames it (``event_id``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.resolving.blocking import Blocks
from marsad.resolving.facets import DENIAL_TRACK, UNREAL_TRACK, Facet
from marsad.resolving.kin import Kin
from marsad.resolving.reach import reach_of
from marsad.resolving.scoring import ALIKE, JOIN, JOIN_DENIAL, score_to_join

AT_MOST_ALIKE = 6


@dataclass(slots=True)
class Cluster:
    """An event in the making: its claims in the order of the library, and the numbers of clusters
    that look alike."""

    members: list[Facet]
    alike: dict[int, float] = field(default_factory=dict)

    @property
    def denied_only(self) -> bool:
        """True while nobody tells it, but somebody denies it."""
        return all(f.track == DENIAL_TRACK for f in self.members)


def tellings(facets: Sequence[Facet]) -> tuple[tuple[Facet, ...], ...]:
    """Claims that their document tells as one event, real and unreal apart, in library order."""
    groups: dict[tuple[tuple[str, str], bool], list[Facet]] = {}
    for facet in facets:
        groups.setdefault((facet.told, facet.track == UNREAL_TRACK), []).append(facet)
    kept: list[tuple[Facet, ...]] = []
    for group in groups.values():
        by_type: dict[str, list[Facet]] = {}
        for facet in group:
            by_type.setdefault(facet.type, []).append(facet)
        kept += [tuple(same) for same in by_type.values()]
    return tuple(sorted(kept, key=lambda group: group[0].order))


def cluster(facets: Sequence[Facet], kin: Kin) -> tuple[Cluster, ...]:
    """Events in the making, in the order they were founded. ``facets`` come in library order."""
    made: list[Cluster] = []
    blocks = Blocks()
    for group in tellings(facets):
        reaches = tuple(reach_of(f) for f in group)
        scores = _scores(group, made, blocks.near(reaches), kin)
        number = _best(group, made, scores)
        if number is None:
            number = len(made)
            made.append(Cluster(list(group)))
        else:
            made[number].members += group
        blocks.add(number, reaches)
        _note_alike(made, number, scores)
    for one in made:
        one.members.sort(key=lambda f: f.order)
    return tuple(made)


def _scores(
    group: Sequence[Facet], made: Sequence[Cluster], near: Sequence[int], kin: Kin
) -> dict[int, float]:
    found = {}
    kin = kin.at(group[0].day)
    for number in near:
        score = score_to_join(group, made[number].members, kin)
        if score >= ALIKE:
            found[number] = score
    return found


def _best(
    group: Sequence[Facet], made: Sequence[Cluster], scores: dict[int, float]
) -> int | None:
    denies = all(f.track == DENIAL_TRACK for f in group)
    best: int | None = None
    for number in sorted(scores):
        need = JOIN_DENIAL if denies or made[number].denied_only else JOIN
        if scores[number] >= need and (best is None or scores[number] > scores[best]):
            best = number
    return best


def _note_alike(made: Sequence[Cluster], number: int, scores: dict[int, float]) -> None:
    others = sorted((n for n in scores if n != number), key=lambda n: (-scores[n], n))
    for other in others[:AT_MOST_ALIKE]:
        made[number].alike[other] = max(scores[other], made[number].alike.get(other, 0.0))
