"""Law 4: a claim that has entered an event stays there until a decision takes it out.

So claims come in the order of the library and each telling joins the best event there is, or
founds one. What comes later never moves what came before, and never renames it (``event_id``).
That is also why a new report can be judged against its neighbours alone: ``join`` takes up where
an earlier one ended, and gives what one ``join`` of everything would have given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from marsad.resolving.blocking import Blocks
from marsad.resolving.facets import DENIAL_TRACK, UNREAL_TRACK, Facet
from marsad.resolving.headlines import with_headlines
from marsad.resolving.kin import Kin
from marsad.resolving.reach import Reach, reach_of
from marsad.resolving.scoring import ALIKE, JOIN, JOIN_DENIAL, score_to_join

AT_MOST_ALIKE = 6
Members = Callable[[Sequence[int]], Mapping[int, Sequence[Facet]]]


@dataclass(frozen=True, slots=True)
class Join:
    """What was judged of one telling: the number of the event it founded or joined, and the
    numbers of those that looked alike then, with their scores."""

    number: int
    members: tuple[Facet, ...]
    reaches: tuple[Reach, ...]
    alike: tuple[tuple[int, float], ...]


@dataclass(slots=True)
class Cluster:
    """An event in the making: its claims in the order of the library, and the numbers of clusters
    that look alike."""

    members: list[Facet]
    alike: dict[int, float] = field(default_factory=dict)


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


def _unknown(numbers: Sequence[int]) -> Mapping[int, Sequence[Facet]]:
    raise KeyError(*numbers)


def join(
    facets: Sequence[Facet],
    kin: Kin,
    *,
    blocks: Blocks | None = None,
    members: Members = _unknown,
    count: int = 0,
) -> tuple[Join, ...]:
    """What is judged of each telling, in library order. ``facets`` come in that order, after all
    that was judged before: ``count`` events, of which ``blocks`` knows those that may be near and
    ``members`` gives the claims, by number and in the order in which they joined."""
    blocks = blocks if blocks is not None else Blocks()
    made: dict[int, list[Facet]] = {}
    joins: list[Join] = []

    document = ""
    for group in with_headlines(tellings(facets), kin):
        if group[0].claim.document != document:
            document = group[0].claim.document
            kin.forget_stories()
        reaches = tuple(reach_of(f) for f in group)
        near = blocks.near(reaches)
        if missing := [n for n in near if n not in made]:
            made.update((n, list(found)) for n, found in members(missing).items())
        scores = _scores(group, near, made, kin)
        number = _best(group, made, scores)
        if number is None:
            number, count = count, count + 1
            made[number] = []
        made[number] += group
        blocks.add(number, reaches)
        joins.append(Join(number, group, reaches, _alike(number, scores)))
    return tuple(joins)


def clusters_of(
    joined: Iterable[tuple[int, Facet]], likenesses: Iterable[tuple[int, int, float]]
) -> dict[int, Cluster]:
    """The events in the making by number, from what was judged: which claim is in which, and which
    looked like which other. A likeness of an event that is not among them is left out."""
    found: dict[int, Cluster] = {}
    for number, facet in joined:
        found.setdefault(number, Cluster([])).members.append(facet)
    for number, other, score in likenesses:
        if number in found and other in found:
            alike = found[number].alike
            alike[other] = max(score, alike.get(other, 0.0))
    for one in found.values():
        one.members.sort(key=lambda f: f.order)
    return dict(sorted(found.items()))


def cluster(facets: Sequence[Facet], kin: Kin) -> Mapping[int, Cluster]:
    """Events in the making, in the order they were founded. ``facets`` come in library order."""
    return clusters_from(join(facets, kin))


def clusters_from(joins: Sequence[Join]) -> Mapping[int, Cluster]:
    """The events in the making that these judgements make."""
    return clusters_of(
        ((j.number, f) for j in joins for f in j.members),
        ((j.number, other, score) for j in joins for other, score in j.alike),
    )


def _scores(
    group: Sequence[Facet], near: Sequence[int], made: Mapping[int, Sequence[Facet]], kin: Kin
) -> dict[int, float]:
    found = {}
    kin = kin.at(group[0].day)
    for number in near:
        score = score_to_join(group, made[number], kin)
        if score >= ALIKE:
            found[number] = score
    return found


def _best(
    group: Sequence[Facet], made: Mapping[int, Sequence[Facet]], scores: Mapping[int, float]
) -> int | None:
    denies = _denied(group)
    best: int | None = None
    for number in sorted(scores):
        need = JOIN_DENIAL if denies or _denied(made[number]) else JOIN
        if scores[number] >= need and (best is None or scores[number] > scores[best]):
            best = number
    return best


def _denied(members: Sequence[Facet]) -> bool:
    """True while nobody tells it, but somebody denies it."""
    return all(f.track == DENIAL_TRACK for f in members)


def _alike(number: int, scores: Mapping[int, float]) -> tuple[tuple[int, float], ...]:
    others = sorted((n for n in scores if n != number), key=lambda n: (-scores[n], n))
    return tuple((other, scores[other]) for other in others[:AT_MOST_ALIKE])
