"""`standoff join`, `split` and `hands` as a person meets them."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from standoff.cli.app import make_app
from standoff.store import open_store
from tests.cli.fakes import load_fake
from tests.crisis.handed import fill, linked, told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "tarn.db"
    store = open_store(str(place), create=True)
    fill(store, told())
    linked(store)
    store.close()
    return place


def run(command: str, path: Path, *rest: str) -> Result:
    return CliRunner().invoke(make_app(load_fake), [command, str(path), *rest])


def words(result: Result) -> str:
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


def test_a_join_tells_what_it_came_to_beside_the_machines_answer(path: Path) -> None:
    shown = words(run("join", path, "Bex Ivo", "Ivosi", "--by", "Dee", "--note", "the envoy"))
    assert shown.startswith("1 join · by Dee, 20")
    for each in (
        "· the envoy now: 1 actor: Bexter Ivosi (A1-2, in a, b, d)",
        "machine: 2 actors: Bex Ivo; Bexter Ivosi",
        "“Bex Ivo” · a → Bexter Ivosi",
    ):
        assert each in shown
    assert "Bexter Ivosi" in words(run("who", path))
    assert "Bex Ivo " not in words(run("who", path))


def test_a_split_takes_reports_parted_by_commas_or_one_by_one(path: Path) -> None:
    shown = words(run("split", path, "Kim Dal", "--reports", "c, e"))
    assert "now: 2 actors: Kim Dal (A3-1, in c, e); Kim Dal (A1-1, in a, b)" in shown
    assert "machine: 1 actor: Kim Dal" in shown
    assert "out “Kim Dal” · c → Kim Dal" in shown
    assert "stays “Kim Dal” · a → Kim Dal" in shown
    again = run("split", path, "A3-1", "--reports", "c", "--reports", "e")
    assert (again.exit_code, again.stderr.count("\n")) == (2, 1)
    assert "there is nothing to part" in again.stderr


def test_hands_are_listed_and_taken_back(path: Path) -> None:
    assert "nobody has joined or split anything here" in run("hands", path).stderr
    run("join", path, "Bex Ivo", "Ivosi", "--by", "Dee", "--note", "=1+1")
    run("split", path, "Kim Dal", "--reports", "c", "--by", "Dee")
    rows = json.loads(run("hands", path, "--format", "json").stdout)
    assert [(row["number"], row["kind"], row["machine"]) for row in rows] == [
        (1, "join", ["Bex Ivo", "Bexter Ivosi"]),
        (2, "split", ["Kim Dal"]),
    ]
    assert [mention["words"] for mention in rows[0]["mentions"]] == ["Bex Ivo", "Bexter Ivosi"]
    assert "undone by Ann" in words(run("hands", path, "--undo", "1", "--by", "Ann"))
    table = list(csv.DictReader(io.StringIO(run("hands", path, "--format", "csv").stdout)))
    assert [(row["undone_by"], row["note"]) for row in table] == [("Ann", "'=1+1"), ("", "")]
    assert table[1]["mentions"].startswith("Kim Dal (c): Kim Dal (A3-1) | Kim Dal (a): Kim Dal (A1-1) | ")
    assert "Bex Ivo " in words(run("who", path))


def test_status_counts_hands(path: Path) -> None:
    assert "by hand" not in run("status", path).stdout
    run("join", path, "Bex Ivo", "Ivosi")
    assert "by hand 1 join or split; `standoff hands` lists them" in words(run("status", path))


@pytest.mark.parametrize("width", [60, 100, 200])
def test_the_list_fits_the_terminal(path: Path, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    run("split", path, "Kim Dal", "--reports", "c", "--note", "a long note " * 20)
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(map(len, run("hands", path).stdout.splitlines())) <= width


@pytest.mark.parametrize(
    ("command", "rest", "message"),
    [
        ("join", ("Kim Dal",), "two actors are needed"),
        ("join", ("Kim Dal", "Zoe"), "Nobody here is called 'Zoe'"),
        ("split", ("Kim Dal", "--reports", "d"), "is not named in a report 'd'"),
        ("hands", ("--undo", "7"), "There is no hand 7 to undo. None counts."),
    ],
)
def test_wrong_use_is_one_line_and_a_status(path: Path, command: str, rest: tuple[str, ...], message: str) -> None:
    result = run(command, path, *rest)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert message in result.stderr


def test_a_note_cannot_steer_the_terminal(path: Path) -> None:
    assert "\x1b" not in run("join", path, "Bex Ivo", "Ivosi", "--note", "\x1b[2J", "--by", "\x1b[2J").stdout
    assert "\x1b" not in run("hands", path).stdout
