"""The language model as the commands see it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from standoff.language.document import Document
    from standoff.record import Article


class Reader(Protocol):
    """What the commands need of a language model."""

    def read(self, articles: "Sequence[Article]", /) -> "list[Document]":
        """A document for each article."""


Loader = Callable[[Path | None, int], Reader]
"""Gives the reader for a bundle (None: the one in the package) and a number of threads."""


def load_model(bundle: Path | None, threads: int) -> Reader:
    """The language model itself. Raises BundleError where the bundle cannot be used."""
    from standoff.language import load  # noqa: PLC0415  # commands that read nothing start without the runtime

    return load(bundle, threads=threads)
