"""The commands that show a crisis: pages in a browser, and the dossier. What they do is loaded when they are called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from standoff.cli.adding import Crisis
from standoff.cli.options import told

_SERVING = """\
\b
Examples:
  standoff serve venezuela.db
  standoff serve venezuela.db --port 8080 --reviewer "A. Orr"
  standoff serve venezuela.db --host 0.0.0.0

\b
Who may come in: by default only this machine. Beyond it a token is asked for; the address that is printed holds it.
"""
_DOSSIER = """\
\b
Examples:
  standoff dossier venezuela.db -o dossier.html
  standoff dossier venezuela.db -o dossier.html --pdf --title "Venezuela, spring 2019"
"""
Host = Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen at. 0.0.0.0 is every one.")]
Port = Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="The port; 0 takes one that is free.")]
Token = Annotated[
    str | None,
    typer.Option(
        metavar="SECRET",
        envvar="STANDOFF_TOKEN",
        show_default=False,
        help="Ask for this token. Beyond this machine one is made up where none is given.",
    ),
]
Reviewer = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Under whose name judgements are kept; by default who is logged in here."),
]
Browse = Annotated[bool, typer.Option("--open", help="Open the browser.")]
Html = Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="Where the page is written.")]
Pdf = Annotated[bool, typer.Option("--pdf", help="Print it as well, to FILE with .pdf at its end; needs Chromium.")]
Title = Annotated[str | None, typer.Option(metavar="WORDS", help="Its title; by default the crisis's name.")]


def add_pages(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("serve", epilog=_SERVING)(_serve)
    app.command("dossier", epilog=_DOSSIER)(_dossier)


def _serve(
    crisis: Crisis,
    *,
    host: Host = "127.0.0.1",
    port: Port = 8750,
    token: Token = None,
    reviewer: Reviewer = None,
    browse: Browse = False,
) -> None:
    """Show a crisis as pages in the browser: browse, search, check each item at its words, review.

    Needs `pip install 'standoff[web]'`. Nothing is sent anywhere else.
    """
    with told():
        from standoff.cli.serve import Serving, serve  # noqa: PLC0415  # loads what only serving needs

        serve(Serving(crisis, host, port, token, reviewer, browse=browse))


def _dossier(crisis: Crisis, *, out: Html = Path("dossier.html"), pdf: Pdf = False, title: Title = None) -> None:
    """Write one page on a crisis that stands by itself: disputes, timeline, ties, actors, sources."""
    with told():
        from standoff.cli.dossier import write_dossier  # noqa: PLC0415  # loads what only the dossier needs

        write_dossier(crisis, out, title, pdf=pdf)
