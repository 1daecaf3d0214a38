"""What each feature of a pair counts, by kind of dispute: `weights.csv`."""

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
    """`of[kind][feature]` in nats; `bias` stands for the rarity of disputes, `least` is the least probability kept.

    `words` are those that the features look for.
    """

    of: Mapping[str, Mapping[str, float]]
    words: Words

    def probability(self, kind: str, found: Features) -> float:
        """How likely a pair with the features is a dispute of the kind."""
        weights = self.of[kind]
        score = weights[BIAS] + sum(weight * found[name] for name, weight in weights.items() if name in found)
        return 1 / (1 + exp(-score))

    def least(self, kind: str) -> float:
        """The probability from which a dispute of the kind is kept."""
        return self.of[kind][LEAST]


def load_weights() -> Weights:
    """The tables, read from the package."""
    rows = csv.DictReader((files("standoff.extract.disputes") / "weights.csv").read_text("utf-8").splitlines())
    table: dict[str, dict[str, float]] = {}
    for row in rows:
        table.setdefault(row["kind"], {})[row["feature"]] = float(row["weight"])
    return Weights(table, load_words())
