"""A model of meaning for tests: vectors of words' hashes, and no opinion but on what it is told to have one on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from standoff.link.points import Point
from standoff.link.views import RELATIONS, WIDTH, Floats, Views
from standoff.link.words import digest
from standoff.record import Record

Pair = frozenset[str]


@dataclass
class HashedMind:
    """`opinions` are relations by the beginnings of two contents; all other pairs are unrelated."""

    opinions: Mapping[Pair, str] = field(default_factory=dict)
    asked: int = 0

    def views(self, record: Record, points: Sequence[Point]) -> Views:  # noqa: ARG002 - the real one reads it
        rows = np.array([_vector(point.words) for point in points], np.float32).reshape(-1, WIDTH)
        sides = np.zeros((len(points), 3, WIDTH), np.float32)
        for side, point in zip(sides, points, strict=True):
            side[0, 0] = self._number(point.text)
        return Views(rows, sides)

    def compare(self, first: Floats, second: Floats) -> Floats:
        self.asked += len(first)
        rows = np.full((len(first), len(RELATIONS)), 0.01, np.float32)
        for row, one, other in zip(rows, first, second, strict=True):
            pair = frozenset((self._known(one), self._known(other)))
            row[RELATIONS.index(self.opinions.get(pair, "unrelated"))] = 0.95
        return rows

    def _beginnings(self) -> list[str]:
        return sorted({beginning for pair in self.opinions for beginning in pair})

    def _number(self, text: str) -> int:
        text = text.strip('"“”')
        return next((n for n, each in enumerate(self._beginnings(), 1) if text.startswith(each)), 0)

    def _known(self, side: Floats) -> str:
        number = int(side[0, 0])
        return self._beginnings()[number - 1] if number else ""


def _vector(words: Sequence[str]) -> Floats:
    vector = np.zeros(WIDTH, np.float32)
    for word in words:
        vector[digest(word) % WIDTH] += 1
    return vector / max(1.0, float(np.linalg.norm(vector)))
