"""Triggers of the rules and of the encoder as one list.

A rule's trigger that the encoder thinks unlikely falls; words that only the encoder takes for a
trigger are added. The kind is the likelier one of both opinions.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from marsad.codebook.kinds import mode_of, plover_types, type_of
from marsad.model.mentions import SeriesClaim
from marsad.reading.claim.again import RULE
from marsad.reading.drafts import ALONE, Trigger
from marsad.reading.encoder.encoded import Encoded, softmax
from marsad.reading.encoder.labels import NOTHING, trigger_types
from marsad.reading.tree import head_of, index_at
from marsad.reading.trigger.setting import Setting

Weights = Mapping[str, float]
TINY = 1e-6
NEAR = 25  # tokens
ADDING = ("trigger.add", "trigger.add-talk", "trigger.add-condition")
# What is done with words, and help.
TALK = frozenset(
    "agree consult support cooperate aid concede request accuse reject threaten".split()
)


def fuse_triggers(
    doc: Doc, encoded: Encoded, found: Sequence[Trigger], weights: Weights
) -> tuple[Trigger, ...]:
    """The triggers of both, in the order of the text; their confidence is the chance of the kind
    that was chosen."""
    kept: list[Trigger] = []
    fallen: list[Trigger] = []
    for one in found:
        pointing = one.rule.startswith(RULE)  # "the first", "both": the encoder has no word on them
        weighed = one if pointing else _weighed(doc, encoded, one, weights)
        if weighed is None:
            fallen.append(one)
        else:
            kept.append(weighed)
    for one in fallen:
        moved = _moved(doc, encoded, one, weights)
        if moved and not any(t.start < moved.end and moved.start < t.end for t in kept):
            kept.append(moved)
    for start, end, chance in _runs(doc, encoded, min(weights[n] for n in ADDING)):
        if any(t.start < end and start < t.end for t in kept):
            continue
        added = _added(doc, encoded, start, end, chance, weights)
        tells = doc[added.head].pos_ not in ("PRON", "DET")
        if tells and chance >= weights[_of_family("trigger.add", added.kind)]:
            kept.append(added)
    return tuple(sorted(kept, key=lambda t: (t.start, t.end)))


def without_series(
    triggers: Sequence[Trigger], series: Sequence[SeriesClaim]
) -> tuple[Trigger, ...]:
    """The triggers without those of the encoder alone that stand in words about a run of events
    ("It was the first strike in two months"): these tell of the run, not of one more event."""
    return tuple(
        t for t in triggers
        if not (t.of_encoder_alone and any(s.start <= t.start < s.end for s in series))
    )  # fmt: skip


def within_the_news(
    doc: Doc, triggers: Sequence[Trigger], setting: Setting
) -> tuple[Trigger, ...]:
    """The triggers without those of the encoder alone in a sentence of sport, and but for assault
    and protest in one of trade, arts or science without a public body. A document that is of these
    in one sentence and names no public body in any is of these throughout."""
    throughout = bool(setting.private) and not setting.public

    def outside(one: Trigger) -> bool:
        start = doc[one.head].sent.start
        if not one.of_encoder_alone:
            return False
        stirring = type_of(one.kind) in ("assault", "protest")
        return start in setting.sport or ((throughout or start in setting.private) and not stirring)

    return tuple(t for t in triggers if not outside(t))


def tokens_of(doc: Doc, start: int, end: int) -> list[int]:
    """Tokens from character ``start`` to ``end``."""
    return list(range(index_at(doc, start), index_at(doc, max(start, end - 1)) + 1))


def _type(kind: str) -> str:
    return kind if kind.startswith("condition.") else type_of(kind)


def _weighed(doc: Doc, encoded: Encoded, one: Trigger, weights: Weights) -> Trigger | None:
    tokens = tokens_of(doc, one.start, one.end)
    any_of = max(
        (1.0 - encoded.chances("trigger", (t,)).get(NOTHING, 0.0) for t in tokens), default=1.0
    )
    if any_of < weights[_of_family("trigger.keep", one.kind)]:
        return None
    kind, sure = _kind(encoded, _surest(encoded, tokens), one.kind, weights)
    same = kind == one.kind
    return replace(
        one, kind=kind, confidence=round(min(any_of, sure), 4),
        rule=f"{one.rule}; encoder {any_of:.2f}" + ("" if same else f", not {one.kind}"),
        territory=one.territory if same else None,
    )  # fmt: skip


def _of_family(weight: str, kind: str) -> str:
    """The name of a weight for the family of a kind: conditions, talk and help, or the rest."""
    if kind.startswith("condition."):
        return f"{weight}-condition"
    return f"{weight}-talk" if type_of(kind) in TALK else weight


def _moved(doc: Doc, encoded: Encoded, one: Trigger, weights: Weights) -> Trigger | None:
    """A fallen trigger on the word beside it that the encoder rather takes for the trigger: "A car
    bomb killed six" tells of the bomb. The head stays, and with it the sides of the clause."""
    own = _type(one.kind)
    sentence = doc[one.head].sent
    near = range(max(sentence.start, one.head - NEAR), min(sentence.end, one.head + NEAR + 1))
    sure = {i: encoded.chances("trigger", (i,)).get(own, 0.0) for i in near}
    best = max(sure, key=lambda i: sure[i], default=None)
    if best is None or sure[best] < weights["trigger.moved"]:
        return None
    first = last = best
    while sure.get(first - 1, 0.0) >= sure[best] / 2:
        first -= 1
    while sure.get(last + 1, 0.0) >= sure[best] / 2:
        last += 1
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    kind, chance = _kind(encoded, list(range(first, last + 1)), one.kind, weights)
    return replace(
        one, start=start, end=end, kind=kind, confidence=round(min(sure[best], chance), 4),
        rule=f"{one.rule}; moved by encoder {sure[best]:.2f}",
    )  # fmt: skip


