"""Every statement of each case is found as a reader would find it, and nothing else."""

from collections.abc import Mapping

import pytest

from standoff.extract.statements import statements
from standoff.language import Document, load
from standoff.record import Actor, Article, Statement
from tests.extract.statements.cases import PUBLISHED, Case, cases, words
from tests.extract.statements.reading import scene_of

pytestmark = pytest.mark.bundle
CASES = cases()
KNOWN = {
    "nested_newspaper": "by the tree alone, an object with its verdict makes no statement inside another",
    "nominal_by": "the model knows nouns that carry a statement only where their source owns them",
    "quoted_as_saying": "whoever is quoted by another is no speaker to the model",
    "relative_rejects_as": "the model passes over verdicts in relative clauses, and the tree leaves those to it",
    "said_and_accused": "the tree hangs the accused on the verb before",
    "put_at": "`put … at` says something of numbers alone, and the model does not know it",
}
"""Failures that we know of, and why."""
Found = tuple[tuple[Statement, ...], Mapping[str, Actor]]


@pytest.fixture(scope="session")
def found() -> Mapping[str, Found]:
    reading = load().read([Article(id=case.name, text=case.text, published=PUBLISHED) for case in CASES])
    return {document.article.id: statements_of(document) for document in reading}


def statements_of(document: Document) -> Found:
    scene = scene_of(document)
    said = statements(scene, lambda questions: [{"assert": 1.0} for _ in questions])
    return said, {actor.id: actor for actor in scene.cast.actors}


def parameter(case: Case) -> object:
    marks = [pytest.mark.xfail(reason=KNOWN[case.name], strict=True)] if case.name in KNOWN else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", list(map(parameter, CASES)))
def test_every_statement_of_a_case_and_no_other(case: Case, found: Mapping[str, Found]) -> None:
    said, actors = found[case.name]
    assert [shown(case, each) for each in said] == [
        (words(each.source), words(each.content), each.quoted) for each in case.statements
    ]
    for each, expected in zip(said, case.statements, strict=True):
        assert not expected.cue or {*words(expected.cue)} & {*words(case.text[slice(*each.cue or (0, 0))])}
        assert expected.actor in name(each, actors)
        assert expected.time in ("", each.time or "-")


def shown(case: Case, each: Statement) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    source = case.text[slice(*each.source.span)] if each.source.span else ""
    content = " … ".join(case.text[slice(*span)] for span in each.content)
    return words(source), words(content), each.quoted


def name(each: Statement, actors: Mapping[str, Actor]) -> str:
    return actors[each.source.actor].name if each.source.actor else ""
