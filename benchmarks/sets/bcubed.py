"""B-cubed (Bagga and Baldwin 1998): how well items lie together, item by item; an item may lie in several groups."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)
Groups = Mapping[Item, AbstractSet[Hashable]]


@dataclass(frozen=True, slots=True)
class Shares:
    """Precision, recall and their harmonic mean, in percent."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def bcubed(gold: Groups[Item], found: Groups[Item]) -> Shares:
    """The figures of groups found for the same items."""
    return Shares(precision=_mean(found, gold), recall=_mean(gold, found))


def _mean(one: Groups[Item], other: Groups[Item]) -> float:
    """Of each item's fellows in the one grouping, the share that are so in the other."""
    total = 0.0
    for item, groups in one.items():
        mates = [mate for mate, theirs in one.items() if groups & theirs]
        if mates:
            total += sum(1 for mate in mates if other[item] & other[mate]) / len(mates)
    return 100 * total / len(one) if one else 0.0
