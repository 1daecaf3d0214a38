"""`standoff read`: sources to records, in their order and a few at a time, to the terminal, a file or a pipe."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from standoff.cli.formats import Format, write
from standoff.cli.loading import Loader
from standoff.cli.stream import read_stream
from standoff.cli.sure import at_least
from standoff.cli.told import Tally, followed
from standoff.errors import UnwritableError
from standoff.ingest import Settings
from standoff.ingest import read as ingest
from standoff.record import Record

_MANY = (".jsonl", ".ndjson", ".gz", ".warc", ".xml", ".rss", ".atom", ".opml")


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for."""

    names: Sequence[str]
    settings: Settings
    form: Format
    out: Path | None
    least: float
    """The confidence below which items are left out."""
    bundle: Path | None
    threads: int


def read_reports(request: Request, load: Loader) -> int:
    """Reads the sources and writes each record as it comes; gives the number of reports that could not be read.

    Raises BundleError and UnwritableError, before anything is read.
    """
    reader = load(request.bundle, request.threads)
    tally = Tally()
    with _output(request) as stream:
        found = read_stream(reader, ingest(request.names, request.settings), request.threads)
        # What goes to the terminal shows by itself how far it is.
        watched = found if stream.isatty() else followed(found, request.names)
        write(request.form, _sure(tally.read_of(watched), request.least), stream, many=_may_be_many(request.names))
    return tally.rejected


def _sure(records: Iterator[Record], least: float) -> Iterator[Record]:
    return (at_least(record, least) for record in records) if least else records


def _may_be_many(names: Sequence[str]) -> bool:
    """Whether the names may lead to several reports, so that the form of the JSON does not hang on what is found."""
    return len(names) > 1 or any(Path(name).is_dir() or name.lower().endswith(_MANY) for name in names)


def _output(request: Request) -> "nullcontext[TextIO] | TextIO":
    """Where to write, open. A source is never written over, nor does the output stand among what is read."""
    out = request.out
    if out is None:
        return nullcontext(sys.stdout)
    if any(_lies_in(out, name) for name in request.names):
        raise UnwritableError(f"{out} is, or lies in, what is to be read. Name another file with --out.")
    try:
        return out.open("w", encoding="utf-8")
    except OSError as error:
        raise UnwritableError(f"{out} cannot be written: {error.strerror}. Name another file with --out.") from error


def _lies_in(out: Path, name: str) -> bool:
    try:
        source = Path(name).resolve(strict=True)
    except (OSError, ValueError):
        return False
    return source in (out.resolve(), *out.resolve().parents)
