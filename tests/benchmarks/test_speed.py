from pathlib import Path

import pytest

from benchmarks.errors import BenchmarkError
from benchmarks.probes.plan import Plan
from benchmarks.speed import Timing, choose_texts, speeds
from benchmarks.yardsticks import import_optional, spacy_tokenizer


def test_speeds_are_medians_and_the_share_of_bare_is_taken_round_by_round() -> None:
    seconds = {"language": [2.0, 4.0, 10.0], "pipeline": [4.0, 8.0, 20.0], "bare": [1.0, 3.0, 9.0]}
    figures = speeds(Timing(1000, seconds, 3.0, {}))
    assert figures["language w/s"] == 250
    assert figures["bare w/s"] == pytest.approx(1000 / 3)
    assert figures["language, % of bare"] == 75
    assert figures["pipeline, % of bare"] == 37.5
    assert figures["pipeline, s for 700 words"] == 5.6


def test_without_a_bare_pass_there_is_no_share_of_it() -> None:
    assert speeds(Timing(1000, {"language": [2.0]}, 3.0, {"bare": "why"})) == {
        "language w/s": 500,
        "read again %": 3,
    }


def test_texts_are_chosen_in_order_up_to_a_number_of_words(tmp_path: Path) -> None:
    files = [tmp_path / name for name in "abc"]
    for file in files:
        file.write_text("four words are here", "utf-8")
    assert [len(choose_texts(files, words)) for words in (1, 4, 8, 11, 100)] == [1, 1, 2, 2, 3]


@pytest.mark.parametrize("bundle", [None, Path("a b")])
def test_a_plan_survives_the_command_line(bundle: Path | None) -> None:
    plan = Plan((Path("ä b.txt"), Path("c.txt")), bundle, 2, 5)
    assert Plan.from_argument(plan.to_argument()) == plan


def test_a_package_that_is_not_there_is_said_in_a_line() -> None:
    with pytest.raises(BenchmarkError, match=r"^the package no_such_package is not installed$"):
        import_optional("no_such_package.part")


def test_a_yardstick_is_a_task_on_the_texts_given() -> None:
    pytest.importorskip("spacy", reason="spaCy is an optional yardstick")
    assert [[str(word) for word in text] for text in spacy_tokenizer(["Two words."])()] == [["Two", "words", "."]]
