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


def model_name(bundle: Path | None) -> str:
    """The name under which records of a bundle are kept. Raises BundleError where it cannot be used."""
    from standoff import __version__  # noqa: PLC0415  # commands that read nothing need no bundle
    from standoff.language.bundle import check, packaged  # noqa: PLC0415  # the same

    card = check(bundle or packaged())
    return f"{card.name} {card.version}, Standoff {__version__}"
