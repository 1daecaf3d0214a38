"""The statements of a report beside each other: what the model of meaning says of every pair, and who has the turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from standoff.extract.disputes.facts import Facts

Shares = Mapping[str, float]
"""The probabilities of the relations of two statements, as the model of meaning sees them."""

_CONTRARY = ("denies", "figures", "counter")
_STANDING = frozenset({"accuse", "assert", "assess", "warn", "deny"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements by index: the contest answers the claim."""

    claim: int
    contest: int

    @property
    def ends(self) -> tuple[int, int]:
        """The claim and the contest."""
        return self.claim, self.contest


@dataclass(frozen=True)
class Compared:
    """The facts of a report, and the shares of each two statements that may differ, the earlier one first."""

    facts: Facts
    shares: Mapping[tuple[int, int], Shares]

    @cached_property
    def _contrary(self) -> Mapping[tuple[int, int], float]:
        return {pair: sum(shares[name] for name in _CONTRARY) for pair, shares in self.shares.items()}

    def contrary(self, one: int, other: int) -> float:
        """The probability that the two are contrary, in whatever way; 0 where they cannot be."""
        return self._contrary.get((one, other) if one < other else (other, one), 0.0)

    @cached_property
    def most(self) -> tuple[float, ...]:
        """How contrary each statement is to the one to which it is most so."""
        found = [0.0] * len(self.facts.statements)
        for ends, contrary in self._contrary.items():
            for end in ends:
                found[end] = max(found[end], contrary)
        return tuple(found)

    @cached_property
    def turn(self) -> tuple[int, ...]:
        """The turn of each statement: one named source's statements in a row are one turn."""
        found = [0] * len(self.facts.statements)
        for before, after in pairwise(range(len(found))):
            sources = [self.facts.statements[each].source.actor for each in (before, after)]
            found[after] = found[before] + (sources[0] is None or sources[0] != sources[1])
        return tuple(found)

    @cached_property
    def turns(self) -> tuple[tuple[int, ...], ...]:
        """The statements of each turn."""
        found: list[list[int]] = [[] for _ in {*self.turn}]
        for statement, turn in enumerate(self.turn):
            found[turn].append(statement)
        return tuple(map(tuple, found))

    @cached_property
    def _standing(self) -> tuple[bool, ...]:
        """Whether a turn puts anything forward that could be contested."""
        return tuple(any(self.facts.statements[each].act in _STANDING for each in turn) for turn in self.turns)

    def rivals(self, pair: Pair) -> int:
        """The turns of others between the two that the contest might as well answer."""
        first, last = sorted((self.turn[pair.claim], self.turn[pair.contest]))
        source = self.facts.statements[pair.contest].source.actor
        between = [turn for turn in range(first + 1, last) if self._standing[turn]]
        return sum(
            source is None or self.facts.statements[self.turns[turn][0]].source.actor != source for turn in between
        )

    def between_turns(self, pair: Pair) -> float:
        """How contrary the two turns are, by the two of their statements that are most so."""
        ours, theirs = self.turns[self.turn[pair.claim]], self.turns[self.turn[pair.contest]]
        return max(self.contrary(one, other) for one in ours for other in theirs)
