import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from standoff import __version__
from standoff.cli.app import make_app
from standoff.cli.model import Reader
from standoff.errors import BundleMissingError
from standoff.language.bundle import FORMAT
from tests.cli.fakes import REFUSED, load_fake


def run(*arguments: object, standard_input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(make_app(load_fake), [str(each) for each in arguments], input=standard_input)


def lines(result: Result) -> Sequence[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_version_is_told() -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"standoff {__version__}\n")


def test_without_a_command_the_help_is_shown() -> None:
    assert "read" in run("--help").stdout
    assert run().stdout.strip() == run("--help").stdout.strip()


def test_help_names_every_option() -> None:
    shown = run("read", "--help").stdout
    assert all(option in shown for option in ("--json", "--out", "--bundle", "--threads"))


def test_read_shows_who_says_what_in_reading_order(report: Path) -> None:
    result = run("read", report)
    assert result.exit_code == 0
    assert "1 sentence, 8 words, 2 attributions" in result.stdout
    assert "people: Åsa, Bex" in result.stdout
    assert [row.split() for row in result.stdout.splitlines() if " said " in row or " denied " in row] == [
        ["Åsa", "said", "they", "left"],
        ["Bex", "denied", "it", "all"],
    ]


def test_json_keeps_the_text_as_it_stands_in_the_file(report: Path) -> None:
    (document,) = lines(run("read", report, "--json"))
    assert document["id"] == "tarn-01"
    assert document["text"] == report.read_bytes().decode()


def test_json_spans_are_offsets_into_its_text(report: Path) -> None:
    result = run("read", "--json", report)
    document = json.loads(result.stdout)
    start, end = document["attributions"][1]["content"][0]
    assert document["text"][start:end] == "it all"
    assert [document["text"][slice(*name["span"])] for name in document["names"]] == ["Åsa", "Bex"]
    assert [document["text"][slice(*word["span"])] for word in document["words"]][-2:] == ["it", "all."]


def test_standard_input_is_read_and_named_by_a_digest_of_its_text() -> None:
    (document,) = lines(run("read", "--json", "-", standard_input="Bex denied it.\r\n"))
    assert document["text"] == "Bex denied it.\r\n"
    assert re.fullmatch("[0-9a-f]{16}", str(document["id"]))


def test_out_writes_to_the_file_and_not_to_the_terminal(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "documents.jsonl"
    result = run("read", report, "--json", "--out", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(out.read_text(encoding="utf-8"))["id"] == "tarn-01"


def test_tables_go_to_a_file_as_well(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "table.txt"
    assert run("read", report, "--out", out).exit_code == 0
    assert "Åsa" in out.read_text(encoding="utf-8")


def test_a_report_is_never_written_over(report: Path) -> None:
    before = report.read_bytes()
    result = run("read", report, "--out", report)
    assert (result.exit_code, report.read_bytes()) == (1, before)
    assert "is one of the reports" in result.stderr


def test_a_file_that_cannot_be_written_is_told(report: Path, tmp_path: Path) -> None:
    result = run("read", report, "--out", tmp_path / "nowhere" / "out.txt")
    assert result.exit_code == 1
    assert "cannot be written: No such file or directory" in result.stderr


def test_what_cannot_be_read_is_told_and_the_others_are_read(report: Path, tmp_path: Path) -> None:
    refused = tmp_path / "refused.txt"
    refused.write_text(REFUSED, encoding="utf-8")
    result = run("read", "--json", tmp_path / "missing.txt", report, refused, "-", standard_input="Bex said no.")
    assert result.exit_code == 2
    assert [document["text"] for document in lines(result)] == [report.read_bytes().decode(), "Bex said no."]
    assert "missing.txt cannot be opened: No such file or directory" in result.stderr
    assert f"refused is {REFUSED}" in result.stderr
    assert "2 of 4 not read" in result.stderr
    assert "Traceback" not in result.output


def test_many_reports_come_in_the_order_of_their_names_whatever_the_batch(tmp_path: Path) -> None:
    names = [tmp_path / f"{number:03}.txt" for number in range(70)]
    for path in names:
        path.write_text(f"Report {path.stem}.", encoding="utf-8")
    assert [document["id"] for document in lines(run("read", "--json", *names))] == [path.stem for path in names]


def test_an_empty_report_is_read() -> None:
    result = run("read", "-", standard_input="")
    assert result.exit_code == 0
    assert "0 sentences, 0 words" in result.stdout
    assert "Nobody is said to say anything" in result.stdout


def test_characters_that_steer_a_terminal_are_not_passed_on() -> None:
    result = run("read", "-", standard_input="Eve\x1b[31m said red\u202e [bold]words.")
    assert "\x1b[31m" not in result.stdout
    assert "\u202e" not in result.stdout
    assert "[bold]words" in result.stdout


def test_a_missing_bundle_is_told_without_a_traceback(report: Path) -> None:
    def load(_bundle: Path | None, _threads: int) -> Reader:
        raise BundleMissingError("There is no bundle in nowhere. Install Standoff again.")

    result = CliRunner().invoke(make_app(load), ["read", str(report)])
    assert result.exit_code == 1
    assert result.stderr == "standoff: There is no bundle in nowhere. Install Standoff again.\n"


@pytest.mark.parametrize("arguments", [["read"], ["read", "--threads", "0", "-"], ["raed"], ["read", "--jsn", "-"]])
def test_wrong_usage_is_told_with_exit_code_2(arguments: Sequence[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "bundle"
    folder.mkdir()
    (folder / "weights").write_bytes(b"w")
    card = {
        "name": "maravel",
        "version": "7",
        "format": FORMAT,
        "standoff": ["0.0.1", "9.0.0"],
        "data": [{"name": "EWT", "terms": "CC BY-SA 4.0"}, {"name": "PolNeAR", "source": "github"}],
        "scores": {"tree": {"LAS": 90.5}, "names": {"F1": 82}},
        "files": {"weights": hashlib.sha256(b"w").hexdigest()},
    }
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")
    return folder


def test_the_card_tells_the_data_their_terms_and_the_scores(bundle: Path) -> None:
    result = run("model", "--bundle", bundle)
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines()]
    assert ["EWT", "CC", "BY-SA", "4.0"] in rows
    assert ["tree", "90.5"] in rows
    assert ["names", "82"] in rows


def test_a_damaged_bundle_has_no_card_to_show(bundle: Path) -> None:
    (bundle / "weights").write_bytes(b"other")
    result = run("model", "--bundle", bundle)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "weights" in result.stderr


def test_a_folder_without_a_bundle_is_told(tmp_path: Path) -> None:
    result = run("model", "--bundle", tmp_path)
    assert result.exit_code == 1
    assert "no model bundle" in result.stderr


def test_the_readme_names_every_command_and_option() -> None:
    readme = (Path(__file__).parent.parent.parent / "README.md").read_text(encoding="utf-8")
    commands = get_command(make_app(load_fake)).commands  # type: ignore[attr-defined]  # typer gives a group, typed as a command
    assert commands.keys() == {"read", "model"}
    for name, command in commands.items():
        assert f"standoff {name}" in readme
        options = [option for each in command.params for option in each.opts if option.startswith("--")]
        assert [option for option in options if option not in readme] == []
