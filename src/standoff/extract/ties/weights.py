"""The weights by which a draft is judged: whether it is a tie, and of which status. `weights.csv` holds them.

`python -m training.ties` fits them anew; that is due whenever the model of meaning has been taught anew.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from math import exp

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class TieWeights:
    """What each feature counts: `tie` for being one, each status for being of it. `least` is the threshold."""

    of: Mapping[str, Mapping[str, float]]

    @property
    def least(self) -> float:
        """The confidence below which a draft is left out."""
        return self.of["tie"]["least"]

    def confidence(self, features: Features) -> float:
        """How likely a draft with the features is a tie, from 0 to 1."""
        return 1 / (1 + exp(-self._score("tie", features)))

    def status(self, features: Features) -> str:
        """The likeliest status of a tie with the features."""
        return max((name for name in self.of if name != "tie"), key=lambda name: self._score(name, features))

    def _score(self, name: str, features: Features) -> float:
        weights = self.of[name]
        return weights.get("bias", 0.0) + sum(weights.get(each, 0.0) * value for each, value in features.items())


def load_tie_weights() -> TieWeights:
    """The table, read from the package."""
    rows = csv.DictReader((files("standoff.extract.ties") / "weights.csv").read_text("utf-8").splitlines())
    table: dict[str, dict[str, float]] = {}
    for row in rows:
        table.setdefault(row["of"], {})[row["feature"]] = float(row["weight"])
    return TieWeights(table)
