"""The act of a statement from its cue and from the model's probabilities."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import pytest

from standoff.extract.statements import ActWeights, drafts, load_act_weights
from standoff.extract.statements.act import act_features, act_of, named_act
from standoff.language import Document, load
from standoff.record import Article
from standoff.record.labels import Act
from tests.extract.statements.reading import scene_of

ROWS = tuple(csv.DictReader(Path(__file__).with_name("acts.csv").read_text("utf-8").splitlines()))
WEIGHTS = ActWeights({"model,": 1.0, "named,": 2.0, "none,assert": 1.0})


@pytest.fixture(scope="module")
def documents() -> Sequence[Document]:
    return load().read([Article(id=f"a{n}", text=row["text"]) for n, row in enumerate(ROWS)])


@pytest.mark.bundle
@pytest.mark.parametrize("n", range(len(ROWS)), ids=lambda n: ROWS[n]["text"][:50])
def test_the_cue_of_a_row_names_the_act_of_the_row(n: int, documents: Sequence[Document]) -> None:
    scene = scene_of(documents[n])
    found = [named_act(scene.tree, draft, scene.speech) or "" for draft in drafts(scene)]
    assert ROWS[n]["act"] in found


def test_a_cue_outweighs_a_model_that_is_in_doubt_but_not_one_that_is_sure() -> None:
    assert act_of("deny", {"deny": 0.3, "assert": 0.7}, WEIGHTS) == "deny"
    assert act_of("deny", {"deny": 0.01, "assert": 0.99}, WEIGHTS) == "assert"


def test_a_cue_that_names_no_act_leaves_it_to_the_model_and_what_is_common() -> None:
    assert act_of(None, {"accuse": 0.6, "assert": 0.4}, WEIGHTS) == "assert"
    assert act_of(None, {"accuse": 0.9, "assert": 0.1}, WEIGHTS) == "accuse"


def test_every_weight_of_the_table_stands_for_something() -> None:
    acts = get_args(Act)
    names = {name for named in (None, *acts) for act in acts for name in act_features(named, act, 0.5)}
    assert set(load_act_weights().of) <= names
