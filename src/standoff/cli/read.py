"""`standoff read`: inputs to documents, in their order and in batches, to the terminal, a file or a pipe."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from standoff.cli.inputs import Rejected, read_inputs
from standoff.cli.lines import to_line
from standoff.cli.model import Reader
from standoff.errors import InputError, UnwritableError
from standoff.record import Article

if TYPE_CHECKING:
    from standoff.language.document import Document

BATCH = 32
"""Reports held in memory at once. The documents do not depend on it."""

_WIDTH = 110
"""Columns of a table that goes to a file or a pipe."""


def read_reports(names: Sequence[str], reader: Reader, out: Path | None, *, as_json: bool) -> int:
    """Reads the inputs and writes each document as it comes; gives the number of inputs that could not be read."""
    rejected = 0
    with nullcontext(sys.stdout) if out is None else _created(out, names) as stream:
        write = _json_writer(stream) if as_json else _table_writer(stream)
        for each in read_documents(reader, read_inputs(names)):
            if isinstance(each, Rejected):
                typer.echo(f"standoff: {each.reason}", err=True)
                rejected += 1
            else:
                write(each)
    if rejected:
        typer.echo(f"standoff: {rejected} of {len(names)} not read", err=True)
    return rejected


def read_documents(reader: Reader, inputs: Iterable[Article | Rejected]) -> "Iterator[Document | Rejected]":
    """A document for each input, or what is wrong with it."""
    pending = iter(inputs)
    while batch := list(islice(pending, BATCH)):
        read = iter(_read_batch(reader, [each for each in batch if isinstance(each, Article)]))
        yield from (each if isinstance(each, Rejected) else next(read) for each in batch)


def _read_batch(reader: Reader, articles: Sequence[Article]) -> "Sequence[Document | Rejected]":
    """Where one article of the batch is refused, each is read alone, so that the others are not lost with it."""
    try:
        return reader.read(articles) if articles else []
    except InputError as reason:
        if len(articles) == 1:
            return [Rejected(articles[0].id, reason)]
        return [document for article in articles for document in _read_batch(reader, [article])]


def _created(out: Path, names: Sequence[str]) -> TextIO:
    """The file to write, open. A report is never written over."""
    if out.exists() and any(Path(name).exists() and out.samefile(name) for name in names):
        raise UnwritableError(f"{out} is one of the reports. Name another file with --out.")
    try:
        return out.open("w", encoding="utf-8")
    except OSError as error:
        raise UnwritableError(f"{out} cannot be written: {error.strerror}. Name another file with --out.") from error


def _json_writer(stream: TextIO) -> "Callable[[Document], None]":
    def write(document: "Document") -> None:
        stream.write(to_line(document) + "\n")

    return write


def _table_writer(stream: TextIO) -> "Callable[[Document], None]":
    from rich.console import Console  # noqa: PLC0415  # JSON needs no rich

    from standoff.cli.tables import show  # noqa: PLC0415  # the same

    console = Console(file=stream, width=None if stream.isatty() else _WIDTH, highlight=False)
    return lambda document: show(document, console)
