from pathlib import Path

import pytest

from standoff.cli.inputs import MOST_BYTES, Rejected, read_inputs
from standoff.errors import InputError, TooLargeError, UnreadableError
from standoff.record import Article


def rejected(path: Path) -> InputError:
    (found,) = read_inputs([str(path)])
    assert isinstance(found, Rejected)
    assert found.name == str(path)
    return found.reason


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"caf\xe9", "is not UTF-8 text: byte 0xe9 at 3"),
        (b"\x80PDF", "is not UTF-8 text: byte 0x80 at 0"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><html>", "is a web page"),
        (b"<HTML lang=en>", "is a web page"),
    ],
)
def test_what_is_no_plain_text_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    reason = rejected(path)
    assert isinstance(reason, UnreadableError)
    assert said in str(reason)


def test_a_folder_is_refused_with_a_hint(tmp_path: Path) -> None:
    assert f"{tmp_path}/*.txt" in str(rejected(tmp_path))


def test_a_name_that_no_file_can_have_is_refused() -> None:
    assert "cannot be opened" in str(rejected(Path("a\0b")))


def test_too_large_a_file_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert isinstance(rejected(path), TooLargeError)


@pytest.mark.parametrize("text", ["", "\x00\x07", "a\u2028b\u200f", "👩‍👩‍👧\n" * 3, "x" * 100_000])
def test_odd_text_is_taken_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(text.encode())
    assert list(read_inputs([str(path)])) == [Article(id="odd", text=text)]
