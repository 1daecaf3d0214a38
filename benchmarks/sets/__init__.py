"""The sets benchmark: crises made of several reports on one standoff against what careful people found across them.

The figures are those of the scorer that lies with the gold sets, by the same definitions; a test compares the two.
"""

from benchmarks.sets.gold import GoldSet, read_sets, set_files
from benchmarks.sets.reading import CrisisReader, measure_sets, open_linker
from benchmarks.sets.scoring import KINDS, score_crises

__all__ = [
    "KINDS",
    "CrisisReader",
    "GoldSet",
    "measure_sets",
    "open_linker",
    "read_sets",
    "score_crises",
    "set_files",
]
