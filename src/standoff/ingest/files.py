"""Files: plain text, web pages, JSON lines, archives, feeds; folders of them; and the standard input."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import BinaryIO

from standoff.errors import InputError, TooLargeError, UnreadableError, shown
from standoff.ingest.archives import archive
from standoff.ingest.door import Fetch, Fetched
from standoff.ingest.feeds import form_of
from standoff.ingest.leads import Found, Lead
from standoff.ingest.packed import unpacked
from standoff.ingest.page import article_of_page, decoded, looks_like_page
from standoff.ingest.plain import Known, article_of_text
from standoff.ingest.settings import Settings
from standoff.ingest.web import feed
from standoff.record import Article, id_of_file, id_of_text, id_of_url

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_LINES = (".jsonl", ".ndjson")
_PACKED_LINES = tuple(f"{suffix}.gz" for suffix in _LINES)
_ARCHIVES = (".warc", ".warc.gz")
_FEEDS = (".xml", ".rss", ".atom", ".opml")
_GZIP = b"\x1f\x8b"
_TEXTS = frozenset({".txt", ".text", ""})


def path_leads(path: Path, fetch: Fetch, settings: Settings) -> Iterator[Lead]:
    """The leads of a file or a folder."""
    if _is_folder(path):
        yield from _folder(path, settings)
    elif path.name.lower().endswith(_FEEDS):
        yield Lead(str(path), partial(_feed, path, fetch, settings), many=True)
    else:
        yield from _file_leads(path, settings)


def stream_leads(file: BinaryIO, settings: Settings) -> Iterator[Lead]:
    """The standard input: JSON lines where it begins with a brace, else one report."""
    place = "the standard input"
    start = file.readline(settings.most_bytes + 1)
    if start.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        yield from _lines(place, file, settings, start)
    else:
        content = start + file.read(max(0, settings.most_bytes + 1 - len(start)))
        yield Lead(place, partial(_found, place, None, content, settings))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _folder(folder: Path, settings: Settings) -> Iterator[Lead]:
    """The files below the folder in the order of their paths. Hidden ones are passed over."""
    inside = [path for path in folder.rglob("*") if not _hidden(path.relative_to(folder)) and path.is_file()]
    if not inside:
        yield _refused(str(folder), UnreadableError(f"{folder} is a folder without reports. Put some into it."))
    for path in sorted(inside, key=lambda path: path.relative_to(folder).as_posix()):
        if path.suffix.lower() in _PAGES | _TEXTS or path.name.lower().endswith((*_LINES, *_PACKED_LINES, *_ARCHIVES)):
            yield from _file_leads(path, settings)
        else:
            kinds = "plain text (.txt), web pages (.html), JSON lines (.jsonl) and archives (.warc)"
            yield _refused(str(path), UnreadableError(f"{path} is not read: in folders only {kinds} are."))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _refused(place: str, reason: InputError) -> Lead:
    def refuse() -> Found:
        raise reason

    return Lead(place, refuse)


def _file_leads(path: Path, settings: Settings) -> Iterator[Lead]:
    """A file: one report, or a stream of them, which are never in memory all at once."""
    name = path.name.lower()
    if name.endswith(_LINES):
        yield from _plain_lines(path, settings)
    elif name.endswith((*_PACKED_LINES, *_ARCHIVES)):
        yield Lead(str(path), partial(_stream, path, settings), many=True)
    else:
        yield Lead(str(path), partial(_file, path, settings))


def _plain_lines(path: Path, settings: Settings) -> Iterator[Lead]:
    try:
        with path.open("rb") as file:
            yield from _lines(str(path), file, settings)
    except (OSError, ValueError) as error:
        yield _refused(str(path), _unopened(path, error))


def _stream(path: Path, settings: Settings) -> Iterator[Lead]:
    """The reports of an archive, or of JSON lines that are packed."""
    place, take = str(path), archive if ".warc" in path.name.lower() else _lines
    try:
        with path.open("rb") as file:
            packed = file.peek(len(_GZIP)).startswith(_GZIP)
            yield from take(place, unpacked(place, file) if packed else file, settings)
    except OSError as error:
        raise _unopened(path, error) from error


def _lines(place: str, file: BinaryIO, settings: Settings, line: bytes = b"") -> Iterator[Lead]:
    """JSON lines, each a place of its own; `line` is the first where that has been read."""
    for number in count(1):
        line = line or file.readline(settings.most_bytes + 1)
        if not line:
            return
        if line.strip():
            where = f"{place}, line {number}"
            yield Lead(where, partial(_line_found, where, line, settings))
        while len(line) > settings.most_bytes and not line.endswith(b"\n"):
            line = file.readline(settings.most_bytes + 1)
        line = b""


def _feed(path: Path, fetch: Fetch, settings: Settings) -> Iterator[Lead]:
    """The reports that a feed names which was saved as a file."""
    content = _content(path, settings)
    form = form_of(content) or "feed"
    return feed(str(path), Fetched("", 200, "", None, content), form, fetch, settings)


def _file(path: Path, settings: Settings) -> Found:
    return _found(str(path), path, _content(path, settings), settings)


def _content(path: Path, settings: Settings) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(settings.most_bytes + 1)
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from error
    _guard_size(str(path), content, settings)
    return content


def _unopened(path: Path, error: Exception) -> UnreadableError:
    reason = getattr(error, "strerror", None) or str(error)
    return UnreadableError(f"{path} cannot be opened: {reason}. Check the name and the rights.")


def _found(place: str, path: Path | None, content: bytes, settings: Settings) -> Found:
    _guard_size(place, content, settings)
    make = partial(_report, place, path, content, settings)
    return Found(content, make, id_of_file(path) if path else None)


def _report(place: str, path: Path | None, content: bytes, settings: Settings) -> Article:
    if looks_like_page(content) or (path and path.suffix.lower() in _PAGES):
        key = id_of_file(path) if path else id_of_text(decoded(content, None))
        return article_of_page(content, key, settings)
    text = _text(place, content)
    return article_of_text(text, id_of_file(path) if path else id_of_text(text), settings)


def _line_found(place: str, line: bytes, settings: Settings) -> Found:
    _guard_size(place, line, settings)
    return Found(line, partial(_line, line, settings))


def _line(line: bytes, settings: Settings) -> Article:
    """The report of one line of JSON."""
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
