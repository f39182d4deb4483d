"""Our own labels of times in news (``training/gold/dates-*.jsonl``) against a reading.

The figures are those of the dev half, on whose errors the rules are mended; one more is the value
F1 over both halves, of which the other is measured and never looked at.

Spans, types and values are scored as TempEval-3 task A scores them; what is approximate by nature
(Ramadan, a Hijri month) is right when both of its ends are at most a day off. Labels on texts of
others are joined by path, item and window. A text whose sha256 differs, or whose collection is not
there, is left out with its labels, and the note says how many.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from marsad.evaluation.dates import Score, Timex, score
from marsad.evaluation.dates_kinds import errors, worst
from marsad.evaluation.documents import gold_document
from marsad.evaluation.own_gold import GOLD, Label, labelled_text
from marsad.evaluation.suite import Figure, Reader, Result, Suite, f1, hash_files
from marsad.model.errors import MarsadError
from marsad.model.hashing import sha256_bytes
from marsad.model.mentions import TimeMention

HALF = "dev"
OTHER_HALF = "test"
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


def both_halves(scores: Sequence[Score]) -> Figure:
    """The value F1 over all documents, of which only half were ever looked at."""
    found, gold = sum(s.found for s in scores), sum(s.gold for s in scores)
    value = f1(sum(s.value for s in scores), found, gold)
    return Figure("value F1, both halves", value, gold, 0.781, TEMPEVAL)


def _halves(rows: Sequence[Label]) -> str:
    """Documents and expressions of the half that is looked at and of the one that is not."""
    said = []
    for name in (HALF, OTHER_HALF):
        own = [r for r in rows if r["half"] == name]
        expressions = sum(len(r["timexes"]) for r in own)
        said.append(f"{name} {len(own)} documents, {expressions} expressions")
    return "; ".join(said)


def _note(rows: Sequence[Label], absent: int, other: int, kinds: Counter[str]) -> str:
    note = f"{_halves(rows)}; the others had other texts; errors of the {HALF} half: {worst(kinds)}"
    if absent:
        note += f"; {absent} texts of others are not there: only the rest is measured"
    if other:
        note += f"; {other} texts are other copies and were left out"
    return note


def run(path: Path, reader: Reader) -> Result:
    """Every row whose text is there: figures and errors of ``HALF``, and the value F1 of both
    halves together. Raises ``MarsadError`` when no labels are."""
    there = label_files(GOLD)
    lines = [line for f in there for line in f.read_text("utf-8").splitlines()]
    joined, absent, other = join(map(json.loads, lines), path)
    documents = [
        gold_document(
            row["id"],
            text,
            published=date.fromisoformat(row["published"]) if row["published"] else None,
            country=row.get("country"),
        )
        for row, text in joined
    ]
    seen: list[Score] = []
    every: list[Score] = []
    kinds: Counter[str] = Counter()
    for (row, text), reading in zip(joined, reader(documents, ("times",)), strict=True):
        gold, found = labelled(row), read_times(reading.times)
        every.append(score(text, gold, found))
        if row["half"] == HALF:
            seen.append(every[-1])
            kinds += errors(text, gold, found)
    digest = sha256_bytes((hash_files(*there) + "".join(t for _, t in joined)).encode())
    note = _note([row for row, _ in joined], absent, other, kinds)
    return Result("dates-news", digest, (*figures(seen), both_halves(every)), note)


SUITES: tuple[Suite, ...] = (Suite("dates-news", "corpus", run),)
