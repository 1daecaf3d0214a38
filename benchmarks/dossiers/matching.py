"""Which found item is which gold item."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

Gold = TypeVar("Gold")
Found = TypeVar("Found")

Match = Mapping[int, int]
"""Indexes of found items by the indexes of their gold items."""


def pair_up(
    gold: Sequence[Gold], found: Sequence[Found], likeness: Callable[[Gold, Found], float], least: float
) -> Match:
    """Pairs each item with one other at most: the most alike first, of equals the later, none below `least`."""
    ranked = sorted(
        ((likeness(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found)), reverse=True
    )
    match: dict[int, int] = {}
    taken: set[int] = set()
    for value, i, j in ranked:
        if value >= least and i not in match and j not in taken:
            match[i] = j
            taken.add(j)
    return match
