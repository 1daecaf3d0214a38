"""Floors: figures that may rise and never fall, kept by benchmark and by the sum of the corpus they hold for."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.errors import BenchmarkError
from benchmarks.results import Figures, Result

DEFAULT_FILE = Path(__file__).with_name("floors.json")

# Speeds and memory depend on the machine, so only figures of quality get a floor by themselves.
_GUARDED = ("F1", "macro-F1", "accuracy", "UAS", "LAS", "LAS full", "UPOS", "XPOS", "lemma", "words", "sentences")

_ROUNDING = 0.75
"""Points by which a figure may lie below its floor. Processors round int8 products differently, so that now and then
an item whose probability lies on the edge is told on one machine and not on another: one dispute is 0.7 points."""

Floors = Mapping[str, Mapping[str, Figures]]
"""Floors by benchmark, then by the corpus' sum, then by the figure's name."""


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that is below its floor."""

    figure: str
    floor: float
    value: float


def read_floors(path: Path) -> Floors:
    """The floors in a file; none when there is no file. Raises BenchmarkError when the file holds something else."""
    if not path.exists():
        return {}
    try:
        read = json.loads(path.read_text("utf-8"))
        return {
            benchmark: {
                corpus: {name: float(floor) for name, floor in floors.items()} for corpus, floors in corpora.items()
            }
            for benchmark, corpora in read.items()
        }
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise BenchmarkError(f"{path} does not hold floors by benchmark, corpus and figure: {error}") from error


def write_floors(path: Path, floors: Floors) -> None:
    """Writes the floors as JSON, in the order of their names so that a change shows as one line."""
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")


def find_falls(result: Result, floors: Floors) -> tuple[Fall, ...]:
    """The figures below their floors. Raises BenchmarkError when the corpus has no floors, or a figure is missing."""
    wanted = floors.get(result.benchmark, {}).get(result.corpus)
    if wanted is None:
        raise BenchmarkError(
            f"no floors are kept for {result.benchmark} on corpus {result.corpus[:12]}; `check --raise` sets them. "
            "Floors hold for the very files that they were set on: these are others, or have been changed since"
        )
    if missing := sorted(set(wanted) - set(result.figures)):
        raise BenchmarkError(f"{result.benchmark} gave no figure for the floors of: {', '.join(missing)}")
    falls = (Fall(name, floor, result.figures[name]) for name, floor in wanted.items())
    return tuple(fall for fall in falls if fall.value < fall.floor - _ROUNDING)


def raise_floors(floors: Floors, result: Result) -> Floors:
    """The floors with those of the result's corpus lifted to its figures; none is ever lowered."""
    corpora = dict(floors.get(result.benchmark, {}))
    lifted = dict(corpora.get(result.corpus, {}))
    for name, value in result.figures.items():
        if name in lifted or name.rpartition(": ")[2] in _GUARDED:
            # Rounded down, so that the very figure that set a floor passes it.
            lifted[name] = max(lifted.get(name, 0.0), math.floor(value * 100) / 100)
    corpora[result.corpus] = lifted
    return {**floors, result.benchmark: corpora}
