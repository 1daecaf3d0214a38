from pathlib import Path

import pytest

from benchmarks.corpus import CorpusFile, find_files, read_text
from benchmarks.errors import BenchmarkError
from benchmarks.models import open_model
from benchmarks.registry import Settings, run_benchmark
from benchmarks.timeml import SUFFIXES, parse_timeml

FOLDER = Path(__file__).with_name("timeml")


def parsed(name: str) -> list[tuple[str, str]]:
    text = parse_timeml(read_text(CorpusFile(name, FOLDER / name)), name)
    return [(text.text[slice(*each.span)], each.value) for each in text.times]


def test_expressions_keep_their_places_between_other_marks_and_entities() -> None:
    assert parsed("mine.tml") == [
        ("last month", "2009-05"),
        ("two years", "2007"),
        ("1974", "1974"),
        ("several months", "PXM"),
        ("1990s", "199"),
    ]


def test_expressions_without_words_are_left_out() -> None:
    assert [words for words, _ in parsed("vote.tml")] == ["9 p.m. on Wednesday", "today", "next week"]


def test_the_day_of_a_document_is_that_of_its_creation_time() -> None:
    files = find_files([FOLDER], SUFFIXES)
    days = {file.name: parse_timeml(read_text(file), file.name).created for file in files}
    assert days == {"ferry.tml": "2011-03-17", "mine.tml": "2009-06-05", "vote.tml": "2014-11-20"}


@pytest.mark.parametrize(("content", "reason"), [("<TimeML>", "is no XML"), ("<TimeML/>", "has no TEXT")])
def test_other_files_are_refused(content: str, reason: str) -> None:
    with pytest.raises(BenchmarkError, match=reason):
        parse_timeml(content, "odd.tml")


@pytest.mark.bundle
def test_scores_of_files_that_our_times_read_but_for_one_span_and_one_value() -> None:
    figures = run_benchmark("times", [FOLDER], Settings(), open_model).result.figures
    assert (figures["strict: gold"], figures["strict: found"]) == (12, 12)
    # "two years after a fire" counts from the fire, and "the" goes with "1990s".
    assert figures["value: recall"] == pytest.approx(100 * 11 / 12)
    assert figures["strict: recall"] == pytest.approx(100 * 11 / 12)
    assert figures["relaxed: F1"] == 100
