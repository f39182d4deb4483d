"""What a claim is about: the contexts of an event, the kinds of constraint on access."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from marsad.codebook.constraints import constraints_in
from marsad.codebook.contexts import contexts_of
from marsad.model.claims import Claim
from marsad.model.spans import Span
from marsad.model.values import Read
from marsad.reading.parse import whole_text
from marsad.reading.tree import head_of

OWN_CLAUSE = frozenset({"nsubj", "nsubjpass", "expl"})


def with_matter(doc: Doc, claim: Claim) -> Claim:
    """The claim with its contexts; a condition of access with the constraints that its own clause
    names. Where the text names none it has none."""
    if claim.theme is None:
        return replace(claim, contexts=contexts_of(claim))
    if claim.theme != "access":
        return claim
    topics = []
    for first, last in _clause(head_of(doc, claim.trigger.start, claim.trigger.end)):
        text = whole_text(doc)[first:last]
        for name, start, end in constraints_in(text):
            at = Span(claim.document, first + start, first + end, text[start:end])
            topics.append(Read(name, (at,)))
    named = {topic.value: topic for topic in reversed(topics)}
    return replace(claim, topics=tuple(sorted(named.values(), key=lambda t: t.spans[0].start)))


def _clause(head: Token) -> list[tuple[int, int]]:
    """The stretches of text of the clause that holds ``head``, without clauses set beside it that
    have a subject of their own."""
    top = head
    while top.dep_ != "ROOT" and not _stands_alone(top) and top.head.i != top.i:
        top = top.head
    apart = {t.i for child in top.subtree if child.i != top.i and _stands_alone(child)
             for t in child.subtree}  # fmt: skip
    kept = [t for t in top.subtree if t.i not in apart]
    stretches: list[tuple[int, int]] = []
    for token in kept:
        end = token.idx + len(token)
        if stretches and not _between(token.doc, stretches[-1][1], token.idx):
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((token.idx, end))
    return stretches


def _between(doc: Doc, start: int, end: int) -> str:
    """What stands between two offsets, white space left out."""
    return whole_text(doc)[start:end].strip()


def _stands_alone(token: Token) -> bool:
    return token.dep_ in ("conj", "ccomp", "parataxis") and any(
        c.dep_ in OWN_CLAUSE for c in token.children
    )
