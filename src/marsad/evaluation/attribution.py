"""Source attribution against PolNeAR (Newell, Margolin and Ruths, LREC 2018).

Per role: exact-span F1 with outer punctuation trimmed, and character F1 of the content.
Relation F1: sources overlap (or both have none), cues overlap, the contents' characters have a
Jaccard of at least one half, one to one. Gold is the first annotator's.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from marsad.evaluation.documents import gold_document
from marsad.evaluation.suite import Figure, Reader, Result, Suite, f1, hash_files, need
from marsad.model.mentions import Attribution

CRF = "linear CRF trained on PolNeAR train"
_GENDER_GAP = "Gender Gap Tracker's extractor"
_REFERENCES = {
    "source": (0.731, 0.538),
    "cue": (0.672, 0.473),
    "content": (0.557, 0.425),
    "content-characters": (0.836, 0.668),
    "relation": (0.514, 0.389),
}
JACCARD = 0.5

Ranges = tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Tally:
    """Hits, found and gold of one figure, summed over documents."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    def add(self, hits: int, found: int, gold: int) -> None:
        self.hits += hits
        self.found += found
        self.gold += gold


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without outer white space and punctuation."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _spans(text: str, ranges: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    return {t for s, e in ranges if (t := trimmed(text, s, e))[0] < t[1]}


def _characters(text: str, ranges: Iterable[tuple[int, int]]) -> set[int]:
    return {i for s, e in ranges for i in range(s, e) if text[i].isalnum()}


def _overlap(one: Ranges, other: Ranges) -> bool:
    return any(s < f and t < e for s, e in one for t, f in other)


def same_relation(text: str, one: Attribution, other: Attribution) -> bool:
    """True when both say that the same source says the same thing by the same cue."""
    if bool(one.source) != bool(other.source):
        return False
    if one.source and not _overlap(one.source, other.source):
        return False
    if not _overlap(one.cue, other.cue):
        return False
    mine, theirs = _characters(text, one.content), _characters(text, other.content)
    return bool(mine | theirs) and len(mine & theirs) >= JACCARD * len(mine | theirs)


def tally(
    text: str, found: Sequence[Attribution], gold: Sequence[Attribution], into: dict[str, Tally]
) -> None:
    """Adds one document to the tallies of every figure."""
    for role in ("source", "cue", "content"):
        mine = _spans(text, (r for a in found for r in getattr(a, role)))
        theirs = _spans(text, (r for a in gold for r in getattr(a, role)))
        into[role].add(len(mine & theirs), len(mine), len(theirs))
    mine_chars = _characters(text, (r for a in found for r in a.content))
    gold_chars = _characters(text, (r for a in gold for r in a.content))
    into["content-characters"].add(len(mine_chars & gold_chars), len(mine_chars), len(gold_chars))
    free = list(gold)
    hits = 0
    for a in found:
        match = next((g for g in free if same_relation(text, a, g)), None)
        if match is not None:
            free.remove(match)
            hits += 1
    into["relation"].add(hits, len(found), len(gold))


def _attribution(row: dict[str, list[list[int]]]) -> Attribution:
    def ranges(role: str) -> Ranges:
        return tuple((s, e) for s, e in row[role])

    return Attribution(source=ranges("source"), cue=ranges("cue"), content=ranges("content"))


def run(path: Path, reader: Reader) -> Result:
    """The figures over every article of ``path``. Raises ``MarsadError`` when it is missing."""
    with gzip.open(need(path), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    documents = [gold_document(row["id"], row["text"]) for row in rows]
    tallies = {name: Tally() for name in _REFERENCES}
    for row, reading in zip(rows, reader(documents, ("attributions",)), strict=True):
        gold = [_attribution(a) for a in row["annotations"][0]["attributions"]]
        tally(row["text"], reading.attributions, gold, tallies)
    figures = tuple(
        Figure(name, f1(t.hits, t.found, t.gold), t.gold, _REFERENCES[name][0], CRF)
        for name, t in tallies.items()
    )
    rules = ", ".join(f"{name} {100 * low:.1f}" for name, (_, low) in _REFERENCES.items())
    return Result("attribution", hash_files(path), figures, note=f"{_GENDER_GAP}: {rules}")


SUITES: tuple[Suite, ...] = (
    Suite("attribution", "benchmarks/attribution/polnear/dev.jsonl.gz", run),
)
