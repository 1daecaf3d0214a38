"""How far a statement is to be trusted: the share of drafts of its kind and score that were statements.

Method: Platt (1999): the model's scores, which come from the product of many words' probabilities, are set right by a
logistic curve fitted on written passages. `trust.csv` has a row for each finder of drafts.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from math import exp, log

from standoff.extract.statements.draft import Draft

_EDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Trust:
    """By who found the draft: where the curve stands, and how much a doubling of the score's odds counts."""

    of: Mapping[str, tuple[float, float]]

    def confidence(self, draft: Draft) -> float:
        """The probability, from 0 to 1, that the draft is a statement with this content."""
        bias, slope = self.of[draft.by]
        return round(1 / (1 + exp(-bias - slope * odds(draft.score))), 4)


def odds(score: float) -> float:
    """The log of a score's odds, kept away from certainty."""
    inside = min(1 - _EDGE, max(_EDGE, score))
    return log(inside / (1 - inside))


def load_trust() -> Trust:
    """The table, read from the package."""
    rows = csv.DictReader((files("standoff.extract.statements") / "trust.csv").read_text("utf-8").splitlines())
    return Trust({row["by"]: (float(row["bias"]), float(row["slope"])) for row in rows})
