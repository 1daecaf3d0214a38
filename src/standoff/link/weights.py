"""What each feature of two points counts for each relation: `weights.csv`, fitted by `python -m training claims`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from standoff.link.pairs import Features

Floats = npt.NDArray[np.float64]
BIAS, LEAST = "bias", "least"
STANDINGS = ("same", "denies", "figures", "counter")
"""How two points may stand to each other; nothing else ties them."""


@dataclass(frozen=True)
class Weights:
    """`of[relation][feature]` in nats; `bias` stands for rarity, `least` is the least probability kept."""

    of: Mapping[str, Mapping[str, float]]

    def probabilities(self, found: Features) -> dict[str, float]:
        """The probability of each relation, by itself."""
        names, matrix, biases = self._arrays
        scores = matrix @ np.array([found[name] for name in names]) + biases
        shares = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        return dict(zip(self.of, shares.tolist(), strict=True))

    @cached_property
    def _arrays(self) -> tuple[tuple[str, ...], Floats, Floats]:
        """The names of the features, the weights [relations, features], and the biases [relations]."""
        names = tuple(sorted({name for weights in self.of.values() for name in weights} - {BIAS, LEAST}))
        rows = [[weights.get(name, 0.0) for name in names] for weights in self.of.values()]
        return names, np.array(rows), np.array([weights[BIAS] for weights in self.of.values()])

    def least(self, relation: str) -> float:
        """The probability from which a relation is kept."""
        return self.of[relation][LEAST]


def load_weights() -> Weights:
    """The table, read from the package."""
    rows = csv.DictReader((files("standoff.link") / "weights.csv").read_text("utf-8").splitlines())
    table: dict[str, dict[str, float]] = {}
    for row in rows:
        table.setdefault(row["relation"], {})[row["feature"]] = float(row["weight"])
    return Weights(table)
