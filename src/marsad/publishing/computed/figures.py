"""The numbers an answer carries: a sentence that cites a query may tell these and no others."""

from __future__ import annotations

from marsad.publishing.computed.answer import Answer


def figures_of(answer: Answer) -> frozenset[float]:
    """Value, days, weeks, parts, the weeks watched and how many events there are of each sort."""
    found = {float(len(answer.events)), float(len(answer.maybe))}
    found |= {float(n) for n in (answer.low, answer.high, answer.days) if n is not None}
    found |= {float(answer.watched.weeks), float(answer.watched.read), float(answer.query.weeks)}
    found |= {round(value, 1) for _, value in answer.parts}
    if answer.days is not None:
        found.add(float(answer.days // 7))
    return frozenset(found)
