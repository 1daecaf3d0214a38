"""The commands that fill a crisis and count what is in it."""

from collections.abc import Callable
from typing import Annotated, Literal

import typer

from standoff.cli.linking import Link
from standoff.cli.loading import Loader
from standoff.cli.options import SOME_REJECTED, Bundle, Outlet, Private, Published, Sources, told

ADDING = """\
\b
Examples:
  standoff add venezuela.db saved-pages/
  standoff add venezuela.db feeds.opml crawl.warc.gz --workers 4
  standoff add venezuela.db https://example.org/rss
  standoff add postgresql://desk@db.example.org/venezuela archive.jsonl

\b
Exit status:
  0  every source is in the crisis
  1  some are not; they are listed with the reason
  2  it ended before its time: wrong use, or a crisis that cannot be written; what was added is kept
"""

Crisis = Annotated[
    str,
    typer.Argument(
        metavar="CRISIS",
        help="A crisis file, such as venezuela.db, or the address of a PostgreSQL database: postgresql://user@host/name.",
    ),
]
Workers = Annotated[
    int,
    typer.Option("--workers", min=1, metavar="N", help="Processes that read and link; what comes of it is the same."),
]


def adding_with(load: Loader, link: Link) -> Callable[..., None]:
    """The command that adds, reading with the pipeline that `load` gives and linking with `link`."""

    def add(
        crisis: Crisis,
        sources: Sources,
        *,
        published: Published = None,
        outlet: Outlet = None,
        allow_private: Private = False,
        bundle: Bundle = None,
        workers: Workers = 1,
    ) -> None:
        """Read reports into a crisis file, which is made where it is missing, and link them with those in it.

        Whenever it is stopped, what was added stays: start it again, and it goes on. What is there is not read again,
        unless by another model, whose records are kept beside the older ones. What became of each source is listed at
        the end, and kept: read, copy, already there, rejected.
        """
        from standoff.cli.add import Addition, add_sources  # noqa: PLC0415  # loads what only adding needs
        from standoff.ingest import Settings  # noqa: PLC0415  # the same

        settings = Settings(published=published, outlet=outlet, private_addresses=allow_private)
        with told():
            rejected = add_sources(Addition(crisis, sources, settings, bundle, workers), load, link)
            raise typer.Exit(SOME_REJECTED if rejected else 0)

    return add


def show_status(
    crisis: Crisis,
    *,
    form: Annotated[
        Literal["table", "json"], typer.Option("--format", help="table: to be read. json: an object of all counts.")
    ] = "table",
    sources: Annotated[
        bool, typer.Option("--sources", help="List what became of each source instead: outcome, source, reason.")
    ] = False,
) -> None:
    """Count what is in a crisis: reports and independent texts, statements, claims, disputes, and what was rejected."""
    from standoff.cli.status import list_sources, show  # noqa: PLC0415  # loads what only this command needs

    with told():
        list_sources(crisis) if sources else show(crisis, form)
