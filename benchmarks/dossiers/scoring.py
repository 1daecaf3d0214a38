"""All figures of records against gold dossiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.dossiers.actors import score_actors
from benchmarks.dossiers.comparison import Comparison, compare
from benchmarks.dossiers.disputes import score_disputes
from benchmarks.dossiers.events import score_events
from benchmarks.dossiers.furniture import score_furniture
from benchmarks.dossiers.gold import Dossier
from benchmarks.dossiers.grades import Graded, figures_of
from benchmarks.dossiers.statements import match_statements, score_statements
from benchmarks.dossiers.ties import score_ties
from benchmarks.dossiers.values import score_quantities, score_times
from benchmarks.errors import BenchmarkError
from benchmarks.results import Case, Scores
from standoff.record import Record

KINDS = ("furniture", "actors", "statements", "disputes", "ties", "events", "times", "quantities")
"""The groups of items; the id of a case is DOSSIER/KIND/ITEM."""


def score_records(dossiers: Sequence[Dossier], records: Sequence[Record]) -> Scores:
    """The figures, micro-averaged over all reports, and a case for each item; `records` are of the dossiers, in order.

    Raises BenchmarkError where a record is of another text, or a gold snippet does not stand in its report.
    """
    graded = [
        group for dossier, record in zip(dossiers, records, strict=True) for group in score_record(dossier, record)
    ]
    figures = figures_of(graded)
    return Scores(figures, {f"{len(dossiers)} dossiers": figures}, tuple(case for one in graded for case in one.cases))


def of_kind(kind: str, cases: Iterable[Case]) -> Iterator[Case]:
    """The cases of one of KINDS."""
    return (case for case in cases if case.id.split("/")[1] == kind)


def score_record(dossier: Dossier, record: Record) -> tuple[Graded, ...]:
    """The scores of one record, group by group. Raises BenchmarkError as `score_records` does."""
    try:
        return tuple(_groups(compare(dossier, record)))
    except BenchmarkError as error:
        raise BenchmarkError(f"{dossier.gold.id}: {error}") from error


def _groups(comparison: Comparison) -> Iterator[Graded]:
    matched = match_statements(comparison)
    yield score_furniture(comparison)
    yield score_actors(comparison)
    yield score_statements(comparison, matched)
    yield score_disputes(comparison, matched)
    yield score_ties(comparison)
    yield score_events(comparison)
    yield score_times(comparison)
    yield score_quantities(comparison)
