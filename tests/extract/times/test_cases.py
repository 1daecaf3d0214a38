"""Sentences with the times in them: what is found, what it means, and what is no time."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from standoff.extract.times import times
from standoff.language import Document, load
from standoff.record import Article

pytestmark = pytest.mark.bundle


class Case(NamedTuple):
    """A sentence and one of its times; a sentence with none has an empty span."""

    published: str
    sentence: str
    span: str
    value: str
    mod: str


_LINES = Path(__file__).with_name("cases.csv").read_text("utf-8").splitlines()
CASES = tuple(Case(*row) for row in list(csv.reader(_LINES))[1:])


@pytest.fixture(scope="module")
def documents() -> dict[tuple[str, str], Document]:
    keys = list(dict.fromkeys((case.published, case.sentence) for case in CASES))
    articles = [Article(id="x", text=sentence, published=published or None) for published, sentence in keys]
    return dict(zip(keys, load().read(articles), strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.sentence} [{case.span}]")
def test_case(case: Case, documents: dict[tuple[str, str], Document]) -> None:
    document = documents[case.published, case.sentence]
    found = {document.text[slice(*time.span)]: (time.value, time.mod or "") for time in times(document)}
    if case.span:
        assert (case.span, (case.value, case.mod)) in found.items(), found
    else:
        assert not found
