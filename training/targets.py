"""What the network should say of one window, as tensors; what is not labelled is masked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from marsad.reading.encoder.labels import FLAGS, NOTHING, PAIRS, heads

PAIR = {name: n for n, name in enumerate(PAIRS)}
FROM_TRIGGER = [n for name, n in PAIR.items() if name not in ("source", "content", "same",
                                                              "same-event")]  # fmt: skip
FROM_CUE = [PAIR["source"], PAIR["content"]]


@dataclass
class Targets:
    """Of ``size`` words: a class a head (-1 = not asked), flags, pairs with what is asked."""

    size: int
    heads: dict[str, Tensor]
    flag_seen: Tensor
    pairs: Tensor
    pair_seen: Tensor


def _index(head: str, label: str) -> int:
    return heads()[head].index(label)


def type_and_mode(kind: str) -> tuple[str, str]:
    """The labels of ``kind`` in the heads ``trigger`` and ``mode``."""
    if kind.startswith("condition."):
        return kind, NOTHING
    return kind.partition(".")[0], kind if "." in kind else NOTHING


def targets_of(example: Mapping[str, Any]) -> Targets:
    """The targets of one example."""
    size = len(example["words"])
    seen = torch.tensor(example["seen"], dtype=torch.bool)
    made = {name: torch.full((size,), -1) for name in heads() if name != "flags"}
    flags = torch.zeros(size, len(FLAGS))
    flag_seen = torch.ones(size, len(FLAGS))
    flag_seen[:, FLAGS.index("cumulative")] = 0
    flag_seen[:, FLAGS.index("part")] = 0
    flag_seen[:, FLAGS.index("voice-cue")] = seen.float()
    pairs = torch.zeros(len(PAIRS), size, size)
    pair_seen = torch.zeros(len(PAIRS), size, size, dtype=torch.bool)
    made["trigger"][:] = 0
    made["counted"][:] = 0
    made["mention"][seen] = 0
    _claims(example["claims"], made, flags, pairs, pair_seen)
    _mentions(example["mentions"], made, pairs, pair_seen)
    for voice in example["voices"]:
        a, b = voice["cue"]
        flags[a:b, FLAGS.index("voice-cue")] = 1
        for name in ("source", "content"):
            pair_seen[PAIR[name], a:b, :] = True
            if voice[name]:
                c, d = voice[name]
                pairs[PAIR[name], a:b, c:d] = 1
    for count in example["counts"]:
        a, b = count["span"]
        made["counted"][a:b] = _index("counted", count["of"])
        for name in ("cumulative", "part"):
            flag_seen[a:b, FLAGS.index(name)] = 1
            flags[a:b, FLAGS.index(name)] = float(count[name])
    for one in example["series"]:
        a, b = one["span"]
        flags[a:b, FLAGS.index("series")] = 1
    made["flags"] = flags
    return Targets(size, made, flag_seen, pairs, pair_seen)


def _claims(
    claims: Sequence[Mapping[str, Any]],
    made: dict[str, Tensor],
    flags: Tensor,
    pairs: Tensor,
    pair_seen: Tensor,
) -> None:
    for claim in reversed(claims):
        a, b = claim["span"]
        kind, mode = type_and_mode(claim["kind"])
        party = NOTHING if claim["party"] is None else "party" if claim["party"] else "no-party"
        for head, label in (
            ("trigger", kind), ("mode", mode), ("stance", claim["stance"]),
            ("realis", claim["realis"]), ("party", party),
        ):  # fmt: skip
            made[head][a:b] = _index(head, label)
        if claim["cue"]:
            c, d = claim["cue"]
            flags[c:d, FLAGS.index("stance-cue")] = 1
        for n in FROM_TRIGGER:
            pair_seen[n, a:b, :] = True
        for name, span in claim["pairs"]:
            if span and name in PAIR:
                pairs[PAIR[name], a:b, span[0] : span[1]] = 1
        same = PAIR["same-event"]
        for other in claims:
            c, d = other["span"]
            if (c, d) != (a, b):
                pair_seen[same, a:b, c:d] = True
                if claim["event"] is not None and claim["event"] == other["event"]:
                    pairs[same, a:b, c:d] = 1


def _mentions(
    mentions: Sequence[Mapping[str, Any]],
    made: dict[str, Tensor],
    pairs: Tensor,
    pair_seen: Tensor,
) -> None:
    same = PAIR["same"]
    for mention in sorted(mentions, key=lambda m: m["span"][0] - m["span"][1]):
        a, b = mention["span"]
        made["mention"][a] = _index("mention", f"B-{mention['type']}")
        made["mention"][a + 1 : b] = _index("mention", f"I-{mention['type']}")
        if mention["kind"]:
            made["kind"][a:b] = _index("kind", mention["kind"])
        for other in mentions:
            c = other["span"][1] - 1
            if c != b - 1:
                pair_seen[same, b - 1, c] = True
                pairs[same, b - 1, c] = float(other["entity"] == mention["entity"])
