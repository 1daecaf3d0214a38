from pathlib import Path

import pytest

from benchmarks.corpus import CorpusFile
from benchmarks.errors import BenchmarkError
from benchmarks.iob import parse_texts
from benchmarks.names import measure_names, read_types
from benchmarks.results import Scores
from tests.benchmarks.fakes import names_document, reader_of
from tests.benchmarks.test_iob import UNER

CROSSNER = "the\tO\n2001\tB-election\nvote\tI-election\nLi\tB-politician\nof\tO\nPeru\tB-country\n"

Names = list[tuple[int, int, str]]


def measure(folder: Path, content: str, *found: Names) -> Scores:
    """Scores of a reader that finds these names, a list for each text."""
    path = folder / "file.iob2"
    path.write_text(content, "utf-8")
    texts = parse_texts(content, path.name)
    return measure_names(
        reader_of(names_document(text, names) for text, names in zip(texts, found, strict=True)),
        [CorpusFile(path.name, path)],
    )


def test_gold_against_itself_is_perfect(tmp_path: Path) -> None:
    figures = measure(tmp_path, UNER, [(1, 2, "PER"), (4, 5, "ORG"), (7, 9, "LOC")], []).figures
    assert {value for name, value in figures.items() if name.endswith("F1")} == {100}
    assert figures["raw text, all: gold"] == figures["gold words, all: found"] == 3


def test_a_name_is_right_only_with_both_ends_and_its_type(tmp_path: Path) -> None:
    figures = measure(tmp_path, UNER, [(0, 2, "PER"), (4, 5, "LOC"), (7, 9, "LOC")], [(0, 1, "ORG")]).figures
    assert (figures["gold words, all: precision"], figures["gold words, all: recall"]) == pytest.approx((25, 100 / 3))
    assert figures["gold words, LOC: F1"] == pytest.approx(200 / 3)
    assert (figures["gold words, PER: F1"], figures["gold words, ORG: F1"]) == (0, 0)


def test_types_are_mapped_and_the_rest_left_out_on_both_sides(tmp_path: Path) -> None:
    figures = measure(tmp_path, CROSSNER, [(3, 4, "PER"), (5, 6, "LOC"), (1, 3, "EVENT")]).figures
    assert figures["gold words, all: F1"] == 100
    assert figures["gold words, all: gold"] == 2


def test_files_without_texts_have_no_reading_from_raw_text(tmp_path: Path) -> None:
    figures = measure(tmp_path, CROSSNER, []).figures
    assert not any(name.startswith("raw text") for name in figures)


def test_a_sentence_is_a_case_that_shows_missed_and_spurious_names(tmp_path: Path) -> None:
    cases = measure(tmp_path, UNER, [(1, 2, "PER"), (4, 5, "LOC"), (7, 9, "LOC")], []).cases
    assert [(case.id, case.right, case.of) for case in cases] == [("d1-1", 1, 3), ("d1-2", 1, 1), ("d2-1", 0, 0)]
    assert (cases[0].gold, cases[0].found) == ("ORG NATO", "LOC NATO")


def test_the_table_of_types_maps_to_known_names_only(tmp_path: Path) -> None:
    assert set(read_types().values()) == {"PER", "ORG", "LOC"}
    table = tmp_path / "types.csv"
    table.write_text("type,name\nriver,WATER\n", "utf-8")
    with pytest.raises(BenchmarkError, match="maps to WATER"):
        read_types(table)
