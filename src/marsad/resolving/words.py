"""Phrases as stems: enough to see that two of them name one thing."""

from __future__ import annotations

import re

EMPTY_WORDS = frozenset(
    {
        "a", "an", "the", "of", "in", "on", "at", "and", "or", "its", "his", "her", "their", "our",
        "this", "that", "these", "those", "some", "several", "many", "one", "two", "three", "four",
        "five", "six", "i", "we", "us", "you", "he", "she", "it", "they", "them", "who", "which",
    }
)  # fmt: skip
_WORD = re.compile(r"[\w'’]+")
_ENDINGS = ("ings", "ing", "ers", "ies", "ied", "er", "es", "ed", "s")


def stem(word: str) -> str:
    """A rough stem: enough to see "strike" in "strikes" and "attack" in "attacked"."""
    low = word.lower()
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            low = low[: -len(ending)]
            break
    return low.removesuffix("e")


def words_of(phrase: str) -> frozenset[str]:
    """The stems of a phrase without articles, pronouns and small numbers."""
    found = (w for w in _WORD.findall(phrase.lower()) if w not in EMPTY_WORDS)
    return frozenset(stem(w) for w in found)
