"""The forms in which records are written: a page to read, JSON, JSON lines, lines of text, a line for each report."""

import os
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial
from itertools import chain, islice
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TextIO

from standoff.cli.lines import lines, summary
from standoff.record import Record

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH = 100
"""Columns of a page that goes to a file or a pipe, unless COLUMNS says another number."""


class Format(StrEnum):
    """What `--format` takes."""

    PAGE = "page"
    SUMMARY = "summary"
    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


_SUFFIXES = {".json": Format.JSON, ".jsonl": Format.JSONL, ".ndjson": Format.JSONL}


def format_for(out: Path | None) -> Format:
    """The format that a file's name asks for; a page where there is no file or its name says nothing."""
    return _SUFFIXES.get(out.suffix.lower(), Format.PAGE) if out else Format.PAGE


def write(form: Format, records: Iterable[Record], stream: TextIO, *, many: bool) -> None:
    """Writes the records, each as soon as it is there. `many` makes JSON a list, however many there are."""
    for line in _lines(form, records, stream, many=many):
        stream.write(line + "\n")
        stream.flush()


def _lines(form: Format, records: Iterable[Record], stream: TextIO, *, many: bool) -> Iterable[str]:
    match form:
        case Format.PAGE:
            return _pages(records, stream)
        case Format.SUMMARY:
            return summary(records, _width(stream))
        case Format.TEXT:
            return chain.from_iterable(map(lines, records))
        case Format.JSON:
            return _json(iter(records), many=many)
        case Format.JSONL:
            return (record.to_json() for record in records)


def _json(records: Iterator[Record], *, many: bool) -> Iterator[str]:
    """One record as it is; several as a list, of which never more than two are in memory."""
    first = list(islice(records, 2))
    if len(first) == 1 and not many:
        yield first[0].model_dump_json(indent=2)
    elif first or many:
        yield from _list(chain(first, records))


def _list(records: Iterable[Record]) -> Iterator[str]:
    opening = "["
    for record in records:
        yield opening + record.model_dump_json(indent=2)
        opening = ","
    yield "]" if opening == "," else "[]"


def _pages(records: Iterable[Record], stream: TextIO) -> Iterator[str]:
    from standoff.cli.page import show  # noqa: PLC0415  # the other formats need no rich

    return (printed(partial(show, record), stream) for record in records)


def printed(show: "Callable[[Console], None]", stream: TextIO) -> str:
    """What is shown on a console as wide as the stream's terminal, to be written there."""
    from rich.console import Console  # noqa: PLC0415  # the other formats need no rich

    console = Console(file=stream, width=_width(stream), highlight=False)
    with console.capture() as page:
        show(console)
    # Columns are filled up with blanks, which a file need not keep.
    return "\n".join(line.rstrip() for line in page.get().rstrip().splitlines()) + "\n"


def _width(stream: TextIO) -> int:
    """The columns of the terminal, or as many as COLUMNS says, or what reads well in a file."""
    own = stream.isatty() or "COLUMNS" in os.environ
    return get_terminal_size((_WIDTH, 0)).columns if own else _WIDTH
