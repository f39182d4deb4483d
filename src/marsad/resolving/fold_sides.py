"""Who did it and who bore it, as held. Culprits that no voice names together are rivals.

Source: Airwars grades an incident "contested" when sources name different culprits
(methodology, ontology notes section 5); so a second culprit is kept beside the first, not added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.model.claims import Participant
from marsad.model.events import Side
from marsad.model.values import Held, Rival
from marsad.resolving.facets import TWO_SIDED, Facet
from marsad.resolving.fold_fields import corrected, ids, lines
from marsad.resolving.kin import Kin
from marsad.resolving.policy import decide
from marsad.resolving.words import stem, words_of

ONE_CULPRIT = frozenset({"assault", "coerce"})
ANYBODY = tuple(stem(w) for w in ("people", "person", "men", "man", "women", "children", "members"))
Named = dict[str, list[tuple[Facet, Participant]]]
_TAIL = re.compile(r"\s+(?:of|in|at|near|from|on|for|with|outside|inside|around)\s+|\s*[,(]")


def fold_actors(
    facets: Sequence[Facet], kin: Kin, avowers: frozenset[str] = frozenset()
) -> tuple[Held[Side], ...]:
    """The doers: who owns to the deed (claims in ``avowers``) first, then by lineages. For an
    assault or coercion only doers named together with
    the first one (in one claim, or one as part of the other) stand beside it; the others are its
    rivals."""
    named = _merge_kin(_named(facets, "actor"), kin)
    if facets and facets[0].type in TWO_SIDED:
        named = _met(named, _merge_kin(_named(facets, "target"), kin))
    ranked = _ranked(named, avowers)
    if not ranked or facets[0].type not in ONE_CULPRIT:
        return tuple(_held(named[key]) for key in ranked)
    first, others, basis = decide(
        "actors", ranked, lambda k: _rank(named[k], avowers),
        lambda k, best: not _together(named[best], named[k]),
    )  # fmt: skip
    mates = [k for k in ranked[1:] if k not in others]
    rivals = tuple(Rival(_side(named[k]), ids(f for f, _ in named[k])) for k in others)
    doer = _held(named[first], rivals)
    return (
        replace(doer, basis=basis) if rivals else doer, *(_held(named[k]) for k in mates)
    )  # fmt: skip


def _met(actors: Named, others: Named) -> Named:
    """Who meet or agree do so whichever the sentence names first: a doer's claims are also those
    that name it as the other side."""
    return {key: [*rows, *others.get(key, ())] for key, rows in actors.items()}


def fold_targets(facets: Sequence[Facet], kin: Kin) -> tuple[Held[Side], ...]:
    """Those it was done to, most lineages first. Whom only an older text of a report names is a
    rival of those named since."""
    named = _merge_words(_merge_kin(_named(facets, "target"), kin))
    ranked = _ranked(named)
    silent = [key for key in ranked if corrected(f for f, _ in named[key])]
    if not silent or len(silent) == len(ranked):
        return tuple(_held(named[key]) for key in ranked)
    first, *others = (key for key in ranked if key not in silent)
    rivals = tuple(Rival(_side(named[k]), ids(f for f, _ in named[k])) for k in silent)
    return (_held(named[first], rivals), *(_held(named[k]) for k in others))


def fold_instruments(facets: Sequence[Facet]) -> tuple[Held[str], ...]:
    """With what, in the words of the first claim that says so."""
    named = _named(facets, "instrument")
    return tuple(
        Held(named[key][0][1].mention.quote, ids(f for f, _ in named[key]), "told")
        for key in _ranked(named)
    )


def rival_culprits(
    held: Sequence[Held[Side]], kin: Kin, silent: frozenset[str] = frozenset()
) -> tuple[Side, ...]:
    """The linked doers that contradict one another; empty when there is no quarrel. Whom only
    ``silent`` claims name is none of them."""
    if not held or held[0].value.actor_id is None:
        return ()
    first = held[0].value
    told = (r.value for r in held[0].rivals if not silent.issuperset(r.claims))
    others = [
        side for side in told
        if side.actor_id and not kin.related(side.actor_id, first.actor_id or "")
    ]  # fmt: skip
    return (first, *others) if others else ()


def _named(facets: Sequence[Facet], role: str) -> Named:
    """Participants by registry id, else by their words. Nameless ones count only where no claim
    links anybody: "the jets" are whoever flew them."""
    linked: Named = {}
    worded: Named = {}
    for facet in facets:
        for one in facet.claim.with_role(role):
            if one.actor_id is not None:
                linked.setdefault(one.actor_id, []).append((facet, one))
            elif words := words_of(one.mention.quote):
                worded.setdefault(" ".join(sorted(words)), []).append((facet, one))
    if role == "instrument" or not linked:
        return {**linked, **worded}
    kept = {k: v for k, v in worded.items() if role == "target" or any(p.named for _, p in v)}
    return {**linked, **kept}


def _merge_words(named: Named) -> Named:
    """"A market" and "a crowded market in Baidoa" are one: the phrase that says more takes the
    claims of the one that says less, when both have one head and it holds all the other's words."""
    worded = [k for k, v in named.items() if v[0][1].actor_id is None]
    heads = {k: _head(named[k][0][1].mention.quote) for k in worded}
    fuller: dict[str, str] = {}
    for key in worded:
        mine = set(key.split())
        others = (
            k for k in worded
            if heads[k] == heads[key] not in ("", *ANYBODY) and mine < set(k.split())
        )  # fmt: skip
        best = max(others, key=lambda k: len(k.split()), default=None)
        if best is not None:
            fuller[key] = best
    merged: Named = {}
    for key in (*(k for k in named if k not in fuller), *fuller):
        home = fuller.get(key, key)
        merged.setdefault(home, []).extend(named[key])
    return merged


