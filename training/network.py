"""The network: MiniLM's six layers, a vector a word, heads of single words, scores of pairs.

Shapes: ``pieces`` (batch, pieces), ``mask`` the same (none where nothing is padding), ``first``
(batch, words) = the place of each word's first piece. Out: ``words`` (batch, words, labels of all
heads side by side), ``left`` and ``right`` (batch, words, pairs * DEPTH): the score of pair p from
word a to word b is the product of their slices p, with the bias of their distance.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as f

HIDDEN, LAYERS, HEADS, INNER = 384, 6, 12, 1536
DEPTH = 32
BUCKETS = 32


class Drop(nn.Module):
    """Dropout in steps of 1/256 with random bytes of ``dice``: torch's own takes nearly half of the
    time of a pass on a CPU."""

    def __init__(self, share: float, dice: np.random.Generator) -> None:
        super().__init__()
        self.least, self.dice = round(share * 256), dice

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        rolled = np.frombuffer(bytearray(self.dice.bytes(x.numel())), np.uint8)
        kept = torch.from_numpy(rolled).view(x.shape) >= self.least
        return x * (kept.to(x.dtype) * (256 / (256 - self.least)))


class Layer(nn.Module):
    """One transformer layer of BERT."""

    def __init__(self, drop: Drop) -> None:
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm_out = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = drop

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        b, n, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(b, n, HEADS, HIDDEN // HEADS).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        weights = (q @ k.transpose(2, 3)) * (HIDDEN // HEADS) ** -0.5
        if bias is not None:
            weights = weights + bias
        mixed = self.drop(weights.softmax(-1)) @ v
        mixed = mixed.transpose(1, 2).reshape(b, n, HIDDEN)
        x = self.norm(x + self.drop(self.out(mixed)))
        return self.norm_out(x + self.drop(self.down(f.gelu(self.up(x)))))


class Network(nn.Module):
    """The encoder with its heads."""

    def __init__(self, labels: int, pairs: int, vocabulary: int = 30522, dropout: float = 0.1,
                 seed: int = 1):  # fmt: skip
        super().__init__()
        self.pairs = pairs
        self.embed = nn.Embedding(vocabulary, HIDDEN)
        self.position = nn.Embedding(512, HIDDEN)
        self.segment = nn.Parameter(torch.zeros(HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Drop(dropout, np.random.default_rng(seed))
        self.layers = nn.ModuleList(Layer(self.drop) for _ in range(LAYERS))
        self.wide = nn.Linear(HIDDEN, HIDDEN)
        self.words = nn.Linear(HIDDEN, labels)
        self.tie = nn.Linear(HIDDEN, HIDDEN)
        self.left = nn.Linear(HIDDEN, pairs * DEPTH)
        self.right = nn.Linear(HIDDEN, pairs * DEPTH)
        self.distance = nn.Parameter(torch.full((pairs, BUCKETS), -3.0))

    def forward(
        self, pieces: Tensor, mask: Tensor | None, first: Tensor
    ) -> tuple[Tensor, ...]:
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.embed(pieces) + self.position(place) + self.segment
        x = self.drop(self.norm(x))
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        x = x.gather(1, first[:, :, None].expand(-1, -1, HIDDEN))
        x = self.drop(x)
        words = self.words(self.drop(f.gelu(self.wide(x))))
        tied = self.drop(f.gelu(self.tie(x)))
        return words, self.left(tied), self.right(tied)

    def load_minilm(self, path: Path) -> None:
        """Takes the weights of a MiniLM-L6 ``model.safetensors``."""
        given = load_file(path)
        given = {k.removeprefix("bert."): v for k, v in given.items()}

        def put(module: nn.Module, name: str) -> None:
            module.weight.data.copy_(given[f"{name}.weight"])
            if getattr(module, "bias", None) is not None:
                module.bias.data.copy_(given[f"{name}.bias"])

        put(self.embed, "embeddings.word_embeddings")
        put(self.position, "embeddings.position_embeddings")
        put(self.norm, "embeddings.LayerNorm")
        self.segment.data.copy_(given["embeddings.token_type_embeddings.weight"][0])
        for n, layer in enumerate(self.layers):
            base = f"encoder.layer.{n}"
            put(layer.query, f"{base}.attention.self.query")
            put(layer.key, f"{base}.attention.self.key")
            put(layer.value, f"{base}.attention.self.value")
            put(layer.out, f"{base}.attention.output.dense")
            put(layer.norm, f"{base}.attention.output.LayerNorm")
            put(layer.up, f"{base}.intermediate.dense")
            put(layer.down, f"{base}.output.dense")
            put(layer.norm_out, f"{base}.output.LayerNorm")


def bucket(distance: Tensor) -> Tensor:
    """Signed distance in words as one of ``BUCKETS`` classes, finer when near."""
    size = (distance.abs().float() + 1).log2() * 3
    half = BUCKETS // 2
    return torch.where(distance < 0, half - 1 - size.long().clamp(max=half - 1),
                       half + size.long().clamp(max=half - 1))  # fmt: skip


def pair_scores(left: Tensor, right: Tensor, distance: Tensor, pairs: int) -> Tensor:
    """(pairs, words, words) of one window, from its ``left`` and ``right`` (words, pairs*DEPTH)."""
    n = left.shape[0]
    a = left.view(n, pairs, DEPTH).transpose(0, 1)
    b = right.view(n, pairs, DEPTH).transpose(0, 1)
    scores = (a @ b.transpose(1, 2)) * DEPTH**-0.5
    at = torch.arange(n, device=left.device)
    return scores + distance[:, bucket(at[None, :] - at[:, None])]
