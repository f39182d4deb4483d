"""Factuality against UDS-IH2, MEANTIME and MegaVeridicality: did it happen, as far as the text
commits? A score from -3 (certainly not) to 3 (certainly).

A stance and a realis are not such a score; ``factuality_score`` is the fixed reading of one as
the other that these sets ask for (UDS-IH2 asks "did it happen by now": what is to come or is
only imagined counts below zero). The few numbers are set by hand.

UDS-IH2 and MEANTIME are also asked in three classes (``factuality_classes``), happened, not and
uncertain: of the gold, above ``CUT``, below ``-CUT``, and between.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt
from pathlib import Path

from spacy.tokens import Doc

from marsad.evaluation.factuality_classes import (
    CERTAIN_CLASSES,
    NOW_CLASSES,
    Classes,
    class_figures,
    class_of,
    class_of_gold,
)
from marsad.evaluation.suite import Figure, Reader, Result, Suite, f1, hash_files, need
from marsad.reading.drafts import StanceReading
from marsad.reading.parse import load_nlp, parse
from marsad.reading.stance import read_stance
from marsad.reading.voices import find_attributions

RIDGE = "ridge regression on hashed dependency features"
CONSTANT = "the median of train"

# How a reading is scored under what a set asks: what did not happen first, then what is to come,
# then by its rule, or else by its realis.
BY_NOW = {
    "happened": 2.6, "ongoing": 2.5, "not-happened": -0.5, "future": -2.0, "unknown": -1.3,
    "bare": 1.5, "said": 2.5, "alleged": 2.0, "thought": 2.2, "doubted": 0.8, "modal": -1.7,
    "ought": -2.0, "condition": -1.4, "purpose": -0.7, "question": -0.1, "order": -2.2,
    "attempted": -0.4, "unwanted": -2.0, "present": 2.6, "wanted": -1.4, "planned": -1.4,
}  # fmt: skip
CERTAIN = {
    "happened": 3.0, "ongoing": 3.0, "not-happened": -0.5, "future": 3.0, "unknown": 3.0,
    "modal": 0.75, "ought": 1.5, "thought": 2.0, "alleged": 2.5, "feared": 1.0, "doubted": 0.75,
}  # fmt: skip
COMMITTED = {
    "happened": 2.1, "ongoing": 2.1, "not-happened": -1.5, "future": 0.6, "unknown": 0.1,
    "said": 1.5, "alleged": 0.6, "thought": 0.5, "doubted": 0.2, "purpose": 0.0, "wanted": -0.2,
    "unwanted": -0.6, "planned": 1.0, "attempted": 0.8, "predicted": 0.3, "denied": -0.8,
}  # fmt: skip


def factuality_score(reading: StanceReading, asked: Mapping[str, float] = BY_NOW) -> float:
    """The reading as one number between -3 and 3, as the answer to what a set asks:
    ``BY_NOW``, did it happen until now; ``CERTAIN``, does the text present it as certain;
    ``COMMITTED``, what does the one word above commit to."""
    if reading.realis == "not-happened":
        return asked["not-happened"]
    if reading.stance != "hypothetical" and reading.realis == "future":
        return (
            asked.get(reading.rule, asked["future"])
            if reading.stance == "planned"
            else asked["future"]
        )
    return asked.get(reading.rule, asked[reading.realis])


@dataclass(frozen=True, slots=True)
class Scored:
    """One marked predicate: what people said and what was read, as a score and, where the set
    is asked in classes, as one of them."""

    gold: float
    read: float
    said: str | None = None


def errors(rows: Sequence[Scored]) -> tuple[float, float, float]:
    """Mean absolute error, Pearson's r (0 where one side is constant), F1 of "below zero"."""
    n = len(rows)
    mae = sum(abs(r.gold - r.read) for r in rows) / n
    gold_mean, read_mean = sum(r.gold for r in rows) / n, sum(r.read for r in rows) / n
    both = sum((r.gold - gold_mean) * (r.read - read_mean) for r in rows)
    spread = sqrt(sum((r.gold - gold_mean) ** 2 for r in rows)) * sqrt(
        sum((r.read - read_mean) ** 2 for r in rows)
    )
    below = f1(
        sum(r.gold < 0 and r.read < 0 for r in rows),
        sum(r.read < 0 for r in rows),
        sum(r.gold < 0 for r in rows),
    )
    return mae, both / spread if spread else 0.0, below


def token_offsets(text: str) -> list[int]:
    """The character at which each token of a text that is split by single spaces starts."""
    lengths = (len(token) + 1 for token in text.split(" "))
    return [0, *accumulate(lengths)][:-1]


def token_at(doc: Doc, character: int) -> int:
    """The index of the token that holds the character."""
    return next((t.i for t in doc if t.idx <= character < t.idx + max(len(t), 1)), len(doc) - 1)


def scored(
    rows: Sequence[dict[str, object]],
    docs: Sequence[Doc],
    score: Callable[[StanceReading], float],
    classes: Classes | None = None,
) -> list[Scored]:
    """Every marked predicate of every sentence, in order."""
    found = []
    for row, doc in zip(rows, docs, strict=True):
        offsets = token_offsets(doc.text)
        attributions = find_attributions(doc)
        for target in row["targets"]:  # type: ignore[attr-defined]
            head = token_at(doc, offsets[target["span1"][0]])
            reading = read_stance(doc, head, attributions)
            said = None if classes is None else class_of(reading, classes)
            found.append(Scored(target["label"], score(reading), said))
    return found


def _suite(
    name: str,
    folder: str,
    references: tuple[float | None, float | None, float | None],
    by: tuple[str, str, str],
    asked: Mapping[str, float],
    classes: Classes | None = None,
) -> Suite:
    path = f"benchmarks/factuality/{folder}/dev.jsonl.gz"

    def run(data: Path, reader: Reader) -> Result:
        with gzip.open(need(data), "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        docs = list(parse(load_nlp(), [row["text"] for row in rows]))
        found = scored(rows, docs, lambda reading: factuality_score(reading, asked), classes)
        mae, r, below = errors(found)
        n = len(found)
        return Result(
            name,
            hash_files(data),
            (
                Figure("mae", mae, n, references[0], by[0], "error", higher_is_better=False),
                Figure("pearson-r", r, n, references[1], by[1]),
                Figure("f1-below-zero", below, n, references[2], by[2]),
                *(
                    ()
                    if classes is None
                    else class_figures([(class_of_gold(row.gold), row.said) for row in found])
                ),
            ),
        )

    return Suite(name, path, run)


SUITES: tuple[Suite, ...] = (
    _suite(
        "factuality-uds",
        "uds_ih2",
        (1.088, 0.744, 0.759),
        (RIDGE, RIDGE, RIDGE),
        BY_NOW,
        NOW_CLASSES,
    ),
    _suite(
        "factuality-meantime",
        "meantime",
        (0.312, 0.508, None),
        (CONSTANT, RIDGE, ""),
        CERTAIN,
        CERTAIN_CLASSES,
    ),
    _suite(
        "factuality-megaveridicality",
        "megaveridicality2",
        (None, None, None),
        ("", "", ""),
        COMMITTED,
    ),
)
