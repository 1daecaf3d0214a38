"""The dossier: one page that needs nothing beside it, from Python and from the command line."""

import re
import shutil
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from standoff.cli import dossier as printing
from standoff.cli.pages import add_pages
from standoff.cli.serve import Serving, access, address_of
from standoff.crisis.opened import open_crisis
from standoff.errors import MissingPackageError
from standoff.report.dossier import dossier, leading, place_of, sides_of, surroundings
from standoff.store import Review
from tests.web.test_pages import tags


def page_of(tarn_file: Path) -> str:
    with open_crisis(tarn_file) as crisis, crisis.book() as book:
        return dossier(book, "The loan of Tarn")


@pytest.fixture
def page(tarn_file: Path) -> str:
    return page_of(tarn_file)


@pytest.mark.parametrize(
    "words",
    [
        "The loan of Tarn",
        "4 reports by 4 outlets, 3 independent texts",
        "Ada Orr",
        "that any money was sent",
        "2 million USD",
        "says so",
        "Harbor News",
    ],
)
def test_it_says_what_a_reader_of_three_minutes_needs(page: str, words: str) -> None:
    assert words in page


def test_it_needs_nothing_beside_it(page: str) -> None:
    found = tags(page)
    assert [tag for tag, _ in found if tag in {"script", "link", "img", "iframe"}] == []
    assert [attributes for _, attributes in found if "src" in attributes or "style" in attributes] == []


def test_its_policy_names_its_own_style_and_nothing_else(page: str) -> None:
    sheet = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert sheet
    total = b64encode(sha256(sheet[1].encode()).digest()).decode()
    policy = next(
        attributes["content"] for tag, attributes in tags(page) if "Content-Security-Policy" in attributes.values()
    )
    assert policy == f"default-src 'none'; style-src 'sha256-{total}'; base-uri 'none'; form-action 'none'"


def test_what_a_report_says_is_only_text(page: str) -> None:
    assert "alert(1)" not in re.sub(r"&lt;script&gt;alert\(1\)&lt;/script&gt;", "", page)


def test_every_link_leads_to_the_words_or_to_the_list_of_sources(page: str) -> None:
    found = tags(page)
    ids = {attributes["id"] for _, attributes in found if "id" in attributes}
    links = [str(attributes["href"]) for tag, attributes in found if tag == "a" and "href" in attributes]
    assert "https://harbor.example/a#:~:text=that%20any%20money%20was%20sent" in links
    assert [each for each in links if each.startswith("#") and each[1:] not in ids] == []
    assert [each for each in links if not each.startswith(("#", "https://harbor.example/a"))] == []


def test_the_same_crisis_gives_the_same_page(tarn_file: Path, page: str) -> None:
    assert page_of(tarn_file) == page


def test_what_a_person_rejected_is_left_out(tarn_file: Path) -> None:
    with open_crisis(tarn_file) as crisis:
        first = leading(crisis.disputes(), 1)[0]
        with crisis.store.writing() as session:
            session.people.put_review(Review(first.item, "reject", "Dee"))
        assert first.item not in {row.item for row in leading(crisis.disputes(), 9)}


def test_a_side_that_says_little_alone_is_shown_with_what_stands_about_it(tarn_file: Path) -> None:
    with open_crisis(tarn_file) as crisis, crisis.book() as book:
        row = crisis.disputes()[0]
        bare = replace(row, contest=replace(row.contest, words="that", spans=((69, 73),)))
        found = surroundings(book, sides_of([row, bare]))
    assert found == {place_of(bare.contest): "Bex Ivo denied that any money was sent."}


def test_an_empty_crisis_has_a_dossier(tmp_path: Path) -> None:
    from standoff.store import open_store

    open_store(str(tmp_path / "empty.db"), create=True).close()
    assert "Nothing is disputed." in page_of(tmp_path / "empty.db")


@pytest.fixture
def app() -> typer.Typer:
    made = typer.Typer()
    add_pages(made)
    return made


def test_the_command_writes_it(app: typer.Typer, tarn_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    done = CliRunner().invoke(app, ["dossier", str(tarn_file), "-o", str(out), "--title", "The loan"])
    assert (done.exit_code, done.output) == (0, "")
    assert "<h1>The loan</h1>" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("out", ["tarn.db", "nowhere/out.html"])
def test_what_cannot_be_written_is_told(app: typer.Typer, tarn_file: Path, out: str) -> None:
    done = CliRunner().invoke(app, ["dossier", str(tarn_file), "-o", str(tarn_file.parent / out)])
    assert done.exit_code == 2
    assert "Name another file with --out." in done.output


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is missing: apt-get install chromium")
def test_it_is_printed(app: typer.Typer, tarn_file: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["dossier", str(tarn_file), "-o", str(tmp_path / "out.html"), "--pdf"])
    assert (done.exit_code, done.output) == (0, "")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")


def test_without_chromium_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(MissingPackageError, match="apt-get install chromium"):
        printing.print_page(tmp_path / "a.html", tmp_path / "a.pdf")


def serving(host: str, token: str | None = None) -> Serving:
    return Serving("tarn.db", host, 8750, token, "Dee")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.5"])
def test_this_machine_needs_no_token(host: str) -> None:
    assert access(serving(host)).token is None
    assert host in access(serving(host)).hosts


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "desk.example", ""])  # noqa: S104  # nothing listens
def test_beyond_this_machine_a_token_is_asked_for(host: str) -> None:
    made = access(serving(host)).token
    assert made
    assert len(made) >= 32
    assert access(serving(host, "own")).token == "own"  # noqa: S105  # it opens nothing
    assert address_of(serving(host), 8750, made).endswith(f":8750/?token={made}")


def test_a_port_that_is_taken_is_told(app: typer.Typer, tarn_file: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(app, ["serve", str(tarn_file), "--port", port])
    assert done.exit_code == 2
    assert "Name others with --port or --host." in done.output
