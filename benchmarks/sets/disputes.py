"""Disputes across reports and within them: core pairs found, pairs that are right, look-alikes that were taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.dossiers.gold import Snippet
from benchmarks.results import Case
from benchmarks.sets.gold import GoldPair
from benchmarks.sets.places import Beside
from standoff.record import SharedDispute


@dataclass(frozen=True, slots=True)
class DisputeScores:
    """Of all: core pairs found, those across reports among them, found pairs that are right, look-alikes taken."""

    core: tuple[int, int]
    across: tuple[int, int]
    right: tuple[int, int]
    alike: tuple[int, int]
    cases: tuple[Case, ...]


def score_disputes(beside: Beside) -> DisputeScores:
    """The scores of one set. Pairs on which readers differ count neither way."""
    gold, found = beside.set.gold, beside.crisis.disputes
    core = [pair for pair in gold.disputes if pair.core]
    across = [pair for pair in core if pair.claim.report != pair.contest.report]
    right = [_any(beside, gold.disputes, dispute) for dispute in found]
    open_ = [not good and _any(beside, gold.undecided, each) for good, each in zip(right, found, strict=True)]
    taken = [pair for pair in gold.not_disputes if _taken(beside, pair)]
    wrong = [each for each, good, left in zip(found, right, open_, strict=True) if not good and not left]
    return DisputeScores(
        core=(sum(_taken(beside, pair) for pair in core), len(core)),
        across=(sum(_taken(beside, pair) for pair in across), len(across)),
        right=(sum(right), len(found) - sum(open_)),
        alike=(len(taken), len(gold.not_disputes)),
        cases=tuple(_cases(beside, core, wrong)),
    )


def _agrees(beside: Beside, pair: GoldPair, found: SharedDispute) -> bool:
    """Whether a found dispute has the pair's ends, either way round."""
    there = beside.same_side(pair.claim, found.claim) and beside.same_side(pair.contest, found.contest)
    return there or (beside.same_side(pair.claim, found.contest) and beside.same_side(pair.contest, found.claim))


def _any(beside: Beside, pairs: tuple[GoldPair, ...], found: SharedDispute) -> bool:
    return any(_agrees(beside, pair, found) for pair in pairs)


def _taken(beside: Beside, pair: GoldPair) -> bool:
    return any(_agrees(beside, pair, found) for found in beside.crisis.disputes)


def _cases(beside: Beside, core: list[GoldPair], wrong: list[SharedDispute]) -> Iterator[Case]:
    for n, pair in enumerate(core, 1):
        found = _taken(beside, pair)
        yield Case(f"{beside.set.id}/disputes/{n}", int(found), 1, _told(pair), "it" if found else "nothing")
    for pair in beside.set.gold.not_disputes:
        if _taken(beside, pair):
            yield Case(f"{beside.set.id}/look-alikes/+", 0, 1, "nothing", _told(pair))
    for each in wrong:
        sides = (f"{side.report}: {beside.words(side.report, side.content)}" for side in (each.claim, each.contest))
        told = f"{each.kind} {each.confidence:.2f}: {' | '.join(sides)} ({'; '.join(each.reasons)})"
        yield Case(f"{beside.set.id}/disputes/+{each.id}", 0, 1, "nothing", told)


def _told(pair: GoldPair) -> str:
    return " | ".join(f"{side.report}: {_text(side.content)}" for side in (pair.claim, pair.contest))


def _text(content: Snippet) -> str:
    return content if isinstance(content, str) else content.text
