"""Our own labels of times in news (``training/gold/dates-*.jsonl``, dev half) against a reading.

Spans, types and values are scored as TempEval-3 task A scores them; what is approximate by nature
(Ramadan, a Hijri month) is right when both of its ends are at most a day off. Labels on texts of
others are joined by path, item and window. A text whose sha256 differs, or whose collection is not
there, is left out with its labels, and the note says how many.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from marsad.evaluation.dates import Score, Timex, score
from marsad.evaluation.documents import gold_document
from marsad.evaluation.own_gold import GOLD, Label, labelled_text
from marsad.evaluation.suite import Figure, Reader, Result, Suite, f1, hash_files
from marsad.model.errors import MarsadError
from marsad.model.hashing import sha256_bytes
from marsad.model.mentions import TimeMention

HALF = "dev"
FILES = ("dates-own.jsonl", "dates-shared.jsonl")
TEMPEVAL = "HeidelTime on TempEval-3 platinum"

Joined = list[tuple[Label, str]]


def label_files(folder: Path) -> list[Path]:
    """Those of ``FILES`` that are there. Raises ``MarsadError`` (``E-EVAL-DATA``) for none."""
    there = [folder / name for name in FILES if (folder / name).exists()]
    if not there:
        raise MarsadError(
            "E-EVAL-DATA",
            "no labels of times are there",
            where=str(folder),
            hint="run it from a checkout, where the labels lie in training/gold",
        )
    return there


def join(rows: Iterable[Label], corpus: Path) -> tuple[Joined, int, int]:
    """Rows with their texts; how many are left out for want of their collection; and how many
    because the text is another copy."""
    kept: dict[str, dict[str, str]] = {}
    joined: Joined = []
    absent = other = 0
    for row in rows:
        if row["text"] is None and not (corpus / row["ref"]["path"]).exists():
            absent += 1
        elif (text := labelled_text(row, corpus, kept)) is None:
            other += 1
        else:
            joined.append((row, text))
    return joined, absent, other


def labelled(row: Label) -> list[Timex]:
    """The gold of a row."""
    return [
        Timex(t["start"], t["end"], t["value"], t["type"], approx=bool(t.get("approx")))
        for t in row["timexes"]
    ]


def read_times(times: Iterable[TimeMention]) -> list[Timex]:
    """What a reading found, for scoring."""
    return [Timex(t.start, t.end, t.value, t.type, t.earliest, t.latest) for t in times]


def figures(scores: Sequence[Score]) -> tuple[Figure, ...]:
    """Strict, relaxed, type and value F1 over all documents."""
    found, gold = sum(s.found for s in scores), sum(s.gold for s in scores)
    hits = {
        "strict F1": sum(s.strict for s in scores),
        "relaxed F1": sum(s.relaxed for s in scores),
        "type F1": sum(s.type for s in scores),
    }
    value = f1(sum(s.value for s in scores), found, gold)
    return (
        *(Figure(name, f1(n, found, gold), gold) for name, n in hits.items()),
        Figure("value F1", value, gold, 0.781, TEMPEVAL),
    )


def _note(documents: int, expressions: int, absent: int, other: int) -> str:
    note = f"{documents} documents, {expressions} expressions; the others had other texts"
    if absent:
        note += f"; {absent} texts of others are not there: only the rest is measured"
    if other:
        note += f"; {other} texts are other copies and were left out"
    return note


def run(path: Path, reader: Reader) -> Result:
    """Every row of ``HALF`` whose text is there. Raises ``MarsadError`` when no labels are."""
    there = label_files(GOLD)
    lines = [line for f in there for line in f.read_text("utf-8").splitlines()]
    rows = [r for r in map(json.loads, lines) if r["half"] == HALF]
    joined, absent, other = join(rows, path)
    documents = [
        gold_document(
            row["id"],
            text,
            published=date.fromisoformat(row["published"]) if row["published"] else None,
            country=row.get("country"),
        )
        for row, text in joined
    ]
    scores = [
        score(text, labelled(row), read_times(reading.times))
        for (row, text), reading in zip(joined, reader(documents, ("times",)), strict=True)
    ]
    digest = sha256_bytes((hash_files(*there) + "".join(t for _, t in joined)).encode())
    note = _note(len(joined), sum(s.gold for s in scores), absent, other)
    return Result("dates-news", digest, figures(scores), note)


SUITES: tuple[Suite, ...] = (Suite("dates-news", "corpus", run),)
