"""A claim's own sums: parts not counted twice, running totals left out."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model.counts import Count

THINGS = frozenset({"destroyed", "damaged"})


def _add(left: int | None, right: int | None) -> int | None:
    return None if left is None or right is None else left + right


def totals_of(counts: Sequence[Count]) -> dict[str, Count]:
    """For each thing counted, the sum of its counts (CONTRACT, "counts"). A bound that one of the
    summands does not have is ``None`` in the sum, but a low bound adds what is known. What things
    are (``two tanks`` destroyed) is kept where all summands count the same; who people are is not:
    voices that count alike may call them otherwise."""
    sums: dict[str, Count] = {}
    for count in counts:
        if count.part_of is not None or count.cumulative:
            continue
        old = sums.get(count.of)
        if old is None:
            who = count.who if count.of in THINGS else None
            sums[count.of] = Count(
                count.of, count.low, count.best, count.high, count.verbatim, who
            )
            continue
        low = (old.low or 0) + (count.low or 0)
        best, high = _add(old.best, count.best), _add(old.high, count.high)
        who = old.who if old.who == count.who else None
        sums[count.of] = Count(
            count.of, low, best, high, f"{old.verbatim}; {count.verbatim}", who
        )
    return sums
