"""The pipeline as the doors see it: anything that makes records of articles."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from standoff.record import Article, Record


class Reader(Protocol):
    """What the commands need of a pipeline."""

    def read(self, articles: "Sequence[Article]", /) -> "list[Record]":
        """A record for each article."""


Loader = Callable[[Path | None, int], Reader]
"""Gives the reader for a bundle (None: the one in the package) and a number of threads."""


def load_reader(bundle: Path | None, threads: int) -> Reader:
    """The pipeline itself. Raises BundleError where the bundle cannot be used."""
    from standoff.pipeline import load  # noqa: PLC0415  # commands that read nothing start without the runtime

    return load(bundle, threads)
