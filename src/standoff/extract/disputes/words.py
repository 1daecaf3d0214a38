"""Words by which a statement contests another."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib.resources import files

NEGATIVE = frozenset({"no", "not", "n't", "n’t", "never", "nobody", "nothing", "none", "neither", "nor", "without"})
POINTING = frozenset({"it", "that", "this", "they", "such", "so", "these", "those", "both"})
NAMING = frozenset({"story", "account", "version", "figure", "number", "talk", "idea", "suggestion", "footage", "word"})
"""Nouns that name what was said, and are no words of speech."""


@dataclass(frozen=True, slots=True)
class Words:
    """Lemmas that call what was said untrue (`refuting`), and pairs of opposites (`opposites`, both ways)."""

    refuting: frozenset[str]
    opposites: frozenset[tuple[str, str]]


def load_words() -> Words:
    """The table, read from the package."""
    table = (files("standoff.extract.disputes") / "words.csv").read_text("utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    pairs = [(row["word"], row["opposite"]) for row in rows if row["opposite"]]
    refuting = frozenset(row["word"] for row in rows if not row["opposite"])
    return Words(refuting, frozenset([*pairs, *((other, one) for one, other in pairs)]))
