"""Numbers of the rules and of the encoder: what is counted, and in which happening.

The amount is always read from the words by the rules of numbers (``numbers.py``); the encoder only
says that words are a count, of what, and of which trigger.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from marsad.reading.drafts import CountMention, Trigger
from marsad.reading.encoder.encoded import Encoded, softmax
from marsad.reading.encoder.labels import COUNTED, NOTHING
from marsad.reading.fusion.roles import log_odds
from marsad.reading.fusion.triggers import TINY, tokens_of
from marsad.reading.numbers import Amount, read_number
from marsad.reading.parse import whole_text
from marsad.reading.tree import token_at

REACH = 70
PLURAL = Amount(2, None, None, None)
Weights = Mapping[str, float]


def fuse_counts(
    doc: Doc,
    encoded: Encoded,
    triggers: Sequence[Trigger],
    found: Sequence[CountMention],
    weights: Weights,
) -> tuple[CountMention, ...]:
    """All counts in the order of the text; ``part_of`` goes on pointing at its whole."""
    kept: list[tuple[CountMention, int | None]] = []
    for number, one in enumerate(found):
        tokens = _counting(encoded, tokens_of(doc, one.start, one.end))
        chances = encoded.chances("counted", tokens)
        if chances and 1 - chances[NOTHING] < weights["count.keep"]:
            continue
        kept.append((_weighed(doc, encoded, one, tokens, chances, triggers, weights), number))
    for one in _added(doc, encoded, triggers, weights):
        if not any(_is_told(doc, one, c) for c, _ in kept):
            kept.append((one, None))
    kept.sort(key=lambda pair: (pair[0].start, pair[0].end))
    place = {number: n for n, (_, number) in enumerate(kept) if number is not None}
    return tuple(
        one if number is None or one.part_of is None
        else replace(one, part_of=place.get(one.part_of))
        for one, number in kept
    )  # fmt: skip


def _is_told(doc: Doc, one: CountMention, other: CountMention) -> bool:
    """True for a number that ``other`` holds already: the same words, or the same number of the
    same happening in another sentence ("Town mourns six", told again below its headline)."""
    if other.start < one.end and one.start < other.end:
        return True
    same = (other.trigger, other.of, other.low, other.best, other.high) == (
        one.trigger, one.of, one.low, one.best, one.high
    )  # fmt: skip
    return same and token_at(doc, one.start).sent.start != token_at(doc, other.start).sent.start


def _counting(encoded: Encoded, tokens: Sequence[int]) -> Sequence[int]:
    """Of the words of a count ("four people") those that the encoder takes for the number; all
    where it takes none."""
    own = [t for t in tokens if encoded.chances("counted", (t,)).get(NOTHING, 1.0) < 0.5]
    return own or tokens


def _weighed(
    doc: Doc,
    encoded: Encoded,
    one: CountMention,
    tokens: Sequence[int],
    chances: Mapping[str, float],
    triggers: Sequence[Trigger],
    weights: Weights,
) -> CountMention:
    at = _trigger(doc, encoded, tokens, triggers, one.trigger, weights)
    of = one.of
    if of in chances:
        scores = {
            name: math.log(max(chances[name], TINY)) + weights["counted.rule"] * (name == of)
            for name in COUNTED if name != NOTHING
        }  # fmt: skip
        of = max(scores, key=lambda name: scores[name])
    return replace(one, trigger=at, of=of)


def _trigger(
    doc: Doc, encoded: Encoded, tokens: Sequence[int], triggers: Sequence[Trigger],
    ruled: int | None, weights: Weights,
) -> int | None:  # fmt: skip
    best, at = 0.0, None
    seen = False
    for number, trigger in enumerate(triggers):
        if abs(trigger.head - tokens[0]) > REACH:
            continue
        chance = encoded.pair("count", tokens_of(doc, trigger.start, trigger.end), tokens)
        if chance is None:
            continue
        seen = seen or number == ruled
        score = log_odds(chance) + weights["count.rule"] * (number == ruled)
        if score > best:
            best, at = score, number
    return at if at is not None or seen else ruled


def _added(
    doc: Doc, encoded: Encoded, triggers: Sequence[Trigger], weights: Weights
) -> Iterator[CountMention]:
    for first, last, of in _runs(encoded, weights["count.add"]):
        tokens = list(range(encoded.tokens[first], encoded.tokens[last] + 1))
        start = doc[tokens[0]].idx
        end = doc[tokens[-1]].idx + len(doc[tokens[-1]])
        text = whole_text(doc)[start:end]
        amount = read_number(text)
        if amount is None and doc[tokens[-1]].tag_ in ("NNS", "NNPS"):
            amount = PLURAL
        at = _trigger(doc, encoded, tokens, triggers, None, weights)
        if amount is None or at is None or _taken_back(doc, tokens[0]):
            continue
        total = max(encoded.flag("cumulative", t) for t in tokens) >= 0.5
        yield CountMention(
            start, end, text, of, None, amount.low, amount.best, amount.high, amount.qualifier,
            at, None, total,
        )  # fmt: skip


def _taken_back(doc: Doc, first: int) -> bool:
    """ "27 people, not 34": a number that the text says is not the one."""
    before = [t.lower_ for t in doc[max(0, first - 2) : first]]
    return before[-1:] == ["not"] or before in (["rather", "than"], ["instead", "of"])


def _runs(encoded: Encoded, least: float) -> Iterator[tuple[int, int, str]]:
    """First and last word of each stretch that counts one thing."""
    scores = encoded.scores("counted")
    if not len(scores):
        return
    chances = softmax(scores)
    best = chances.argmax(-1)
    first = 0
    while first < len(best):
        last = first
        while last + 1 < len(best) and best[last + 1] == best[first]:
            last += 1
        sure = float(chances[first : last + 1, best[first]].mean())
        if best[first] and sure >= least:
            yield first, last, COUNTED[int(best[first])]
        first = last + 1
