"""Pipelines that must not be used, or die in use."""

import os
import signal
from collections.abc import Sequence
from pathlib import Path

from standoff.record import Article, Record
from tests.cli.fakes import FakeReader


class DyingReader:
    """Dies at the report r10, as for want of memory."""

    def read(self, articles: Sequence[Article], /) -> list[Record]:
        if any(article.id == "r10" for article in articles):
            os.kill(os.getpid(), signal.SIGKILL)
        return FakeReader().read(articles)


def load_dying(_bundle: Path | None, _threads: int) -> DyingReader:
    return DyingReader()


def load_none(_bundle: Path | None, _threads: int) -> FakeReader:
    raise AssertionError("nothing is to be read")
