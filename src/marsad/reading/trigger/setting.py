"""What a sentence is about when it is not the news that is looked for: sport, trade, arts, science.

Law: a bombardment of the goal is no bombardment. A sentence of sport stays news when it names
police, gunmen, bombs or ministers. Labelling guide, 10.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from marsad.codebook.lexicon.entries import Lexicon
from marsad.reading.trigger.frames import sentence_words

_MOSTLY = 0.4
_NEAR = 90
_DOMAINS = ("COMMERCEW", "ARTSW", "SCIENCEW")


@dataclass(frozen=True, slots=True)
class Setting:
    """``sport`` holds where sentences of sport begin, ``private`` where those of trade, arts or
    science without a public body, ``public`` where those that name one (or one did shortly
    before), ``words`` the words of each."""

    sport: frozenset[int]
    private: frozenset[int]
    public: frozenset[int]
    words: Mapping[int, frozenset[str]]


def _is_sport(words: frozenset[str], lexicon: Lexicon) -> bool:
    classes = lexicon.classes
    strong = len(words & classes["SPORTSTRONG"])
    weak = len(words & classes["SPORTWEAK"])
    return strong + weak >= 2 or (strong == 1 and len(words) < 16)


def setting_of(doc: Doc, lexicon: Lexicon) -> Setting:
    """The setting of every sentence; a document that is mostly sport is sport throughout."""
    classes = lexicon.classes
    sport: set[int] = set()
    private: set[int] = set()
    public: set[int] = set()
    plain: list[int] = []
    strong = 0
    played: set[str] = set()
    by_sentence: dict[int, frozenset[str]] = {}
    last_public = -1000
    for sentence in doc.sents:
        words = sentence_words(sentence)
        by_sentence[sentence.start] = words
        hard = not words.isdisjoint(classes["HARDNEWS"])
        if _is_sport(words, lexicon):
            played |= words & classes["SPORTWEAK"]
            strong += not words.isdisjoint(classes["SPORTSTRONG"])
            if not hard:
                sport.add(sentence.start)
        elif not hard:
            plain.append(sentence.start)
        if not words.isdisjoint(classes["POLITY"]):
            last_public = sentence.start
            public.add(sentence.start)
        elif any(not words.isdisjoint(classes[name]) for name in _DOMAINS):
            private.add(sentence.start)
        elif sentence.start - last_public < _NEAR:
            public.add(sentence.start)
        if hard or not words.isdisjoint(classes["UNREST"]):
            last_public = sentence.start
            if sentence.start not in private:
                public.add(sentence.start)
    strong += len(played) > 6
    if strong and len(sport) >= _MOSTLY * len(by_sentence):
        sport.update(plain)
    elif not strong:
        sport.clear()
    return Setting(frozenset(sport), frozenset(private), frozenset(public), by_sentence)
