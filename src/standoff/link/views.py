"""What the model of meaning sees of points, handed to linking as numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from standoff.link.points import Point
from standoff.record import Record

Floats = npt.NDArray[np.float32]
Halves = npt.NDArray[np.float16]

WIDTH = 384
"""The length of a vector."""
RELATIONS = ("same", "denies", "figures", "counter", "related", "unrelated")
"""How two points stand to each other, as the model of meaning has it; the columns of what `compare` gives."""


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """Of points, in order: vectors of length one whose cosine is their likeness [n, d], and their sides [n, k, d]."""

    likeness: Floats
    sides: Floats

    def __len__(self) -> int:
        return len(self.likeness)

    @property
    def halves(self) -> Iterator[tuple[Halves, Halves]]:
        """The vectors of each point as they are kept."""
        return zip(self.likeness.astype(np.float16), self.sides.astype(np.float16), strict=True)


class Mind(Protocol):
    """The model's part in linking."""

    def views(self, record: Record, points: Sequence[Point]) -> Views:
        """What is seen of the points of a record."""
        ...

    def compare(self, first: Floats, second: Floats) -> Floats:
        """The probabilities [n, 6] of RELATIONS for the sides of points, row by row."""
        ...
