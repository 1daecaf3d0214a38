"""What each feature of a pair counts: `weights.csv`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from math import exp

from standoff.extract.disputes.features import Features
from standoff.extract.disputes.words import Words, load_words

BIAS, LEAST = "bias", "least"


@dataclass(frozen=True, slots=True)
class Weights:
    """`of[feature]` in nats; `bias` stands for the rarity of disputes. Pairs less probable than `least` are left out.

    `words` are those that the features look for.
    """

    of: Mapping[str, float]
    least: float
    words: Words

    def probability(self, found: Features) -> float:
        """How likely a pair with the features is a dispute."""
        score = self.of[BIAS] + sum(weight * found[name] for name, weight in self.of.items() if name in found)
        return 1 / (1 + exp(-score))


def load_weights() -> Weights:
    """The tables, read from the package."""
    rows = csv.DictReader((files("standoff.extract.disputes") / "weights.csv").read_text("utf-8").splitlines())
    table = {row["feature"]: float(row["weight"]) for row in rows}
    return Weights(table, table.pop(LEAST), load_words())
