"""The editable tables of quantities, and the patterns made of their forms."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one of the package's files."""
    return list(csv.DictReader(files("standoff.extract.quantities").joinpath(name).read_text("utf-8").splitlines()))


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for row in rows("words.csv"):
        table.setdefault(row["kind"], {})[row["form"]] = row["value"]
    return table


def values(kind: str) -> Mapping[str, str]:
    """What each form of a kind (qualifier, fraction, rate, ...) stands for."""
    return _words()[kind]


def alternatives(kind: str) -> str:
    """A pattern for the forms of a kind, the longest first."""
    forms = sorted(values(kind), key=len, reverse=True)
    return "|".join(re.escape(form).replace(r"\ ", r"\s") for form in forms)


@cache
def measures() -> Mapping[str, str]:
    """Units of measure by their forms in the singular, in lower case."""
    return {row["form"]: row["unit"] for row in rows("units.csv")}


@cache
def persons() -> frozenset[str]:
    """Nouns for people, in the singular and in lower case."""
    return frozenset(row["form"] for row in rows("persons.csv"))
