"""Every row of the tables of actors is sound."""

import csv
from collections.abc import Iterator
from importlib.resources import files

import pytest

from standoff.extract.actors import load_lexicon
from standoff.extract.actors.lexicon import singular

CLASSES = {
    "state",
    "rulers",
    "side",
    "anonymous",
    "generic",
    "deed",
    "time",
    "particle",
    "locative",
    "vessel",
    "site",
    "work",
}
KINDS = {"person", "organization", "place"}
SECTORS = {"", "BUS", "MED", "EDU", "NGO"}


def rows(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(files("standoff.extract.actors").joinpath(f"{name}.csv").read_text("utf-8").splitlines())


@pytest.mark.parametrize("name", ["words", "pronouns", "honorifics", "marks", "weights"])
def test_rows_are_full_and_stand_once(name: str) -> None:
    seen = [tuple(row.values())[: 2 if name == "words" else 1] for row in rows(name)]
    assert len(seen) == len(set(seen))
    assert all(row and None not in row and None not in row.values() for row in rows(name))


def test_words_have_known_classes_and_stand_in_the_singular() -> None:
    for row in rows("words"):
        assert row["class"] in CLASSES
        assert row["word"] == row["word"].lower()
        if row["class"] in {"state", "anonymous", "generic", "deed"}:
            assert singular(row["word"]) == row["word"]


def test_marks_have_sectors_of_bodies() -> None:
    assert {row["sector"] for row in rows("marks")} <= SECTORS


def test_weights_are_numbers_with_a_meaning() -> None:
    for row in rows("weights"):
        assert abs(float(row["weight"])) <= 10
        assert len(row["meaning"]) > 10


def test_every_weight_of_a_kind_speaks_for_a_kind() -> None:
    weights = load_lexicon().weights
    for first in ("title", "model", "apposed", "words", "inside"):
        assert {name.split()[1] for name in weights if name.split()[0] == first} <= KINDS


def test_pronouns_agree_with_themselves() -> None:
    for form, pronoun in load_lexicon().pronouns.items():
        assert pronoun.person in {1, 3}, form
        assert pronoun.gender is None or (pronoun.person == 3 and not pronoun.plural), form


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("ministries", "ministry"), ("companies", "company"), ("spokesmen", "spokesman"), ("businesses", "business"),
        ("branches", "branch"), ("people", "person"), ("press", "press"), ("consensus", "consensus"), ("gas", "gas"),
        ("allies", "ally"), ("boxes", "box"), ("tribunal", "tribunal"), ("rebels", "rebel"),
    ],
)  # fmt: skip
def test_singulars(plural: str, one: str) -> None:
    assert singular(plural) == one