def _surest(encoded: Encoded, tokens: Sequence[int]) -> list[int]:
    """Of the words of a trigger those that the encoder takes for one; all where it takes none."""
    sure = [t for t in tokens if encoded.chances("trigger", (t,)).get(NOTHING, 1.0) < 0.5]
    return sure or list(tokens)


def _kind(
    encoded: Encoded, tokens: Sequence[int], rule: str | None, weights: Weights
) -> tuple[str, float]:
    """The likeliest kind and its chance, counting a rule's opinion."""
    chances = encoded.chances("trigger", tokens)
    if not chances:
        return rule or "", 0.5
    scores = {
        name: math.log(max(chances[name], TINY)) for name in trigger_types() if name != NOTHING
    }
    if rule is not None:
        scores[_type(rule)] = scores.get(_type(rule), math.log(TINY)) + weights["kind.rule"]
    best = max(scores, key=lambda name: scores[name])
    total = sum(math.exp(s) for s in scores.values())
    sure = math.exp(scores[best]) / total
    if best.startswith("condition."):
        return best, sure
    said = mode_of(rule) if rule is not None and _type(rule) == best else None
    return _mode(encoded, tokens, best, said, rule is not None, weights), sure


def _mode(
    encoded: Encoded, tokens: Sequence[int], base: str, rule: str | None, ruled: bool,
    weights: Weights,
) -> str:  # fmt: skip
    chances = encoded.chances("mode", tokens)
    lawful = [NOTHING, *(f"{base}.{m}" for m in plover_types()[base].modes)]
    scores = {name: math.log(max(chances.get(name, 0.0), TINY)) for name in lawful}
    own = f"{base}.{rule}" if rule else NOTHING
    if ruled and own in scores:
        scores[own] += weights["mode.rule"]
    best = max(scores, key=lambda name: scores[name])
    return base if best == NOTHING else best


def _runs(doc: Doc, encoded: Encoded, least: float) -> Iterator[tuple[int, int, float]]:
    """Stretches of words of one type that are triggers with at least chance ``least``."""
    chances = softmax(encoded.scores("trigger"))
    first: int | None = None
    last = kind = -1
    best = 0.0
    for word, row in enumerate(chances):
        any_of, own = 1.0 - float(row[0]), int(row[1:].argmax())
        on = any_of >= least
        joins = (
            on and first is not None and own == kind
            and doc[encoded.tokens[word]].sent.start == doc[encoded.tokens[last]].sent.start
        )  # fmt: skip
        if first is not None and not joins:
            yield _chars(doc, encoded, first, last, best)
            first = None
        if on:
            first, best = (word, any_of) if first is None else (first, max(best, any_of))
            last, kind = word, own
    if first is not None:
        yield _chars(doc, encoded, first, last, best)


def _chars(
    doc: Doc, encoded: Encoded, first: int, last: int, best: float
) -> tuple[int, int, float]:
    one, other = doc[encoded.tokens[first]], doc[encoded.tokens[last]]
    return one.idx, other.idx + len(other), best


def _added(
    doc: Doc, encoded: Encoded, start: int, end: int, chance: float, weights: Weights
) -> Trigger:
    kind, sure = _kind(encoded, tokens_of(doc, start, end), None, weights)
    head = head_of(doc, start, end)
    confidence = round(min(chance, sure), 4)
    return Trigger(start, end, head.i, kind, confidence, f"{ALONE} {chance:.2f}")
