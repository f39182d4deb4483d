"""How well the network alone does on windows: a figure a layer, gold spans given for the pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import torch
from network import Network, pair_scores
from targets import PAIR, targets_of, type_and_mode

from marsad.reading.encoder.labels import FLAGS, PAIRS, heads

Example = Mapping[str, Any]


def runs(labels: Sequence[int]) -> list[tuple[int, int, int]]:
    """Stretches of one label other than 0, as (first, end, label)."""
    found: list[tuple[int, int, int]] = []
    for n, label in enumerate(labels):
        if label and found and found[-1][1] == n and found[-1][2] == label:
            found[-1] = (found[-1][0], n + 1, label)
        elif label:
            found.append((n, n + 1, label))
    return found


def _tagged(labels: Sequence[int]) -> set[tuple[int, int, str]]:
    names = heads()["mention"]
    found: list[list[Any]] = []
    for n, label in enumerate(labels):
        name = names[label]
        if name[0] == "B" or (
            name[0] == "I" and not (found and found[-1][1] == n and found[-1][2] == name[2:])
        ):
            found.append([n, n + 1, name[2:]])
        elif name[0] == "I":
            found[-1][1] = n + 1
    return {(a, b, t) for a, b, t in found}


class Tally:
    """Hits, found and gold by name."""

    def __init__(self) -> None:
        self.kept: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])

    def add(self, name: str, hits: int, found: int, gold: int) -> None:
        """Adds one window's."""
        for n, value in enumerate((hits, found, gold)):
            self.kept[name][n] += value

    def figures(self) -> dict[str, float]:
        """F1 in points of a hundred."""
        return {
            name: round(200 * h / (f + g), 1) if f + g else 0.0
            for name, (h, f, g) in self.kept.items()
        }


@torch.no_grad()
def measure(
    network: Network, examples: Sequence[Example], vocabulary: dict[str, int]
) -> dict[str, float]:
    """F1 of triggers, kinds, mentions, counts, cues and of every pair; shares of stances."""
    from train import batch_of

    network.eval()
    tally = Tally()
    for example in examples:
        words, left, right = network(*batch_of([example["words"]], vocabulary))
        scores = pair_scores(left[0], right[0], network.distance, len(PAIRS))
        _one(example, words[0], scores, tally)
    return tally.figures()


def _one(example: Example, words: torch.Tensor, scores: torch.Tensor, tally: Tally) -> None:
    said, at = {}, 0
    for name, labels in heads().items():
        said[name] = words[:, at : at + len(labels)]
        at += len(labels)
    types = said["trigger"].argmax(-1).tolist()
    found = runs(types)
    gold = list({tuple(c["span"]): c for c in example["claims"]}.values())
    hits = kinds = 0
    for claim in gold:
        a, b = claim["span"]
        kind, mode = type_and_mode(claim["kind"])
        over = [r for r in found if r[0] < b and a < r[1]]
        hit = any(heads()["trigger"][r[2]] == kind for r in over)
        hits += hit
        modes = said["mode"][a:b].mean(0)
        kinds += hit and heads()["mode"][int(modes.argmax())] == mode
        for head in ("stance", "realis"):
            best = heads()[head][int(said[head][a:b].mean(0).argmax())]
            tally.add(head, best == claim[head], 1, 1)
    tally.add("trigger", hits, len(found), len(gold))
    tally.add("kind", kinds, len(found), len(gold))
    seen = [n for n, s in enumerate(example["seen"]) if s]
    tags = _tagged([t if n in set(seen) else 0
                    for n, t in enumerate(said["mention"].argmax(-1).tolist())])  # fmt: skip
    wanted = {(*m["span"], m["type"]) for m in example["mentions"]}
    tally.add("mention", len(tags & wanted), len(tags), len(wanted))
    counted = set(runs(said["counted"].argmax(-1).tolist()))
    numbers = {(*c["span"], heads()["counted"].index(c["of"])) for c in example["counts"]}
    tally.add("counted", len(counted & numbers), len(counted), len(numbers))
    targets = targets_of(example)
    for n, name in enumerate(FLAGS):
        asked = targets.flag_seen[:, n] > 0
        yes, want = (said["flags"][:, n] > 0) & asked, (targets.heads["flags"][:, n] > 0) & asked
        tally.add(f"flag {name}", int((yes & want).sum()), int(yes.sum()), int(want.sum()))
    for name, n in PAIR.items():
        asked = targets.pair_seen[n]
        yes, want = (scores[n] > 0) & asked, (targets.pairs[n] > 0) & asked
        tally.add(f"pair {name}", int((yes & want).sum()), int(yes.sum()), int(want.sum()))
