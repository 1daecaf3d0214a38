"""Furniture: the characters of the page that are no part of the report."""

from __future__ import annotations

from benchmarks.counts import compare
from benchmarks.dossiers.comparison import Comparison
from benchmarks.dossiers.grades import Graded
from benchmarks.dossiers.places import Characters, locate_all
from benchmarks.results import Case


def score_furniture(comparison: Comparison) -> Graded:
    """Counts of characters; one case for the whole report. A furniture line counts wherever it stands."""
    lines = comparison.gold.boilerplate
    gold = comparison.characters(span for line in lines for span in locate_all(comparison.text, line))
    found = comparison.characters(comparison.record.furniture)
    case = Case(
        comparison.place("furniture"),
        len(gold & found),
        len(gold | found),
        _shown(comparison.text, gold - found),
        _shown(comparison.text, found - gold),
    )
    return Graded({"furniture characters": compare(set(gold), set(found))}, cases=(case,))


def _shown(text: str, some: Characters) -> str:
    """The stretches of the text that these characters span, of at most a word gap each."""
    runs: list[list[int]] = []
    for at in sorted(some):
        if runs and not text[runs[-1][1] : at].strip("\"“”'‘’., \t"):
            runs[-1][1] = at + 1
        else:
            runs.append([at, at + 1])
    return " | ".join(text[start:end] for start, end in runs)
