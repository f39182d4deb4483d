"""The features by which two claims are compared: name, weight, and a function that says how much.

A feature returns 0 when one of the two says nothing about it. A value times its weight is what it
adds to the score. The weights are ours: set by hand on cases we wrote (``tests/resolving``), then,
for tellings without a day of their own, on pairs that readers judged (``features_of_stories``).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from marsad.codebook.harm_named import harm_named
from marsad.resolving.facets import DENIAL_TRACK, TWO_SIDED, Facet
from marsad.resolving.features_of_counts import attacks, counts, is_sharp
from marsad.resolving.features_of_stories import fresh, one_document, sentence, story
from marsad.resolving.kin import Kin
from marsad.resolving.nearness import APART, COUNTRY, INSIDE, SAME, TOUCHING, WEIGHTS, nearness

VETO = -6.0
FAMILIES = (
    frozenset({"aerial", "drone", "heavy-weapons", "destroy", "targeted", "explosives"}),
    frozenset({"explosives", "suicide-attack", "destroy", "targeted", "unconventional"}),
    frozenset({"firearms", "targeted", "primitive", "beat", "destroy", "crowd-control"}),
    frozenset({"heavy-weapons", "firearms", "destroy"}),
    frozenset({"demo", "strike", "obstruct", "riot", "vandalize", "boycott"}),
    frozenset({"beat", "torture", "abduct", "sexual"}),
    frozenset({"visit", "multilateral", "third-party"}),
    frozenset({"disapprove", "allege"}), frozenset({"curfew", "martial-law", "restrict"}),
    frozenset({"arrest", "seize"}),
)  # fmt: skip
ACROSS = {
    "seizing": frozenset({"assault.abduct", "coerce.arrest", "coerce.seize"}),
    "unrest": frozenset({"protest.riot", "assault", "protest.vandalize"}),
}
AIMED = frozenset({
    "aerial", "drone", "heavy-weapons", "explosives", "suicide-attack", "targeted", "destroy",
    "abduct", "beat", "torture", "sexual", "unconventional",
})  # fmt: skip
BLAMED = frozenset({"assault", "coerce"})
SPOKEN = frozenset({"accuse", "request", "reject", "threaten", "support", "agree"})
SOFT_BASES = frozenset({"context", "previous-date", "shared-with-reporting-verb"})
CONDITION_DAYS = 30
OPEN_DAYS, WEEK = 14, 7
SOON = ((3, 0.5), (7, 0.2), (14, -0.3), (30, -1.5))
OTHER_WORDS, NOWHERE = -1.0, -1.0
PLACES = {**WEIGHTS, SAME: 1.8, INSIDE: 1.0, TOUCHING: 0.2, COUNTRY: -0.5}
SAME_DOER, RELATED_DOER = 0.65, 0.5  # those who fight fight every day


@dataclass(frozen=True, slots=True)
class Feature:
    """One line of the table. ``most`` is the highest value it can give; an ``exact`` feature must
    agree with a member of an event outright, or the worst disagreement counts; so must any other
    where a value goes down to ``never``: those two cannot be one."""

    name: str
    weight: float
    value: Callable[[Facet, Facet, Kin], float]
    most: float = 1.0
    exact: bool = False
    never: float = -math.inf


def families_of(facet: Facet) -> frozenset[str]:
    """The types under which it may be told: captured men are seized by one and abducted by
    another, a riot is a clash."""
    kind = facet.claim.kind.value
    return frozenset((facet.type, *(name for name, kinds in ACROSS.items() if kind in kinds)))


def kind(one: Facet, other: Facet, kin: Kin) -> float:
    """The same mode counts most; a mode against none, or two of one family, half."""
    if one.type != other.type:
        return 0.3 if families_of(one) & families_of(other) else VETO
    if one.type in SPOKEN:
        return 0.4 if one.mode == other.mode else -0.5
    if one.mode == other.mode:
        return 1.0 if one.mode or one.claim.theme else 0.6
    if not one.mode or not other.mode:
        return 0.5
    return 0.5 if any(one.mode in f and other.mode in f for f in FAMILIES) else -2.0


def time(one: Facet, other: Facet, kin: Kin) -> float:
    """One day on both sides counts most; days that cannot be one are a veto, unless one of them
    was only carried over from the context and they are neighbours. A condition lasts: how long it
    is said to last does not speak against it."""
    if not one.dated or not other.dated:
        return 0.0
    a, b = _window(one), _window(other)
    gap = max(a[0], b[0]) - min(a[1], b[1])
    wide = max(a[1] - a[0], b[1] - b[0])
    if one.claim.theme and (gap > 0 or wide > WEEK):
        return 0.5 if gap <= CONDITION_DAYS else VETO
    if gap > 0:
        soft = one.basis in SOFT_BASES or other.basis in SOFT_BASES
        if soft:
            return -0.7 if gap == 1 else -1.2 if gap <= 3 else -2.5
        return -1.5 if gap == 1 else VETO
    if wide <= 1:
        return 1.0
    if one.earliest is None and other.earliest is None and one.latest == other.latest:
        return 0.6
    return 0.4 if wide <= 8 else 0.25 if wide <= 16 else -0.2 if wide <= 31 else -0.4


def _window(facet: Facet) -> tuple[int, int]:
    earliest, latest = facet.earliest, facet.latest
    if earliest is None and latest is not None:
        return latest - OPEN_DAYS, latest
    if latest is None and earliest is not None:
        return earliest, max(earliest, facet.published or earliest + OPEN_DAYS)
    return earliest or 0, latest or 0


def publication(one: Facet, other: Facet, kin: Kin) -> float:
    """What is undated is told soon after it happened; nothing is told before it happened."""
    if one.dated and other.dated:
        return 0.0
    if one.dated or other.dated:
        known, unknown = (one, other) if one.dated else (other, one)
        if known.claim.theme and unknown.published is not None:
            first, last = _window(known)
            return _soon(max(first - unknown.published, unknown.published - last, 0), known)
        day = known.latest if known.latest is not None else known.earliest
        if unknown.published is None or day is None:
            return 0.0
        first = known.earliest if known.earliest is not None else day
        if first > unknown.published:
            return VETO if unknown.track != "unreal" else 0.0
        if unknown.published < day and day - first > WEEK:
            return 0.0
        return _soon(unknown.published - day, unknown)
    if one.published is None or other.published is None:
        return 0.0
    return _soon(abs(one.published - other.published), one)


def _soon(days: int, facet: Facet) -> float:
    if facet.claim.theme:
        return 0.5 if abs(days) <= CONDITION_DAYS else VETO
    return next((value for most, value in SOON if days <= most), -3.0)


def place(one: Facet, other: Facet, kin: Kin) -> float:
    """The same place, one inside the other's doubt, in the direction named, or too far apart.
    Without a day on both sides a country or a wide place says little: wars last. A condition
    without a place is hardly that of a place: people flee and lack in many."""
    if one.place is None or other.place is None:
        return NOWHERE if one.claim.theme and not one_document(one, other) else 0.0
    near = nearness(one.place, other.place)
    return WEIGHTS[near] if _placed_in_time(one, other) else PLACES[near]


def _placed_in_time(one: Facet, other: Facet) -> bool:
    """With a day on both sides, or in one document, what is alike is hardly so by chance."""
    return (one.dated and other.dated) or one_document(one, other)


def actors(one: Facet, other: Facet, kin: Kin) -> float:
    """The same doer, or one that is part of the other; other doers speak against it, less where
    voices may name different culprits: a release by another is another release, and what each does
    to the other are two deeds. A denial names whom others may not name."""
    if one.type in TWO_SIDED:
        return _sides(one.actors | one.targets, other.actors | other.targets, kin)
    if one.actors and other.actors:
        sure = _placed_in_time(one, other)
        if one.actors & other.actors:
            return 1.0 if sure else SAME_DOER
        if kin.any_related(one.actors, other.actors):
            return 0.8 if sure else RELATED_DOER
        if DENIAL_TRACK in (one.track, other.track):
            return 0.0
        if _crossed(one, other, kin):
            return -3.0 if _has_direction(one, other) else 0.5
        return -1.5 if one.type in BLAMED else -2.5
    if one.actor_countries and other.actor_countries:
        apart = not one.actor_countries & other.actor_countries
        return -1.5 if apart else max(0.4, _worded(one.actor_words, other.actor_words))
    alike = _worded(one.actor_words, other.actor_words)
    return alike if alike or not (one.named_actor and other.named_actor) else -0.6


def _crossed(one: Facet, other: Facet, kin: Kin) -> bool:
    """True when the doer of each is the sufferer of the other."""
    return kin.any_related(one.actors, other.targets) and kin.any_related(
        other.actors, one.targets
    )


def _has_direction(one: Facet, other: Facet) -> bool:
    """True when each shelled the other; whoever is named first in a fight, both fought."""
    return one.type != "assault" or (one.mode in AIMED and other.mode in AIMED)


def _sides(one: frozenset[str], other: frozenset[str], kin: Kin) -> float:
    if not one or not other:
        return 0.0
    shared = sum(kin.any_related((a,), other) for a in sorted(one))
    shared_back = sum(kin.any_related((b,), one) for b in sorted(other))
    both = min(shared, shared_back)
    if both >= 2 or (both == 1 and 1 in (len(one), len(other))):
        return 1.0 if both >= 2 else 0.6
    return -1.2 if both == 1 else -2.0


def _worded(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.0
    return 0.6 * len(one & other) / min(len(one), len(other))


def targets(one: Facet, other: Facet, kin: Kin) -> float:
    """The same sufferer by registry, or by words; other linked ones speak against it."""
    if one.type in TWO_SIDED:
        return 0.0
    if one.targets and other.targets:
        if kin.any_related(one.targets, other.targets):
            return 1.0
        if _crossed(one, other, kin):
            return 0.0
        return -1.0 if one.type in SPOKEN else -0.6
    if one.claim.theme or one_document(one, other) or one.targets or other.targets:
        return _worded(one.target_words, other.target_words)
    if one.target_words and other.target_words and not one.target_words & other.target_words:
        return OTHER_WORDS
    return _worded(one.target_words, other.target_words)


def instruments(one: Facet, other: Facet, kin: Kin) -> float:
    """The same weapon or vehicle in words."""
    return 1.0 if one.instruments & other.instruments else 0.0


def document(one: Facet, other: Facet, kin: Kin) -> float:
    """What one document tells as one event is one; what it tells apart is apart, but hardly for
    its first sentence (headline and lead are told again below) unless one of the two is "a second"
    or "another", and less where one telling has a day and the other has none: details follow. That
    nobody was killed is said of what the document tells."""
    if one.claim.document != other.claim.document:
        return 0.0
    if one.told == other.told:
        return 1.0
    if one.again != other.again:
        return -0.7
    if _denies_harm(one) or _denies_harm(other):
        return 0.0
    if 0 in (one.claim.sentence.start, other.claim.sentence.start):
        return -0.1
    return -0.35 if is_sharp(one) != is_sharp(other) else -0.7


def _denies_harm(facet: Facet) -> bool:
    return facet.track == DENIAL_TRACK and bool(harm_named(facet.claim.trigger.quote))


def turn(one: Facet, other: Facet, kin: Kin) -> float:
    """What is told as one more of its sort is rather what others tell so, not what they tell
    plainly."""
    if one.again and other.again:
        return 0.5
    return -0.5 if one.again != other.again and not one_document(one, other) else 0.0


def lineage(one: Facet, other: Facet, kin: Kin) -> float:
    """The same sentence in two copies of one text."""
    if one.dossier.line != other.dossier.line or one.claim.document == other.claim.document:
        return 0.0
    same = one.claim.sentence.quote.split() == other.claim.sentence.quote.split()
    return 1.0 if same and one.word == other.word else 0.2


def word(one: Facet, other: Facet, kin: Kin) -> float:
    """The same word for it."""
    return 1.0 if one.word == other.word else 0.0


FEATURES = (
    Feature("document", 6.0, document),
    Feature("lineage", 5.0, lineage),
    Feature("kind", 1.5, kind),
    Feature("time", 2.0, time, exact=True),
    Feature("publication", 1.0, publication, most=0.5),
    Feature("place", 1.0, place, most=WEIGHTS[SAME], never=WEIGHTS[APART]),
    Feature("attacks", 2.0, attacks, most=0.4, exact=True),
    Feature("story", 3.0, story),
    Feature("actors", 1.3, actors),
    Feature("targets", 1.0, targets),
    Feature("counts", 1.0, counts, most=1.5),
    Feature("word", 0.8, word),
    Feature("sentence", 1.5, sentence),
    Feature("fresh", 1.0, fresh, most=0.0),
    Feature("turn", 1.0, turn, most=0.5),
    Feature("instruments", 0.3, instruments),
)
