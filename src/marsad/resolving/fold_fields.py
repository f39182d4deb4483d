"""Kind, time and place as held: the claims for the value, its rivals with theirs, and the rule.

Law 4: no value that a claim gives in contradiction is dropped; it becomes a rival. A value that
merely says less (a month for a day, a country for a town) is no rival.
Law 3: only here may a time be inferred, from the publication date, and it says so.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from marsad.model.locations import Location
from marsad.model.times import TimeSpan
from marsad.model.values import Held, Rival
from marsad.resolving.facets import Facet
from marsad.resolving.features import FAMILIES
from marsad.resolving.nearness import INSIDE, OPEN, SAME, WEIGHTS, is_coarse, nearness
from marsad.resolving.policy import decide

V = TypeVar("V", bound=Hashable)
FINER = {"": 0, "destroy": 1, "targeted": 1, "aerial": 2}
BASES = {"explicit": 0, "relative": 0, "shared-with-reporting-verb": 1, "previous-date": 2,
         "context": 3}  # fmt: skip


def lines(facets: Iterable[Facet]) -> int:
    """How many lineages the claims come from; what was overtaken counts no more."""
    return len({f.dossier.line for f in facets if not f.overtaken})


def corrected(facets: Iterable[Facet]) -> bool:
    """True when every claim for a value was overtaken by a newer text of its report."""
    return all(f.overtaken for f in facets)


def taken_back(
    given: Mapping[V, Sequence[Facet]], contradicts: Callable[[V, V], bool]
) -> frozenset[V]:
    """The values that only older texts of a report give and that something said since contradicts:
    a newer text that says less takes nothing back."""
    silent = [v for v in given if corrected(given[v])]
    living = [v for v in given if v not in silent] if silent else []
    return frozenset(v for v in silent if any(contradicts(v, w) for w in living))


def by_value(
    facets: Sequence[Facet], value: Callable[[Facet], V | None]
) -> dict[V, list[Facet]]:
    """The claims that give each value, in the order of the library."""
    found: dict[V, list[Facet]] = {}
    for facet in facets:
        given = value(facet)
        if given is not None:
            found.setdefault(given, []).append(facet)
    return found


def ids(facets: Iterable[Facet]) -> tuple[str, ...]:
    """The claims' ids, each once."""
    return tuple(dict.fromkeys(f.claim.id for f in facets))


def rivals_of(given: dict[V, list[Facet]], against: Iterable[V]) -> tuple[Rival[V], ...]:
    """The values in ``against`` with their claims."""
    return tuple(Rival(value, ids(given[value])) for value in against)


def fold_kind(facets: Sequence[Facet]) -> Held[str]:
    """The mode that most independent lineages give; among equals the finest, then the first.
    Rivals are modes that are not of one family with it."""
    given = by_value(facets, lambda f: f.claim.kind.value)

    stale = taken_back(given, lambda v, w: not _same_family(v, w))

    def rank(value: str) -> tuple[object, ...]:
        mode, told = value.partition(".")[2], given[value]
        return (value in stale, not mode, -lines(told), -FINER.get(mode, 3), told[0].order)

    best, others, basis = decide("kind", list(given), rank, lambda v, w: not _same_family(v, w))
    return Held(best, ids(given[best]), basis, rivals_of(given, others))


def _same_family(one: str, other: str) -> bool:
    if one.partition(".")[0] != other.partition(".")[0]:
        return False
    a, b = one.partition(".")[2], other.partition(".")[2]
    return one == other or not a or not b or any(a in f and b in f for f in FAMILIES)


def _days(span: TimeSpan) -> int:
    if span.earliest is None or span.latest is None:
        return 10_000
    return (span.latest - span.earliest).days


def _within(fine: TimeSpan, wide: TimeSpan) -> bool:
    starts = (wide.earliest or date.min) <= (fine.earliest or date.min)
    return starts and (fine.latest or date.max) <= (wide.latest or date.max)


def fold_when(
    facets: Sequence[Facet], avowers: frozenset[str] = frozenset()
) -> Held[TimeSpan] | None:
    """What the doer says (claims in ``avowers``) before what others say, then the tightest
    interval that most lineages agree with (one that contains it agrees); what the text dates
    outright beats what was carried over. Rivals are intervals that share no day with it. With no
    time in any claim: on or before the first publication, basis ``publication``."""
    given = by_value(facets, lambda f: f.claim.happened.value if f.claim.happened else None)
    if not given:
        return _published(facets)
    agree = {v: [f for w in given if _within(v, w) for f in given[w]] for v in given}
    stale = taken_back(given, lambda v, w: not v.touches(w))

    def rank(value: TimeSpan) -> tuple[object, ...]:
        doer = any(f.claim.id in avowers for f in agree[value])
        basis, first = BASES[value.basis], given[value][0].order
        return (
            value in stale, not doer, -lines(agree[value]), basis, _days(value), first,
        )  # fmt: skip

    best, others, basis = decide("when", list(given), rank, lambda v, w: not v.touches(w))
    others = tuple(sorted(others, key=lambda v: given[v][0].order))
    same = [f for v in given if _bounds(v) == _bounds(best) for f in given[v]]
    same.sort(key=lambda f: (f.claim.happened != given[best][0].claim.happened, f.order))
    return Held(best, ids(same), basis, rivals_of(given, others))


def _bounds(span: TimeSpan) -> tuple[date | None, date | None]:
    return span.earliest, span.latest


def _published(facets: Sequence[Facet]) -> Held[TimeSpan] | None:
    dated = [f for f in facets if f.dossier.published is not None and f.track != "unreal"]
    if not dated:
        return None
    first = min(dated, key=lambda f: (f.dossier.published or date.max, f.order))
    span = TimeSpan(None, first.dossier.published, "day", "publication")
    return Held(span, (first.claim.id,), "publication")


def fold_where(
    facets: Sequence[Facet], avowers: frozenset[str] = frozenset()
) -> Held[Location] | None:
    """A fine place before a coarse one; what the doer says (claims in ``avowers``) before what
    others say; then the place most lineages agree with, the smallest, the first. Rivals are other
    fine places; a country or province around the held place is none."""
    given = by_value(facets, _usable)
    if not given:
        return None
    agree = {v: [f for w in given if _around(w, v) for f in given[w]] for v in given}
    stale = taken_back(given, lambda v, w: not (_says_less(v, w) or _says_less(w, v)))

    def rank(value: Location) -> tuple[object, ...]:
        doer = any(f.claim.id in avowers for f in given[value])
        radius = value.radius_km if value.radius_km is not None else 1e6
        return (
            value in stale, is_coarse(value), not doer, -lines(agree[value]), radius,
            given[value][0].order,
        )  # fmt: skip

    best, others, basis = decide("where", list(given), rank, lambda v, w: not _says_less(v, w))
    return Held(best, ids(given[best]), basis, rivals_of(given, others))


def _usable(facet: Facet) -> Location | None:
    where = facet.claim.where.value if facet.claim.where else None
    return where if where is not None and where.precision != "unresolved" else None


def _around(wide: Location, fine: Location) -> bool:
    if wide == fine:
        return True
    if (wide.radius_km or 0.0) < (fine.radius_km or 0.0):
        return False
    if is_coarse(wide):
        return WEIGHTS[nearness(wide, fine)] > 0.0
    return nearness(wide, fine) in (SAME, INSIDE, OPEN)


def _says_less(value: Location, held: Location) -> bool:
    if value == held:
        return True
    if is_coarse(value):
        return WEIGHTS[nearness(value, held)] > 0.0
    return nearness(value, held) == SAME
