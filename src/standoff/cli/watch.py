"""The command that watches feeds. What it does is loaded when it is called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from standoff.cli.adding import Crisis
from standoff.cli.linking import Link
from standoff.cli.loading import Loader
from standoff.cli.options import SOME_REJECTED, Bundle, Private, told

WATCHING = """\
\b
Examples:
  standoff watch feeds.toml venezuela.db
  standoff watch feeds.toml venezuela.db --every 10
  standoff watch feeds.toml venezuela.db --once       for cron

\b
feeds.toml:
  follow = ["Foreign Ministry", "Maduro"]
  [[feeds]]
  url = "https://example.org/rss"
  name = "Harbor News"
  [webhook]
  url = "https://desk.example.org/hook"
  secret_env = "STANDOFF_SECRET"
  [atom]
  path = "news.atom"

\b
Exit status:
  0  all feeds and reports were read, all news told; or it was ended with Ctrl-C
  1  with --once: some were not; the standard error says which, and why
  2  it ended before its time: wrong use, a crisis that cannot be written; what was added and found is kept
"""

Feeds = Annotated[
    Path, typer.Argument(metavar="FEEDS", help="What is to be watched, in TOML; docs/WATCH.md tells all.")
]
Once = Annotated[bool, typer.Option("--once", help="Ask the feeds once and leave.")]
Every = Annotated[float, typer.Option("--every", min=0.01, metavar="MINUTES", help="How long to wait between rounds.")]


def watching_with(load: Loader, link: Link) -> Callable[..., None]:
    """The command that watches, reading with the pipeline that `load` gives and linking with `link`."""

    def watch(
        feeds: Feeds,
        crisis: Crisis,
        *,
        once: Once = False,
        every: Every = 30.0,
        allow_private: Private = False,
        bundle: Bundle = None,
    ) -> None:
        """Ask feeds again and again, add what is new, and tell of new disputes and new statements by chosen actors.

        News go to the standard output, to a webhook, to an Atom file, and to the pages of `standoff serve`. Nothing is
        told twice, also after a restart; what is in the crisis when it is first watched is no news.
        """
        from standoff.cli.watch_rounds import Watching, watch_feeds  # noqa: PLC0415  # loads what only watching needs

        with told():
            asked = Watching(feeds, crisis, None if once else every, bundle, allow_private=allow_private)
            raise typer.Exit(0 if watch_feeds(asked, load, link) else SOME_REJECTED)

    return watch
