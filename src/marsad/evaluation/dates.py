"""Time expressions against TIMEX3 gold: spans and values, by the rules of TempEval-3 task A."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from marsad.evaluation.documents import gold_document
from marsad.evaluation.suite import Figure, Reader, Result, Suite, f1, hash_files, need

WIKIWARS = "benchmarks/dates/wikiwars/train.jsonl.gz"
HEIDELTIME = "HeidelTime 2.2.1 narratives"
_OUTER = " \t\r\n.,;:!?\"'()[]“”‘’"


@dataclass(frozen=True, slots=True)
class Timex:
    """One expression, gold or found. ``earliest`` and ``latest`` are the first and last day that
    a found one covers; ``approx`` marks a gold value, a day or ``first/last``, that stands with a
    day of slack at either end."""

    start: int
    end: int
    value: str
    type: str = ""
    earliest: date | None = None
    latest: date | None = None
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """Counts that add up over documents."""

    strict: int
    relaxed: int
    type: int
    value: int
    found: int
    gold: int


def trimmed(text: str, timex: Timex) -> Timex:
    """Without punctuation and blanks at either end."""
    start, end = timex.start, timex.end
    while start < end and text[start] in _OUTER:
        start += 1
    while end > start and text[end - 1] in _OUTER:
        end -= 1
    return replace(timex, start=start, end=end)


def pairs(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Overlapping gold and found, one to one; equal spans first, then in the order of the text."""
    left = list(found)
    matched: dict[int, Timex] = {}
    for exact in (True, False):
        for i, one in enumerate(gold):
            if i in matched:
                continue
            for other in left:
                equal = (one.start, one.end) == (other.start, other.end)
                if equal if exact else one.start < other.end and other.start < one.end:
                    matched[i] = other
                    left.remove(other)
                    break
    return [(gold[i], other) for i, other in sorted(matched.items())]


def right_value(gold: Timex, found: Timex) -> bool:
    """Equal values; of an approximate one, both bounds within a day of its own. Raises
    ``ValueError`` for an approximate value that holds no days."""
    if not gold.approx:
        return gold.value == found.value
    first, _, last = gold.value.partition("/")
    ends = ((first, found.earliest), (last or first, found.latest))
    return all(
        read is not None and abs(date.fromisoformat(wanted) - read) <= timedelta(days=1)
        for wanted, read in ends
    )


def score(text: str, gold: Sequence[Timex], found: Sequence[Timex]) -> Score:
    """The counts of one document."""
    gold = [trimmed(text, t) for t in gold]
    found = [trimmed(text, t) for t in found]
    both = pairs(gold, found)
    return Score(
        strict=sum((g.start, g.end) == (f.start, f.end) for g, f in both),
        relaxed=len(both),
        type=sum(g.type == f.type for g, f in both),
        value=sum(right_value(g, f) for g, f in both),
        found=len(found),
        gold=len(gold),
    )


def wikiwars(path: Path, reader: Reader) -> Result:
    """Histories of wars: strict, relaxed and value F1."""
    with gzip.open(need(path), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    documents = [
        gold_document(row["id"], row["text"], published=date.fromisoformat(row["dct"]))
        for row in rows
    ]
    scores = []
    for row, reading in zip(rows, reader(documents, ("times",)), strict=True):
        gold = [Timex(t["start"], t["end"], t["value"]) for t in row["timexes"]]
        found = [Timex(t.start, t.end, t.value) for t in reading.times]
        scores.append(score(row["text"], gold, found))
    found_all, gold_all = sum(s.found for s in scores), sum(s.gold for s in scores)

    def figure(name: str, hits: int, reference: float) -> Figure:
        return Figure(name, f1(hits, found_all, gold_all), gold_all, reference, HEIDELTIME)

    return Result(
        "dates-wikiwars",
        hash_files(path),
        (
            figure("strict F1", sum(s.strict for s in scores), 0.855),
            figure("relaxed F1", sum(s.relaxed for s in scores), 0.920),
            figure("value F1", sum(s.value for s in scores), 0.838),
        ),
        "the date given is that of the download; the type is not scored",
    )


SUITES: tuple[Suite, ...] = (Suite("dates-wikiwars", WIKIWARS, wikiwars),)
