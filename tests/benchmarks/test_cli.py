import json
from pathlib import Path

import pytest

from benchmarks.cli import main
from benchmarks.conllu import parse_documents
from benchmarks.layout import lay_out
from benchmarks.models import OpenReader
from standoff.errors import BundleError
from tests.benchmarks.fakes import layout_document, opener_of, reader_of
from tests.benchmarks.treebank import SMALL


@pytest.fixture
def gold() -> OpenReader:
    documents = parse_documents(SMALL, "small.conllu")
    return opener_of(reader_of(layout_document(lay_out(document)) for document in documents))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "small.conllu"
    path.write_text(SMALL, "utf-8")
    return path


def test_alone_it_lists_the_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in ("tree", "names", "attribution", "speed", "all", "check", "diff"))


@pytest.mark.parametrize("name", ["tree", "names", "attribution", "speed", "all", "check", "diff"])
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert len(capsys.readouterr().out) > 200


def test_a_table_is_printed(corpus: Path, gold: OpenReader, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tree", str(corpus)], gold) == 0
    shown = capsys.readouterr().out
    assert "tree: small.conllu" in shown
    assert "LAS full" in shown


def test_json_is_one_object(corpus: Path, gold: OpenReader, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tree", str(corpus.parent), "--json"], gold) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["benchmark"], len(shown["corpus"]), shown["bundle"]["version"]) == ("tree", 64, "0.0")
    assert shown["figures"]["gold words: LAS"] == 100


def test_cases_are_written_and_compared(
    corpus: Path, gold: OpenReader, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = tmp_path / "cases.jsonl"
    assert main(["tree", str(corpus), "--cases", str(cases)], gold) == 0
    assert len(cases.read_text("utf-8").splitlines()) == 4
    assert main(["diff", str(cases), str(cases)], gold) == 0
    assert capsys.readouterr().out.endswith("0 mended, 0 broken, 4 as before\n")


def test_check_needs_floors_then_holds_them_then_sees_a_fall(
    corpus: Path, gold: OpenReader, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = tmp_path / "floors.json"
    check = ["check", f"tree={corpus}", "--floors", str(floors)]
    assert main(check, gold) == 2
    assert main([*check, "--raise"], gold) == 0
    assert main(check, gold) == 0
    documents = [layout_document(lay_out(document)) for document in parse_documents(SMALL, "small.conllu")]
    merged = [type(one)(one.article, one.words, one.sentences[:1], (), ()) for one in documents]
    assert main(check, opener_of(reader_of(merged))) == 1
    assert "raw text: sentences" in capsys.readouterr().out
    assert main([*check, "--raise"], opener_of(reader_of(merged))) == 1


def test_check_takes_a_result_that_was_kept(
    corpus: Path, gold: OpenReader, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["tree", str(corpus), "--json"], gold)
    result = tmp_path / "result.json"
    result.write_text(capsys.readouterr().out, "utf-8")
    floors = ["--floors", str(tmp_path / "floors.json")]
    assert main(["check", f"tree={corpus}", "--raise", *floors], gold) == 0
    assert main(["check", str(result), *floors], gold) == 0


def test_all_names_what_is_missing_and_runs_the_rest(
    corpus: Path, gold: OpenReader, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = corpus.parent / "corpora"
    (folder / "ud-ewt").mkdir(parents=True)
    (folder / "polnear" / "dev" / "text").mkdir(parents=True)
    corpus.rename(folder / "ud-ewt" / "dev.conllu")
    assert main(["all", str(folder), "--json"], gold) == 2  # the folder for speed holds no text
    printed = capsys.readouterr()
    assert [json.loads(line)["benchmark"] for line in printed.out.splitlines()] == ["tree"]
    assert "names: skipped," in printed.err
    assert "is not there" in printed.err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["tree", "absent.conllu"], "absent.conllu does not exist"),
        (["attribution", "absent"], "no folders text/ and attributions/"),
        (["check", "trees=x"], "'trees' is no benchmark; there are tree, names, attribution"),
        (["check", "absent.json"], "absent.json is not a result"),
        (["diff", "absent.jsonl", "absent.jsonl"], "is not a file of cases"),
        (["check", "tree=x", "--threads", "0"], "must be 1 or more"),
    ],
)
def test_what_cannot_be_done_is_said_plainly(
    arguments: list[str], complaint: str, gold: OpenReader, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments, gold) == 2
    shown = capsys.readouterr().err
    assert shown.startswith("benchmarks: ")
    assert complaint in shown


def test_a_bundle_that_is_refused_is_told_without_a_traceback(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(_bundle: Path | None, _threads: int) -> tuple[object, object]:
        raise BundleError("the bundle is for another version")

    assert main(["tree", str(corpus)], refuse) == 2  # type: ignore[arg-type] # it gives nothing
    assert capsys.readouterr().err == "benchmarks: the bundle is for another version\n"
