"""Ties: right with their kind, both ends, and evidence that overlaps; then their status and amounts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks.counts import Counts
from benchmarks.dossiers.agreement import same_number, same_side
from benchmarks.dossiers.comparison import Comparison
from benchmarks.dossiers.gold import GoldTie
from benchmarks.dossiers.grades import Check, Graded, Item, all_checks, list_cases
from benchmarks.dossiers.matching import Match, pair_up
from benchmarks.dossiers.places import likeness
from standoff.record import Tie

_LEAST = 0.5


def score_ties(comparison: Comparison) -> Graded:
    """Counts of ties, and checks of the status and of each amount of those found."""
    golds, founds = comparison.gold.ties, comparison.record.ties
    match = match_ties(comparison)
    checks = {i: tuple(_checks(golds[i], founds[j])) for i, j in match.items()}
    cases = list_cases(
        comparison.place("ties"),
        [_gold_item(comparison, tie) for tie in golds],
        [
            comparison.item(tie.evidence, tie.kind, _arrow(comparison.name(tie.from_), comparison.name(tie.to)))
            for tie in founds
        ],
        match,
        checks,
    )
    return Graded({"ties": Counts(len(match), len(golds), len(founds))}, all_checks(checks), cases)


def match_ties(comparison: Comparison) -> Match:
    """Which tie of the record is which of the gold's."""
    return pair_up(comparison.gold.ties, comparison.record.ties, partial(_likeness, comparison), _LEAST)


def _likeness(comparison: Comparison, gold: GoldTie, found: Tie) -> float:
    if gold.kind != found.kind or not _same_ends(comparison, gold, found):
        return 0.0
    wanted = comparison.characters(comparison.locate(gold.evidence))
    shared = likeness(wanted, comparison.characters(found.evidence))
    return _LEAST + shared if shared else 0.0


def _same_ends(comparison: Comparison, gold: GoldTie, found: Tie) -> bool:
    """Whether giver and receiver agree; an alliance has no direction."""
    giver, receiver = comparison.gold_actor(gold.from_), comparison.gold_actor(gold.to)
    one, other = comparison.actor(found.from_), comparison.actor(found.to)
    if same_side(giver, one) and same_side(receiver, other):
        return True
    return gold.kind == "alliance" and same_side(giver, other) and same_side(receiver, one)


def _checks(gold: GoldTie, found: Tie) -> Iterator[Check]:
    yield Check("tie status", gold.status == found.status, gold.status, found.status)
    had = ", ".join(f"{amount.value} {amount.unit}" for amount in found.amounts) or "none"
    for amount in gold.amounts:
        right = any(same_number(amount, other) for other in found.amounts)
        yield Check("tie amounts", right, f"{amount.value} {amount.unit}", had)


def _gold_item(comparison: Comparison, tie: GoldTie) -> Item:
    arrow = _arrow(comparison.gold_name(tie.from_), comparison.gold_name(tie.to))
    return Item(tie.key, f"{tie.kind}: {arrow}: {comparison.words(comparison.locate(tie.evidence))}")


def _arrow(giver: str, receiver: str) -> str:
    return f"{giver} → {receiver}"
