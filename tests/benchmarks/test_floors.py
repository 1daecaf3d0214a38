from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.errors import BenchmarkError
from benchmarks.floors import DEFAULT_FILE, Fall, find_falls, raise_floors, read_floors, write_floors
from benchmarks.registry import ABOUT
from benchmarks.results import Bundle, Result

RESULT = Result("tree", "sum", Bundle("1", "b"), {"gold words: LAS": 90.0, "language w/s: one core": 4000.0}, {})

values = st.floats(0, 100)


def scoring(value: float) -> Result:
    return replace(RESULT, figures={"gold words: LAS": value})


def test_a_figure_below_its_floor_has_fallen_and_one_at_it_has_not() -> None:
    floors = {"tree": {"sum": {"gold words: LAS": 90.0}}}
    assert find_falls(scoring(90.0), floors) == ()
    assert find_falls(scoring(89.26), floors) == ()
    assert find_falls(scoring(89.24), floors) == (Fall("gold words: LAS", 90.0, 89.24),)


@pytest.mark.parametrize("floors", [{}, {"names": {"sum": {}}}, {"tree": {"other": {}}}])
def test_a_corpus_without_floors_does_not_pass_in_silence(floors: dict[str, dict[str, dict[str, float]]]) -> None:
    with pytest.raises(BenchmarkError, match=r"no floors are kept for tree on corpus sum; `check --raise`"):
        find_falls(RESULT, floors)


def test_a_floor_whose_figure_is_gone_does_not_pass_in_silence() -> None:
    with pytest.raises(BenchmarkError, match="no figure for the floors of: gone"):
        find_falls(RESULT, {"tree": {"sum": {"gone": 1.0}}})


def test_floors_are_set_for_figures_of_quality_and_not_for_speeds() -> None:
    assert raise_floors({}, RESULT) == {"tree": {"sum": {"gold words: LAS": 90.0}}}


def test_a_floor_that_a_person_set_is_raised_whatever_it_is_for() -> None:
    raised = raise_floors({"tree": {"sum": {"language w/s: one core": 1000.0}}}, RESULT)
    assert raised["tree"]["sum"]["language w/s: one core"] == 4000


@given(values, values)
def test_floors_only_rise_and_the_figure_that_set_one_passes_it(first: float, second: float) -> None:
    once = raise_floors({}, scoring(first))
    twice = raise_floors(once, scoring(second))
    assert twice["tree"]["sum"]["gold words: LAS"] >= once["tree"]["sum"]["gold words: LAS"]
    assert find_falls(scoring(max(first, second)), twice) == ()


def test_floors_of_other_corpora_and_benchmarks_stay() -> None:
    floors = {"names": {"x": {"a": 1.0}}, "tree": {"y": {"b": 2.0}}}
    raised = raise_floors(floors, RESULT)
    assert raised["names"] == floors["names"]
    assert raised["tree"]["y"] == {"b": 2.0}


def test_floors_are_written_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert read_floors(path) == {}
    floors = raise_floors({}, RESULT)
    write_floors(path, floors)
    assert read_floors(path) == floors


@pytest.mark.parametrize("content", ["", "[1]", '{"tree": {"sum": {"LAS": "high"}}}'])
def test_a_broken_file_of_floors_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(content, "utf-8")
    with pytest.raises(BenchmarkError, match="does not hold floors"):
        read_floors(path)


def test_the_floors_that_are_kept_can_be_read() -> None:
    floors = read_floors(DEFAULT_FILE)
    assert set(floors) <= set(ABOUT)
