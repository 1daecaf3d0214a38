"""From files and standard input to articles. One that cannot be read is told, and the others go on."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from standoff.errors import InputError, TooLargeError, UnreadableError
from standoff.record import Article, id_of_file, id_of_text

MOST_BYTES = 20_000_000
"""The largest report that is read. A long newspaper page has 50,000 bytes."""

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that could not be read, and why."""

    name: str
    reason: InputError


def read_inputs(names: Iterable[str], standard_input: BinaryIO | None = None) -> Iterator[Article | Rejected]:
    """An article for each name, or what is wrong with it. `-` is the standard input."""
    for name in names:
        try:
            yield _read_input(name, standard_input)
        except InputError as reason:
            yield Rejected(name, reason)


def _read_input(name: str, standard_input: BinaryIO | None) -> Article:
    if name == STANDARD_INPUT:
        text = _text("the standard input", (standard_input or sys.stdin.buffer).read(MOST_BYTES + 1))
        return Article(id=id_of_text(text), text=text)
    path = Path(name)
    return Article(id=id_of_file(path), text=_text(name, _bytes(path)))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except IsADirectoryError as error:
        raise UnreadableError(f"{path} is a folder. Name the reports in it, such as {path}/*.txt.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"{path} cannot be opened: {reason}. Check the name and the rights.") from error


def _text(name: str, content: bytes) -> str:
    """The text as it stands: nothing is stripped, so that offsets are those of the file."""
    if len(content) > MOST_BYTES:
        raise TooLargeError(f"{name} has more than {MOST_BYTES:,} bytes. Cut it into reports, one to a file.")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = f"byte {content[error.start]:#04x} at {error.start}"
        raise UnreadableError(f"{name} is not UTF-8 text: {byte}. Save it as plain text in UTF-8.") from error
    if text[:1000].lstrip("\ufeff \t\r\n").lower().startswith(("<!doctype html", "<html")):
        raise UnreadableError(
            f"{name} is a web page. Plain text is what is read so far: copy its text into a .txt file."
        )
    return text
