"""Writes the network as ONNX and as int8, with the labels and the biases of distance beside it.

``python training/export.py WEIGHTS.pt OUT_DIR``. Only the weights of products and of the word
table are stored in eight bits (a scale each output channel, seven bits used, so that every
processor gives the same); activations are quantised window by window at run time.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch
from minilm import MINILM
from network import Network
from onnxruntime.quantization import QuantType, quantize_dynamic

from marsad.reading.encoder.labels import PAIRS, heads


class _OneWindow(torch.nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: torch.Tensor, first: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return self.network(pieces, None, first)


def export(weights: Path, out: Path) -> None:
    """In ``out`` ``encoder.int8.onnx``, ``distance.npy`` and ``vocab.txt``; beside the weights
    ``encoder.onnx`` in full precision, to tell what eight bits cost."""
    full = weights.parent / "encoder.onnx"
    vocabulary = (MINILM / "vocab.txt").read_text("utf-8")
    labels = sum(map(len, heads().values()))
    network = Network(labels, len(PAIRS), len(vocabulary.splitlines()))
    network.load_state_dict(torch.load(weights, weights_only=True))
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    pieces, first = torch.arange(12)[None, :] + 1000, torch.arange(1, 9)[None, :]
    torch.onnx.export(
        _OneWindow(network),
        (pieces, first),
        str(full),
        input_names=["pieces", "first"],
        output_names=["words", "left", "right"],
        dynamic_axes={"pieces": {1: "pieces"}, "first": {1: "words"},
                      "words": {1: "words"}, "left": {1: "words"}, "right": {1: "words"}},
        opset_version=17,
        dynamo=False,
    )  # fmt: skip
    quantize_dynamic(
        str(full), str(out / "encoder.int8.onnx"), per_channel=True,
        reduce_range=True, weight_type=QuantType.QInt8,
    )  # fmt: skip
    np.save(out / "distance.npy", network.distance.detach().numpy().astype("float32"))
    (out / "vocab.txt").write_text(vocabulary, "utf-8")


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]))
