"""The numbers in a sentence, in digits or words, quotations and days apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

from marsad.publishing.wording.days import MONTHS

UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
         "eighteen", "nineteen")  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
VALUES = {word: float(n) for n, word in enumerate(UNITS)}
VALUES |= {word: float(n * 10) for n, word in enumerate(TENS, start=2)}
VALUES |= {"tens of thousands": 20_000.0, "hundreds of thousands": 200_000.0, "millions": 2e6}
VALUES |= {"dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2000.0}
QUOTE = re.compile(r"“[^”]*”")
_MONTH = rf"(?:{'|'.join(MONTHS)})"
DATE = re.compile(
    rf"\b\d{{1,2}}(?: {_MONTH})?(?: \d{{4}})? to \d{{1,2}} {_MONTH}(?: \d{{4}})?"
    rf"|\b\d{{1,2}} {_MONTH}(?: \d{{4}})?|\b{_MONTH} \d{{4}}"
    r"|\b(?:[Ii]n|[Ss]ince|until|[Bb]y|dated it) \d{4}\b"
)
_WORDS = "|".join(sorted(VALUES, key=lambda word: (-len(word), word)))
FIGURE = re.compile(
    rf"(?<![\w.-])\d[\d,]*(?:\.\d+)?(?!\w)|\b(?:{_WORDS})\b", re.IGNORECASE
)


def figures_in(text: str) -> frozenset[float]:
    """Every number of a text, days apart: ``{12.0, 3.0}`` for "12 ... three"."""
    return frozenset(value_of(m.group()) for m in FIGURE.finditer(DATE.sub(" ", text)))


def value_of(figure: str) -> float:
    """One number in digits or words."""
    word = figure.lower()
    return VALUES[word] if word in VALUES else float(word.replace(",", "").rstrip("."))


def unquoted(sentence: str) -> str:
    """The sentence without its quotations."""
    return QUOTE.sub(" ", sentence)


def quotations(sentence: str) -> str:
    """The quotations of the sentence, one after the other."""
    return " ".join(QUOTE.findall(sentence))


def figures_of_all(texts: Iterable[str | None]) -> frozenset[float]:
    """The numbers of many texts."""
    return figures_in("\n\n".join(text for text in texts if text))
