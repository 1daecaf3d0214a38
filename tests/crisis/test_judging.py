"""What the packaged model makes of two statements in two reports: plain cases that nobody would judge otherwise."""

from __future__ import annotations

import pytest

from standoff.crisis.mind import MeaningMind
from standoff.link import Linker, crisis_of, load_weights
from standoff.pipeline import Reader, load
from standoff.record import Article, Crisis

pytestmark = pytest.mark.bundle


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load()


def crisis(reader: Reader, *texts: str) -> Crisis:
    articles = [Article(id=f"r{n}", text=text, published=f"2031-05-{9 + n:02}") for n, text in enumerate(texts)]
    mind = MeaningMind(reader.meaning)
    return crisis_of("set", reader.read(articles), Linker(reader.tables.world, load_weights(), mind))


def stances(found: Crisis) -> list[set[tuple[str, str]]]:
    """Of each claim that stands in both reports the voices: report and stance."""
    voices = ({(voice.report, str(voice.stance)) for voice in claim.voices} for claim in found.claims)
    return [each for each in voices if len({report for report, _ in each}) > 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Niger's defence minister said that French soldiers had crossed the border on Monday.",
            "France denied that its soldiers had crossed the border.",
        ),
        (
            "Benin said on Tuesday that Niger had closed the pipeline.",
            "“We never closed the pipeline,” Niger's oil minister said.",
        ),
        (
            "Chad's government said that the rebels had killed 12 soldiers at Tarn.",
            "The rebels said that they had killed no soldier at Tarn.",
        ),
    ],
)
def test_who_denies_it_stands_on_the_other_side_of_one_claim(reader: Reader, one: str, other: str) -> None:
    found = crisis(reader, one, other)
    assert {("r0", "asserts"), ("r1", "denies")} in stances(found)
    assert [{dispute.claim.report, dispute.contest.report} for dispute in found.disputes] == [{"r0", "r1"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Niger's defence minister said that French soldiers had crossed the border on Monday.",
            "The governor of Dosso told reporters that troops from France had come over the border on Monday.",
        ),
        (
            "Benin said that Niger had closed the pipeline.",
            "Officials in Cotonou said that the pipeline had been shut by Niger.",
        ),
    ],
)
def test_who_says_the_same_in_other_words_joins_the_claim(reader: Reader, one: str, other: str) -> None:
    found = crisis(reader, one, other)
    assert {("r0", "asserts"), ("r1", "asserts")} in stances(found)
    assert not found.disputes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Peru's police said that the bridge had been mined on the orders of Hamid Sarro.",
            "Chile denied that the fees had gone to Hamid Sarro.",
        ),
        (
            "Officials said that the United States had bought the port of Tarn.",
            "A spokesman denied that troops of the United States had left.",
        ),
        (
            "The minister said that the oil would work its way to the coast.",
            "The governor denied that any of the five had ever done work there.",
        ),
        (
            "The army said that no guards had arrived in April.",
            "Farmers said that the harvest would fail in April.",
        ),
        (
            "Benin said that two planes with troops had landed in Niger on Monday.",
            "Benin said that two planes with troops had landed in Niger on Thursday.",
        ),
    ],
)
def test_who_and_where_and_a_word_in_common_are_no_matter(reader: Reader, one: str, other: str) -> None:
    found = crisis(reader, one, other)
    assert not stances(found)
    assert not found.disputes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The governor of Tarn said that about 100 troops had landed at the airport.",
            "Benin's army said that some 400 troops had landed at the airport of Tarn.",
        ),
        (
            "Chad's government said that the rebels had killed 12 soldiers at Tarn.",
            "The hospital said that 31 soldiers had been killed at Tarn.",
        ),
    ],
)
def test_other_figures_of_one_thing_are_two_claims_that_contradict_each_other(
    reader: Reader, one: str, other: str
) -> None:
    found = crisis(reader, one, other)
    assert not stances(found)
    assert [dispute.kind for dispute in found.disputes] == ["contradiction"]
