"""Whom a statement is aimed at: the accused, the one denied, threatened, endorsed or asked.

Method: every actor near a statement is weighed by how it stands to it (object of the cue, subject of the content, last
to speak, …); the weights, by act, stand in `aim_weights.csv`, as a choice among all of them and nobody.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from standoff.extract.statements.aims import Stage, signs
from standoff.record import Statement

AIMED = ("accuse", "ask", "demand", "deny", "endorse", "pledge", "reject", "warn")
"""The acts that are aimed at somebody."""
ANY = "any"
"""Names the weights that hold for every act."""


@dataclass(frozen=True, slots=True)
class AimWeights:
    """What each sign counts, by act: `of[act][sign]`; what nobody counts is 0, whoever is chosen counts more."""

    of: Mapping[str, Mapping[str, float]]

    def score(self, act: str, found: Collection[str]) -> float:
        """How much speaks for an actor with these signs."""
        each, own = self.of[ANY], self.of.get(act, {})
        return sum(each.get(sign, 0.0) + own.get(sign, 0.0) for sign in ("bias", *found))


def load_aim_weights() -> AimWeights:
    """The table, read from the package."""
    rows = csv.DictReader((files("standoff.extract.statements") / "aim_weights.csv").read_text("utf-8").splitlines())
    table: dict[str, dict[str, float]] = {act: {} for act in (ANY, *AIMED)}
    for row in rows:
        table[row["act"]][row["sign"]] = float(row["weight"])
    return AimWeights(table)


def with_about(stage: Stage, weights: AimWeights) -> tuple[Statement, ...]:
    """The statements of the stage with `about` filled in."""
    found = ((each, _about(stage, weights, n)) for n, each in enumerate(stage.statements))
    return tuple(each.model_copy(update={"about": about}) for each, about in found)


def _about(stage: Stage, weights: AimWeights, n: int) -> Sequence[str]:
    act = stage.statements[n].act
    if act not in AIMED:
        return ()
    scores = {actor: weights.score(act, found) for actor, found in sorted(signs(stage, n).items())}
    best = max(scores, key=scores.__getitem__, default=None)
    return () if best is None or scores[best] <= 0 else (best,)
