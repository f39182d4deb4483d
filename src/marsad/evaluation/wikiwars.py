"""Histories of wars (WikiWars, train half) against a reading: spans and TIMEX3 values."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from datetime import date
from pathlib import Path

from marsad.evaluation.dates import Timex, score
from marsad.evaluation.dates_kinds import errors, worst
from marsad.evaluation.documents import gold_document
from marsad.evaluation.suite import Figure, Reader, Result, Suite, f1, hash_files, need

WIKIWARS = "benchmarks/dates/wikiwars/train.jsonl.gz"
HEIDELTIME = "HeidelTime 2.2.1 narratives"


def wikiwars(path: Path, reader: Reader) -> Result:
    """Histories of wars: strict, relaxed and value F1."""
    with gzip.open(need(path), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    documents = [
        gold_document(row["id"], row["text"], published=date.fromisoformat(row["dct"]))
        for row in rows
    ]
    scores = []
    kinds: Counter[str] = Counter()
    for row, reading in zip(rows, reader(documents, ("times",)), strict=True):
        gold = [Timex(t["start"], t["end"], t["value"]) for t in row["timexes"]]
        found = [Timex(t.start, t.end, t.value) for t in reading.times]
        scores.append(score(row["text"], gold, found))
        kinds += errors(row["text"], gold, found)
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
        f"the date given is that of the download; the type is not scored; errors: {worst(kinds)}",
    )


SUITES: tuple[Suite, ...] = (Suite("dates-wikiwars", WIKIWARS, wikiwars),)
