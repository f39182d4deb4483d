"""A headline tells what its report tells: it goes with the telling below it that is most like it,
before either is compared with other reports. Alone it has neither day nor place to be known by."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.resolving.facets import Facet
from marsad.resolving.kin import Kin
from marsad.resolving.scoring import JOIN, may_meet, score_to_join

Telling = tuple[Facet, ...]


def with_headlines(tellings: Sequence[Telling], kin: Kin) -> tuple[Telling, ...]:
    """The tellings, in library order, with that of a headline alone (a first sentence without a
    full stop) joined to the one of the same document that reaches ``JOIN`` and scores highest."""
    documents: dict[str, list[Telling]] = {}
    for telling in tellings:
        documents.setdefault(telling[0].claim.document, []).append(telling)
    found = [t for own in documents.values() for t in _bound(own, kin)]
    return tuple(sorted(found, key=lambda telling: telling[0].order))


def _bound(tellings: list[Telling], kin: Kin) -> list[Telling]:
    found = list(tellings)
    for head in [t for t in tellings if len(t) == 1 and _is_headline(t[0])]:
        below = [n for n, other in enumerate(found) if _may_be_told_again(head[0], other[0])]
        at = kin.at(head[0].day)
        scores = {n: score_to_join(head, found[n], at) for n in below}
        best = max(below, key=lambda n: (scores[n], -n), default=None)
        if best is not None and scores[best] >= JOIN:
            found[best] = (*head, *found[best])
            found.remove(head)
    return found


def _is_headline(facet: Facet) -> bool:
    words = facet.claim.sentence
    return words.start == 0 and not words.quote.rstrip("\"'”’)").endswith((".", "!", "?"))


def _may_be_told_again(head: Facet, other: Facet) -> bool:
    return other.claim.sentence.start > 0 and other.type == head.type and may_meet(head, other)
