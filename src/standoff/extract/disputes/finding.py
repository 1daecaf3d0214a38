"""Pairs of statements that contest each other, weighed from what ties the two and how the model of meaning sees them.

Method: a reader links a denial to what it answers by nearness, by who is aimed at, by words in common, and by what the
denial calls it ("the accusation"). Each of these counts in a logistic model, whose weights stand in `weights.csv`
and are fitted by `python -m training disputes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from standoff.extract.disputes.compared import Compared, Pair, Shares
from standoff.extract.disputes.facts import Facts
from standoff.extract.disputes.features import Features, features
from standoff.extract.disputes.weights import Weights
from standoff.record import Dispute
from standoff.record.labels import DisputeKind

Comparison = Callable[[Sequence[tuple[int, int]]], Sequence[Shares]]
"""For pairs of statements by index, the probabilities of each relation of the two."""

_REACH = 10
"""Statements from the one end of a dispute to the other, at most."""
_FAINT, _ANSWERED = 0.04, 2
"""What is not looked at: pairs that the model of meaning holds contrary with a probability below the first, unless the
contest denies, and no more turns of others lie between than the second.
"""


def disputes(facts: Facts, compare: Comparison, weights: Weights) -> tuple[Dispute, ...]:
    """The disputes of a report, in the order of their later statement, named D1, D2 and so on."""
    rated = ((weights.probability(found), kind, pair) for kind, pair, found in weighed(facts, compare))
    kept = [each for each in rated if each[0] >= weights.least]
    kept.sort(key=lambda each: (max(each[2].ends), min(each[2].ends)))
    return tuple(_dispute(facts, f"D{n}", *each) for n, each in enumerate(kept, 1))


def _dispute(facts: Facts, name: str, probability: float, kind: DisputeKind, pair: Pair) -> Dispute:
    claim, contest = (facts.statements[end].id for end in pair.ends)
    return Dispute(id=name, claim=claim, contest=contest, kind=kind, confidence=round(probability, 4))


def weighed(facts: Facts, compare: Comparison) -> Iterator[tuple[DisputeKind, Pair, Features]]:
    """Every pair that may be a dispute, read as the kind that its acts allow, with its features."""
    near = [pair for pair in combinations(range(len(facts.statements)), 2) if pair[1] - pair[0] <= _REACH]
    near = [pair for pair in near if facts.may_differ(*pair)]
    compared = Compared(facts, dict(zip(near, compare(near), strict=True)))
    for first, second in near:
        kind, pair = _reading(facts, first, second)
        if _worth_a_look(compared, pair):
            yield kind, pair, features(compared, pair)


def _worth_a_look(compared: Compared, pair: Pair) -> bool:
    if compared.contrary(*pair.ends) >= _FAINT:
        return True
    return compared.facts.denying[pair.contest] and compared.rivals(pair) < _ANSWERED


def _reading(facts: Facts, first: int, second: int) -> tuple[DisputeKind, Pair]:
    """Which of the two contests the other, and how: a denial does, first one whose cue says so; else the later."""
    earlier, later = (_denies(facts, each) for each in (first, second))
    if earlier > later:
        return "denial", Pair(second, first)
    if later:
        return "denial", Pair(first, second)
    return "counter-accusation" if facts.statements[second].act == "accuse" else "contradiction", Pair(first, second)


def _denies(facts: Facts, statement: int) -> int:
    """0: it does not deny; 1: it does; 2: its cue says so."""
    denies = facts.statements[statement].act == "deny"
    return denies + (denies and "deny" in facts.named_acts[statement])
