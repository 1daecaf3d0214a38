"""Options that several commands take, and how errors are told."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from standoff.errors import StandoffError

SOME_REJECTED, WRONG_USE = 1, 2
RowForm = Literal["table", "json", "jsonl", "csv"]
"""How rows of an answer are written."""


def _day(value: str | None) -> str | None:
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no day. Write it as YYYY-MM-DD.") from error


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCES",
        help="Files of plain text (.txt), web pages (.html), JSON lines (.jsonl, .jsonl.gz), web archives (.warc, "
        ".warc.gz); folders of these; feeds (.xml, .rss, .atom) and lists of them (.opml); http(s) addresses of pages, "
        "feeds and lists; - for the standard input.",
    ),
]
Form = Annotated[
    Literal["page", "summary", "text", "json", "jsonl"] | None,
    typer.Option(
        "--format",
        help="page: to be read, and the default. summary: a line for each report. text: a line for each item, fields "
        "parted by tabs. json: the record, indented; of several sources a list. jsonl: a record a line. "
        "The default follows the name of --out where it ends in .json or .jsonl.",
    ),
]
Out = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write there, not on the terminal.")]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="YYYY-MM-DD",
        callback=_day,
        help="The day of the reports, where their own JSON gives none. “On Tuesday” is resolved against it.",
    ),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Whose reports they are, if their JSON does not say.")]
Least = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        min=0,
        max=1,
        metavar="0..1",
        show_default=False,
        help="Leave out what is less sure, and what hangs on it: with a statement go its disputes, events and ties.",
    ),
]
Private = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from private, loopback and reserved network addresses as well.")
]
Bundle = Annotated[
    Path | None, typer.Option("--bundle", metavar="FOLDER", help="Another model than the one in the package.")
]
Threads = Annotated[
    int, typer.Option("--threads", min=1, metavar="N", help="Threads of the model; the records are the same.")
]
Version = Annotated[bool, typer.Option("--version", is_eager=True, help="Show the version and leave.")]


@contextmanager
def told() -> Iterator[None]:
    """Errors of ours become one line on the standard error and an exit status."""
    try:
        yield
    except StandoffError as error:
        typer.echo(f"standoff: {error}", err=True)
        raise typer.Exit(WRONG_USE) from error
