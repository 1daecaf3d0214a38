"""Smoothing before int8: what is large in a layer's input is made smaller there and its weights larger.

Xiao et al., "SmoothQuant" (ICML 2023), with the scale as a product of its own, since the inputs also feed the sums
that go around the layers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from standoff.language.meaning import Cut
from training.encoder import Encoder

SHARE = 0.7
"""How much of the unevenness goes from input to weights: in a trial of 0.3 to 1.0 the error was least about here."""
_LEAST = 1e-4

Scales = Mapping[nn.Module, npt.NDArray[np.float32]]
"""By layer, what each of its inputs is divided by."""


@torch.no_grad()
def scales(encoder: Encoder, texts: Sequence[Cut]) -> dict[nn.Module, npt.NDArray[np.float32]]:
    """The scales of all layers of the encoder, by the largest inputs that `texts` give."""
    layers = [layer for block in encoder.blocks() for layer in (block.attend, block.join, block.widen, block.narrow)]
    largest: dict[nn.Module, Tensor] = {}
    hooks = [layer.register_forward_pre_hook(partial(_note, largest)) for layer in layers]
    for text in texts:
        pieces = torch.from_numpy(text.pieces)[None]
        encoder(pieces, torch.full((*pieces.shape, 3), -1), torch.ones_like(pieces, dtype=torch.bool))
    for hook in hooks:
        hook.remove()
    return {layer: _scale(largest[layer], layer.weight) for layer in layers} if texts else {}


def _note(largest: dict[nn.Module, Tensor], layer: nn.Module, inputs: tuple[Tensor, ...]) -> None:
    seen = inputs[0].abs().flatten(0, -2).amax(0)
    largest[layer] = torch.maximum(largest.get(layer, seen), seen)


def _scale(largest: Tensor, weight: Tensor) -> npt.NDArray[np.float32]:
    """One factor an input; their geometric mean is one."""
    raw = largest.clamp(min=_LEAST) ** SHARE / weight.abs().amax(0).clamp(min=_LEAST) ** (1 - SHARE)
    scale: npt.NDArray[np.float32] = (raw / raw.log().mean().exp()).numpy()
    return scale
