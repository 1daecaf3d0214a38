"""`standoff add` and `standoff status` as a person meets them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from standoff.cli.app import make_app
from standoff.crisis.kept import keep_rows
from standoff.store import Store
from tests.cli.fakes import load_fake


def link_by_text(store: Store, _bundle: Path | None, _workers: int) -> Iterator[int]:
    """Reports of one text are copies; the rest of linking has tests of its own."""
    with store.writing() as session:
        groups: dict[str, list[str]] = {}
        for record in session.reports.records():
            groups.setdefault(record.text, []).append(record.id)
        copies = [group for group in groups.values() if len(group) > 1]
        keep_rows(session.links, "copies", {group[0]: group for group in copies})
        keep_rows(session.links, "claims", {"C1-1": {}, "C1-2": {}})
        keep_rows(session.links, "disputes", {"D1-1": {}})
        session.reports.mark_linked(session.reports.unlinked())
        yield len(groups)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(make_app(load_fake, link_by_text), arguments)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for name, text in {"a": "Ada said yes. Bex denied it.", "b": "Cal said no.", "c": "Cal said no."}.items():
        made.joinpath(f"{name}.txt").write_text(text, "utf-8")
    made.joinpath("d.txt").write_bytes(b"\xff")
    return made


def test_what_became_of_each_source_is_listed_at_the_end(folder: Path, tmp_path: Path) -> None:
    crisis = str(tmp_path / "tarn.db")
    first, second = run("add", crisis, str(folder)), run("add", crisis, str(folder))
    assert (first.exit_code, second.exit_code) == (1, 1)
    lines = [line.split("\t") for line in first.stdout.splitlines()]
    assert [(line[0], Path(line[1]).name) for line in lines[:-1]] == [
        ("read", "a.txt"),
        ("read", "b.txt"),
        ("copy", "c.txt"),
        ("rejected", "d.txt"),
    ]
    assert lines[2][2] == "copy of b"
    assert "is not UTF-8 text" in lines[3][2]
    assert lines[-1] == ["4 sources: 2 read, 1 read as copies, 1 rejected"]
    assert second.stdout.splitlines()[-1] == "4 sources: 3 already there, 1 rejected"
    assert first.stderr == ""


def test_all_read_is_told_by_the_exit_status(folder: Path, tmp_path: Path) -> None:
    assert run("add", str(tmp_path / "tarn.db"), str(folder / "a.txt"), "--workers", "2").exit_code == 0


def test_the_counts_of_a_crisis(folder: Path, tmp_path: Path) -> None:
    crisis = str(tmp_path / "tarn.db")
    run("add", crisis, str(folder))
    table, found = run("status", crisis), json.loads(run("status", crisis, "--format", "json").stdout)
    assert table.exit_code == 0
    rows = dict(line.split("  ", 1) for line in table.stdout.splitlines())
    assert {name.strip(): value.strip() for name, value in rows.items()} | {"records": "", "sources": ""} == {
        "reports": "3 (2 independent texts)",
        "statements": "4",
        "claims": "2",
        "disputes": "1 across reports (1 within single ones)",
        "events": "0",
        "ties": "0",
        "sources": "",
        "records": "",
    }
    assert (found["reports"], found["independent"], found["sources"]["rejected"]) == (3, 2, 1)
    assert list(found["models"].values()) == [3]


def test_what_was_kept_of_the_sources_can_be_listed(folder: Path, tmp_path: Path) -> None:
    crisis = str(tmp_path / "tarn.db")
    run("add", crisis, str(folder))
    lines = run("status", crisis, "--sources").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["read", "read", "copy", "rejected"]


@pytest.mark.parametrize("command", [["status"], ["add", "x.txt"]])
def test_a_file_that_is_no_crisis_is_one_line_and_status_two(tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mine", "utf-8")
    done = run(command[0], str(path), *command[1:])
    assert done.exit_code == 2
    assert done.stderr == f"standoff: {path} is no crisis file. Name another file, or a new one.\n"
    assert path.read_text("utf-8") == "mine"
