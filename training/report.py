"""Writes ``report.md``: the data, the curve of the training, each layer, and the ablation.

``python training/report.py TEXTS BUILD OUT.md``, BUILD being the folder of the training.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from examples import data_hash, joined, load_rows

from marsad.app.evaluate import KitReader
from marsad.app.kit import load_kit
from marsad.evaluation.own_corpus import run_half
from marsad.evaluation.suite import Result
from marsad.reading.encoder.session import Weights, encode, shipped
from marsad.reading.sheet import Kit

HERE = Path(__file__).parent
ALONE = {"trigger.keep": 1.1, "trigger.keep-talk": 1.1, "trigger.keep-condition": 1.1,
         "trigger.add": 0.5, "trigger.add-talk": 0.5, "trigger.add-condition": 0.5,
         "kind.rule": 0.0, "mode.rule": 0.0, "stance.rule": 0.0,
         "realis.rule": 0.0, "role.rule": 0.0, "effect.rule": 0.0, "place.rule": 0.0,
         "time.rule": 0.0}  # fmt: skip


def readers(build: Path) -> dict[str, Kit]:
    """The reading in each of its forms, by name."""
    kit = load_kit()
    held = shipped()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    whole = onnxruntime.InferenceSession(
        str(build / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
    )
    full = partial(encode, weights=Weights(whole, held.vocabulary, np.asarray(held.distance)))
    return {
        "rules only": replace(kit, encode=None),
        "encoder only": replace(kit, weights={**kit.weights, **ALONE}),
        "both (shipped)": kit,
        "both, encoder in 32 bits": replace(kit, encode=full),
    }


def table(results: Sequence[tuple[str, Result]]) -> str:
    """Figures down, readings across; shares in points of a hundred."""
    names = [f.name for f in results[0][1].figures]
    lines = ["| figure | " + " | ".join(n for n, _ in results) + " | labels |",
             "|---|" + "---|" * (len(results) + 1)]  # fmt: skip
    for k, name in enumerate(names):
        values = [f"{100 * r.figures[k].value:.1f}" for _, r in results]
        lines.append(f"| {name} | " + " | ".join(values) + f" | {results[0][1].figures[k].gold} |")
    return "\n".join(lines)


def curve(build: Path) -> str:
    """Loss of each epoch, and the figures of the network alone where they were taken."""
    rows = [json.loads(line) for line in (build / "curve.jsonl").read_text("utf-8").splitlines()]
    heads = list(rows[0]["loss"])
    lines = ["| epoch | seconds | " + " | ".join(heads) + " |", "|---|" + "---|" * (len(heads) + 1)]
    for row in rows:
        losses = " | ".join(f"{row['loss'][h]:.3f}" for h in heads)
        lines.append(f"| {row['epoch']} | {row['seconds']} | {losses} |")
    last = [r for r in rows if "dev" in r]
    lines += ["", "The network alone on windows of the half `dev` (gold spans given to the pairs):",
              "", "| layer | " + " | ".join(f"epoch {r['epoch']}" for r in last) + " |",
              "|---|" + "---|" * len(last)]  # fmt: skip
    for name in last[-1]["dev"]:
        lines.append(f"| {name} | " + " | ".join(f"{r['dev'][name]:.1f}" for r in last) + " |")
    return "\n".join(lines)


def main(texts: str, build: str, out: str) -> None:
    """The command."""
    pairs = list(joined(load_rows(sorted((HERE / "labels").glob("*.jsonl"))), Path(texts)))
    halves = {h: sum(r["half"] == h for r, _ in pairs) for h in ("train", "dev", "test")}
    claims = sum(len(r["claims"]) for r, _ in pairs)
    run: Callable[[str, Kit], Any] = lambda half, kit: run_half(  # noqa: E731
        Path(texts), KitReader(kit), half
    )
    forms = readers(Path(build))
    parts = [
        "# Report of the training", "",
        f"Labels and texts: {len(pairs)} documents ({halves['train']} train, {halves['dev']} dev, "
        f"{halves['test']} test), {claims} claims; hash `{data_hash(pairs)}`.", "",
        "## Curve", "", curve(Path(build)), "",
    ]  # fmt: skip
    for half in ("dev", "test"):
        told = "tuned on, never trained on" if half == "dev" else "only measured"
        results = [(name, run(half, kit)) for name, kit in forms.items()]
        parts += [f"## Whole reading, half `{half}` ({told})", "", table(results), ""]
    parts += [
        "*Encoder only*: triggers, kinds, stances, roles, places and times by the encoder's word; "
        "mentions, places, time expressions, numbers and voices are still read by their own "
        "steps, among which it chooses.", "",
    ]  # fmt: skip
    Path(out).write_text("\n".join(parts), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
