"""One happening told of several places or days, and several told as one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.model.claims import Claim, Participant, claim_id
from marsad.model.spans import Span, span_of
from marsad.model.values import Read
from marsad.reading.claim.where import Where
from marsad.reading.drafts import Trigger


@dataclass(frozen=True, slots=True)
class Quoter:
    """Makes spans of one document."""

    document: str
    text: str

    def __call__(self, start: int, end: int) -> Span:
        return span_of(self.document, self.text, start, end)


def inherited(claims: list[Claim], trigger: Trigger) -> tuple[Participant, ...]:
    """Who takes part in what a pointing word points to."""
    for claim in reversed(claims):
        if claim.kind.value == trigger.kind:
            return tuple(p for p in claim.participants if p.role in ("actor", "target", "with"))
    return ()


def of_several(claims: list[Claim], kind: str, apart: set[str]) -> list[Claim]:
    """The claims, with the counts of the one that told of several as running totals: each of the
    several is now an event of its own."""
    for i in range(len(claims) - 1, -1, -1):
        claim = claims[i]
        if claim.kind.value == kind and claim.id not in apart:
            totals = tuple(
                replace(c, value=replace(c.value, cumulative=True)) for c in claim.counts
            )
            return [*claims[:i], replace(claim, counts=totals), *claims[i + 1 :]]
    return claims


def placed(one: Claim, several: Claim) -> Claim:
    """One of several with the place that is told of them all, where its own is coarser."""
    if (
        one.kind.value != several.kind.value
        or several.where is None
        or one.trigger == several.trigger
    ):
        return one
    coarse = one.where is None or one.where.value.precision in ("country", "region", "admin1")
    return replace(one, where=several.where) if coarse else one


def at_each(claim: Claim, wheres: tuple[Where, ...], quote: Quoter) -> list[Claim]:
    """One claim for each place of a happening told of several; counts stay with the first."""
    if not wheres:
        return [claim]
    out = []
    for ordinal, where in enumerate(wheres):
        confidence = 0.9 if where.own else 0.6
        read = Read(where.location, (quote(where.start, where.end),), confidence)
        twin = replace(claim, where=read)
        if ordinal:
            name = claim_id(claim.document, claim.trigger.start, claim.trigger.end, ordinal)
            twin = replace(twin, id=name, counts=())
        out.append(twin)
    return out
