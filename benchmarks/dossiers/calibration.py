"""How far confidences can be taken at their word: of the items with one of about 0.8, about 0.8 should be right.

An item is right where the dossiers' scorer finds it in the gold: a statement by its content, a dispute by both ends, an
event by code and both sides near its trigger, a tie by kind and both ends. The figure of a kind is its expected
calibration error (Naeini et al., AAAI 2015) over bins of equal width: the mean distance between confidence and share of
right items, by the number of items; beside it stand the bins themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.dossiers.comparison import Comparison, compare
from benchmarks.dossiers.disputes import match_disputes
from benchmarks.dossiers.events import match_events
from benchmarks.dossiers.gold import Dossier
from benchmarks.dossiers.statements import match_statements
from benchmarks.dossiers.ties import match_ties
from benchmarks.results import Scores
from standoff.record import Record

BINS = 5
"""So few, because a dozen reports give no more than some hundred items of a kind."""

Judged = tuple[float, bool]
"""An item's confidence, and whether it is right."""


def score_calibration(dossiers: Sequence[Dossier], records: Sequence[Record]) -> Scores:
    """The error of each kind, and its bins; `records` are of the dossiers, in order."""
    found: dict[str, list[Judged]] = {}
    for dossier, record in zip(dossiers, records, strict=True):
        for kind, judged in _kinds(compare(dossier, record)):
            found.setdefault(kind, []).extend(judged)
    figures = {name: value for kind, judged in found.items() for name, value in _figures(kind, judged)}
    return Scores(figures, {f"{len(dossiers)} dossiers": figures})


def _kinds(comparison: Comparison) -> Iterator[tuple[str, list[Judged]]]:
    record, matched = comparison.record, match_statements(comparison)
    yield "statements", _judged([one.confidence for one in record.statements], matched.match.values())
    disputes = match_disputes(comparison, matched)
    yield "disputes", _judged([one.confidence for one in record.disputes], disputes.values())
    yield "events", _judged([one.confidence for one in record.events], match_events(comparison).values())
    yield "ties", _judged([one.confidence for one in record.ties], match_ties(comparison).values())


def _judged(confidences: Sequence[float], right: Iterable[int]) -> list[Judged]:
    known = set(right)
    return [(confidence, n in known) for n, confidence in enumerate(confidences)]


def _figures(kind: str, judged: Sequence[Judged]) -> Iterator[tuple[str, float]]:
    """The error in points of percent, then of each bin that is not empty its items, mean confidence and share right."""
    groups = [[one for one in judged if _bin(one[0]) == n] for n in range(BINS)]
    gaps = [abs(sum(c for c, _ in group) - sum(right for _, right in group)) for group in groups]
    yield f"{kind}: expected calibration error", 100 * sum(gaps) / max(1, len(judged))
    for n, group in enumerate(groups):
        if group:
            name = f"{kind}, {n / BINS:.1f} to {(n + 1) / BINS:.1f}"
            yield f"{name}: found", float(len(group))
            yield f"{name}: confidence", 100 * sum(c for c, _ in group) / len(group)
            yield f"{name}: right", 100 * sum(right for _, right in group) / len(group)


def _bin(confidence: float) -> int:
    return min(BINS - 1, int(confidence * BINS))
