"""The features that compare numbers: tolls, and how many acts are told of at once."""

from __future__ import annotations

from marsad.model.counts import Count
from marsad.resolving.facets import Facet
from marsad.resolving.kin import Kin

HARM = frozenset({
    "killed", "injured", "missing", "abducted", "arrested", "bodies", "displaced", "destroyed",
    "freed",
})  # fmt: skip

ONE_EACH = 0.3  # "an attack" and "one attack" agree on little


def _spread(count: Count) -> tuple[int, int]:
    low = count.low if count.low is not None else (count.best or 0)
    return low, count.high if count.high is not None else 10**9


def counts(one: Facet, other: Facet, kin: Kin) -> float:
    """Equal tolls are a strong sign, the stronger the larger they are, tolls that can be one a weak
    one; rival tolls count little against it, for tolls move, but far apart or none against some
    count more."""
    total = 0.0
    for of in sorted(HARM & one.totals.keys() & other.totals.keys()):
        a, b = one.totals[of], other.totals[of]
        (low, high), (low2, high2) = _spread(a), _spread(b)
        if a.best is not None and a.best == b.best:
            total += 1.5 if a.best >= 6 else 1.2 if a.best >= 3 else 0.6
        elif low <= high2 and low2 <= high:
            total += 0.3
        else:
            less, more = sorted((a.best or low, b.best or low2))
            total -= 1.0 if less == 0 or more > 4 * less else 0.4
    return max(-1.5, min(1.5, total))


def attacks(one: Facet, other: Facet, kin: Kin) -> float:
    """Six strikes are not two strikes; several told of at once are hardly the one told alone, and
    the sum of a week is not the one of its Monday."""
    a, b = one.totals.get("attacks"), other.totals.get("attacks")
    if a is None and b is None:
        return 0.0
    if a is None or b is None:
        known, alone = (a, other) if a is not None else (b, one)
        if known is None or (known.low or 0) <= 1:
            return 0.0
        summed = other if alone is one else one
        return -2.0 if is_sharp(alone) and _is_stretch(summed) else -0.4
    (low, high), (low2, high2) = _spread(a), _spread(b)
    if low <= high2 and low2 <= high:
        if a.best is None or a.best != b.best:
            return 0.0
        return ONE_EACH if a.best == 1 else 0.4
    return -1.2


def is_sharp(facet: Facet) -> bool:
    """True when the text gives one day."""
    return facet.earliest is not None and facet.earliest == facet.latest


def _is_stretch(facet: Facet) -> bool:
    return facet.earliest is not None and facet.latest is not None and not is_sharp(facet)
