from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.difference import describe, describe_cases, find_changes
from benchmarks.results import Bundle, Case, Result, to_json, write_cases

OLD = {case.id: case for case in (Case("a", 1, 2, "want", "had"), Case("b", 2, 2, "", ""), Case("c", 0, 1, "", "x"))}
NEW = {case.id: case for case in (Case("a", 2, 2, "", ""), Case("b", 1, 2, "this", "that"), Case("d", 0, 1, "", "y"))}

cases = st.dictionaries(
    st.sampled_from("abcd"), st.builds(Case, st.just("x"), st.integers(0, 3), st.just(3), st.just(""), st.just(""))
)


def test_cases_are_mended_or_broken_and_one_not_listed_had_nothing_wrong() -> None:
    changes = find_changes(OLD, NEW)
    assert [(one.id, one.gain) for one in changes] == [("a", 0.5), ("b", -0.5), ("c", 1), ("d", -1)]


def test_the_description_shows_both_sides_and_counts() -> None:
    lines = describe_cases(OLD, NEW).splitlines()
    assert lines[0] == "mended a: 1/2 -> 2/2"
    assert "broken d: not listed -> 0/1" in lines
    assert "    wanted this" in lines
    assert "    after  that" in lines
    assert lines[-1] == "2 mended, 2 broken, 0 as before"


@given(cases, cases)
def test_turning_a_comparison_around_turns_every_gain(old: dict[str, Case], new: dict[str, Case]) -> None:
    forth = {one.id: one.gain for one in find_changes(old, new)}
    back = {one.id: -one.gain for one in find_changes(new, old)}
    assert forth == back


def test_files_of_cases_and_results_are_told_apart(tmp_path: Path) -> None:
    for name, some in (("old", OLD), ("new", NEW)):
        write_cases(tmp_path / f"{name}.jsonl", some.values())
    assert describe(tmp_path / "old.jsonl", tmp_path / "new.jsonl") == describe_cases(OLD, NEW)
    result = Result("tree", "sum", Bundle("1", "b"), {"gold words: LAS": 88.0}, {})
    (tmp_path / "old.json").write_text(to_json(result), "utf-8")
    (tmp_path / "new.json").write_text(to_json(replace(result, corpus="x", figures={"gold words: LAS": 90.5})), "utf-8")
    warning, line = describe(tmp_path / "old.json", tmp_path / "new.json").splitlines()
    assert warning.startswith("careful")
    assert line.split() == ["gold", "words:", "LAS", "88.00", "90.50", "+2.50"]
