"""What holds of all ties: evidence and ends stand in the text, ids are in order, states are named once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standoff.extract.ties import ties
from standoff.extract.ties.merging import Reading, merged, shown
from standoff.language import Document, load
from standoff.record import Quantity, Record
from tests.extract.ties.tie_cases import ARTICLES, CASES, WEIGHTS, fake, setting_of

pytestmark = pytest.mark.bundle


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return load().read(ARTICLES)


def test_records_hold_them(documents: list[Document]) -> None:
    for case, document in zip(CASES, documents, strict=True):
        setting = setting_of(document)
        new, bound = ties(setting, fake(case.kind or "none"), WEIGHTS)
        record = Record(**dict(document.article), actors=(*setting.cast.actors, *new), ties=bound)
        assert Record.from_json(record.to_json()) == record
        assert [tie.id for tie in bound] == [f"T{n}" for n in range(1, len(bound) + 1)]
        assert {actor.id for actor in new} <= {end for tie in bound for end in (tie.from_, tie.to)}
        assert all(tie.from_ != tie.to and tie.confidence >= WEIGHTS.least for tie in bound)


def test_the_same_again(documents: list[Document]) -> None:
    for case, document in zip(CASES[:20], documents, strict=False):
        once, again = (ties(setting_of(document), fake(case.kind), WEIGHTS) for _ in range(2))
        assert once == again


def reading(start: int, *, from_: str = "A1", to: str = "A2", value: float | None = None) -> Reading:
    figures = () if value is None else (Quantity(span=(start, start + 1), value=value, unit="USD"),)
    places = ((start, start + 1), (start + 2, start + 3))
    return Reading("alliance", from_, to, "current", figures, None, None, ((start, start + 5),), None, 0.5, places)


def test_told_twice_is_one_tie() -> None:
    (one,) = merged([reading(0), reading(10, value=5)])
    assert one.evidence == ((0, 5), (10, 15))
    assert [each.value for each in one.amounts] == [5]


def test_an_alliance_has_no_direction() -> None:
    assert len(merged([reading(0), reading(10, from_="A2", to="A1")])) == 1


def test_two_sums_are_two_ties() -> None:
    assert len(merged([reading(0, value=4), reading(10, value=5)])) == 2


def test_a_figure_is_shown_whole_or_not_at_all() -> None:
    figures = tuple(Quantity(span=span, value=5, unit="USD") for span in ((4, 16), (20, 22)))
    assert shown(replace(reading(0), amounts=figures)) == ((0, 16),)


def test_no_evidence_of_a_case_cuts_a_figure(documents: list[Document]) -> None:
    for case, document in zip(CASES, documents, strict=True):
        for tie in ties(setting_of(document), fake(case.kind or "none"), WEIGHTS)[1]:
            for start, end in (amount.span for amount in tie.amounts):
                assert not any(start < a < end or start < b < end for a, b in tie.evidence)
