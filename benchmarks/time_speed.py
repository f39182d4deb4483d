"""How fast times are resolved: on texts that are parsed already, from the file on the command line.

Prints the documents a second that the time resolver reads (one process, one thread, start-up and
parse excluded) and its seconds as a share of a bare spaCy pass over the same texts.
"""

from __future__ import annotations

import os

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"

import argparse
import gzip
import json
import time
from datetime import date
from pathlib import Path

from spacy.tokens import Doc

from marsad.app.kit import load_kit
from marsad.reading.parse import parse
from marsad.reading.times import find_times

Text = tuple[str, date | None]


def load(path: Path, count: int) -> list[Text]:
    """``count`` texts with their days of publication, spread evenly over the file."""
    raw = path.read_bytes()
    lines = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8").splitlines()
    texts: list[Text] = []
    for line in lines[:: max(1, len(lines) // count)][:count]:
        row = json.loads(line)
        day = row.get("date") or row.get("published") or row.get("dct")
        texts.append((row["text"], date.fromisoformat(day[:10]) if day else None))
    return texts


def resolve_all(docs: list[Doc], texts: list[Text]) -> tuple[float, int]:
    """Seconds for all times of all texts; with their number, so that nothing was skipped."""
    started = time.perf_counter()
    found = sum(
        len(find_times(doc, published=published)[0])
        for doc, (_, published) in zip(docs, texts, strict=True)
    )
    return time.perf_counter() - started, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True, help="JSON Lines with a text field")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    texts = load(options.texts, options.count)
    size = sum(len(text) for text, _ in texts)
    nlp = load_kit().nlp
    words = [text for text, _ in texts]
    docs = list(parse(nlp, words))
    bare, times, found = [], [], 0
    for _ in range(options.rounds):
        started = time.perf_counter()
        for _doc in nlp.pipe(words):
            pass
        bare.append(time.perf_counter() - started)
        seconds, found = resolve_all(docs, texts)
        times.append(seconds)
    best, spacy = min(times), min(bare)
    print(f"texts {len(texts)} ({size:,} characters), times {found:,}")
    print(f"bare spaCy           {spacy:8.3f} s   {len(texts) / spacy:8.1f} documents/s")
    print(f"times alone          {best:8.3f} s   {len(texts) / best:8.1f} documents/s")
    print(f"times alone          {best / spacy:8.3f} x spaCy")


if __name__ == "__main__":
    main()
