"""A set beside the crisis that was found in it: where words stand, and how much two places have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from benchmarks.dossiers.gold import Snippet
from benchmarks.dossiers.places import Characters, Span, characters, likeness, locate
from benchmarks.sets.gold import GoldSet, GoldSide
from standoff.record import Crisis, Side

LEAST = 0.5
"""How much two stretches must share to be one."""
_WORDS = 0.6
"""The same for a stretch in a copy, by its words."""


@dataclass(frozen=True)
class Beside:
    """A gold set and the crisis found in it."""

    set: GoldSet
    crisis: Crisis

    def gold(self, report: str, snippet: Snippet) -> Characters:
        """What a gold stretch covers."""
        text = self.set.texts[report]
        return characters(text, [locate(text, snippet)])

    def found(self, report: str, spans: Iterable[Span]) -> Characters:
        """What spans cover."""
        return characters(self.set.texts[report], spans)

    def words(self, report: str, spans: Iterable[Span]) -> str:
        """The words that spans cover."""
        return " ".join(self.set.texts[report][start:end] for start, end in spans)

    @cached_property
    def original(self) -> Mapping[str, str]:
        """Of each report that carries another's text, the first that does."""
        return {report: group[0] for group in self.set.gold.copies for report in group}

    def same_side(self, gold: GoldSide, side: Side) -> bool:
        """Whether a found side is the gold's, or that in a copy of its report."""
        if side.report == gold.report:
            both = self.gold(gold.report, gold.content), self.found(side.report, side.content)
            return share(*both) >= LEAST
        if gold.report not in self.original or self.original.get(side.report) != self.original[gold.report]:
            return False
        wanted = _words(gold.content if isinstance(gold.content, str) else gold.content.text)
        said = _words(self.words(side.report, side.content))
        return len(wanted & said) >= _WORDS * max(1, min(len(wanted), len(said)))


def share(one: Characters, other: Characters) -> float:
    """What two places share; one within the other counts whole."""
    both = len(one & other)
    return max(likeness(one, other), both / max(1, min(len(one), len(other)))) if both else 0.0


def _words(text: str) -> set[str]:
    return set(text.casefold().split())
