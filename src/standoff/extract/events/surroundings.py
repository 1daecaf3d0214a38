"""What is known of a report before its events."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from standoff.extract.events.who import Who
from standoff.extract.tree import Tree
from standoff.knowledge import World
from standoff.knowledge.events import Triggers
from standoff.record import Statement

When = Callable[[int], str | None]
"""The date under which a word stands, or None."""


@dataclass(frozen=True)
class Surroundings:
    """What is known of a report before its events."""

    who: Who
    triggers: Triggers
    statements: Sequence[Statement]
    date: When

    @property
    def tree(self) -> Tree:
        """The document's tree."""
        return self.who.tree

    @property
    def world(self) -> World:
        """The tables of the world."""
        return self.who.world

    @cached_property
    def held(self) -> tuple[tuple[frozenset[int], Statement], ...]:
        """The words of each statement's content, the shortest first."""
        pairs = [(frozenset(self.tree.covered(each.content)), each) for each in self.statements]
        return tuple(sorted(pairs, key=lambda pair: len(pair[0])))

    @cached_property
    def spoken(self) -> Mapping[int, Statement]:
        """The statement of each word that is one's cue."""
        cues = ((word, each) for each in self.statements if each.cue for word in self.tree.covered([each.cue]))
        return dict(cues)

    @cached_property
    def cues(self) -> frozenset[int]:
        """The words that are cues of statements."""
        return frozenset(self.spoken)

    def around(self, word: int) -> tuple[frozenset[int], Statement] | None:
        """The innermost statement that reports the word, with the words of its content."""
        return next((pair for pair in self.held if word in pair[0]), None)
