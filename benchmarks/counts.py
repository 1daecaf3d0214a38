"""Counting hits against gold and found items: precision, recall, F1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items are in the gold, how many were found, and how many of these are right.

    Figures are percentages; a figure with nothing to divide by is 0, as in the scorers that these are compared with.
    """

    hits: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hits + other.hits, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float:
        """Share of the found items that are right."""
        return 100 * self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold items that were found."""
        return 100 * self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 200 * self.hits / (self.gold + self.found) if self.gold + self.found else 0.0


def compare(gold: set[Item], found: set[Item]) -> Counts:
    """Counts of two sets of items: a found item is right when it is in the gold."""
    return Counts(len(gold & found), len(gold), len(found))


def add_up(tallies: Iterable[Mapping[str, Counts]]) -> dict[str, Counts]:
    """The sums of many tallies by name, in the order in which the names first appear."""
    total: dict[str, Counts] = {}
    for tally in tallies:
        for name, counts in tally.items():
            total[name] = total.get(name, Counts()) + counts
    return total


def to_figures(tally: Mapping[str, Counts]) -> dict[str, float]:
    """Precision, recall, F1 and the two numbers of items, each named "NAME: column"."""
    return {
        f"{name}: {column}": value
        for name, counts in tally.items()
        for column, value in (
            ("precision", counts.precision),
            ("recall", counts.recall),
            ("F1", counts.f1),
            ("gold", float(counts.gold)),
            ("found", float(counts.found)),
        )
    }
