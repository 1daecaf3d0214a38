"""The commands and their options. What they do lies in the modules beside this one, loaded when a command needs it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from standoff import __version__
from standoff.cli.model import Loader, load_model
from standoff.errors import InputError, StandoffError

_REFUSED, _BAD_INPUT = 1, 2

Files = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="Reports in plain text, UTF-8; - is the standard input.")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line; spans are offsets into its text.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write there instead of on the terminal.")]
Bundle = Annotated[
    Path | None, typer.Option("--bundle", metavar="FOLDER", help="Another model than the one in the package.")
]
Threads = Annotated[int, typer.Option("--threads", min=1, help="Threads of the model; the result is the same.")]
Version = Annotated[bool, typer.Option("--version", is_eager=True, help="Show the version and leave.")]


def make_app(load: Loader = load_model) -> typer.Typer:
    """The command line, reading with the model that `load` gives."""
    app = typer.Typer(
        name="standoff",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_standoff)
    app.command("read")(_reading_with(load))
    app.command("model")(_model)
    return app


def _standoff(*, version: Version = False) -> None:
    """Read news reports on a standoff: who says what, with the words that back it. No verdict on what is true."""
    if version:
        typer.echo(f"standoff {__version__}")
        raise typer.Exit


def _reading_with(load: Loader) -> Callable[..., None]:
    def read(
        files: Files, *, as_json: AsJson = False, out: Out = None, bundle: Bundle = None, threads: Threads = 1
    ) -> None:
        """Show who says what in each report, with its cue.

        A report that cannot be read is told on the standard error; the others are read, and the exit code is 2.
        """
        from standoff.cli.read import read_reports  # noqa: PLC0415  # loads what only reading needs

        with _told():
            rejected = read_reports(files, load(bundle, threads), out, as_json=as_json)
            raise typer.Exit(_BAD_INPUT if rejected else 0)

    return read


def _model(*, bundle: Bundle = None) -> None:
    """Show the model's card: what it was trained on, under which terms, and how well it reads."""
    from standoff.cli.card import show_card  # noqa: PLC0415  # loads rich, which other commands may not need

    with _told():
        show_card(bundle)


@contextmanager
def _told() -> Iterator[None]:
    """Errors of ours become one line on the standard error and an exit code."""
    try:
        yield
    except StandoffError as error:
        typer.echo(f"standoff: {error}", err=True)
        raise typer.Exit(_BAD_INPUT if isinstance(error, InputError) else _REFUSED) from error
