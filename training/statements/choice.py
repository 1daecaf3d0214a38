"""Choices among candidates: what each feature counts, by softmax regression with a penalty on large weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """Candidates by their features, of which those in `right` are right; one without features counts 0."""

    candidates: tuple[Features, ...]
    right: frozenset[int]


def fit(choices: Sequence[Choice], penalty: float = 1.0, steps: int = 600, rate: float = 0.5) -> dict[str, float]:
    """The weights under which the right candidates of all choices are likeliest.

    `penalty` is that of a normal prior (half the square of each weight, over all choices together). The same choices
    give the same weights.
    """
    names = sorted({name for choice in choices for each in choice.candidates for name in each})
    table = _Table(choices, names)
    weights, speed = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(steps):
        slope = (table.slope(weights) - penalty * weights) / len(choices)
        speed = 0.9 * speed + slope
        weights = weights + rate * speed
    return dict(zip(names, map(float, weights), strict=True))


class _Table:
    """All candidates of all choices as rows."""

    def __init__(self, choices: Sequence[Choice], names: Sequence[str]) -> None:
        place = {name: at for at, name in enumerate(names)}
        rows = [each for choice in choices for each in choice.candidates]
        self.rows = np.zeros((len(rows), len(names)))
        for row, each in enumerate(rows):
            for name, value in each.items():
                self.rows[row, place[name]] = value
        self.starts = np.cumsum([0, *(len(choice.candidates) for choice in choices)])[:-1]
        self.sizes = np.array([len(choice.candidates) for choice in choices])
        self.right = np.array([n in c.right for c in choices for n in range(len(c.candidates))], dtype=float)

    def slope(self, weights: np.ndarray) -> np.ndarray:
        """Where the likelihood of the right candidates rises."""
        shares = self._shares(self.rows @ weights, np.ones_like(self.right))
        wanted = self._shares(self.rows @ weights, self.right)
        return np.asarray(self.rows.T @ (wanted - shares))

    def _shares(self, scores: np.ndarray, among: np.ndarray) -> np.ndarray:
        """The probability of each row among those of its choice that count."""
        top = np.repeat(np.maximum.reduceat(scores, self.starts), self.sizes)
        raised = np.exp(scores - top) * among + 1e-300
        return np.asarray(raised / np.repeat(np.add.reduceat(raised, self.starts), self.sizes))


def chosen(choice: Choice, weights: Features) -> int:
    """The candidate that counts most; the first of equals."""
    scores = [sum(weights.get(name, 0.0) * value for name, value in each.items()) for each in choice.candidates]
    return max(range(len(scores)), key=scores.__getitem__)


def logistic(pairs: Sequence[tuple[float, bool]], ridge: float = 1.0, steps: int = 25) -> tuple[float, float]:
    """Bias and slope of the curve through what is so (True) and what is not, by Newton's method.

    A slope that the numbers do not ask for stays zero.
    """
    rows = np.array([(1.0, value) for value, _ in pairs])
    right = np.array([so for _, so in pairs], dtype=float)
    weights, penalty = np.zeros(2), np.diag([1e-3, ridge])
    for _ in range(steps):
        guess = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (guess - right) + penalty @ weights
        weights = weights - np.linalg.solve((rows.T * (guess * (1 - guess))) @ rows + penalty, slope)
    return float(weights[0]), float(weights[1])
