"""Words beside a happening that change how it is told: "alleged", "reportedly", "never"; and
sentences that say that nobody could confirm it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from marsad.reading.parse import whole_text


def _rows(name: str) -> list[list[str]]:
    text = (files("marsad.reading") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _words() -> dict[tuple[str, str], str]:
    return {(word, part): effect for word, part, effect in _rows("doubt_words.tsv")}


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (re.compile(pattern, re.IGNORECASE), where, effect)
        for pattern, where, effect in _rows("doubt_phrases.tsv")
    )


def adjective_effect(token: Token) -> str | None:
    """What this adjective does to the noun it stands with."""
    return _words().get((token.lower_, "adj"))


def adverb_effect(token: Token) -> str | None:
    """What this adverb does to the verb it stands with."""
    return _words().get((token.lower_, "adv"))


def unconfirmed(token: Token) -> tuple[int, int] | None:
    """The characters that say, in the sentence of ``token`` or right behind it, that what it
    tells was not confirmed."""
    doc, sentence = token.doc, token.sent
    text = sentence.text
    for pattern, _, _ in _phrases():
        match = pattern.search(text)
        if match:
            start = sentence.start_char
            return start + match.start(), start + match.end()
    if sentence.end >= len(doc):
        return None
    following = doc[sentence.end].sent
    text = following.text
    for pattern, where, _ in _phrases():
        match = pattern.search(text) if where == "next" else None
        if match and "\n" not in whole_text(doc)[token.idx : following.start_char]:
            start = following.start_char
            return start + match.start(), start + match.end()
    return None
