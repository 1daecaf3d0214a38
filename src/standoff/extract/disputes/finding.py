"""Pairs of statements that contest each other, weighed from what ties the two and how their contents compare.

Method: a reader of a report links a denial to what it answers by nearness, by who is aimed at, by words in common, and by
what the denial calls it ("the accusation"). Each of these adds to a score in nats; `weights.csv` holds what each counts.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import combinations
from math import exp

from standoff.extract.disputes.features import Facts, Pair, features
from standoff.record import Dispute, Statement
from standoff.record.labels import DisputeKind

Comparison = Callable[[Sequence[tuple[int, int]]], Sequence[Mapping[str, float]]]
"""For pairs of statements by index, the probabilities of each relation of their contents."""

_REACH = 14
"""Statements between the two ends of a dispute, at most."""
_LEAST = 0.5
"""The least confidence of a dispute that is kept."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature counts, by kind of dispute."""

    of: Mapping[str, Mapping[str, float]]

    def score(self, kind: str, found: Mapping[str, float]) -> float:
        """The log-odds of a dispute of the kind with the features."""
        weights = self.of[kind]
        return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in found.items())


def load_weights() -> Weights:
    """The table, read from the package."""
    rows = csv.DictReader((files("standoff.extract.disputes") / "weights.csv").read_text("utf-8").splitlines())
    table: dict[str, dict[str, float]] = {}
    for row in rows:
        table.setdefault(row["kind"], {})[row["feature"]] = float(row["weight"])
    return Weights(table)


def disputes(facts: Facts, compare: Comparison, weights: Weights) -> tuple[Dispute, ...]:
    """The disputes of a report, in the order of their later statement, with the ids D1, D2, …"""
    pairs = [pair for pair in candidates(facts.statements) if facts.may_differ(*pair)]
    scored = []
    for (first, second), shares in zip(pairs, compare(pairs), strict=True):
        for pair in (Pair(first, second), Pair(second, first)):
            found = features(facts, pair, shares)
            scored.extend((weights.score(kind, found), kind, pair) for kind in _kinds(facts, pair, found))
    return _chosen(facts, scored)


def candidates(statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """Pairs of statements near enough to each other to be read as one exchange."""
    return [(a, b) for a, b in combinations(range(len(statements)), 2) if b - a <= _REACH]


def _kinds(facts: Facts, pair: Pair, found: Mapping[str, float]) -> list[DisputeKind]:
    """What kinds of dispute the contest, `pair.contest`, may make of the claim."""
    acts = facts.statements[pair.claim].act, facts.statements[pair.contest].act
    if acts[1] == "deny":
        return ["denial"]
    if acts == ("accuse", "accuse"):
        return ["counter-accusation"]
    if acts[1] == "accuse" and found["aims_back"]:
        return ["counter-accusation"]
    return ["contradiction"] if pair.claim < pair.contest and acts[0] != "deny" else []


def _chosen(facts: Facts, scored: Sequence[tuple[float, DisputeKind, Pair]]) -> tuple[Dispute, ...]:
    """The likeliest reading of each pair that is likely enough."""
    best: dict[frozenset[int], tuple[float, DisputeKind, Pair]] = {}
    for each in sorted(scored, key=lambda one: (-one[0], one[1], one[2].claim)):
        best.setdefault(frozenset((each[2].claim, each[2].contest)), each)
    kept = [each for each in best.values() if 1 / (1 + exp(-each[0])) >= _LEAST]
    kept.sort(key=lambda one: (max(one[2].claim, one[2].contest), min(one[2].claim, one[2].contest)))
    return tuple(
        Dispute(
            id=f"D{n}",
            claim=facts.statements[pair.claim].id,
            contest=facts.statements[pair.contest].id,
            kind=kind,
            confidence=round(1 / (1 + exp(-score)), 4),
        )
        for n, (score, kind, pair) in enumerate(kept, 1)
    )
