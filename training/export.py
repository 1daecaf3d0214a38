"""Step three: a checkpoint → the bundle that the package ships."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import onnx
import torch

from standoff.language.labels import Labels
from training.encoder import Encoder, pretrained, pretrained_folder
from training.graph import links, reader, relations
from training.model import Joint
from training.settings import Sizes


def export(checkpoint: Path, labels: Labels, bundle: Path, *, weights: str = "average", quantized: bool = True) -> None:
    """Write the bundle's graphs, tables, labels and tokenizer into `bundle`; the card is a step of its own.

    `weights`: "average" (the moving average) or "model" (the last step). Unless `quantized` all stays float32.
    """
    model = joint(checkpoint, labels, weights)
    bundle.mkdir(parents=True, exist_ok=True)
    onnx.save(reader(model, quantized=quantized), bundle / "reader.onnx")
    onnx.save(links(model), bundle / "links.onnx")
    onnx.save(relations(model, labels.relations.index("root"), quantized=quantized), bundle / "relations.onnx")
    (bundle / "labels.json").write_text(labels.to_json() + "\n", "utf-8")
    shutil.copyfile(pretrained_folder() / "tokenizer.json", bundle / "tokenizer.json")
    np.savez(bundle / "words.npz", allow_pickle=False, **word_table(model.encoder))
    np.savez(bundle / "tables.npz", allow_pickle=False, **_tables(model))


def joint(checkpoint: Path, labels: Labels, weights: str) -> Joint:
    """The joint model with a checkpoint's weights, set for reading."""
    model = Joint(pretrained(pretrained_folder()), labels, Sizes(), 0.0)
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)[weights]
    missing, unexpected = model.load_state_dict(state, strict=False)
    if unexpected or set(missing) - {"encoder.words.weight"}:
        raise SystemExit(f"{checkpoint} does not fit the model: missing {missing}, unexpected {unexpected}")
    return model.eval()


def word_table(encoder: Encoder) -> dict[str, np.ndarray]:
    """The word embeddings in int8, a scale a row; all encoders of a bundle share them."""
    words = encoder.words.weight.detach().cpu().numpy()
    scales = np.abs(words).max(1) / 127
    return {"ids": np.round(words / scales[:, None]).astype(np.int8), "scales": scales.astype(np.float32)}


def _tables(model: Joint) -> dict[str, np.ndarray]:
    """What is added to the word embeddings, and the transitions between tags."""
    tags, tag_start = model.tag_crf.scores()
    roles, role_start = model.role_crf.scores()
    tensors = {
        "positions": model.encoder.positions,
        "shapes": model.encoder.shapes,
        "tags": tags,
        "tag_start": tag_start,
        "roles": roles,
        "role_start": role_start,
    }
    return {name: tensor.detach().cpu().numpy().astype(np.float32) for name, tensor in tensors.items()}
