"""Which words of harm belong to which trigger: shared by roles and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from marsad.codebook.lexicon.entries import Lexicon, load_lexicon
from marsad.reading.drafts import Trigger
from marsad.reading.trigger.found import Found
from marsad.reading.trigger.harm import HURTING, effect_of, is_figure, join
from marsad.reading.trigger.withdrawn import is_withdrawn

_BY_KIND = {
    "assault.abduct": "abducted",
    "coerce.arrest": "arrested",
    "retreat.release": "freed",
    "assault.destroy": "destroyed",
    "assault.targeted": "killed",
}
# Words of harm that are also much else: they count only as the trigger or by its side.
_OTHERWISE = frozenset({"hit", "burn", "level", "blow", "down", "seize", "capture", "stab", "beat",
                        "hang", "gun", "sink", "snatch", "hurt", "lose", "loot", "free", "release",
                        "rescue", "evacuate", "flee", "custody", "wreck", "ruin",
                        "gut"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Harm:
    """``token`` says ``effect``; ``trigger`` is the index of the trigger it belongs to."""

    token: Token
    effect: str
    trigger: int | None


def as_found(doc: Doc, trigger: Trigger) -> Found:
    """The trigger as the finding parts see it."""
    return Found(doc[trigger.head], trigger.head, trigger.head, trigger.kind,
                 trigger.confidence, trigger.rule, trigger.contexts, trigger.territory)  # fmt: skip


def effect_of_kind(kind: str) -> str | None:
    """``abducted`` for ``assault.abduct``; ``None`` for a kind that leaves it open."""
    return _BY_KIND.get(kind)


def find_harms(doc: Doc, triggers: Sequence[Trigger]) -> list[Harm]:
    """Every word of harm with its trigger: in its sentence, else the last violent one before, at
    most one sentence back."""
    lexicon = load_lexicon()
    by_head = {t.head: i for i, t in enumerate(triggers)}
    numbered = [(i, as_found(doc, t)) for i, t in enumerate(triggers)]
    found: list[Harm] = []
    before: int | None = None
    at = 0
    for sentence in doc.sents:
        inside = []
        while at < len(numbered) and numbered[at][1].first < sentence.end:
            inside.append(numbered[at])
            at += 1
        if is_withdrawn(sentence):
            continue
        found += _in_sentence(sentence, inside, by_head, before, lexicon)
        violent = [i for i, f in inside if f.type in HURTING]
        before = violent[0] if violent else None
    return found


def _in_sentence(
    sentence: Span,
    inside: list[tuple[int, Found]],
    by_head: dict[int, int],
    before: int | None,
    lexicon: Lexicon,
) -> list[Harm]:
    found = []
    for token in sentence:
        own = by_head.get(token.i)
        effect = effect_of(token, lexicon)
        if effect is None:
            if own is not None:
                kind = next(f.kind for i, f in inside if i == own)
                effect = effect_of_kind(kind)
            if effect is None:
                continue
        elif own is not None:
            kind = next(f.kind for i, f in inside if i == own)
            effect = effect_of_kind(kind) or effect
            if kind.split(".")[0] not in (*HURTING, "retreat", "aid"):
                continue
        elif token.lower_ in _OTHERWISE or token.lemma_.lower() in _OTHERWISE:
            continue
        if own is None and is_figure(token):
            continue
        trigger = own if own is not None else _joined(token, inside, before)
        found.append(Harm(token, effect, trigger))
    return found


def _joined(token: Token, inside: list[tuple[int, Found]], before: int | None) -> int | None:
    here = join(token, inside)
    if here is not None:
        return here
    return before
