from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import pytest

from benchmarks import code_folds
from benchmarks.cli import main
from benchmarks.codes import ROOTS, left_out, measure_codes, read_coded
from benchmarks.corpus import CorpusFile
from benchmarks.errors import BenchmarkError
from standoff.errors import InputError
from standoff.language.meaning import Candidate, MeaningModel, Verdict, Verdicts

HEAD = "\tmarked_sentence\tgold_root\n"
ROWS = (
    "0\t<s>Ruvia</s> seized a trawler of <t>Talmar</t>.\tCOERCE\n"
    "1\t<t>Talmar</t> was thanked by <s>Ruvia</s>.\tSUPPORT\n"
    "2\t<s>Ruvia</s> shelled the quay.\tASSAULT\n"
    "3\t<s>Ruvia</s> won a cup from <t>Talmar</t>.\tSPORT\n"
)


class FakeModel:
    """Says the root that it is told for a text; `dyads`: whether it has the judge of dyads."""

    def __init__(self, roots: Mapping[str, str], *, dyads: bool = False) -> None:
        self.roots, self.dyads = roots, dyads
        self.asked: list[Candidate] = []

    def labels(self, kind: str) -> dict[str, tuple[str, ...]]:
        if kind == "dyad" and not self.dyads:
            raise InputError("no such kind")
        return {"code": ROOTS} if kind == "dyad" else {"root": (*ROOTS, "none")}

    def read(self, texts: Sequence[str]) -> Sequence[str]:
        return texts

    def judge(self, readings: Sequence[str], candidates: Sequence[Candidate]) -> list[Verdicts]:
        self.asked += candidates
        ((task, labels),) = self.labels(candidates[0].kind).items()
        shares = [0.6 if label == "none" else 0.3 if label == self.roots[readings[0]] else 0.0 for label in labels]
        return [{task: Verdict("none", 0.6, tuple(shares))}]


def model(roots: Mapping[str, str], *, dyads: bool = False) -> MeaningModel:
    return cast("MeaningModel", FakeModel(roots, dyads=dyads))


@pytest.fixture
def file(tmp_path: Path) -> CorpusFile:
    path = tmp_path / "coded.tsv"
    path.write_text(HEAD + ROWS, "utf-8")
    return CorpusFile("coded.tsv", path)


RIGHT = {
    "Ruvia seized a trawler of Talmar.": "COERCE",
    "Talmar was thanked by Ruvia.": "SUPPORT",
    "Ruvia shelled the quay.": "ASSAULT",
}


def test_marks_become_spans_and_a_missing_one_no_role(file: CorpusFile) -> None:
    coded = read_coded(file)
    assert [one.text for one in coded[:3]] == list(RIGHT)
    words = [
        {role: [one.text[start:end] for start, end in spans] for role, spans in one.roles.items()} for one in coded
    ]
    assert words[:3] == [
        {"source": ["Ruvia"], "target": ["Talmar"]},
        {"source": ["Ruvia"], "target": ["Talmar"]},
        {"source": ["Ruvia"]},
    ]


def test_roots_outside_the_fifteen_are_left_out_and_said_to_be(file: CorpusFile) -> None:
    coded = read_coded(file)
    assert left_out(coded) == ("left out: 1 sentences with roots that are none of the fifteen (SPORT)",)
    assert left_out(coded[:3]) == ()


@pytest.mark.parametrize("dyads", [False, True])
def test_none_is_no_answer_whichever_judge_the_model_has(file: CorpusFile, *, dyads: bool) -> None:
    figures = measure_codes({0: model(RIGHT, dyads=dyads)}, {0: read_coded(file)}).figures
    assert {name: value for name, value in figures.items() if "sentences" not in name} == {
        f"{view}: {column}": 100 for view in ("root", "quad", "binary") for column in ("accuracy", "macro-F1")
    }
    assert figures["root: sentences"] == 3


def test_a_wrong_root_may_be_of_the_right_quad_and_side(file: CorpusFile) -> None:
    wrong = {**RIGHT, "Ruvia shelled the quay.": "COERCE", "Talmar was thanked by Ruvia.": "AID"}
    scores = measure_codes({0: model(wrong)}, {0: read_coded(file)})
    figures = {name: round(value, 2) for name, value in scores.figures.items()}
    assert (figures["root: accuracy"], figures["quad: accuracy"], figures["binary: accuracy"]) == (33.33, 66.67, 100)
    # COERCE is found twice and once right (F1 66.67); SUPPORT and ASSAULT are not found.
    assert figures["root: macro-F1"] == 22.22
    assert [(case.right, case.found) for case in scores.cases] == [(1, "COERCE"), (0, "AID"), (0, "COERCE")]


def test_each_fold_is_judged_by_its_own_model(file: CorpusFile) -> None:
    first, *rest = read_coded(file)
    blind = dict.fromkeys(RIGHT, "YIELD")
    scores = measure_codes({0: model(RIGHT), 1: model(blind)}, {0: [first], 1: rest})
    assert [case.right for case in scores.cases] == [1, 0, 0]


def test_folds_take_every_sentence_once_and_keep_repeated_ones_together(file: CorpusFile) -> None:
    file.path.write_text(HEAD + ROWS * 3, "utf-8")
    coded = read_coded(file)
    parts = code_folds.parts([file], coded, 2)
    assert sorted(one.row for part in parts.values() for one in part) == list(range(12))
    assert all(len({one.text for one in parts[0]} & {one.text for one in part}) == 0 for part in [parts[1]])


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.tsv"
    path.write_text("sentence\troot\n", "utf-8")
    with pytest.raises(BenchmarkError, match="has no column gold_root, marked_sentence"):
        read_coded(CorpusFile("other.tsv", path))


def test_folds_say_which_models_they_need_and_how_to_make_them(
    file: CorpusFile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["codes", str(file.path), "--folds", "5"]) == 2
    assert "training meaning-folds" in capsys.readouterr().err
    assert main(["codes", str(file.path), "--folds", "5", "--models", str(tmp_path)]) == 2
    assert "neither fold0 nor fold0.pt" in capsys.readouterr().err


def test_one_fold_is_none(file: CorpusFile, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codes", str(file.path), "--folds", "1"]) == 2
    assert "--folds must be 2 or more" in capsys.readouterr().err


@pytest.mark.bundle
def test_the_shipped_model_codes_plain_sentences(file: CorpusFile, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codes", str(file.path)]) == 0
    shown = capsys.readouterr()
    assert "binary" in shown.out
    assert "left out: 1 sentences" in shown.err


def test_an_exported_model_of_a_fold_needs_no_torch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "fold0").mkdir()
    opened: list[Path] = []
    monkeypatch.setattr(code_folds, "MeaningModel", lambda folder, _threads: opened.append(folder))
    code_folds.open_folds(tmp_path, 1, tmp_path, 1)
    assert opened == [tmp_path / "fold0"]
