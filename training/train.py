"""Trains the encoder on the labels: fixed seed, one file of weights and one of figures out.

``python training/train.py EXAMPLES.jsonl OUT [--epochs N] [--seed N]`` with examples as
``prepare.py`` writes them. The last epoch's weights are kept: no choice is made on the dev half, so
that its figures stay honest.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from augment import Pools, varied
from measure import measure
from minilm import MINILM, load_vocabulary
from network import Network, pair_scores
from targets import Targets, targets_of
from torch import Tensor
from torch.nn import functional as f

from marsad.reading.encoder.labels import PAIRS, heads
from marsad.reading.encoder.pieces import FIRST, LAST, pieces_of

BATCH_PIECES = 1000
RATE, HEAD_RATE = 1.5e-4, 1e-3
WARM = 0.06
WEIGHTS = {
    "trigger": 5.0, "mode": 0.5, "mention": 2.0, "kind": 0.5, "stance": 0.5, "realis": 0.5,
    "party": 0.2, "counted": 3.0, "flags": 3.0, "pairs": 1.0,
}  # fmt: skip
Example = dict[str, Any]


def batch_of(
    words: Sequence[Sequence[str]], vocabulary: dict[str, int]
) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, mask and first pieces of windows, padded."""
    rows, firsts = [], []
    for window in words:
        row, first = [vocabulary[FIRST]], []
        for word in window:
            first.append(len(row))
            row += pieces_of(word, vocabulary)
        rows.append([*row, vocabulary[LAST]][:512])
        firsts.append([min(n, 510) for n in first])
    size, most = max(map(len, rows)), max(map(len, firsts))
    pieces = torch.tensor([r + [0] * (size - len(r)) for r in rows])
    mask = torch.tensor([[1] * len(r) + [0] * (size - len(r)) for r in rows])
    first = torch.tensor([r + [0] * (most - len(r)) for r in firsts])
    return pieces, mask, first


def loss_of(network: Network, words: Tensor, left: Tensor, right: Tensor,
            targets: Sequence[Targets]) -> dict[str, Tensor]:  # fmt: skip
    """Mean loss of every head, and of the pairs."""
    losses: dict[str, Tensor] = {}
    at = 0
    for name, labels in heads().items():
        part = words[:, :, at : at + len(labels)]
        at += len(labels)
        got = torch.cat([part[n, : t.size] for n, t in enumerate(targets)])
        want = torch.cat([t.heads[name] for t in targets])
        if name == "flags":
            seen = torch.cat([t.flag_seen for t in targets])
            each = f.binary_cross_entropy_with_logits(got, want, reduction="none") * seen
            losses[name] = each.sum() / seen[:, 0].sum().clamp(min=1)
        elif (want >= 0).any():
            losses[name] = f.cross_entropy(got, want, ignore_index=-1)
    total, rows = words.new_zeros(()), 0
    for n, t in enumerate(targets):
        if not t.pair_seen.any():
            continue
        scores = pair_scores(left[n, : t.size], right[n, : t.size], network.distance, len(PAIRS))
        each = f.binary_cross_entropy_with_logits(scores, t.pairs, reduction="none") * t.pair_seen
        total = total + each.sum()
        rows += int(t.pair_seen.any(2).sum())
    if rows:
        losses["pairs"] = total / rows
    return losses


def batches(examples: Sequence[Example], rng: random.Random) -> list[list[int]]:
    """Windows of like length together, shuffled."""
    order = sorted(range(len(examples)), key=lambda n: len(examples[n]["words"]) + rng.random() * 8)
    made: list[list[int]] = [[]]
    for n in order:
        longest = len(examples[n]["words"]) * 1.35 + 2
        if made[-1] and longest * (len(made[-1]) + 1) > BATCH_PIECES:
            made.append([])
        made[-1].append(n)
    rng.shuffle(made)
    return made


def train(examples: Sequence[Example], epochs: int, seed: int, halves: Sequence[str],
          log: Any) -> Network:  # fmt: skip
    """A network trained on the examples of ``halves``; ``log`` is called with a row an epoch."""
    torch.manual_seed(seed)
    np.random.seed(seed)
    torch.use_deterministic_algorithms(True)
    rng = random.Random(seed)
    vocabulary = load_vocabulary()
    labels = sum(map(len, heads().values()))
    network = Network(labels, len(PAIRS), len(vocabulary), seed=seed)
    network.load_minilm(MINILM / "model.safetensors")
    network.embed.weight.requires_grad = False
    own = ("wide", "words", "tie", "left", "right", "distance")
    groups = [
        {"params": [p for n, p in network.named_parameters()
                    if p.requires_grad and n.split(".")[0] not in own], "lr": RATE},
        {"params": [p for n, p in network.named_parameters() if n.split(".")[0] in own],
         "lr": HEAD_RATE},
    ]  # fmt: skip
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    training = [e for e in examples if e["half"] in halves]
    dev = [e for e in examples if e["half"] == "dev"]
    pools = Pools(training)
    steps = epochs * len(batches(training, random.Random(seed)))
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda s: min((s + 1) / (WARM * steps), max(0.0, (steps - s) / ((1 - WARM) * steps))),
    )
    for epoch in range(epochs):
        network.train()
        begun, sums, n_batches = time.monotonic(), {}, 0
        for batch in batches(training, rng):
            chosen = [varied(training[n], pools, rng) for n in batch]
            targets = [targets_of(e) for e in chosen]
            out = network(*batch_of([e["words"] for e in chosen], vocabulary))
            losses = loss_of(network, *out, targets)
            loss = sum(WEIGHTS[k] * v for k, v in losses.items())
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            scheduler.step()
            n_batches += 1
            for k, v in losses.items():
                sums[k] = sums.get(k, 0.0) + float(v.detach())
        row = {"epoch": epoch + 1, "seconds": round(time.monotonic() - begun),
               "loss": {k: round(v / n_batches, 4) for k, v in sums.items()}}  # fmt: skip
        if (epoch + 1) % 3 == 0 or epoch + 1 == epochs:
            row["dev"] = measure(network, dev, vocabulary)
        log(row, network)
    return network


def main() -> None:
    """The command."""
    options = argparse.ArgumentParser()
    options.add_argument("examples", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--epochs", type=int, default=12)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--halves", default="train")
    chosen = options.parse_args()
    lines = chosen.examples.read_text("utf-8").splitlines()
    examples = [json.loads(line) for line in lines]
    chosen.out.mkdir(parents=True, exist_ok=True)
    with (chosen.out / "curve.jsonl").open("w") as curve:

        def log(row: dict[str, Any], network: Network) -> None:
            print(json.dumps(row), flush=True)
            curve.write(json.dumps(row) + "\n")
            curve.flush()
            torch.save(network.state_dict(), chosen.out / "network.pt")

        train(examples, chosen.epochs, chosen.seed, chosen.halves.split(","), log)


if __name__ == "__main__":
    main()
