"""The slot lists of MUC-4 as tables: which word of a mention gives which value.

The tables are ours, in ``data/muc4_words.tsv``; the first row whose word stands in the mention,
in the singular or the plural, gives the value.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from marsad.codebook.people import nouns

# Nouns for people in some sentences that describe nobody by themselves.
_NO_PERSON = frozenset("wounded dead body force forces side local press radio state".split())


@cache
def rows(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The rows of one list: a pattern of the word, and its value."""
    text = files("marsad.evaluation").joinpath("data/muc4_words.tsv").read_text("utf-8")
    cells = (line.split("\t") for line in text.splitlines()[1:] if line)
    return tuple((_pattern(word), value) for kind, word, value in cells if kind == name)


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}(?:s|es)?(?:'S?)?\b".replace(r"\ ", r"\s+"), re.I)


def value_of(name: str, text: str) -> str | None:
    """The value of the first row of the list whose word is in ``text``."""
    return next((value for word, value in rows(name) if word.search(text)), None)


def word_in(name: str, text: str) -> re.Match[str] | None:
    """The first place in ``text`` of a word of the list."""
    found = (m for word, _ in rows(name) if (m := word.search(text)))
    return min(found, key=lambda m: (m.start(), -m.end()), default=None)


@cache
def person_noun(word: str) -> bool:
    """True for a common noun for a person, in the singular or the plural."""
    low = word.lower()
    if low in _NO_PERSON:
        return False
    stems = [low, low.removesuffix("s"), low.removesuffix("es")]
    if low.endswith("ies"):
        stems.append(low[:-3] + "y")
    if low.endswith("men"):
        stems.append(low[:-3] + "man")
    return any(nouns().get(s, ("", ""))[0] in ("person", "group") for s in stems)
