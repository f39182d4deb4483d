"""Mentions that the rules passed over, and kinds that they could not tell.

What the registry or a rule has named stays as it is; the encoder only adds words that no mention
holds, and gives a kind where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from marsad.model.mentions import ActorMention
from marsad.reading.encoder.encoded import Encoded, softmax
from marsad.reading.encoder.labels import NOTHING, mention_tags
from marsad.reading.fusion.triggers import tokens_of
from marsad.reading.parse import whole_text
from marsad.reading.tree import head_of

WHO = ("person", "group", "organisation")
Weights = Mapping[str, float]


def fuse_mentions(
    doc: Doc, encoded: Encoded, found: Sequence[ActorMention], weights: Weights
) -> tuple[ActorMention, ...]:
    """``found`` and what the encoder adds, in the order of the text."""
    taken = {i for m in found for i in tokens_of(doc, m.start, m.end)}
    kept = [_with_kind(doc, encoded, m, weights) for m in found]
    for first, last, name, chance in _runs(encoded, weights["mention.add"]):
        tokens = range(encoded.tokens[first], encoded.tokens[last] + 1)
        if taken.isdisjoint(tokens):
            kept.append(_made(doc, encoded, tokens, name, chance, weights))
    return tuple(sorted(kept, key=lambda m: (m.start, m.end)))


def _kind(encoded: Encoded, tokens: Sequence[int], weights: Weights) -> str:
    chances = encoded.chances("kind", tokens)
    best = max(chances, key=lambda k: chances[k], default=NOTHING)
    return best if best != NOTHING and chances[best] >= weights["mention.kind"] else ""


def _with_kind(
    doc: Doc, encoded: Encoded, mention: ActorMention, weights: Weights
) -> ActorMention:
    if mention.kind or mention.type not in WHO:
        return mention
    kind = _kind(encoded, tokens_of(doc, mention.start, mention.end), weights)
    return replace(mention, kind=kind) if kind else mention


def _runs(encoded: Encoded, least: float) -> Iterator[tuple[int, int, str, float]]:
    """First and last word, type and chance of each mention the encoder is sure enough of."""
    scores = encoded.scores("mention")
    if not len(scores):
        return
    chances = softmax(scores)
    tags = [mention_tags()[n] for n in chances.argmax(-1)]
    best = chances.max(-1)
    first = 0
    while first < len(tags):
        if tags[first] == "O":
            first += 1
            continue
        name, last = tags[first][2:], first
        while last + 1 < len(tags) and tags[last + 1] == f"I-{name}":
            last += 1
        chance = float(best[first : last + 1].mean())
        if chance >= least:
            yield first, last, name, chance
        first = last + 1


def _made(
    doc: Doc, encoded: Encoded, tokens: range, name: str, chance: float, weights: Weights
) -> ActorMention:
    start = doc[tokens[0]].idx
    end = doc[tokens[-1]].idx + len(doc[tokens[-1]])
    head = head_of(doc, start, end)
    return ActorMention(
        start=start,
        end=end,
        text=whole_text(doc)[start:end],
        head=head.idx,
        type=name,
        kind=_kind(encoded, list(tokens), weights) if name in WHO else "",
        named=head.pos_ == "PROPN",
        confidence=round(chance, 4),
    )
