"""How much where and when cost beside the parse: ratios and seconds of one run.

The texts are parsed once; then the steps for times, places and relative places are run on the
parsed texts alone.
"""

from __future__ import annotations

import os

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from read_speed import load, spacy_seconds

from marsad.app.kit import load_kit
from marsad.model.sources import Document
from marsad.reading.parse import parse
from marsad.reading.sheet import Kit, Sheet
from marsad.reading.steps import read_locations, read_places, read_times


def step_seconds(
    sheets: Sequence[Sheet], kit: Kit, steps: Sequence[Callable[[Sheet, Kit], Sheet]]
) -> tuple[float, list[Sheet]]:
    """The seconds that ``steps`` take over parsed texts, and the filled sheets."""
    started = time.perf_counter()
    done = []
    for sheet in sheets:
        for step in steps:
            sheet = step(sheet, kit)
        done.append(sheet)
    return time.perf_counter() - started, done


def fresh_sheets(kit: Kit, documents: Sequence[Document]) -> list[Sheet]:
    """The texts, parsed."""
    docs = parse(kit.nlp, (d.text for d in documents))
    return [Sheet(document, doc) for document, doc in zip(documents, docs, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True, help="JSON Lines with a text field")
    parser.add_argument("--count", type=int, default=130)
    parser.add_argument("--group", type=int, default=1, help="items joined to one text")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    documents = load(options.texts, options.count, options.group)
    kit = load_kit()
    spacy_seconds(kit, documents[:20])
    sheets = fresh_sheets(kit, documents)
    bare, times, places = [], [], []
    for _ in range(options.rounds):
        bare.append(spacy_seconds(kit, documents))
        seconds, dated = step_seconds(sheets, kit, [read_times])
        times.append(seconds)
        places.append(step_seconds(dated, kit, [read_places, read_locations])[0])
    base, when, where = min(bare), min(times), min(places)
    size = sum(len(d.text) for d in documents)
    print(f"texts {len(documents)} ({size:,} characters)")
    print(f"bare spaCy           {base:7.2f} s")
    print(f"times alone          {when:7.2f} s   {when / base:.2f} x spaCy   "
          f"{len(documents) / when:.0f} documents/s")
    print(f"places and relative  {where:7.2f} s   {where / base:.2f} x spaCy")
    print(f"both together        {when + where:7.2f} s   {(when + where) / base:.2f} x spaCy")


if __name__ == "__main__":
    main()
