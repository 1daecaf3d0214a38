"""Valued spans, gold against found: how many are found exactly, how many at all, and how many with the right value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from benchmarks.counts import Counts
from standoff.language.document import Span

Value = TypeVar("Value")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Valued(Generic[Value]):
    """A span of characters and its value."""

    span: Span
    value: Value


def paired(gold: Sequence[Valued[Value]], found: Sequence[Valued[Found]]) -> list[tuple[Valued[Value], Valued[Found]]]:
    """Each gold span with the found one that shares most characters with it, every one once, the closest first."""
    scored = sorted(
        ((_shared(one.span, other.span), -i, -j) for i, one in enumerate(gold) for j, other in enumerate(found)),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for shared, i, j in scored:
        if shared > 0 and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return [(gold[i], found[j]) for i, j in sorted(pairs.items())]


def _shared(one: Span, other: Span) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def count(
    gold: Sequence[Valued[Value]], found: Sequence[Valued[Found]], agrees: Callable[[Value, Found], bool]
) -> Mapping[str, Counts]:
    """Counts by "strict" (both ends), "relaxed" (some overlap) and "value" (overlap, and the values agree)."""
    pairs = paired(gold, found)
    hits = {
        "strict": sum(one.span == other.span for one, other in pairs),
        "relaxed": len(pairs),
        "value": sum(agrees(one.value, other.value) for one, other in pairs),
    }
    return {name: Counts(hit, len(gold), len(found)) for name, hit in hits.items()}
