"""What an encoder might say, built by hand: scores by word, pairs by words."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from spacy.tokens import Doc

from marsad.reading.encoder.encoded import HEAD, PAIR, Encoded, Part
from marsad.reading.encoder.labels import FLAGS, PAIRS, heads
from marsad.reading.encoder.windows import Window

SURE = 6.0


def encoded(
    doc: Doc,
    words: Mapping[tuple[str, str], str] | None = None,
    pairs: Mapping[tuple[str, str, str], float] | None = None,
    flags: Mapping[tuple[str, str], float] | None = None,
) -> Encoded:
    """An opinion on every word: nothing, unless ``words`` gives (word, head) its label; a pair
    (name, word, word) is unlikely unless ``pairs`` gives its log odds."""
    tokens = [t.i for t in doc if not t.is_space]
    size = len(tokens)
    width = sum(map(len, heads().values()))
    scores = np.zeros((size, width), np.float32)
    for head in ("trigger", "mention", "counted"):
        scores[:, HEAD[head].start] = SURE
    scores[:, HEAD["flags"]] = -SURE
    place = {doc[i].text: n for n, i in enumerate(tokens)}
    for (word, head), label in (words or {}).items():
        row = scores[place[word], HEAD[head]]
        row[:] = 0.0
        row[heads()[head].index(label)] = SURE
    for (word, flag), value in (flags or {}).items():
        scores[place[word], HEAD["flags"].start + FLAGS.index(flag)] = value
    left = np.zeros((size, len(PAIRS) * size), np.float32)
    right = np.zeros((size, len(PAIRS) * size), np.float32)
    for n in range(len(PAIRS)):
        left[:, n * size : (n + 1) * size] = -SURE * size**0.5
        right[:, n * size : (n + 1) * size] = np.eye(size)
    for (name, one, other), value in (pairs or {}).items():
        left[place[one], PAIR[name] * size + place[other]] = value * size**0.5
    window = Window(0, 0, size)
    distance = np.zeros((len(PAIRS), 32), np.float32)
    where = {i: n for n, i in enumerate(tokens)}
    return Encoded(tuple(tokens), where, (Part(window, scores, left, right),), distance)
