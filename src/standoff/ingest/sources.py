"""From names of files, folders and pages to articles. What cannot be read is told, and the others go on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import BinaryIO

from standoff.errors import DuplicateError, InputError, TooLargeError, UnreadableError, shown
from standoff.ingest.door import Fetched, make_fetcher
from standoff.ingest.page import article_of_page, decoded, looks_like_page
from standoff.ingest.plain import Known, article_of_text
from standoff.ingest.settings import DEFAULTS, Settings
from standoff.record import Article, id_of_file, id_of_text, id_of_url

STANDARD_INPUT = "-"
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_LINES = frozenset({".jsonl", ".ndjson"})
_TEXTS = frozenset({".txt", ".text", ""})
_FETCHED_PAGES = frozenset({"text/html", "application/xhtml+xml", ""})


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that could not be read, and why. `name` is the file, the page, or the file and line."""

    name: str
    reason: InputError


def read(
    names: Iterable[str], settings: Settings = DEFAULTS, standard_input: BinaryIO | None = None
) -> Iterator[Article | Rejected]:
    """The articles that the names lead to, in their order, and what is wrong with the others.

    A name is a file (plain text, web page, JSON lines), a folder of these, a page's http(s) address, or `-` for the
    standard input. Of two inputs with one id the second is rejected.
    """
    fetch = make_fetcher(settings)
    seen: dict[str, str] = {}
    for name in names:
        for place, make in _sources(name, settings, fetch, standard_input):
            yield _once(place, make, seen)


def count_reports(names: Sequence[str]) -> int | None:
    """How many reports the names lead to, found without reading them; None for the standard input, which comes once."""
    if STANDARD_INPUT in names:
        return None
    fetch = make_fetcher(DEFAULTS)
    return sum(1 for name in names for _ in _sources(name, DEFAULTS, fetch, None))


_Make = Callable[[], Article]


def _once(place: str, make: _Make, seen: dict[str, str]) -> Article | Rejected:
    try:
        article = make()
        if article.id in seen:
            raise DuplicateError(
                f"{place} has the id {shown(article.id)}, which is that of {seen[article.id]}. Rename one of them."
            )
    except InputError as reason:
        return Rejected(place, reason)
    seen[article.id] = place
    return article


def _sources(
    name: str, settings: Settings, fetch: Callable[[str], Fetched], standard_input: BinaryIO | None
) -> Iterator[tuple[str, _Make]]:
    """The places that a name stands for, each with the function that makes its article or raises why not."""
    if name.lower().startswith(("http://", "https://")):
        yield name, lambda: _fetched(name, fetch(name), settings)
    elif name == STANDARD_INPUT:
        yield from _stream(standard_input or sys.stdin.buffer, settings)
    elif _is_folder(Path(name)):
        yield from _folder(Path(name), settings)
    else:
        yield from _path(Path(name), settings)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _folder(folder: Path, settings: Settings) -> Iterator[tuple[str, _Make]]:
    """The files below the folder in the order of their paths. Hidden ones are passed over."""
    inside = [path for path in folder.rglob("*") if not _hidden(path.relative_to(folder)) and path.is_file()]
    if not inside:
        yield str(folder), partial(_refuse, UnreadableError(f"{folder} is a folder without reports. Put some into it."))
    for path in sorted(inside, key=lambda path: path.relative_to(folder).as_posix()):
        if path.suffix.lower() in _PAGES | _LINES | _TEXTS:
            yield from _path(path, settings)
        else:
            kinds = "plain text (.txt), web pages (.html) and JSON lines (.jsonl)"
            yield str(path), partial(_refuse, UnreadableError(f"{path} is not read: in folders only {kinds} are."))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _refuse(reason: InputError) -> Article:
    raise reason


def _path(path: Path, settings: Settings) -> Iterator[tuple[str, _Make]]:
    """A file: one report, or JSON lines, which are never in memory all at once."""
    if path.suffix.lower() not in _LINES:
        yield str(path), partial(_file, path, settings)
        return
    try:
        with path.open("rb") as file:
            yield from _lines(str(path), file, settings)
    except (OSError, ValueError) as error:
        yield str(path), partial(_refuse, _unopened(path, error))


