"""The meaning encoder and its heads: one pass over a text, then small layers over the mean vectors of spans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import Encoder, dropout
from training.meaning.tasks import TRUNKS, Trunk

ABSENT = -1
HIDDEN = 128


@dataclass(frozen=True, slots=True)
class Batch:
    """B padded texts of T pieces, S spans in them, and what is to be judged.

    `states` [B, T, width] come from the frozen layers, `mask` [B, T] is true on pieces, `pool` [S, B * T] takes means
    (its first B rows those of whole texts), `rows` [N, roles] per trunk points into S (ABSENT: no such span), `labels`
    [N] per task holds -100 where there is none, `likeness` [B, width] is what the untouched
    encoder says of the texts (zeros: it was not asked).
    """

    states: Tensor
    mask: Tensor
    pool: Tensor
    rows: Mapping[str, Tensor]
    labels: Mapping[str, Tensor]
    likeness: Tensor

    def to(self, device: torch.device) -> Batch:
        """The same batch on a device."""
        rows = {name: row.to(device) for name, row in self.rows.items()}
        labels = {task: label.to(device) for task, label in self.labels.items()}
        tensors = (self.states.to(device), self.mask.to(device), self.pool.to(device))
        return Batch(*tensors, rows, labels, self.likeness.to(device))


class Judge(nn.Module):
    """A trunk over the vectors of its roles, with a head for every task."""

    def __init__(self, trunk: Trunk, width: int) -> None:
        super().__init__()
        self.compares = "second" in trunk.roles
        inputs = len(trunk.roles) + 2 * self.compares
        self.absent = nn.Parameter(torch.zeros(len(trunk.roles), width))
        self.hide = nn.Linear(inputs * width, HIDDEN)
        self.heads = nn.ModuleDict({task: nn.Linear(HIDDEN, len(labels)) for task, labels in trunk.tasks.items()})

    def forward(self, vectors: Tensor, share: float) -> dict[str, Tensor]:
        """`vectors` [N, roles, width] → scores [N, labels] by task; `share` of the inputs is dropped in training."""
        if self.compares:
            first, second = vectors[:, :1], vectors[:, 1:2]
            vectors = torch.cat([vectors, (first - second).abs(), first * second], 1)
        hidden = functional.gelu(self.hide(dropout(vectors.flatten(1), share, self.training)))
        hidden = dropout(hidden, share, self.training)
        return {task: head(hidden) for task, head in self.tasks().items()}

    def tasks(self) -> dict[str, nn.Linear]:
        """The heads by task."""
        return {task: head for task, head in self.heads.items() if isinstance(head, nn.Linear)}

    def fill(self, pooled: Tensor, rows: Tensor) -> Tensor:
        """The vectors [N, roles, width] of the spans in `rows`, the learned one where a span is absent."""
        return torch.where((rows == ABSENT)[..., None], self.absent, pooled[rows.clamp(min=0)])


class Meaning(nn.Module):
    """The encoder, whose lowest `frozen` layers are left as they were, the judges, and the map that keeps likeness.

    The map starts as the identity: the top of the encoder may turn to the judges while the map turns it back.
    """

    def __init__(self, encoder: Encoder, frozen: int, share: float = 0.2) -> None:
        super().__init__()
        width = encoder.sizes.width
        self.encoder, self.frozen, self.share = encoder, frozen, share
        self.halved = False
        self.judges = nn.ModuleDict({name: Judge(trunk, width) for name, trunk in TRUNKS.items()})
        self.likeness = nn.Linear(width, width)
        with torch.no_grad():
            self.likeness.weight.copy_(torch.eye(width))
            self.likeness.bias.zero_()
        encoder.requires_grad_(requires_grad=False)
        for layer in encoder.blocks()[frozen:]:
            layer.requires_grad_(requires_grad=True)

    def trunks(self) -> dict[str, Judge]:
        """The judges by kind."""
        return {name: judge for name, judge in self.judges.items() if isinstance(judge, Judge)}

    @torch.no_grad()
    def lower(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """What the frozen part makes of pieces [B, T]: computed once a text."""
        x: Tensor = self.encoder.norm(self.encoder.words(pieces) + self.encoder.positions[: pieces.shape[1]])
        for layer in self.encoder.blocks()[: self.frozen]:
            x = layer(x, mask[:, None, None, :])
        return x

    def upper(self, states: Tensor, mask: Tensor) -> Tensor:
        """From the frozen part's states to the encoder's output, [B, T, width] both."""
        x = states
        with torch.autocast(states.device.type, torch.bfloat16, enabled=self.halved and self.training):
            for layer in self.encoder.blocks()[self.frozen :]:
                x = layer(x, mask[:, None, None, :])
        return x.float()

    def forward(self, batch: Batch) -> tuple[dict[str, Tensor], Tensor]:
        """Scores [N, labels] by task, and the texts' vectors [B, width], normalised."""
        pooled = batch.pool @ self.upper(batch.states, batch.mask).flatten(0, 1)
        scores: dict[str, Tensor] = {}
        for name, rows in batch.rows.items():
            judge = self.trunks()[name]
            scores |= judge(judge.fill(pooled, rows), self.share)
        return scores, functional.normalize(self.likeness(pooled[: len(batch.states)]), dim=-1)

    def losses(self, batch: Batch, smoothing: float = 0.05) -> dict[str, Tensor]:
        """The summed loss of each task, and how far likeness has moved from that of the untouched encoder."""
        scores, vectors = self(batch)
        found = {}
        for task, labels in batch.labels.items():
            found[task] = functional.cross_entropy(
                scores[task], labels, ignore_index=-100, label_smoothing=smoothing, reduction="sum"
            )
        known = batch.likeness.any(1)
        return found | {"likeness": ((1 - (vectors * batch.likeness).sum(-1)) * known).sum() / known.sum().clamp(min=1)}


def device_of(model: nn.Module) -> torch.device:
    """Where a model's weights lie."""
    return next(model.parameters()).device
