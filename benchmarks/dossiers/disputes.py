"""Disputes: right where both ends are the right statements, or stand in the same words."""

from __future__ import annotations

from functools import partial

from benchmarks.counts import Counts
from benchmarks.dossiers.comparison import Comparison
from benchmarks.dossiers.gold import GoldDispute
from benchmarks.dossiers.grades import Check, Graded, Item, all_checks, list_cases
from benchmarks.dossiers.matching import Match, pair_up
from benchmarks.dossiers.statements import MatchedStatements, found_item, gold_item
from standoff.record import Dispute

_LEAST = 0.5
_TURNED = 0.9
"""The likeness of a contradiction that was found the other way round: it has no direction."""
_SHARED = 0.5
"""How much of the shorter content two statements must share to count as one end."""


def score_disputes(comparison: Comparison, matched: MatchedStatements) -> Graded:
    """Counts of disputes, and whether those found are of the right kind."""
    golds, founds = comparison.gold.disputes, comparison.record.disputes
    match = match_disputes(comparison, matched)
    checks = {
        i: (Check("dispute kind", golds[i].kind == founds[j].kind, golds[i].kind, founds[j].kind),)
        for i, j in match.items()
    }
    cases = list_cases(
        comparison.place("disputes"),
        [_gold_item(comparison, dispute) for dispute in golds],
        [_item(comparison, dispute) for dispute in founds],
        match,
        checks,
    )
    return Graded({"disputes": Counts(len(match), len(golds), len(founds))}, all_checks(checks), cases)


def match_disputes(comparison: Comparison, matched: MatchedStatements) -> Match:
    """Which dispute of the record is which of the gold's."""
    return pair_up(comparison.gold.disputes, comparison.record.disputes, partial(_likeness, matched), _LEAST)


def _likeness(matched: MatchedStatements, gold: GoldDispute, found: Dispute) -> float:
    if _same_end(matched, gold.claim, found.claim) and _same_end(matched, gold.contest, found.contest):
        return 1.0
    turned = _same_end(matched, gold.claim, found.contest) and _same_end(matched, gold.contest, found.claim)
    return _TURNED if turned and gold.kind == "contradiction" else 0.0


def _same_end(matched: MatchedStatements, key: str, identity: str) -> bool:
    """Whether the gold's statement and the record's are a pair, or share enough words."""
    i, j = matched.gold_places[key], matched.places[identity]
    if matched.match.get(i) == j:
        return True
    gold, found = matched.gold[i].content, matched.found[j].content
    return len(gold & found) >= _SHARED * max(1, min(len(gold), len(found)))


def _gold_item(comparison: Comparison, dispute: GoldDispute) -> Item:
    said = {one.key: gold_item(comparison, one) for one in comparison.gold.statements}
    return _pair(dispute.kind, said[dispute.claim], said[dispute.contest])


def _item(comparison: Comparison, dispute: Dispute) -> Item:
    said = {one.id: found_item(comparison, one) for one in comparison.record.statements}
    return _pair(dispute.kind, said[dispute.claim], said[dispute.contest])


def _pair(kind: str, claim: Item, contest: Item) -> Item:
    return Item(f"{claim.key} < {contest.key}", f"{kind}: {claim.words} | {contest.words}")
