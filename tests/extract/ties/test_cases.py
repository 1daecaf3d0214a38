"""Each case's tie is found with its ends, its status and its figures, and nothing where there is none."""

from __future__ import annotations

import pytest

from standoff.language import Document, load
from tests.extract.ties.tie_cases import ARTICLES, CASES, Case, found, number, same_actor

pytestmark = pytest.mark.bundle


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {document.text: document for document in load().read(ARTICLES)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_case(case: Case, documents: dict[str, Document]) -> None:
    actors, bound = found(documents[case.text], case.kind)
    if not case.kind:
        assert not bound
        return
    shown = [(tie.kind, actors[tie.from_].name, actors[tie.to].name, tie.status, tie.amounts) for tie in bound]
    for tie in bound:
        sides = {(tie.from_, tie.to), (tie.to, tie.from_) if tie.kind == "alliance" else (tie.from_, tie.to)}
        ends = any(same_actor(case.from_, actors[a]) and same_actor(case.to, actors[b]) for a, b in sides)
        if tie.kind == case.kind and ends and tie.status == case.status:
            assert set(filter(None, case.amounts.split("|"))) <= set(map(number, tie.amounts)), shown
            return
    pytest.fail(f"found {shown}")
