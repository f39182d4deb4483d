"""What the encoder said of one text, to be asked by token of the parse.

Chances are between 0 and 1. A pair is only known inside one window; of a pair that lies across
windows the encoder says nothing (``None``), and the rules decide alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from marsad.reading.encoder.labels import FLAGS, PAIRS, heads
from marsad.reading.encoder.windows import Window

Scores = NDArray[np.float32]
Words = tuple[int, ...]
PAIR = {name: n for n, name in enumerate(PAIRS)}


def _places() -> dict[str, slice]:
    found, at = {}, 0
    for name, labels in heads().items():
        found[name] = slice(at, at + len(labels))
        at += len(labels)
    return found


HEAD = _places()


def softmax(scores: Scores) -> Scores:
    """Chances of the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    chances: Scores = raised / raised.sum(-1, keepdims=True)
    return chances


def sigmoid(scores: Scores) -> Scores:
    """Chance of each score alone."""
    chances: Scores = np.float32(1.0) / (np.float32(1.0) + np.exp(-np.clip(scores, -30, 30)))
    return chances


@dataclass(frozen=True, slots=True)
class Part:
    """One window: scores of its words, and the two sides of its pairs."""

    window: Window
    words: Scores
    left: Scores
    right: Scores


@dataclass(frozen=True, slots=True)
class Encoded:
    """The scores of one text. ``tokens`` are the parse's tokens that are words, in order."""

    tokens: tuple[int, ...]
    place: Mapping[int, int]
    parts: tuple[Part, ...]
    distance: Scores
    lines: dict[tuple[int, Words], Scores] = field(default_factory=dict)
    pairs: dict[tuple[Words, Words], list[float] | None] = field(default_factory=dict)

    def scores(self, head: str) -> Scores:
        """(words, labels of ``head``), of every word of the text."""
        kept = [p.words[p.window.own - p.window.first :, HEAD[head]] for p in self.parts]
        return np.concatenate(kept) if kept else np.zeros((0, len(heads()[head])), np.float32)

    def chances(self, head: str, tokens: Iterable[int]) -> dict[str, float]:
        """The chance of each label of ``head`` over ``tokens`` together; empty without a word."""
        rows = [self._row(t)[HEAD[head]] for t in tokens if t in self.place]
        if not rows:
            return {}
        mean = softmax(np.mean(rows, axis=0) if len(rows) > 1 else rows[0])
        return dict(zip(heads()[head], mean.tolist(), strict=True))

    def flag(self, name: str, token: int) -> float:
        """The chance of a flag at ``token``."""
        if token not in self.place:
            return 0.0
        return float(sigmoid(self._row(token)[HEAD["flags"]][FLAGS.index(name)]))

    def pair(self, name: str, ones: Sequence[int], others: Sequence[int]) -> float | None:
        """The chance that a word of ``others`` is ``name`` of the ``ones``, over both together;
        ``None`` where no window holds both."""
        key = (tuple(ones), tuple(others))
        if key not in self.pairs:
            self.pairs[key] = self._together(*key)
        scores = self.pairs[key]
        if scores is None:
            return None
        return 1.0 / (1.0 + math.exp(-min(max(scores[PAIR[name]], -30.0), 30.0)))

    def _together(self, ones: Words, others: Words) -> list[float] | None:
        """The score of every pair; ``None`` where no window holds both."""
        a = [self.place[t] for t in ones if t in self.place]
        b = [self.place[t] for t in others if t in self.place]
        if not a or not b:
            return None
        low, high = min(*a, *b), max(*a, *b)
        for number in (self._part_of(high), self._part_of(min(a))):
            window = self.parts[number].window
            if window.first <= low and high < window.last:
                lines = self._lines(number, tuple(n - window.first for n in a))
                told = lines[:, [n - window.first for n in b]].astype(np.float64)
                scores: list[float] = (told.sum(1) / len(b)).tolist()
                return scores
        return None

    def _lines(self, number: int, ones: Words) -> Scores:
        """(pairs, words): scores of each pair from ``ones`` together to every word of a window."""
        key = (number, ones)
        if key not in self.lines:
            part = self.parts[number]
            size, width = part.left.shape
            depth = width // len(PAIRS)
            left = part.left[ones[0]] if len(ones) == 1 else part.left[list(ones)].mean(0)
            right = part.right.reshape(size, len(PAIRS), depth).transpose(1, 0, 2)
            scores = (right @ left.reshape(len(PAIRS), depth, 1))[:, :, 0] * depth**-0.5
            away = _distances(size)
            far = sum(self.distance[:, away[size - n : 2 * size - n]] for n in ones)
            self.lines[key] = scores + far / np.float32(len(ones))
        return self.lines[key]

    def _row(self, token: int) -> Scores:
        word = self.place[token]
        part = self.parts[self._part_of(word)]
        row: Scores = part.words[word - part.window.first]
        return row

    def _part_of(self, word: int) -> int:
        low, high = 0, len(self.parts) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.parts[middle].window.own <= word:
                low = middle
            else:
                high = middle - 1
        return low


@lru_cache(maxsize=512)
def _distances(size: int) -> NDArray[np.int64]:
    """The classes of the distances from ``-size`` to ``size``."""
    return bucket(np.arange(-size, size))


def bucket(distance: NDArray[np.int64], size: int = 32) -> NDArray[np.int64]:
    """Signed distance in words as one of ``size`` classes, finer when near."""
    half = size // 2
    steps = np.minimum((np.log2(np.abs(distance) + 1.0) * 3).astype(np.int64), half - 1)
    classes: NDArray[np.int64] = np.where(distance < 0, half - 1 - steps, half + steps)
    return classes
