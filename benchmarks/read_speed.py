"""How fast reading is: ratios measured in one run, on the texts named on the command line.

Prints three figures: the time of reading (one process, one thread, start-up excluded) over the
time of a bare spaCy pass on the same texts, both by the processor's clock, so that other work on
the machine weighs little; the time of one job over two jobs, by the wall's; peak memory.
"""

from __future__ import annotations

import os

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"

import argparse
import gzip
import json
import resource
import time
from datetime import date
from pathlib import Path

from marsad.app.kit import load_kit
from marsad.app.pool import read_all
from marsad.evaluation.documents import gold_document
from marsad.model.sources import Document
from marsad.reading.sheet import Kit


def load(path: Path, count: int, group: int) -> list[Document]:
    """``count`` texts, each made of ``group`` neighbouring items, spread evenly over the file."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    step = max(1, len(rows) // count)
    documents = []
    for first in range(0, step * count, step):
        items = rows[first : first + group]
        text = "\n\n".join(row["text"] for row in items)
        day = items[0].get("date") or items[0].get("published")
        published = date.fromisoformat(day[:10]) if day else None
        documents.append(gold_document(f"text-{first}", text, published=published))
    return documents


def spacy_seconds(kit: Kit, documents: list[Document]) -> float:
    """A bare pass: tokens, tags, parse, entities, as spaCy does them by itself."""
    started = time.process_time()
    for _ in kit.nlp.pipe([d.text for d in documents]):
        pass
    return time.process_time() - started


def read_seconds(kit: Kit, documents: list[Document], jobs: int) -> tuple[float, float, int]:
    """A whole reading by the processor's clock and the wall's; with the number of claims, so that
    nothing was skipped."""
    started, since = time.process_time(), time.perf_counter()
    claims = sum(len(reading.claims) for reading in read_all(documents, kit, jobs))
    return time.process_time() - started, time.perf_counter() - since, claims


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True, help="JSON Lines with a text field")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--group", type=int, default=6, help="items joined to one text")
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    documents = load(options.texts, options.count, options.group)
    size = sum(len(d.text) for d in documents)
    kit = load_kit()
    spacy_seconds(kit, documents[:20])
    read_seconds(kit, documents[:20], 1)
    bare, busy, one, two, claims = [], [], [], [], 0
    for _ in range(options.rounds):
        bare.append(spacy_seconds(kit, documents))
        seconds, wall, claims = read_seconds(kit, documents, 1)
        busy.append(seconds)
        one.append(wall)
        two.append(read_seconds(kit, documents, 2)[1])
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(w).ru_maxrss for w in whose) / 1024**2
    print(f"texts {len(documents)} ({size:,} characters), claims {claims:,}")
    print(f"bare spaCy           {min(bare):7.1f} s")
    print(f"reading, one job     {min(busy):7.1f} s   {min(busy) / min(bare):.2f} x spaCy")
    print(f"reading, two jobs    {min(two):7.1f} s   {min(one) / min(two):.2f} x faster than one")
    print(f"peak memory, a worker {peak:7.2f} GB")


if __name__ == "__main__":
    main()
