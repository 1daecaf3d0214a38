"""The commands and their options. What they do lies in the modules beside this one, loaded when a command needs it."""

from collections.abc import Callable

import typer

from standoff import __version__
from standoff.cli.adding import ADDING, adding_with, show_status
from standoff.cli.by_hand import add_hands
from standoff.cli.linking import Link, link_new
from standoff.cli.loading import Loader, load_reader
from standoff.cli.options import (
    SOME_REJECTED,
    Bundle,
    Form,
    Least,
    Out,
    Outlet,
    Private,
    Published,
    Sources,
    Threads,
    Version,
    told,
)
from standoff.cli.pages import add_pages
from standoff.cli.questions import add_questions
from standoff.cli.watch import WATCHING, watching_with

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


def make_app(load: Loader = load_reader, link: Link = link_new) -> typer.Typer:
    """The command line, reading with the pipeline that `load` gives and linking with `link`."""
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
    app.command("add", epilog=ADDING)(adding_with(load, link))
    app.command("watch", epilog=WATCHING)(watching_with(load, link))
    app.command("status")(show_status)
    add_questions(app)
    add_hands(app)
    add_pages(app)
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
        with told():
            rejected = read_reports(Request(sources, settings, chosen, out, min_confidence, bundle, threads), load)
            raise typer.Exit(SOME_REJECTED if rejected else 0)

    return read


def _model(*, bundle: Bundle = None) -> None:
    """Show the model's card: what it was trained on, under which terms, and how well it reads."""
    from standoff.cli.card import show_card  # noqa: PLC0415  # loads rich, which other commands may not need

    with told():
        show_card(bundle)
