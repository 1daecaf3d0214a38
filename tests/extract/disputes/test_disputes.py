"""Disputes on reports of our own, one of each kind and their look-alikes; the laws; the tables' rows."""

import csv
from dataclasses import fields
from pathlib import Path

import pytest

from standoff.extract.disputes import load_weights, load_words
from standoff.extract.disputes.weights import BIAS, LEAST
from standoff.pipeline import load
from standoff.pipeline.reader import Reader
from standoff.record import Article, Dispute, Record

CASES = list(csv.DictReader((Path(__file__).parent / "cases.csv").read_text("utf-8").splitlines()))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load()


@pytest.fixture(scope="module")
def records(reader: Reader) -> dict[str, Record]:
    articles = [Article(id=f"c{n}", text=case["text"]) for n, case in enumerate(CASES)]
    return {case["name"]: record for case, record in zip(CASES, reader.read(articles), strict=True)}


def ends(record: Record, dispute: Dispute) -> tuple[str, str]:
    """What is said in the claim and in the contest, their cues with it."""
    said = {each.id: each for each in record.statements}
    spans = [
        [*([said[end].cue] if said[end].cue else []), *said[end].content] for end in (dispute.claim, dispute.contest)
    ]
    claim, contest = (" ".join(record.text[slice(*span)] for span in each if span) for each in spans)
    return claim, contest


@pytest.mark.bundle
@pytest.mark.parametrize("case", [case for case in CASES if case["kind"]], ids=lambda case: case["name"])
def test_a_dispute_is_found_with_its_ends_and_its_kind(case: dict[str, str], records: dict[str, Record]) -> None:
    record = records[case["name"]]
    found = [(each.kind, *ends(record, each)) for each in record.disputes]
    assert any(
        kind == case["kind"] and case["claim"] in claim and case["contest"] in contest for kind, claim, contest in found
    ), found


@pytest.mark.bundle
@pytest.mark.parametrize("case", [case for case in CASES if not case["kind"]], ids=lambda case: case["name"])
def test_a_look_alike_is_none(case: dict[str, str], records: dict[str, Record]) -> None:
    record = records[case["name"]]
    assert case["claim"] in record.text
    assert case["contest"] in record.text
    assert [ends(record, each) for each in record.disputes] == []


@pytest.mark.bundle
def test_claim_and_contest_differ_and_stand_once_in_the_order_of_the_text(reader: Reader) -> None:
    record = together(reader)
    assert len(record.disputes) >= 3
    places = {each.id: n for n, each in enumerate(record.statements)}
    pairs = [(places[each.claim], places[each.contest]) for each in record.disputes]
    assert all(claim != contest for claim, contest in pairs)
    assert [(max(pair), min(pair)) for pair in pairs] == sorted({(max(pair), min(pair)) for pair in pairs})
    assert [each.id for each in record.disputes] == [f"D{n}" for n in range(1, len(pairs) + 1)]


@pytest.mark.bundle
def test_nobody_contests_himself(reader: Reader) -> None:
    record = together(reader)
    actors = {each.id: each.source.actor for each in record.statements}
    ends_of = [(actors[each.claim], actors[each.contest]) for each in record.disputes]
    assert all(claimant is None or claimant != contester for claimant, contester in ends_of)


@pytest.mark.bundle
def test_confidence_reaches_the_threshold(reader: Reader) -> None:
    least = load_weights().least
    assert all(least <= each.confidence <= 1 for each in together(reader).disputes)


@pytest.mark.bundle
def test_what_else_is_read_changes_no_dispute(reader: Reader, records: dict[str, Record]) -> None:
    alone = reader.read([Article(id="c0", text=CASES[0]["text"])])
    assert alone[0].disputes == records[CASES[0]["name"]].disputes


def together(reader: Reader) -> Record:
    """All cases as one report."""
    [record] = reader.read([Article(id="all", text="\n\n".join(case["text"] for case in CASES))])
    return record


def test_weights_have_a_bias_and_a_threshold() -> None:
    weights = load_weights()
    assert BIAS in weights.of
    assert LEAST not in weights.of
    assert 0 < weights.least < 1


def test_a_contrary_meaning_speaks_for_a_dispute_and_distance_against_it() -> None:
    weights = load_weights()
    plain = weights.probability({})
    assert weights.probability({"says_contrary": 4.0}) > plain > weights.probability({"sentences": 2.0})


def test_words_are_lemmas_in_lower_case_and_no_word_is_its_own_opposite() -> None:
    words = load_words()
    assert [field.name for field in fields(words)] == ["refuting", "opposites"]
    assert all(word == word.strip().lower() and word for word in words.refuting)
    assert all(one != other and (other, one) in words.opposites for one, other in words.opposites)


def test_no_row_of_a_table_stands_twice() -> None:
    folder = Path(load_words.__code__.co_filename).parent
    for name, key in (("weights.csv", 1), ("words.csv", 2)):
        rows = [tuple(row[:key]) for row in csv.reader((folder / name).read_text("utf-8").splitlines())]
        assert len(rows) == len(set(rows)), name
