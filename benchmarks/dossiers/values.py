"""Times and quantities: found where they stand, and read with the right value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from benchmarks.counts import Counts
from benchmarks.dossiers.agreement import same_number
from benchmarks.dossiers.comparison import Comparison
from benchmarks.dossiers.gold import GoldQuantity, GoldTime
from benchmarks.dossiers.grades import Check, Graded, list_cases
from benchmarks.dossiers.matching import pair_up
from benchmarks.dossiers.places import likeness
from standoff.record import Quantity, Time

_LEAST = 0.3

GoldValue = TypeVar("GoldValue", GoldTime, GoldQuantity)
Found = TypeVar("Found", Time, Quantity)


def score_times(comparison: Comparison) -> Graded:
    """Counts of times; the value is TIMEX3's, letter by letter."""
    return _score(comparison, "times", comparison.gold.times, comparison.record.times, _check_time)


def score_quantities(comparison: Comparison) -> Graded:
    """Counts of quantities; the value is the number or its bounds, with the unit."""
    return _score(comparison, "quantities", comparison.gold.quantities, comparison.record.quantities, _check_quantity)


def _score(
    comparison: Comparison,
    kind: str,
    golds: Sequence[GoldValue],
    founds: Sequence[Found],
    check: Callable[[GoldValue, Found], Check],
) -> Graded:
    match = pair_up(golds, founds, partial(_likeness, comparison), _LEAST)
    checks = {i: (check(golds[i], founds[j]),) for i, j in match.items()}
    right = sum(one.right for some in checks.values() for one in some)
    counts = {
        f"{kind} (found)": Counts(len(match), len(golds), len(founds)),
        f"{kind} (value)": Counts(right, len(golds), len(founds)),
    }
    gold_items = [comparison.item(comparison.locate([one.text])) for one in golds]
    items = [comparison.item([one.span]) for one in founds]
    return Graded(counts, cases=list_cases(comparison.place(kind), gold_items, items, match, checks))


def _likeness(comparison: Comparison, gold: GoldTime | GoldQuantity, found: Time | Quantity) -> float:
    return likeness(comparison.characters(comparison.locate([gold.text])), comparison.characters([found.span]))


def _check_time(gold: GoldTime, found: Time) -> Check:
    return Check("is", gold.value == found.value, gold.value, found.value)


def _check_quantity(gold: GoldQuantity, found: Quantity) -> Check:
    return Check("is", same_number(gold, found), _number(gold), _number(found))


def _number(quantity: GoldQuantity | Quantity) -> str:
    value = quantity.value if quantity.value is not None else f"{quantity.low} to {quantity.high}"
    return f"{value} {quantity.unit}"
