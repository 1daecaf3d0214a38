"""A shipped bundle → the torch model it was made of, so that training can go on where a checkpoint is gone.

What int8 rounded away stays lost: half a step of each weight's scale, which a short warm-up mends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from standoff.language.labels import Labels
from training.crf import Crf
from training.encoder import Encoder, EncoderSizes
from training.model import Joint
from training.settings import Sizes

_Array = npt.NDArray[np.generic]
_Floats = npt.NDArray[np.float32]
_Weights = tuple[_Floats, _Floats | None]


def restored(
    bundle: Path, sizes: Sizes, dropout: float, head_dropout: float, encoder: EncoderSizes | None = None
) -> Joint:
    """The joint model with the weights of a bundle, in int8 or float32; `training/export.py` is the way back."""
    model = Joint(Encoder(encoder or EncoderSizes(), dropout), bundle_labels(bundle), sizes, head_dropout)
    with torch.no_grad():
        _fill(_layers(model), list(layers(onnx.load(bundle / "reader.onnx"))))
        _fill_links(model, onnx.load(bundle / "links.onnx"))
        _fill_relations(model, onnx.load(bundle / "relations.onnx"))
        _fill_tables(model, bundle)
    return model


def bundle_labels(bundle: Path) -> Labels:
    """The label sets of a bundle, in the order of its heads' outputs."""
    return Labels.from_json((bundle / "labels.json").read_text("utf-8"))


def layers(model: onnx.ModelProto) -> Iterator[_Weights]:
    """Weights [in, out] (of a norm: [width]) and bias of every layer of a graph, in the order of its nodes."""
    known = {weight.name: numpy_helper.to_array(weight) for weight in model.graph.initializer}
    biases = {name: known[node.input[1]] for node, name in _sums(model) if node.input[1] in known}
    for node in model.graph.node:
        given = [known.get(name) for name in node.input]
        if node.op_type == "DynamicQuantizeMatMul":
            yield _floats(given[1]) * _floats(given[2]), None if given[4] is None else _floats(given[4])
        elif node.op_type == "LayerNormalization":
            yield _floats(given[1]), _floats(given[2])
        elif node.op_type == "MatMul" and given[1] is not None:
            bias = biases.get(node.output[0])
            yield _floats(given[1]), None if bias is None else _floats(bias)


def _sums(model: onnx.ModelProto) -> Iterator[tuple[onnx.NodeProto, str]]:
    """The additions of a graph, each with the name of what is added to."""
    return ((node, node.input[0]) for node in model.graph.node if node.op_type == "Add")


def _floats(value: _Array | None) -> _Floats:
    if value is None:
        raise SystemExit("a layer of the bundle has no weights of its own: it was not made by `python -m training`")
    return value.astype(np.float32)


def _layers(model: Joint) -> list[list[nn.Linear] | nn.LayerNorm]:
    """The layers of the reader in the order of its graph; those that stand side by side in one product are a list."""
    out: list[list[nn.Linear] | nn.LayerNorm] = [model.encoder.norm]
    for block in model.encoder.blocks():
        out += [[block.attend], [block.join], block.norm_1, [block.widen], [block.narrow], block.norm_2]
    side = [model.hide_tags, model.hide_names, model.hide_roles, model.arc_child, model.arc_head]
    side += [model.label_child, model.label_head, model.pair_word, model.pair_cue]
    return [*out, side, [model.tags], [model.arc], [model.names], [model.roles]]


def _fill(into: list[list[nn.Linear] | nn.LayerNorm], found: list[_Weights]) -> None:
    for layer, (weight, bias) in zip(into, found, strict=True):
        parts: Sequence[nn.Linear | nn.LayerNorm] = [layer] if isinstance(layer, nn.LayerNorm) else layer
        sizes = [len(part.weight) for part in parts]
        rows = torch.from_numpy(weight.T).split(sizes)
        biases = [None] * len(parts) if bias is None else torch.from_numpy(bias).split(sizes)
        for part, row, one in zip(parts, rows, biases, strict=True):
            part.weight.copy_(row)
            if one is not None:
                part.bias.copy_(one)


def _fill_links(model: Joint, graph: onnx.ModelProto) -> None:
    """Its one product that is not with a weight as it stands has the weight in a product by places before it."""
    _fill([[model.pair_sum]], list(layers(graph)))
    known = {weight.name: numpy_helper.to_array(weight) for weight in graph.graph.initializer}
    for node in graph.graph.node:
        weight = known.get(node.input[1]) if len(node.input) > 1 else None
        if weight is not None and node.op_type == "Mul":
            model.pair_product.weight.copy_(torch.from_numpy(weight.T.copy()))
        elif weight is not None and node.op_type == "Add" and weight.ndim > 1:
            model.distance.copy_(torch.from_numpy(weight.copy()))


def _fill_relations(model: Joint, graph: onnx.ModelProto) -> None:
    ((weight, bias),) = layers(graph)
    if bias is None:
        raise SystemExit("the relations of the bundle have no bias: it was not made by `python -m training`")
    rows = np.concatenate([weight, bias[None]])
    model.label.copy_(torch.from_numpy(rows.reshape(model.label.shape)))


def _fill_tables(model: Joint, bundle: Path) -> None:
    with np.load(bundle / "words.npz") as words:
        model.encoder.words.weight.copy_(torch.from_numpy(words["ids"] * words["scales"][:, None]))
    with np.load(bundle / "tables.npz") as tables:
        values = {name: torch.from_numpy(tables[name]) for name in tables.files}
    model.encoder.positions.copy_(values["positions"])
    model.encoder.shapes.copy_(values["shapes"])
    _fill_field(model.tag_crf, values["tags"], values["tag_start"])
    _fill_field(model.role_crf, values["roles"], values["role_start"])


def _fill_field(field: Crf, transitions: Tensor, start: Tensor) -> None:
    """The bundle has transitions and their bars summed; what is barred learns nothing, so it may begin at zero."""
    field.transitions.copy_(torch.where(field.blocked < 0, 0.0, transitions))
    field.start.copy_(torch.where(field.start_blocked < 0, 0.0, start))
