"""A linear-chain conditional random field (Lafferty et al. 2001) over padded batches."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class Crf(nn.Module):
    """Transitions between `size` tags; `forbidden` pairs (from, to) are given no mass.

    `start_forbidden` are the tags that no sequence may begin with.
    """

    def __init__(self, size: int, forbidden: list[tuple[int, int]], start_forbidden: list[int]) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(size, size))
        self.start = nn.Parameter(torch.zeros(size))
        blocked = torch.zeros(size, size)
        for a, b in forbidden:
            blocked[a, b] = -1e4
        start = torch.zeros(size)
        start[start_forbidden] = -1e4
        self.blocked: Tensor
        self.start_blocked: Tensor
        self.register_buffer("blocked", blocked)
        self.register_buffer("start_blocked", start)

    def scores(self) -> tuple[Tensor, Tensor]:
        """Transition and start scores, constraints included."""
        return self.transitions + self.blocked, self.start + self.start_blocked

    def loss(self, emissions: Tensor, tags: Tensor, mask: Tensor, free: Tensor | None = None) -> Tensor:
        """Negative log likelihood of every sequence, [B]: `emissions` [B, T, K], `tags` [B, T], `mask` [B, T].

        `free` [B, T] marks places whose tag is unknown: any tag is right there.
        """
        clamp = torch.full_like(emissions, -1e4).scatter(2, tags[:, :, None], 0.0)
        if free is not None:
            clamp = clamp.masked_fill(free[:, :, None], 0.0)
        both = torch.cat([emissions, emissions + clamp])
        total = self._partition(both, torch.cat([mask, mask]))
        n = len(emissions)
        return total[:n] - total[n:]

    def _partition(self, emissions: Tensor, mask: Tensor) -> Tensor:
        """Log sums over all paths, [B]. Steps are matrices, multiplied by pairs: T of them take log T rounds."""
        transitions, start = self.scores()
        still = torch.full_like(transitions, -1e4).fill_diagonal_(0.0)
        steps = torch.where(mask[:, 1:, None, None], transitions + emissions[:, 1:, None], still)
        while steps.shape[1] != 1:
            if steps.shape[1] % 2 == 0 and steps.shape[1]:
                steps = torch.logsumexp(steps[:, ::2, :, :, None] + steps[:, 1::2, None], 3)
            else:
                steps = torch.cat([steps, still.expand(len(steps), 1, -1, -1)], 1)
        return torch.logsumexp((start + emissions[:, 0])[:, :, None] + steps[:, 0], (1, 2))
