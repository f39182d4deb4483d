"""Writes the examples that training reads: ``python training/prepare.py TEXTS OUT.jsonl``.

TEXTS is the folder of collected documents (``corpus``). Uses the labels of ``labels/``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from examples import data_hash, examples, joined, load_rows
from minilm import load_vocabulary

HERE = Path(__file__).parent


def main(texts: str, out: str) -> None:
    """The command."""
    files = sorted((HERE / "labels").glob("*.jsonl"))
    pairs = list(joined(load_rows(files), Path(texts)))
    made = list(examples(pairs, load_vocabulary()))
    Path(out).parent.mkdir(parents=True, exist_ok=True)
    Path(out).write_text("".join(json.dumps(e) + "\n" for e in made), "utf-8")
    print(f"{len(pairs)} documents, {len(made)} windows, data {data_hash(pairs)[:16]}")


if __name__ == "__main__":
    main(*sys.argv[1:])
