"""Examples → windows, grouped by length, in an order that the seed alone decides."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from standoff.language.pieces import Pieces
from training.data.example import Example


@dataclass(frozen=True, slots=True)
class Cut:
    """An example and its pieces."""

    example: Example
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Window:
    """The words [start, end) of an example."""

    cut: Cut
    start: int
    end: int

    @property
    def length(self) -> int:
        """Pieces, without the two marks about them."""
        return int(self.cut.pieces.starts[self.end] - self.cut.pieces.starts[self.start])


def windows(cut: Cut, pieces: int, first: int | None = None) -> list[Window]:
    """The example in windows of whole units, at most `pieces` long; `first` caps the first, to vary where cuts fall."""
    starts = cut.pieces.starts
    bounds = [*cut.example.units, len(starts) - 1]
    out, at, cap = [], 0, first or pieces
    for unit, end in pairwise(bounds):
        if unit > at and starts[end] - starts[at] > cap:
            out.append(Window(cut, at, unit))
            at, cap = unit, pieces
        while starts[end] - starts[at] > pieces:
            stop = int(np.searchsorted(starts, starts[at] + pieces, side="right")) - 1
            out.append(Window(cut, at, stop))
            at = stop
    if at < bounds[-1]:
        out.append(Window(cut, at, bounds[-1]))
    return out


def stream(cuts: Sequence[Cut], pieces: int, budget: int, parts: int, seed: int) -> Iterator[list[list[Window]]]:
    """For ever: `parts` lists of windows of like length, each list about `budget` pieces with its padding."""
    chance = random.Random(seed)
    while True:
        pool: list[Window] = []
        for cut in chance.sample(list(cuts), len(cuts)):
            pool.extend(windows(cut, pieces, chance.randint(pieces // 3, pieces)))
        groups: list[list[list[Window]]] = []
        for at in range(0, len(pool), 600):
            groups.extend(_groups(sorted(pool[at : at + 600], key=lambda w: w.length), budget, parts))
        chance.shuffle(groups)
        yield from groups


def _groups(pool: list[Window], budget: int, parts: int) -> Iterator[list[list[Window]]]:
    group: list[Window] = []
    for window in pool:
        if group and (len(group) + 1) * (window.length + 2) > budget * parts:
            yield [group[part::parts] for part in range(parts)]
            group = []
        group.append(window)
    if len(group) >= parts:
        yield [group[part::parts] for part in range(parts)]
