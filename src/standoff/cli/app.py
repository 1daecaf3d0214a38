"""The commands and their options. What they do lies in the modules beside this one, loaded when a command needs it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from standoff import __version__
from standoff.cli.loading import Loader, load_reader
from standoff.errors import StandoffError

_SOME_REJECTED, _WRONG_USE = 1, 2
_EXAMPLES = """\
\b
Examples:
  standoff read report.html
  standoff read https://example.org/report --outlet "Harbor News"
  standoff read saved-pages/ --format summary
  standoff read archive.jsonl --out records.jsonl --threads 4
  standoff read - --published 2019-05-01 < copied.txt

\b
Exit status:
  0  every report was read
  1  some were not; the standard error says which, and why
  2  nothing was done: wrong use, a model that does not fit, an output that cannot be written
"""


def _day(value: str | None) -> str | None:
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no day. Write it as YYYY-MM-DD.") from error


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCES",
        help="Files of plain text (.txt), web pages (.html) or JSON lines (.jsonl); folders of these; http(s) "
        "addresses; - for the standard input.",
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


def make_app(load: Loader = load_reader) -> typer.Typer:
    """The command line, reading with the pipeline that `load` gives."""
    app = typer.Typer(
        name="standoff",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,  # plain help can be copied, and is the same wherever it is printed
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(invoke_without_command=True)(_standoff)
    app.command("read", epilog=_EXAMPLES)(_reading_with(load))
    app.command("model")(_model)
    return app


def _standoff(*, version: Version = False) -> None:
    """Read news reports on a standoff: who says what, who denies it, and the words that back each item.

    No verdict on what is true.
    """
    if version:
        typer.echo(f"standoff {__version__}")
        raise typer.Exit


def _reading_with(load: Loader) -> Callable[..., None]:
    def read(  # noqa: PLR0913  # a command has as many parameters as options
        sources: Sources,
        *,
        form: Form = None,
        out: Out = None,
        published: Published = None,
        outlet: Outlet = None,
        min_confidence: Least = 0.0,
        allow_private: Private = False,
        bundle: Bundle = None,
        threads: Threads = 1,
    ) -> None:
        """Make the record of each report, and show it or write it.

        A record holds who says what, disputes, ties, events, times and quantities; every item points to the characters
        of the report that back it. A report that cannot be read is told on the standard error, and the others are read.
        """
        from standoff.cli.formats import Format, format_for  # noqa: PLC0415  # loads what only reading needs
        from standoff.cli.read import Request, read_reports  # noqa: PLC0415  # the same
        from standoff.ingest import Settings  # noqa: PLC0415  # the same

        settings = Settings(published=published, outlet=outlet, private_addresses=allow_private)
        chosen = Format(form) if form else format_for(out)
        with _told():
            rejected = read_reports(Request(sources, settings, chosen, out, min_confidence, bundle, threads), load)
            raise typer.Exit(_SOME_REJECTED if rejected else 0)

    return read


def _model(*, bundle: Bundle = None) -> None:
    """Show the model's card: what it was trained on, under which terms, and how well it reads."""
    from standoff.cli.card import show_card  # noqa: PLC0415  # loads rich, which other commands may not need

    with _told():
        show_card(bundle)


@contextmanager
def _told() -> Iterator[None]:
    """Errors of ours become one line on the standard error and an exit status."""
    try:
        yield
    except StandoffError as error:
        typer.echo(f"standoff: {error}", err=True)
        raise typer.Exit(_WRONG_USE) from error