def _stream(file: BinaryIO, settings: Settings) -> Iterator[tuple[str, _Make]]:
    """The standard input: JSON lines where it begins with a brace, else one report."""
    place = "the standard input"
    start = file.readline(settings.most_bytes + 1)
    if start.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        yield from _lines(place, file, settings, start)
    else:
        content = start + file.read(max(0, settings.most_bytes + 1 - len(start)))
        yield place, partial(_report, place, None, content, settings)


def _lines(place: str, file: BinaryIO, settings: Settings, line: bytes = b"") -> Iterator[tuple[str, _Make]]:
    """JSON lines, each a place of its own; `line` is the first where that has been read."""
    for number in count(1):
        line = line or file.readline(settings.most_bytes + 1)
        if not line:
            return
        if line.strip():
            yield f"{place}, line {number}", partial(_line, f"{place}, line {number}", line, settings)
        while len(line) > settings.most_bytes and not line.endswith(b"\n"):
            line = file.readline(settings.most_bytes + 1)
        line = b""


def _file(path: Path, settings: Settings) -> Article:
    try:
        with path.open("rb") as file:
            content = file.read(settings.most_bytes + 1)
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from error
    return _report(str(path), path, content, settings)


def _unopened(path: Path, error: Exception) -> UnreadableError:
    reason = getattr(error, "strerror", None) or str(error)
    return UnreadableError(f"{path} cannot be opened: {reason}. Check the name and the rights.")


def _report(place: str, path: Path | None, content: bytes, settings: Settings) -> Article:
    _guard_size(place, content, settings)
    if looks_like_page(content) or (path and path.suffix.lower() in _PAGES):
        key = id_of_file(path) if path else id_of_text(decoded(content, None))
        return article_of_page(content, key, settings)
    text = _text(place, content)
    return article_of_text(text, id_of_file(path) if path else id_of_text(text), settings)


def _fetched(url: str, found: Fetched, settings: Settings) -> Article:
    known = Known(url=url)
    if found.media_type in _FETCHED_PAGES:
        return article_of_page(found.content, id_of_url(url), settings, known, found.charset)
    if found.media_type == "text/plain":
        return article_of_text(decoded(found.content, found.charset), id_of_url(url), settings, known)
    raise UnreadableError(f"{url} is {shown(found.media_type)}, which is neither a web page nor plain text.")


def _line(place: str, line: bytes, settings: Settings) -> Article:
    """The report of one line of JSON."""
    _guard_size(place, line, settings)
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise UnreadableError(f"The line is no JSON: {error}. Mend it, or leave it out.") from error
    if not isinstance(value, dict):
        raise UnreadableError(f"The line is {shown(value)}, not an object with fields such as id and text.")
    fields = {key: _string(value, key) for key in ("id", "text", "html", "url", "title", "outlet", "published")}
    known = Known(fields["url"], fields["title"], fields["outlet"], fields["published"], _strings(value, "authors"))
    body, markup = fields["text"], fields["html"]
    if (body is None) == (markup is None):
        raise UnreadableError("The line must have one of the fields text and html, and not both.")
    key = fields["id"] or (id_of_url(known.url) if known.url else id_of_text(body or markup or ""))
    if body is not None:
        return article_of_text(body, key, settings, known)
    return article_of_page((markup or "").encode("utf-8", "surrogatepass"), key, settings, known, "utf-8")


def _string(fields: dict[str, object], key: str) -> str | None:
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise UnreadableError(f"The field {key} is {shown(value)}, not a string.")
    return value


def _strings(fields: dict[str, object], key: str) -> tuple[str, ...]:
    value = fields.get(key) or []
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise UnreadableError(f"The field {key} is {shown(value)}, not a list of strings.")
    return tuple(value)


def _guard_size(place: str, content: bytes, settings: Settings) -> None:
    if len(content) > settings.most_bytes:
        raise TooLargeError(f"{place} has more than {settings.most_bytes:,} bytes. Cut it into reports, one to a file.")


def _text(place: str, content: bytes) -> str:
    """The text as it stands: nothing is stripped, so that offsets are those of the file."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = f"byte {content[error.start]:#04x} at {error.start}"
        raise UnreadableError(f"{place} is not UTF-8 text: {byte}. Save it as plain text in UTF-8.") from error
