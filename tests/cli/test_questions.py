"""The commands that ask a crisis: what they write, at any width, and how they say that there is nothing."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from standoff.cli.app import make_app
from standoff.record import Crisis
from standoff.report.claims import KINDS as CLAIM_KINDS
from standoff.report.disputes import KINDS as DISPUTE_KINDS
from standoff.report.events import KINDS as EVENT_KINDS
from standoff.report.formats import FORMS
from standoff.report.found import KINDS as SEARCH_KINDS
from standoff.report.ties import KINDS as TIE_KINDS
from standoff.report.who import KINDS as WHO_KINDS
from standoff.store import Review, open_store
from tests.cli.fakes import load_fake
from tests.report.tarn import CRISIS, put

_QUESTIONS = [
    ("disputes",),
    ("claims",),
    ("ties",),
    ("ties", "--balance", "TAR", "ORR"),
    ("events",),
    ("who",),
    ("who", "Orrland"),
    ("search", "lent"),
]
_HELPS = {
    "disputes": DISPUTE_KINDS,
    "claims": CLAIM_KINDS,
    "ties": TIE_KINDS,
    "events": EVENT_KINDS,
    "who": WHO_KINDS,
    "search": SEARCH_KINDS,
}


def run(command: str, path: Path, *rest: str) -> Result:
    return CliRunner().invoke(make_app(load_fake), [command, str(path), *rest])


def words(result: Result) -> str:
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


def test_disputes_show_both_sides_reasons_and_reviews(tarn_file: Path) -> None:
    store = open_store(str(tarn_file))
    with store.writing() as session:
        session.people.put_review(Review("a/S1/0 a/S2/69", "accept", "Dee", note="clear"))
    store.close()
    shown = words(run("disputes", tarn_file))
    for each in (
        "D2 denial · 90% · 3 reports, 2 independent texts · 2031-05-02 to 2031-05-04",
        "Ada Orr, minister, TAR asserts",
        "Bex Ivo, minister, ORR denies",
        "“that any money was sent”",
        "also in b",
        "− a senior official",
        "why: both speak of the money",
        "accept by Dee, ",
        ": clear",
    ):
        assert each in shown
    assert shown.index("D2 denial") < shown.index("D1 contradiction")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            ("claims",),
            "C1 Tarn lent Orrland $2 million · disputed · 1 for it, 2 against · 3 reports, 2 independent texts",
        ),
        (("claims",), "− Bex Ivo denies: “that any money was sent” · Harbor News, 2031-05-02 · 80%"),
        (("ties",), "T1 Tarn → Orrland · loan, current, since 2030 · 3 reports, 2 independent texts"),
        (
            ("ties",),
            "at least 3 million USD “Orrland owes Tarn at least $3 million” · Cal Umm · Orr Daily, 2031-05-04 · 80%",
        ),
        (("ties", "--balance", "TAR", "ORR"), "loan 1 tie; 2 million USD; at least 3 million USD —"),
        (("events",), "2031-05-01 Tarn accuses → Orrland, Orrland · happened · 2 reports"),
        (("who",), "P3 Ada Orr TAR, official 1 assert 1"),
        (("who", "Orrland"), "Said of Orrland"),
        (("search", "lent"), "Ada Orr asserts · Harbor News, 2031-05-02 · a/S1 Tarn lent Orrland $2 million"),
    ],
)
def test_tables_say_it_in_words(
    tarn_file: Path, monkeypatch: pytest.MonkeyPatch, question: tuple[str, ...], expected: str
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert expected in words(run(question[0], tarn_file, *question[1:]))


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("question", _QUESTIONS)
def test_tables_fit_the_terminal_and_lose_no_word(
    tarn_file: Path, monkeypatch: pytest.MonkeyPatch, width: int, question: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    shown = run(question[0], tarn_file, *question[1:])
    assert shown.exit_code == 0
    lines = shown.stdout.splitlines()
    assert max(map(len, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []
    monkeypatch.setenv("COLUMNS", "100")
    assert letters(shown) == letters(run(question[0], tarn_file, *question[1:]))


def letters(result: Result) -> list[str]:
    """All that is printed but blanks and rules: where lines and columns are cut hangs on the width."""
    return sorted(character for character in result.stdout if not character.isspace() and character != "─")


@pytest.mark.parametrize("question", _QUESTIONS)
def test_what_reports_say_cannot_steer_the_terminal(tarn_file: Path, question: tuple[str, ...]) -> None:
    shown = run(question[0], tarn_file, *question[1:]).stdout + run("search", tarn_file, "sum").stdout
    assert "\x1b" not in shown


@pytest.mark.parametrize("question", _QUESTIONS)
def test_json_and_csv_hold_rows(tarn_file: Path, question: tuple[str, ...]) -> None:
    name, *rest = question
    lines = run(name, tarn_file, *rest, "--format", "jsonl").stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    assert rows
    page = question == ("who", "Orrland")
    shown = json.loads(run(name, tarn_file, *rest, "--format", "json").stdout)
    assert shown == (rows[0] if page else rows)
    table = list(csv.DictReader(io.StringIO(run(name, tarn_file, *rest, "--format", "csv").stdout)))
    assert len(table) == (2 if page else len(rows))


def test_csv_is_safe_unless_it_is_to_be_raw(tarn_file: Path) -> None:
    assert ",'=1+1 is what they owe," in run("claims", tarn_file, "--format", "csv").stdout
    assert ",=1+1 is what they owe," in run("claims", tarn_file, "--format", "csv", "--raw").stdout


def test_filters_are_those_of_the_questions(tarn_file: Path) -> None:
    given = ("--country", "ORR", "--since", "2031-05", "--until", "2031-05-02", "--kind", "denial", "--limit", "1")
    (row,) = json.loads(run("disputes", tarn_file, "--actor", "Ivo", *given, "--format", "json").stdout)
    assert row["id"] == "D2"
    nothing = run("disputes", tarn_file, "--min-confidence", "0.95", "--format", "json")
    assert (nothing.exit_code, json.loads(nothing.stdout), nothing.stderr) == (0, [], "")


def test_of_a_long_table_the_first_are_shown_unless_more_are_asked_for(tmp_path: Path) -> None:
    path, claim = tmp_path / "long.db", CRISIS.claims[0]
    many = CRISIS.model_copy(
        update={"claims": (*CRISIS.claims, *(claim.model_copy(update={"id": f"L{n}"}) for n in range(60)))}
    )
    store = open_store(str(path), create=True)
    with store.writing() as session:
        put(session, crisis=many)
    store.close()
    first = run("claims", path)
    assert first.stderr == "standoff: the first 50 are shown; --limit 0 shows all of them\n"
    assert first.stdout.count("for it") == 50
    every = run("claims", path, "--limit", "0")
    assert (every.stderr, every.stdout.count("for it")) == ("", 63)
    assert len(run("claims", path, "--format", "jsonl").stdout.splitlines()) == 63


def test_nothing_is_told_as_nothing(tarn_file: Path, tmp_path: Path) -> None:
    result = run("disputes", tarn_file, "--country", "XXX")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing fits, and 4 reports not linked yet" in result.stderr
    store = open_store(str(tarn_file))
    with store.writing() as session:
        session.reports.mark_linked("abcd")
    store.close()
    assert "with fewer filters may find more" in run("disputes", tarn_file, "--country", "XXX").stderr
    empty = tmp_path / "empty.db"
    open_store(str(empty), create=True).close()
    assert "holds no reports yet" in run("events", empty).stderr
    assert run("events", empty, "--format", "csv").stdout.startswith("day,code,source")


@pytest.mark.parametrize(
    ("command", "rest", "told"),
    [
        ("claims", ("--kind", "odd"), "There are: disputed, undisputed"),
        ("ties", ("--since", "May"), "YYYY-MM-DD"),
        ("who", ("Bxe",), "Did you mean Bex Ivo?"),
        ("export", ("--to", "papyrus"), "There is no format 'papyrus'. There are: crisis"),
    ],
)
def test_wrong_use_is_one_line_and_a_status(tarn_file: Path, command: str, rest: tuple[str, ...], told: str) -> None:
    result = run(command, tarn_file, *rest)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert told in result.stderr


def test_a_crisis_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run("disputes", tmp_path / "none.db")
    assert result.exit_code == 2
    assert "There is no crisis" in result.stderr


def test_the_crisis_is_exported_in_the_form_of_its_contract(tarn_file: Path, tmp_path: Path) -> None:
    assert Crisis.from_json(run("export", tarn_file, "--to", "crisis").stdout) == CRISIS
    out = tmp_path / "tarn.json"
    assert run("export", tarn_file, "--to", "crisis", "-o", str(out)).stdout == ""
    assert Crisis.from_json(out.read_text(encoding="utf-8")) == CRISIS


def test_the_crisis_itself_is_not_written_over(tarn_file: Path, tmp_path: Path) -> None:
    assert run("export", tarn_file, "--to", "crisis", "-o", str(tarn_file)).exit_code == 2
    assert run("export", tarn_file, "--to", "crisis", "-o", str(tmp_path)).exit_code == 2
    assert run("claims", tarn_file).exit_code == 0


@pytest.mark.parametrize("command", _HELPS)
def test_help_names_every_kind(command: str) -> None:
    shown = run_help(command)
    assert [kind for kind in _HELPS[command] if kind not in shown] == []


def test_help_tells_every_format_of_export() -> None:
    shown = " ".join(run_help("export").split())
    assert [name for name, form in FORMS.items() if f" {name} {form.about}" not in shown] == []


@pytest.mark.parametrize("name", FORMS)
def test_every_format_is_exported(tarn_file: Path, tmp_path: Path, name: str) -> None:
    if name in {"parquet", "followthemoney"}:
        pytest.importorskip({"parquet": "pyarrow"}.get(name, name))
    out = tmp_path / "out"
    result = run("export", tarn_file, "--to", name, "-o", str(out))
    assert (result.exit_code, result.stderr) == (0, "")
    assert out.is_dir() if FORMS[name].lines is None else out.stat().st_size
    printed = run("export", tarn_file, "--to", name)
    assert printed.exit_code == (2 if FORMS[name].lines is None else 0)


def run_help(command: str) -> str:
    assert command in get_command(make_app()).commands  # type: ignore[attr-defined]  # typer gives a group, typed as a command
    return CliRunner().invoke(make_app(), [command, "--help"], terminal_width=200).stdout
