"""The command line with a pipeline that takes its time, and notes what it reads in the file that READ names."""

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from standoff.cli.app import make_app
from standoff.record import Article, Record
from standoff.store import Store
from tests.cli.fakes import FakeReader


class SlowReader:
    """Notes a report once it is read."""

    def __init__(self, log: Path) -> None:
        self._log = log

    def read(self, articles: Sequence[Article], /) -> list[Record]:
        with self._log.open("a", encoding="utf-8") as log:
            log.writelines(f"{article.id}\n" for article in articles)
        time.sleep(0.01 * len(articles))
        return FakeReader().read(articles)


def load_slow(_bundle: Path | None, _threads: int) -> SlowReader:
    return SlowReader(Path(os.environ["READ"]))


def link_nothing(_store: Store, _bundle: Path | None, _workers: int) -> Iterator[int]:
    return iter(())


def run() -> None:
    """Runs the command line."""
    make_app(load_slow, link_nothing)()
