"""All figures of crises against gold sets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks.counts import Counts, to_figures
from benchmarks.results import Case, Scores
from benchmarks.sets.actors import ActorScores, score_actors
from benchmarks.sets.bcubed import Shares
from benchmarks.sets.claims import ClaimScores, score_claims
from benchmarks.sets.disputes import DisputeScores, score_disputes
from benchmarks.sets.gold import GoldSet
from benchmarks.sets.places import Beside
from standoff.record import Crisis

KINDS = ("copies", "actors", "voices", "disputes", "look-alikes")
"""The groups of cases; the id of a case is SET/KIND/ITEM."""


@dataclass(frozen=True, slots=True)
class SetScores:
    """The scores of one set."""

    copies: Counts
    actors: ActorScores
    claims: ClaimScores
    disputes: DisputeScores
    cases: tuple[Case, ...]


def score_crises(sets: Sequence[GoldSet], crises: Sequence[Crisis]) -> Scores:
    """The figures over all sets, over each, and the cases; `crises` are of the sets, in order.

    Shares are over all sets together; B-cubed is the mean over sets.
    Raises BenchmarkError where a snippet is not there.
    """
    scored = {one.id: _score(Beside(one, crisis)) for one, crisis in zip(sets, crises, strict=True)}
    parts = {name: _figures([each]) for name, each in scored.items()}
    cases = tuple(case for each in scored.values() for case in each.cases)
    return Scores(_figures(list(scored.values())), parts, cases)


def _score(beside: Beside) -> SetScores:
    gold, found = _pairs(beside.set.gold.copies), _pairs(beside.crisis.copies)
    copies = Counts(len(gold & found), len(gold), len(found))
    actors, claims, disputes = score_actors(beside), score_claims(beside), score_disputes(beside)
    told = (
        Case(
            f"{beside.set.id}/copies/{' '.join(pair)}",
            int(pair in gold & found),
            1,
            str(pair in gold),
            str(pair in found),
        )
        for pair in sorted(gold | found)
    )
    return SetScores(copies, actors, claims, disputes, (*told, *actors.cases, *claims.cases, *disputes.cases))


def _pairs(groups: Sequence[Sequence[str]]) -> set[tuple[str, str]]:
    return {(a, b) for group in groups for a, b in combinations(sorted(group), 2)}


def _figures(scored: Sequence[SetScores]) -> dict[str, float]:
    copies = sum((each.copies for each in scored), Counts())
    figures = to_figures({"copies": copies})
    figures |= _shares("actors", [each.actors.shares for each in scored])
    figures |= _share("actor forms found", [(each.actors.found, each.actors.gold) for each in scored])
    figures |= _share("voices found", [(each.claims.found, each.claims.gold) for each in scored])
    figures |= _shares("claims", [each.claims.shares for each in scored])
    figures |= _share("stance", [(each.claims.right, each.claims.found) for each in scored])
    return figures | dict(_dispute_figures([each.disputes for each in scored]))


def _dispute_figures(scored: Sequence[DisputeScores]) -> Iterator[tuple[str, float]]:
    core, across, right = (_sums([getattr(each, name) for each in scored]) for name in ("core", "across", "right"))
    yield "disputes: recall", _percent(core)
    yield "disputes: across reports", _percent(across)
    yield "disputes: precision", _percent(right)
    yield "disputes: core", float(core[1])
    yield "disputes: found", float(right[1])
    yield from _share("look-alikes", [each.alike for each in scored]).items()


def _shares(name: str, shares: Sequence[Shares]) -> dict[str, float]:
    """The mean over sets."""
    return {
        f"{name}: {column}": sum(values) / len(shares)
        for column, values in (
            ("precision", [each.precision for each in shares]),
            ("recall", [each.recall for each in shares]),
            ("F1", [each.f1 for each in shares]),
        )
    }


def _share(name: str, counts: Sequence[tuple[int, int]]) -> dict[str, float]:
    total = _sums(counts)
    return {f"{name}: share": _percent(total), f"{name}: of": float(total[1])}


def _sums(counts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(right for right, _ in counts), sum(of for _, of in counts)


def _percent(count: tuple[int, int]) -> float:
    return 100 * count[0] / count[1] if count[1] else 0.0
