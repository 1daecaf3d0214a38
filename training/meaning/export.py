"""A checkpoint of the meaning encoder → its part of the bundle."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch

from standoff.language.meaning import Cut, cut_text
from training.encoder import pretrained, pretrained_folder
from training.graph import Graph, encode
from training.meaning.fit import OWN, reading_tokenizer, restore
from training.meaning.model import Judge, Meaning
from training.meaning.passages import passages
from training.meaning.smooth import scales
from training.meaning.tasks import TRUNKS


def export_meaning(checkpoint: Path, bundle: Path, *, quantize: bool = True) -> None:
    """Write meaning.onnx, judges.onnx, meaning.npz and meaning.json beside the reader's files in `bundle`.

    The word embeddings (words.npz) and the tokenizer are the reader's. Without `quantize` the encoder stays float32.
    """
    model = Meaning(pretrained(pretrained_folder(), 0.0), frozen=0)
    restore(model, checkpoint)
    texts = (item.texts[0] for item in passages(OWN) if item.corpus == "passages")
    tokenizer = reading_tokenizer()
    write(model.eval(), bundle, [cut_text(text, tokenizer) for text in texts] if quantize else None)


def write(model: Meaning, bundle: Path, texts: Sequence[Cut] | None) -> None:
    """The same, for a model that is at hand: in int8, smoothed for such `texts`; in float32 where there are none."""
    bundle.mkdir(parents=True, exist_ok=True)
    onnx.save(encoder(model, texts), bundle / "meaning.onnx")
    onnx.save(judges(model), bundle / "judges.onnx")
    np.savez(bundle / "meaning.npz", allow_pickle=False, **_tables(model))
    trunks = {name: {"roles": trunk.roles, "tasks": trunk.tasks} for name, trunk in TRUNKS.items()}
    (bundle / "meaning.json").write_text(json.dumps(trunks, indent=1) + "\n", "utf-8")


def encoder(model: Meaning, texts: Sequence[Cut] | None) -> onnx.ModelProto:
    """One text: `vectors` [T, width] (embeddings, summed) → `encoded` [T, width]; in int8 where there are texts."""
    found = scales(model.encoder, texts) if texts else None
    graph = Graph("meaning", quantized=texts is not None, scales=found)
    encode(graph, model.encoder, "encoded")
    graph.port("encoded", ["T", model.encoder.sizes.width], output=True)
    return graph.model()


def judges(model: Meaning) -> onnx.ModelProto:
    """The heads, float32: an input [N, roles, width] a trunk → scores [N, labels] a task; `likeness` → `vector`."""
    graph = Graph("judges")
    width = model.encoder.sizes.width
    for name, judge in model.trunks().items():
        _judge(graph, name, judge, width)
    rows = graph.port("likeness", ["M", width])
    _name(graph, graph.linear(rows, model.likeness), "vector", ["M", width])
    return graph.model()


def _judge(graph: Graph, name: str, judge: Judge, width: int) -> None:
    count = f"N_{name}"
    rows = graph.port(name, [count, len(judge.absent), width])
    if judge.compares:
        first, second, _ = graph.split(rows, [1, 1, len(judge.absent) - 2], 1)
        apart = graph.add("Abs", graph.add("Sub", first, second))
        rows = graph.add("Concat", rows, apart, graph.add("Mul", first, second), axis=1)
    flat = graph.add("Reshape", rows, graph.constant(np.array([-1, judge.hide.in_features], np.int64)))
    hidden = graph.add("Gelu", graph.linear(flat, judge.hide))
    for task, head in judge.tasks().items():
        _name(graph, graph.linear(hidden, head), task, [count, head.out_features])


def _name(graph: Graph, value: str, name: str, shape: list[int | str]) -> None:
    """Make a value an output of the graph."""
    graph.port(graph.add("Identity", value, name=name), shape, output=True)


def _tables(model: Meaning) -> dict[str, np.ndarray]:
    """What is added to the word embeddings, and what stands for a role that is absent."""
    absent = {f"absent_{name}": judge.absent for name, judge in model.trunks().items()}
    tensors: dict[str, torch.Tensor] = {"positions": model.encoder.positions, **absent}
    return {name: tensor.detach().numpy().astype(np.float32) for name, tensor in tensors.items()}
