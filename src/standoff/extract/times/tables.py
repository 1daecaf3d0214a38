"""The editable tables of time words, as the grammar and its readers ask for them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one of the package's files."""
    return list(csv.DictReader(files("standoff.extract.times").joinpath(name).read_text("utf-8").splitlines()))


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for row in rows("words.csv"):
        table.setdefault(row["kind"], {})[row["form"].lower()] = row["value"]
    return table


def values(kind: str) -> Mapping[str, str]:
    """What each form of a kind (month, weekday, unit, ...) stands for, by its form in lower case."""
    return _words()[kind]


def forms(kind: str) -> tuple[str, ...]:
    """The forms of a kind as the table writes them, the longest first, so that a pattern prefers them."""
    return tuple(sorted((row["form"] for row in rows("words.csv") if row["kind"] == kind), key=len, reverse=True))


@cache
def hints(kind: str) -> frozenset[str]:
    """The words of a kind that hint at a tense.

    `ahead`, `behind` and `coming` are prepositions and nouns, `planned`, `done`, `lasting` and `granting` are verbs.
    """
    return frozenset(row["form"] for row in rows("tenses.csv") if row["kind"] == kind)
