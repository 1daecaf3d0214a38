"""Where the words of a gold dossier stand in the report, and how much two places have in common."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from benchmarks.dossiers.gold import Snippet
from benchmarks.errors import BenchmarkError

Span = tuple[int, int]
Characters = frozenset[int]
"""Offsets of single characters."""

# People differ on whether a quotation's marks and its last stop belong to it.
_PASSED_OVER = frozenset("\"“”'‘’.,")


def locate(text: str, snippet: Snippet) -> Span:
    """Where the snippet stands; occurrences may overlap. Raises BenchmarkError where it does not stand so often."""
    words, nth = (snippet, 1) if isinstance(snippet, str) else (snippet.text, snippet.nth)
    start = -1
    for _ in range(nth):
        start = text.find(words, start + 1)
        if start < 0:
            raise BenchmarkError(f"these words do not stand {nth} times in the report: {words!r}")
    return start, start + len(words)


def locate_all(text: str, snippet: Snippet) -> tuple[Span, ...]:
    """Every place where the snippet's words stand. Raises BenchmarkError where there is none."""
    words = snippet if isinstance(snippet, str) else snippet.text
    spans = [locate(text, words)]
    while (start := text.find(words, spans[-1][0] + 1)) >= 0:
        spans.append((start, start + len(words)))
    return tuple(spans)


def characters(text: str, spans: Iterable[Span]) -> Characters:
    """What the spans cover, without white space, quotation marks, commas and full stops."""
    return frozenset(
        at
        for start, end in spans
        for at in range(start, end)
        if not text[at].isspace() and text[at] not in _PASSED_OVER
    )


def likeness(one: AbstractSet[int], other: AbstractSet[int]) -> float:
    """What two places share of all that they cover (Jaccard), from 0 to 1."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def overlap(one: Span, other: Span) -> bool:
    """Whether the spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def sentence_at(text: str, at: int) -> int:
    """The sentence of a character, by the full stop or line end before it (-1: none)."""
    return max(text.rfind(". ", 0, at), text.rfind("\n", 0, at))
