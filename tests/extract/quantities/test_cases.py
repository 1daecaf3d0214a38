"""Sentences with the quantities in them: what is found, what it counts, and what counts nothing."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from standoff.extract.quantities import quantities
from standoff.extract.times import times
from standoff.knowledge import World, load_world
from standoff.language import Document, load
from standoff.record import Article, Quantity

pytestmark = pytest.mark.bundle


class Case(NamedTuple):
    """A sentence and one of its quantities; a sentence with none has an empty span."""

    sentence: str
    span: str
    value: str
    low: str
    high: str
    unit: str
    per: str
    qualifier: str


_LINES = Path(__file__).with_name("cases.csv").read_text("utf-8").splitlines()
CASES = tuple(Case(*row) for row in list(csv.reader(_LINES))[1:])


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    sentences = list(dict.fromkeys(case.sentence for case in CASES))
    articles = [Article(id="x", text=sentence, published="2023-05-17") for sentence in sentences]
    return dict(zip(sentences, load().read(articles), strict=True))


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.sentence} [{case.span}]")
def test_case(case: Case, documents: dict[str, Document], world: World) -> None:
    document = documents[case.sentence]
    found = [_shown(document, each) for each in quantities(document, times(document), world)]
    if case.span:
        assert case in found, found
    else:
        assert not found


def _shown(document: Document, quantity: Quantity) -> Case:
    numbers = ["" if each is None else f"{each:.15g}" for each in (quantity.value, quantity.low, quantity.high)]
    words = [each or "" for each in (quantity.unit, quantity.per, quantity.qualifier)]
    return Case(document.text, document.text[slice(*quantity.span)], *numbers, *words)
