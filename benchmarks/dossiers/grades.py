"""What scoring a group of items gives: counts, checks of what was found, and the cases behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from benchmarks.counts import Counts, add_up, to_figures
from benchmarks.dossiers.matching import Match
from benchmarks.results import Case, Figures


@dataclass(frozen=True, slots=True)
class Check:
    """One thing asked of a found item: the figure that it counts for, and what was wanted and found, in words."""

    figure: str
    right: bool
    wanted: str
    found: str


NOTHING = "nothing"

_MATCHED = Check("found", right=True, wanted="yes", found="yes")
"""Being found is the first thing that is asked of an item."""


@dataclass(frozen=True, slots=True)
class Item:
    """A gold or found item for showing: a name that lasts from run to run, and its words."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Graded:
    """The scores of one group in one report. `acts` counts statements by their act."""

    counts: Mapping[str, Counts]
    checks: tuple[Check, ...] = ()
    cases: tuple[Case, ...] = ()
    acts: Mapping[str, Counts] = field(default_factory=dict)


def list_cases(
    place: str, gold: Sequence[Item], found: Sequence[Item], match: Match, checks: Mapping[int, Sequence[Check]]
) -> tuple[Case, ...]:
    """A case for each gold item, matched or missed, and for each spurious one. `place` opens their ids."""
    wanted = (
        checks_case(f"{place}/{item.key}", item.words, found[match[i]].words, (_MATCHED, *checks[i]))
        if i in match
        else Case(f"{place}/{item.key}", 0, 1, item.words, NOTHING)
        for i, item in enumerate(gold)
    )
    matched = set(match.values())
    spurious = (
        Case(f"{place}/+{item.key}", 0, 1, NOTHING, item.words) for j, item in enumerate(found) if j not in matched
    )
    return (*wanted, *spurious)


def checks_case(name: str, gold: str, found: str, checks: Sequence[Check]) -> Case:
    """The case of an item by its checks: its words in the gold and as found, with both sides of each wrong check."""
    wrong = [check for check in checks if not check.right]
    wanted = "; ".join([gold, *(f"{check.figure} {check.wanted}" for check in wrong)])
    had = "; ".join([found, *(f"{check.figure} {check.found}" for check in wrong)])
    return Case(name, len(checks) - len(wrong), len(checks), wanted, had)


def all_checks(checks: Mapping[int, Sequence[Check]]) -> tuple[Check, ...]:
    """The checks of all items."""
    return tuple(chain.from_iterable(checks.values()))


def figures_of(graded: Sequence[Graded]) -> Figures:
    """The figures over all groups and reports, micro-averaged; the macro-average of acts is over those in the gold."""
    counted = to_figures(add_up(one.counts for one in graded))
    checked = _shares(check for one in graded for check in one.checks)
    return counted | checked | _act_figures(add_up(one.acts for one in graded))


def _shares(checks: Iterable[Check]) -> dict[str, float]:
    """Accuracy in percent of each figure, and of how many checks."""
    results: dict[str, list[bool]] = {}
    for check in checks:
        results.setdefault(check.figure, []).append(check.right)
    return {
        f"{figure}: {column}": value
        for figure, right in results.items()
        for column, value in (("accuracy", 100 * sum(right) / len(right)), ("of", float(len(right))))
    }


def _act_figures(acts: Mapping[str, Counts]) -> dict[str, float]:
    # The scorer of the gold averages figures as it shows them, to two digits of a percentage.
    single = {act: round(counts.f1, 2) for act, counts in sorted(acts.items()) if counts.gold}
    macro = sum(single.values()) / len(single) if single else 0.0
    return {"statement act macro-F1: F1": macro} | {f"statement act F1: {act}": f1 for act, f1 in single.items()}
