"""What each feature of two points counts for each relation: `weights.csv`, fitted by `python -m training claims`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from math import exp

from standoff.link.pairs import Features

BIAS, LEAST = "bias", "least"
STANDINGS = ("same", "denies", "figures", "counter")
"""How two points may stand to each other; nothing else ties them."""


@dataclass(frozen=True, slots=True)
class Weights:
    """`of[relation][feature]` in nats; `bias` stands for rarity, `least` is the least probability kept."""

    of: Mapping[str, Mapping[str, float]]

    def probabilities(self, found: Features) -> dict[str, float]:
        """The probability of each relation, by itself."""
        return {relation: _share(weights, found) for relation, weights in self.of.items()}

    def least(self, relation: str) -> float:
        """The probability from which a relation is kept."""
        return self.of[relation][LEAST]


def _share(weights: Mapping[str, float], found: Features) -> float:
    score = weights[BIAS] + sum(weights.get(name, 0.0) * value for name, value in found.items() if value)
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def load_weights() -> Weights:
    """The table, read from the package."""
    rows = csv.DictReader((files("standoff.link") / "weights.csv").read_text("utf-8").splitlines())
    table: dict[str, dict[str, float]] = {}
    for row in rows:
        table.setdefault(row["relation"], {})[row["feature"]] = float(row["weight"])
    return Weights(table)
