"""The exported graphs, written node by node: what stands in them is what is meant, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from standoff.language.labels import ROLE_OF_TAG
from training.encoder import Encoder
from training.model import Joint

_CONTRIB = "com.microsoft"
_OPSETS = [helper.make_opsetid("", 20), helper.make_opsetid(_CONTRIB, 1)]
_LARGEST = 63
"""Weights take seven bits: on processors without VNNI two products of eight bits can overflow their 16-bit sum."""


def quantize(weight: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """A weight [in, out] as integers and one scale per output."""
    scales = np.maximum(np.abs(weight).max(0), 1e-12) / _LARGEST
    return np.round(weight / scales).astype(np.int8), scales.astype(np.float32)


class Graph:
    """A graph under construction. Every method adds nodes and gives the name of what they produce.

    `scales`, by layer, divide the inputs of products in int8 and multiply their weights.
    """

    def __init__(
        self, name: str, *, quantized: bool = False, scales: Mapping[nn.Module, npt.NDArray[np.float32]] | None = None
    ) -> None:
        self.name = name
        self.quantized = quantized
        self.scales = scales or {}
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self.ports: tuple[list[onnx.ValueInfoProto], list[onnx.ValueInfoProto]] = ([], [])

    def port(
        self, name: str, shape: Sequence[int | str], *, output: bool = False, kind: int = TensorProto.FLOAT
    ) -> str:
        """Declare an input or an output."""
        self.ports[output].append(helper.make_tensor_value_info(name, kind, list(shape)))
        return name

    def add(self, op: str, *inputs: str, name: str = "", **attributes: float | str | list[int]) -> str:
        """One node with one output."""
        out = name or f"{op}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, list(inputs), [out], name=out, **attributes))  # type: ignore[arg-type]
        return out

    def split(self, x: str, sizes: Sequence[int], axis: int) -> list[str]:
        """Cut `x` into parts."""
        outs = [f"split_{len(self.nodes)}_{n}" for n in range(len(sizes))]
        counts = self.constant(np.array(sizes, np.int64))
        self.nodes.append(helper.make_node("Split", [x, counts], outs, name=outs[0], axis=axis))
        return outs

    def constant(self, value: npt.NDArray[np.generic] | Tensor) -> str:
        """A weight."""
        array = value.detach().cpu().numpy() if isinstance(value, Tensor) else value
        name = f"weight_{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def linear(self, x: str, *layers: nn.Linear, fine: bool = False) -> str:
        """One or several linear layers over the same input, side by side in one product, in int8 unless `fine`."""
        weight = np.concatenate([layer.weight.detach().cpu().numpy() for layer in layers]).T
        has_bias = layers[0].bias is not None
        bias = np.concatenate([layer.bias.detach().cpu().numpy() for layer in layers]) if has_bias else None
        if self.quantized and not fine:
            if (scale := self.scales.get(layers[0])) is not None:
                x, weight = self.add("Mul", x, self.constant(1 / scale)), weight * scale[:, None]
            whole, scales = quantize(weight)
            parts = [x, self.constant(whole), self.constant(scales), "", "" if bias is None else self.constant(bias)]
            return self.add("DynamicQuantizeMatMul", *parts, domain=_CONTRIB)
        product = self.add("MatMul", x, self.constant(weight))
        return product if bias is None else self.add("Add", product, self.constant(bias))

    def norm(self, x: str, layer: nn.LayerNorm, name: str = "") -> str:
        """Layer normalisation over the last axis."""
        parts = (x, self.constant(layer.weight), self.constant(layer.bias))
        return self.add("LayerNormalization", *parts, name=name, axis=-1, epsilon=layer.eps)

    def model(self) -> onnx.ModelProto:
        """The finished model, checked."""
        graph = helper.make_graph(self.nodes, self.name, *self.ports, self.weights)
        model = helper.make_model(graph, opset_imports=_OPSETS, ir_version=10)
        onnx.checker.check_model(model, full_check=True)
        return model


def encode(graph: Graph, encoder: Encoder, name: str) -> str:
    """The encoder over one window: input `vectors` [T, width] (embeddings, summed), output `name` [T, width].

    A window is a batch of its own. int8 scales are taken over a whole tensor, so windows that shared one would change
    each other's results.
    """
    width = encoder.sizes.width
    x = graph.norm(graph.port("vectors", ["T", width]), encoder.norm)
    outer = graph.constant(np.array([0], np.int64))
    for n, layer in enumerate(encoder.blocks()):
        parts = graph.split(graph.add("Unsqueeze", graph.linear(x, layer.attend), outer), [width] * 3, 2)
        mixed = graph.add("MultiHeadAttention", *parts, domain=_CONTRIB, num_heads=encoder.sizes.heads)
        joined = graph.add("Squeeze", mixed, outer)
        x = graph.norm(graph.add("Add", x, graph.linear(joined, layer.join)), layer.norm_1)
        inner = graph.linear(graph.add("Gelu", graph.linear(x, layer.widen)), layer.narrow)
        last = n == len(encoder.layers) - 1
        x = graph.norm(graph.add("Add", x, inner), layer.norm_2, name=name if last else "")
    return x


def reader(model: Joint, *, quantized: bool) -> onnx.ModelProto:
    """Encoder and heads: inputs `vectors` [T, width] and `first` [W], outputs by the names of `Joint.outputs`."""
    graph = Graph("reader", quantized=quantized)
    encoded = encode(graph, model.encoder, "encoded")
    words = graph.add("Gather", encoded, graph.port("first", ["W"], kind=TensorProto.INT64), axis=0)
    bent = [model.hide_tags, model.hide_names, model.hide_roles, model.arc_child, model.arc_head]
    bent += [model.label_child, model.label_head]
    straight = [model.pair_word, model.pair_cue]
    sizes = [sum(layer.out_features for layer in part) for part in (bent, straight)]
    hidden, pairs = graph.split(graph.linear(words, *bent, *straight), sizes, 1)
    curved = graph.split(graph.add("Gelu", hidden), [layer.out_features for layer in bent], 1)
    tags, names, roles, child, head, *labels = curved
    tag_parts = graph.split(graph.linear(tags, model.tags), list(model.parts.values()), 1)
    pair_parts = graph.split(pairs, [layer.out_features for layer in straight], 1)
    arcs = graph.add("MatMul", child, graph.add("Transpose", graph.linear(head, model.arc), perm=[1, 0]))
    outputs = dict(zip(model.parts, tag_parts, strict=True)) | {
        "names": graph.linear(names, model.names, fine=True),
        "roles": graph.linear(roles, model.roles, fine=True),
        "arcs": arcs,
        "label_child": labels[0],
        "label_head": labels[1],
        "pair_word": pair_parts[0],
        "pair_cue": pair_parts[1],
    }
    for name, value in outputs.items():
        graph.add("Identity", value, name=name)
        graph.port(name, ["W", "N"], output=True)
    return graph.model()


def links(model: Joint) -> onnx.ModelProto:
    """Roles of every word for every cue: `words` [W, D], `cues` [C, D], `tags` [W, tags], `distances` [C, W]."""
    graph = Graph("links")
    width = sum(model.pair_split)
    words = graph.port("words", ["W", width])
    cues = graph.port("cues", ["C", width])
    tags = graph.port("tags", ["W", model.roles.out_features])
    distances = graph.port("distances", ["C", "W"], kind=TensorProto.INT64)
    front, back = (graph.constant(np.array([axis], np.int64)) for axis in (1, 2))
    word_sum, word_product = graph.split(words, model.pair_split, 1)
    cue_sum, cue_product = graph.split(cues, model.pair_split, 1)
    places = graph.add("Add", graph.add("Unsqueeze", cue_sum, front), graph.constant(model.distance))
    placed = graph.add("GatherND", places, graph.add("Unsqueeze", distances, back), batch_dims=1)
    bent = graph.add("Gelu", graph.add("Add", placed, word_sum))
    weighed = graph.add("Mul", graph.add("Unsqueeze", cue_product, back), graph.constant(model.pair_product.weight.T))
    both = graph.add("Add", graph.linear(bent, model.pair_sum), graph.add("MatMul", word_product, weighed))
    own = graph.add("Gather", tags, graph.constant(np.array(ROLE_OF_TAG, np.int64)), axis=1)
    graph.add("Add", both, own, name="scores")
    graph.port("scores", ["C", "W", len(ROLE_OF_TAG)], output=True)
    return graph.model()


def relations(model: Joint, root: int, *, quantized: bool) -> onnx.ModelProto:
    """The best relation of each word to its head: `child` and `head` [W, D] → `relation` [W].

    It is never `root`, the index of the root's own relation: who is the root is for the tree to say.
    """
    graph = Graph("relations", quantized=quantized)
    size, count = model.label.shape[0] - 1, model.label.shape[1]
    child, head = graph.port("child", ["W", size]), graph.port("head", ["W", size])
    label = model.label.detach().cpu().numpy()
    flat = nn.Linear(size, count * (size + 1))
    flat.weight.data, flat.bias.data = (
        torch.from_numpy(label[:-1].reshape(size, -1).T),
        torch.from_numpy(label[-1].ravel()),
    )
    base = graph.linear(child, flat)
    table = graph.add("Reshape", base, graph.constant(np.array([-1, count, size + 1], np.int64)))
    front, one = graph.split(table, [size, 1], 2)
    column = graph.add("Unsqueeze", head, graph.constant(np.array([2], np.int64)))
    barred = np.zeros((count, 1), np.float32)
    barred[root] = -1e4
    scores = graph.add("Add", graph.add("MatMul", front, column), graph.add("Add", one, graph.constant(barred)))
    graph.add(
        "ArgMax",
        graph.add("Squeeze", scores, graph.constant(np.array([2], np.int64))),
        name="relation",
        axis=1,
        keepdims=0,
    )
    graph.port("relation", ["W"], output=True, kind=TensorProto.INT64)
    return graph.model()
