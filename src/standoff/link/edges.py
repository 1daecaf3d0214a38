"""What two items have to do with each other, and the groups that follow from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edge:
    """Two items by id, how the second stands to the first, how sure that is, and why."""

    first: str
    second: str
    relation: str
    confidence: float
    reasons: tuple[str, ...] = ()


def grouped(items: Iterable[str], edges: Iterable[Edge]) -> list[list[str]]:
    """The items in groups, two in one where edges lead from one to the other; in the order of their first items."""
    parent = {item: item for item in items}

    def root(item: str) -> str:
        while parent[item] != item:
            parent[item] = item = parent[parent[item]]
        return item

    for edge in edges:
        parent[root(edge.second)] = root(edge.first)
    groups: dict[str, list[str]] = {}
    for item in parent:
        groups.setdefault(root(item), []).append(item)
    return list(groups.values())