def _head(phrase: str) -> str:
    words = _TAIL.split(phrase.strip())[0].split()
    return stem(words[-1]) if words else ""


def _merge_kin(named: Named, kin: Kin) -> Named:
    """One doer told more and less exactly is one: the exact name takes the claims of what it is
    part of."""
    merged: Named = {}
    linked = [k for k, v in named.items() if v[0][1].actor_id]
    for key in sorted(linked, key=lambda k: (-kin.depth(k), named[k][0][0].order)):
        home = next((k for k in merged if key in kin.line_of(k)), key)
        merged.setdefault(home, []).extend(named[key])
    for key, value in named.items():
        if not value[0][1].actor_id:
            merged[key] = list(value)
    return merged


def _ranked(named: Named, avowers: frozenset[str] = frozenset()) -> list[str]:
    return sorted(named, key=lambda k: _rank(named[k], avowers))


def _rank(told: list[tuple[Facet, Participant]], avowers: frozenset[str]) -> tuple[object, ...]:
    facets = [f for f, _ in told]
    return (
        corrected(facets),
        told[0][1].actor_id is None,
        not any(f.claim.id in avowers for f in facets),
        -lines(facets),
        min(f.order for f in facets),
    )


def _together(one: list[tuple[Facet, Participant]], other: list[tuple[Facet, Participant]]) -> bool:
    mine = {f.claim.id for f, _ in one}
    return any(f.claim.id in mine for f, _ in other)


def _held(
    told: list[tuple[Facet, Participant]], rivals: tuple[Rival[Side], ...] = ()
) -> Held[Side]:
    claims = ids(f for f, _ in told)
    basis = "agreed" if lines(f for f, _ in told) > 1 else "told"
    return Held(_side(told), claims, basis, rivals)


def _side(told: list[tuple[Facet, Participant]]) -> Side:
    one = told[0][1]
    return Side(
        actor_id=one.actor_id,
        name=one.name or one.mention.quote,
        country=one.country or "",
        kind=one.kind or "",
        plover_code=one.plover_code or "",
        plover_sector=one.plover_sector or "",
    )
