import json
from io import BytesIO
from pathlib import Path

import pytest

from standoff.errors import DuplicateError, InputError, LanguageError, TooLargeError, UnreadableError
from standoff.ingest import Rejected, Settings, count_reports, read
from standoff.record import Article, id_of_text, id_of_url
from tests.ingest.pages import GERMAN, page


def rejected(path: Path, settings: Settings = Settings()) -> InputError:  # noqa: B008
    (found,) = read([str(path)], settings)
    assert isinstance(found, Rejected)
    assert found.name == str(path)
    return found.reason


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def ids(found: list[Article | Rejected]) -> list[str]:
    return [each.id if isinstance(each, Article) else f"! {each.name}: {each.reason}" for each in found]


@pytest.mark.parametrize(("content", "byte"), [(b"caf\xe9", "0xe9 at 3"), (b"\x80PDF", "0x80 at 0")])
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, byte: str) -> None:
    reason = rejected(written(tmp_path / "report.txt", content))
    assert isinstance(reason, UnreadableError)
    assert f"is not UTF-8 text: byte {byte}" in str(reason)


@pytest.mark.parametrize("name", ["a\0b", "no/such/file.txt", "no.jsonl", "n" * 5000])
def test_a_file_that_cannot_be_opened_is_refused(name: str) -> None:
    assert "cannot be opened" in str(rejected(Path(name)))


@pytest.mark.parametrize("name", ["large.txt", "large.html"])
def test_too_large_a_file_is_refused_before_it_is_decoded(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(Settings().most_bytes + 1)
    assert isinstance(rejected(path), TooLargeError)


@pytest.mark.parametrize("text", ["", "\x00\x07", "\ufeffa", "a\u2028b\u200f", "a\r\nb", "👩‍👩‍👧\n" * 3, "x" * 100_000])
def test_odd_text_is_taken_as_it_is(tmp_path: Path, text: str) -> None:
    (found,) = read([str(written(tmp_path / "odd.txt", text))])
    assert isinstance(found, Article)
    assert (found.id, found.text, found.language) == ("odd", text, "en")


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a"])
def test_a_page_is_read_as_one_whatever_its_name(tmp_path: Path, name: str) -> None:
    (found,) = read([str(written(tmp_path / name, page()))])
    assert isinstance(found, Article)
    assert found.title == "Ship seized in the strait"


def test_another_language_is_refused(tmp_path: Path) -> None:
    assert isinstance(rejected(written(tmp_path / "a.txt", GERMAN)), LanguageError)


def test_standard_input_is_a_text_a_page_or_json_lines() -> None:
    (text,) = read(["-"], standard_input=BytesIO(b"One.\nTwo.\n"))
    (whole,) = read(["-"], standard_input=BytesIO(page().encode()))
    lines = list(read(["-"], standard_input=BytesIO(b'{"id": "a", "text": "A."}\n{"id": "b", "text": "B."}')))
    assert isinstance(text, Article)
    assert isinstance(whole, Article)
    assert (text.id, text.text, whole.title) == (
        id_of_text("One.\nTwo.\n"),
        "One.\nTwo.\n",
        "Ship seized in the strait",
    )
    assert ids(lines) == ["a", "b"]


def test_each_line_of_json_stands_for_itself(tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {"id": "a", "text": "A.", "published": "2024-05-01", "authors": ["X Y"], "url": "http://a.example/"}
        ),
        "{broken",
        "",
        "[]",
        json.dumps({"id": "n"}),
        json.dumps({"id": 7, "text": "A."}),
        json.dumps({"text": "B.", "authors": "X"}),
        json.dumps({"text": "B.", "published": "2024-02-30"}),
        json.dumps({"url": "http://b.example/", "html": page(), "outlet": "Own"}),
        json.dumps({"text": "C."}),
        "[" * 100_000,
    ]
    path = written(tmp_path / "feed.jsonl", "\ufeff" + "\n".join(lines))
    found = list(read([str(path)], Settings(published="2020-01-01", outlet="Default")))
    articles = [each for each in found if isinstance(each, Article)]
    assert [each.id for each in articles] == ["a", id_of_url("http://b.example/"), id_of_text("C.")]
    assert [each.published for each in articles] == ["2024-05-01", "2020-01-01", "2020-01-01"]
    assert [each.outlet for each in articles] == ["Default", "Own", "Default"]
    assert articles[0].authors == ("X Y",)
    names = [each.name for each in found if isinstance(each, Rejected)]
    assert names == [f"{path}, line {number}" for number in (2, 4, 5, 6, 7, 8, 11)]


def test_too_long_a_line_is_rejected_alone(tmp_path: Path) -> None:
    lines = ['{"id": "a", "text": "A."}', json.dumps({"id": "b", "text": "x" * 900}), '{"id": "c", "text": "C."}']
    path = written(tmp_path / "feed.jsonl", "\n".join(lines))
    first, second, third = read([str(path)], Settings(most_bytes=100))
    assert isinstance(second, Rejected)
    assert isinstance(second.reason, TooLargeError)
    assert ids([first, third]) == ["a", "c"]


def test_a_folder_is_read_in_the_order_of_paths(tmp_path: Path) -> None:
    for name in ("b/c.txt", "a.txt", "z.jpg", ".hidden.txt", ".git/d.txt"):
        written(tmp_path / name, f"In {name}.")
    written(tmp_path / "b" / "d.html", page())
    written(tmp_path / "c.jsonl", '{"id": "l1", "text": "L."}')
    found = ids(list(read([str(tmp_path)])))
    assert found[:4] == ["a", "c", "d", "l1"]
    assert len(found) == 5
    assert "z.jpg is not read: in folders only" in found[4]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert "without reports" in str(rejected(tmp_path))


def test_of_two_inputs_with_one_id_the_second_is_rejected(tmp_path: Path) -> None:
    first, second = written(tmp_path / "a.txt", "A."), written(tmp_path / "b" / "a.txt", "B.")
    found = list(read([str(first), str(second)]))
    assert isinstance(found[1], Rejected)
    assert isinstance(found[1].reason, DuplicateError)
    assert str(first) in str(found[1].reason)
    assert str(second) in str(found[1].reason)


def test_one_input_named_twice_is_rejected_the_second_time(tmp_path: Path) -> None:
    path = str(written(tmp_path / "a.txt", "A."))
    assert [type(each) for each in read([path, path])] == [Article, Rejected]


def test_reports_are_counted_without_being_read(tmp_path: Path) -> None:
    tmp_path.joinpath("a.txt").write_bytes(b"\xff")
    tmp_path.joinpath("b.jsonl").write_text('{"text": "One."}\n\nno JSON\n', encoding="utf-8")
    tmp_path.joinpath(".hidden.txt").touch()
    assert count_reports([str(tmp_path), "missing.txt", "https://example.org/a"]) == 5
    assert count_reports([str(tmp_path), "-"]) is None
