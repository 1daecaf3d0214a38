"""Each row of the tables of quantities is sound."""

import re
from collections import Counter
from typing import get_args

import pytest

from standoff.extract.quantities.patterns import patterns
from standoff.extract.quantities.tables import measures, rows
from standoff.record.labels import Qualifier

WORDS = rows("words.csv")
QUALIFIERS = "|".join((*get_args(Qualifier), "below"))
VALUES = {
    "qualifier": QUALIFIERS,
    "after": QUALIFIERS,
    "fraction": r"\d+(\.\d)?",
    "multiple": r"\d+",
    "vague": "",
    "rate": "[a-z]+",
    "change": "",
    "harm": "",
    "numbered": "",
}


def test_kinds_and_values_of_words_are_known() -> None:
    assert {row["kind"] for row in WORDS} == set(VALUES)
    assert not [row for row in WORDS if not re.fullmatch(VALUES[row["kind"]], row["value"])]


@pytest.mark.parametrize(
    ("name", "keys"), [("words.csv", ("form", "kind")), ("units.csv", ("form",)), ("persons.csv", ("form",))]
)
def test_no_form_stands_twice(name: str, keys: tuple[str, ...]) -> None:
    count = Counter(tuple(row[key] for key in keys) for row in rows(name))
    assert not [each for each, times in count.items() if times > 1]


@pytest.mark.parametrize("name", ["words.csv", "units.csv", "persons.csv"])
def test_rows_are_whole_trimmed_and_in_lower_case(name: str) -> None:
    for row in rows(name):
        assert None not in row
        assert all(cell == cell.strip() for cell in row.values())
        assert row["form"] == row["form"].lower() != ""


def test_units_are_singular() -> None:
    assert not [unit for unit in measures().values() if unit.endswith("s") and unit not in ("times", "degree celsius")]


@pytest.mark.parametrize("form", [row["form"] for row in WORDS if row["kind"] == "qualifier"])
def test_qualifiers_are_found_before_a_number(form: str) -> None:
    found = patterns().before.search(f"It sent {form} ")
    assert found is not None
    assert found["form"] == form
