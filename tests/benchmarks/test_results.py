import json
from pathlib import Path

import pytest

from benchmarks.errors import BenchmarkError
from benchmarks.results import Bundle, Case, Result, from_json, read_cases, to_json, to_table, write_cases

RESULT = Result(
    benchmark="tree",
    corpus="c" * 64,
    bundle=Bundle("1.2", "b" * 64),
    figures={
        "gold words: UAS": 90.126,
        "gold words: LAS": 100.0,
        "raw text: LAS": 85.5,
        "language w/s: one core": 4321.9,
    },
    parts={"a.conllu": {"gold words: UAS": 90.126}, "b.conllu": {"gold words: UAS": 88.0}},
)


def test_a_result_is_one_json_object_with_figures_rounded_and_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text(to_json(RESULT), "utf-8")
    read = json.loads(path.read_text("utf-8"))
    assert {"benchmark", "corpus", "bundle", "figures"} <= set(read)
    assert read["bundle"] == {"version": "1.2", "sha256": "b" * 64}
    assert from_json(path).figures["gold words: UAS"] == 90.13
    assert to_json(from_json(path)) == to_json(RESULT)


@pytest.mark.parametrize("content", ["", "[]", '{"benchmark": "tree"}'])
def test_what_is_no_result_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "odd.json"
    path.write_text(content, "utf-8")
    with pytest.raises(BenchmarkError, match=r"odd\.json is not a result"):
        from_json(path)
    with pytest.raises(BenchmarkError, match="is not a result"):
        from_json(tmp_path / "absent.json")


def test_the_table_has_a_block_for_each_file_and_for_all() -> None:
    lines = to_table(RESULT).splitlines()
    assert [line for line in lines if line and not line.startswith(" ")] == (
        ["a.conllu", "b.conllu", "tree: all together"]
    )
    row = next(line for line in lines if "gold words" in line and "100.00" in line)
    assert row.split() == ["gold", "words", "90.13", "100.00"]
    assert "4,322" in to_table(RESULT)


def test_a_titled_table_shows_only_all_together() -> None:
    assert to_table(RESULT, "ud-ewt").startswith("tree: ud-ewt\n")
    assert "a.conllu" not in to_table(RESULT, "ud-ewt")


def test_cases_are_written_a_line_each_and_read_back(tmp_path: Path) -> None:
    cases = [Case("s1", 1, 2, "a\u2028b", "ä"), Case("s2", 0, 0, "", "")]
    write_cases(tmp_path / "cases.jsonl", cases)
    assert read_cases(tmp_path / "cases.jsonl") == {case.id: case for case in cases}
    assert [case.share for case in cases] == [0.5, 1]


def test_cases_of_another_form_are_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.jsonl").write_text('{"id": "s1"}\n', "utf-8")
    with pytest.raises(BenchmarkError, match=r"odd\.jsonl is not a file of cases"):
        read_cases(tmp_path / "odd.jsonl")
    with pytest.raises(BenchmarkError, match="cannot be written"):
        write_cases(tmp_path / "absent" / "cases.jsonl", [])
