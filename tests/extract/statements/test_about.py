"""Whom an act is aimed at, read from sentences with their acts given."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from standoff.extract.statements import AimWeights, Stage, load_aim_weights, statements, with_about
from standoff.extract.statements.about import AIMED, ANY
from standoff.extract.types import Question
from standoff.language import Document, load
from standoff.record import Article
from standoff.record.labels import Act
from tests.extract.statements.reading import scene_of

ROWS = tuple(csv.DictReader(Path(__file__).with_name("aims.csv").read_text("utf-8").splitlines()))


@pytest.fixture(scope="module")
def documents() -> Sequence[Document]:
    return load().read([Article(id=f"a{n}", text=row["text"]) for n, row in enumerate(ROWS)])


@pytest.mark.bundle
@pytest.mark.parametrize("n", range(len(ROWS)), ids=lambda n: ROWS[n]["text"][:50])
def test_the_last_statement_of_a_row_is_aimed_at_whom_the_row_names(n: int, documents: Sequence[Document]) -> None:
    found = aimed(documents[n], ROWS[n]["act"])
    assert ROWS[n]["about"] in found
    assert bool(ROWS[n]["about"]) == bool(found)


def aimed(document: Document, act: str) -> str:
    """The names of those whom the last statement is aimed at, where all statements have the act."""
    scene = scene_of(document)

    def judge(questions: Sequence[Question]) -> Sequence[Mapping[Act, float]]:
        return [{act: 1.0} for _ in questions]  # type: ignore[dict-item]

    said = statements(scene, judge)
    found = with_about(Stage(scene.tree, scene.cast, scene.speech, said, ()), load_aim_weights())
    names = {actor.id: actor.name for actor in scene.cast.actors}
    return ", ".join(names[each] for each in found[-1].about)


def test_the_table_weighs_only_acts_that_are_aimed() -> None:
    assert set(load_aim_weights().of) == {ANY, *AIMED}


def test_an_actor_counts_what_its_signs_count_for_any_act_and_for_this_one() -> None:
    weights = AimWeights({ANY: {"bias": -1.0, "first": 0.5}, "warn": {"first": 2.0}})
    assert weights.score("warn", {"first", "unknown"}) == 1.5
    assert weights.score("deny", {"first"}) == -0.5
