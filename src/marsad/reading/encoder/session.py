"""The shipped encoder: loaded at the first use, one thread, one window at a time.

Law: what is said of a text depends on that text alone. Eight-bit activations take their scale
from whatever is run together, so windows are never run together; the same text gives the same
scores on every machine, and no other program hears of it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np

# Nothing leaves the machine: unless told before it is imported, onnxruntime names the machine in a
# file in the home folder, gathers what it did there, and sends it to its makers.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime
from numpy.typing import NDArray
from spacy.tokens import Doc

from marsad.model.errors import MarsadError
from marsad.model.hashing import sha256_bytes
from marsad.reading.encoder.encoded import Encoded, Part
from marsad.reading.encoder.labels import PAIRS
from marsad.reading.encoder.pieces import FIRST, LAST, pieces_of, vocabulary_of
from marsad.reading.encoder.windows import windows

DATA = files("marsad.reading.encoder") / "data"
MODEL, VOCABULARY, DISTANCE = "encoder.int8.onnx", "vocab.txt", "distance.npy"
MOST_PIECES = 512
MOST_WORDS = 100_000


@dataclass(frozen=True, slots=True)
class Weights:
    """What a network needs to be run, and the pieces of the words it has met."""

    session: Any
    vocabulary: Mapping[str, int]
    distance: NDArray[np.float32]
    met: dict[str, list[int]] = field(default_factory=dict)

    def pieces(self, word: str) -> list[int]:
        """The pieces of ``word``, cut once; the store is emptied when it is full."""
        found = self.met.get(word)
        if found is None:
            if len(self.met) >= MOST_WORDS:
                self.met.clear()
            found = self.met[word] = pieces_of(word, self.vocabulary)
        return found


@lru_cache(maxsize=1)
def encoder_name() -> str:
    """The name of the shipped encoder, another one after each training."""
    try:
        return "encoder-" + sha256_bytes((DATA / DISTANCE).read_bytes())[:12]
    except OSError as wrong:
        raise MarsadError(
            "E-MODEL", f"the encoder is missing ({wrong}); install Marsad again"
        ) from wrong


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """The weights of the package. About a quarter of a second. Raises ``MarsadError`` (E-MODEL)."""
    try:
        with as_file(DATA / MODEL) as path:
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = 1
            options.inter_op_num_threads = 1
            session = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"]
            )
        vocabulary = vocabulary_of((DATA / VOCABULARY).read_text("utf-8").splitlines())
        with as_file(DATA / DISTANCE) as path:
            distance = np.load(path)
    except (OSError, RuntimeError) as wrong:
        raise MarsadError(
            "E-MODEL", f"the encoder cannot be loaded ({wrong}); install Marsad again"
        ) from wrong
    if distance.shape[0] != len(PAIRS):
        raise MarsadError("E-MODEL", "the encoder is of another version; install Marsad again")
    return Weights(session, vocabulary, distance)


def encode(doc: Doc, weights: Weights | None = None) -> Encoded:
    """What the encoder says of every word of ``doc``."""
    held = weights or shipped()
    tokens = [t.i for t in doc if not t.is_space]
    pieces = [held.pieces(doc[i].text) for i in tokens]
    place = {i: n for n, i in enumerate(tokens)}
    starts = [
        next((place[i] for i in range(s.start, s.end) if i in place), 0) for s in doc.sents
    ]  # fmt: skip
    parts = []
    for window in windows([len(p) for p in pieces], starts):
        row, first = [held.vocabulary[FIRST]], []
        for word in pieces[window.first : window.last]:
            first.append(len(row))
            row += word
        row.append(held.vocabulary[LAST])
        words, left, right = held.session.run(
            None,
            {
                "pieces": np.array([row[:MOST_PIECES]], dtype=np.int64),
                "first": np.array([[min(n, MOST_PIECES - 1) for n in first]], dtype=np.int64),
            },
        )
        parts.append(Part(window, words[0], left[0], right[0]))
    return Encoded(tuple(tokens), place, tuple(parts), held.distance)
