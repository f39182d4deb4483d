"""Citations: each sentence rests on words, a stored query, or a coverage record (law 2)."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.model.claims import Claim
from marsad.model.spans import Span
from marsad.model.values import Citation
from marsad.publishing.material import Material
from marsad.publishing.wording.sides import WITHHELD

LONGEST = 420


def quoted(claim: Claim, material: Material) -> Span:
    """The words a footnote quotes: the claim's sentence or, where that is very long, the stretch
    that carries its values. A purged document gives blocks instead of words."""
    span = claim.sentence
    if span.end - span.start > LONGEST:
        inside = [s for s in claim.spans() if span.holds(s) and s != span]
        start = min((s.start for s in inside), default=span.start)
        end = max((s.end for s in inside), default=span.end)
        span = Span(span.document, start, end, span.quote[start - span.start : end - span.start])
    document = material.documents.get(claim.document)
    if document is not None and document.purged:
        return Span(span.document, span.start, span.end, WITHHELD * (span.end - span.start))
    return span


def cite(claims: Iterable[Claim], material: Material) -> tuple[Citation, ...]:
    """One citation a claim, each claim once, in the order given."""
    once = {c.id: c for c in claims}
    return tuple(Citation(claim=c.id, span=quoted(c, material)) for c in once.values())


def in_order(claims: Iterable[Claim], order: tuple[str, ...]) -> tuple[Claim, ...]:
    """The claims, each once, in the order of ``order``; strangers last, by id."""
    rank = {claim: n for n, claim in enumerate(order)}
    once = {c.id: c for c in claims}
    return tuple(sorted(once.values(), key=lambda c: (rank.get(c.id, len(rank)), c.id)))
