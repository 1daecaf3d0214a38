import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from standoff import __version__
from standoff.cli.app import make_app
from standoff.cli.loading import Reader
from standoff.errors import BundleMissingError
from standoff.record import Record
from tests.cli.fakes import REFUSED, load_fake


def run(*arguments: object, standard_input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(make_app(load_fake), [str(each) for each in arguments], input=standard_input)


def records(result: Result) -> Sequence[Record]:
    return [Record.from_json(line) for line in result.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Seventy reports: more than are read at once."""
    for number in range(70):
        tmp_path.joinpath(f"{number:03}.txt").write_text(f"Ada said no to {number}.", encoding="utf-8")
    return tmp_path


def test_version_is_told() -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"standoff {__version__}\n")


def test_without_a_command_the_help_is_shown() -> None:
    assert "read" in run("--help").stdout
    assert (run().exit_code, run().stderr.strip()) == (2, run("--help").stdout.strip())


def test_read_shows_a_page(report: Path) -> None:
    result = run("read", report)
    assert result.exit_code == 0
    for words in ("Who says what", "they left", "Bex", "denies", "Disputes", "denial · 80%"):
        assert words in result.stdout


def test_records_keep_the_text_as_it_stands_in_the_file(report: Path) -> None:
    (record,) = records(run("read", report, "--format", "jsonl"))
    assert record.id == "tarn-01"
    assert record.text == report.read_bytes().decode()
    start, end = record.statements[1].content[0]
    assert record.text[start:end] == "it all"


def test_one_report_is_one_record_in_json(report: Path) -> None:
    record = Record.from_json(run("read", report, "--format", "json").stdout)
    assert record.id == "tarn-01"


@pytest.mark.parametrize("count", [0, 1, 3])
def test_what_may_be_several_is_a_list_in_json_however_many_there_are(tmp_path: Path, count: int) -> None:
    source = tmp_path / "reports.jsonl"
    source.write_text("".join(f'{{"id": "r{n}", "text": "Ada said no."}}\n' for n in range(count)), encoding="utf-8")
    shown = json.loads(run("read", source, "--format", "json").stdout)
    assert [record["id"] for record in shown] == [f"r{n}" for n in range(count)]


def test_text_is_a_line_for_each_item(report: Path) -> None:
    rows = [line.split("\t") for line in run("read", report, "--format", "text").stdout.splitlines()]
    assert {row[0] for row in rows} == {"tarn-01"}
    assert [row[1] for row in rows] == ["report", "statement", "statement", "dispute"]
    assert rows[1][2:5] == ["S1", "Åsa", "asserts"]
    assert rows[2][-1] == "it all"


def test_a_summary_is_a_line_for_each_report_and_their_sum(report: Path) -> None:
    head, line, total = run("read", report, "--format", "summary").stdout.splitlines()
    assert head.split() == "day report title statements disputes ties events".split()
    assert line.startswith("no day     tarn-01")
    assert line.split()[-4:] == ["2", "1", "0", "0"]
    assert total.split() == ["1", "report", "2", "1", "0", "0"]


def test_standard_input_is_read_and_named_by_a_digest_of_its_text() -> None:
    (record,) = records(run("read", "--format", "jsonl", "-", standard_input="Bex denied it.\r\n"))
    assert record.text == "Bex denied it.\r\n"
    assert re.fullmatch("[0-9a-f]{16}", record.id)


def test_what_is_given_of_a_report_is_taken(report: Path) -> None:
    given = ("--published", "2031-05-02", "--outlet", "Tarn Today")
    (record,) = records(run("read", report, "--format", "jsonl", *given))
    assert (record.published, record.outlet) == ("2031-05-02", "Tarn Today")


def test_what_is_less_sure_is_left_out_with_what_hangs_on_it(report: Path) -> None:
    (record,) = records(run("read", report, "--format", "jsonl", "--min-confidence", "0.5"))
    assert [statement.id for statement in record.statements] == ["S1"]
    assert record.disputes == ()


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/a", "http://[::1]:9/a"])
def test_addresses_that_are_not_public_are_asked_only_where_that_is_allowed(address: str) -> None:
    assert "in a private or reserved network" in run("read", address).stderr
    assert "cannot be fetched" in run("read", address, "--allow-private").stderr


def test_out_writes_to_the_file_and_not_to_the_terminal(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.txt"
    result = run("read", report, "--out", out)
    assert (result.exit_code, result.stdout) == (0, "")
    page = out.read_text(encoding="utf-8")
    assert "Åsa" in page
    assert [line for line in page.splitlines() if line != line.rstrip()] == []
    assert "\x1b" not in page


@pytest.mark.parametrize(("name", "start"), [("out.jsonl", '{"id"'), ("out.json", "{\n"), ("out.txt", "═")])
def test_the_name_of_the_file_says_the_format(report: Path, tmp_path: Path, name: str, start: str) -> None:
    out = tmp_path / name
    assert run("read", report, "--out", out).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith(start)
    assert run("read", report, "--out", out, "--format", "text").exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("tarn-01\t")


def test_a_report_is_never_written_over(report: Path) -> None:
    before = report.read_bytes()
    result = run("read", report, "--out", report)
    assert (result.exit_code, report.read_bytes()) == (2, before)
    assert "what is to be read" in result.stderr


def test_the_output_does_not_stand_among_what_is_read(report: Path) -> None:
    out = report.parent / "all.jsonl"
    assert run("read", report.parent, "--out", out).exit_code == 2
    assert not out.exists()


def test_a_file_that_cannot_be_written_is_told(report: Path, tmp_path: Path) -> None:
    result = run("read", report, "--out", tmp_path / "nowhere" / "out.txt")
    assert result.exit_code == 2
    assert "cannot be written: No such file or directory" in result.stderr


def test_what_cannot_be_read_is_told_and_the_others_are_read(report: Path, tmp_path: Path) -> None:
    refused = tmp_path / "refused.txt"
    refused.write_text(REFUSED, encoding="utf-8")
    sources = (tmp_path / "missing.txt", report, refused, "-")
    result = run("read", "--format", "jsonl", *sources, standard_input="Bex said no.")
    assert result.exit_code == 1
    assert [record.text for record in records(result)] == [report.read_bytes().decode(), "Bex said no."]
    missing, refusal, count = result.stderr.splitlines()
    assert missing.startswith(
        f"standoff: not read: {tmp_path}/missing.txt cannot be opened: No such file or directory."
    )
    assert refusal == f"standoff: not read: refused is {REFUSED}. Take it out."
    assert count == "standoff: 2 of 4 not read"


def test_a_line_that_cannot_be_read_is_told_with_its_place(tmp_path: Path) -> None:
    source = tmp_path / "reports.jsonl"
    source.write_text('{"text": "Ada said no."}\n{"text": 1}\n', encoding="utf-8")
    result = run("read", source, "--format", "jsonl")
    assert result.exit_code == 1
    assert len(records(result)) == 1
    assert "reports.jsonl, line 2: The field text is 1" in result.stderr


def test_many_reports_come_in_the_order_of_their_names_whatever_the_batch(folder: Path) -> None:
    found = records(run("read", "--format", "jsonl", "--threads", "2", folder))
    assert [record.id for record in found] == sorted(path.stem for path in folder.iterdir())


def test_where_nobody_looks_there_is_no_bar(folder: Path) -> None:
    assert run("read", "--format", "jsonl", folder).stderr == ""


def test_an_empty_report_is_read() -> None:
    result = run("read", "-", standard_input="")
    assert result.exit_code == 0
    assert "0 words" in result.stdout
    assert "Nobody is said to say anything" in result.stdout


@pytest.mark.parametrize("form", ["page", "summary", "text"])
def test_characters_that_steer_a_terminal_are_not_passed_on(form: str) -> None:
    result = run("read", "-", "--format", form, standard_input="Eve\x1b[31m said red\u202e [bold]words.\x07")
    assert [each for each in "\x1b\u202e\x07" if each in result.stdout] == []


def test_what_looks_like_markup_is_words() -> None:
    assert "[bold]words" in run("read", "-", standard_input="Eve said [bold]words.").stdout


def test_a_name_that_steers_a_terminal_is_told_harmlessly() -> None:
    assert "\x1b" not in run("read", "nix\x1b[31m.txt").stderr


def test_a_missing_bundle_is_told_without_a_traceback(report: Path) -> None:
    def load(_bundle: Path | None, _threads: int) -> Reader:
        raise BundleMissingError("There is no bundle in nowhere. Install Standoff again.")

    result = CliRunner().invoke(make_app(load), ["read", str(report)])
    assert result.exit_code == 2
    assert result.stderr == "standoff: There is no bundle in nowhere. Install Standoff again.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["raed"],
        ["read", "--threads", "0", "-"],
        ["read", "--jsn", "-"],
        ["read", "--format", "xml", "-"],
        ["read", "--min-confidence", "2", "-"],
        ["read", "--published", "2019-02-30", "-"],
        ["read", "--published", "May", "-"],
    ],
)
def test_wrong_usage_is_told_with_exit_code_2(arguments: Sequence[str]) -> None:
    result = run(*arguments, standard_input="Ada said no.")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage:" in result.stderr


def test_the_bundle_and_the_threads_reach_the_loader(report: Path) -> None:
    asked: list[Any] = []

    def load(bundle: Path | None, threads: int) -> Reader:
        asked.append((bundle, threads))
        return load_fake(bundle, threads)

    CliRunner().invoke(make_app(load), ["read", str(report), "--bundle", "other", "--threads", "3"])
    assert asked == [(Path("other"), 3)]
