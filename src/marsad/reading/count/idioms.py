"""Harm told in set phrases: lives are lost and claimed, cars are set on fire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from marsad.codebook.kinds import type_of
from marsad.reading.count.found import Found
from marsad.reading.count.phrases import Phrase, read_phrase
from marsad.reading.count.tolls import is_running
from marsad.reading.drafts import Trigger
from marsad.reading.trigger.frames import direct_objects, lemma_of, subjects, with_conjuncts
from marsad.reading.trigger.harm import HURTING

_LIVES = frozenset({"life", "lives"})
_ALIGHT = frozenset({"fire", "ablaze", "alight", "aflame"})


def idiom_counts(doc: Doc, triggers: Sequence[Trigger]) -> Iterator[Found]:
    """The numbers of set phrases, at the violence of their sentence."""
    for token in doc:
        if token.pos_ != "VERB" or lemma_of(token) not in ("lose", "claim", "cost", "set"):
            continue
        trigger = _nearest(token, triggers)
        if trigger is None:
            continue
        for of, phrase in _told(token):
            yield Found(of, phrase, trigger, is_running(token))


def _told(verb: Token) -> Iterator[tuple[str, Phrase]]:
    objects = direct_objects(verb)
    lives = [t for t in objects if t.lower_ in _LIVES]
    nouns, of = [], "killed"
    if lives and lemma_of(verb) == "lose":
        nouns = subjects(verb)
    elif lives and lemma_of(verb) in ("claim", "cost"):
        nouns = lives
    elif lemma_of(verb) == "set" and any(
        t.lower_ in _ALIGHT for t in verb.subtree if t.i > verb.i
    ):
        nouns, of = objects or subjects(verb), "destroyed"
    for noun in dict.fromkeys(with_conjuncts(nouns)):
        phrase = read_phrase(noun)
        if phrase is not None:
            yield of, phrase


def _nearest(token: Token, triggers: Sequence[Trigger]) -> int | None:
    here = [
        (abs(t.head - token.i), i) for i, t in enumerate(triggers)
        if type_of(t.kind) in HURTING and token.sent.start <= t.head < token.sent.end
    ]  # fmt: skip
    return min(here)[1] if here else None
