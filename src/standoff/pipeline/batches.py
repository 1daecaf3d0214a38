"""Articles read some at a time, so that one which is refused does not take the others with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from standoff.errors import InputError
from standoff.ingest import Rejected
from standoff.record import Article, Record


class Reads(Protocol):
    """Anything that makes records of articles."""

    def read(self, articles: Sequence[Article], /) -> list[Record]:
        """A record for each article."""


def read_batch(reader: Reads, articles: Sequence[Article]) -> Sequence[Record | Rejected]:
    """A record for each article, or why there is none.

    Where one article of the batch is refused, each is read alone.
    """
    try:
        return reader.read(articles) if articles else []
    except InputError as reason:
        if len(articles) == 1:
            return [Rejected(articles[0].id, reason)]
        return [record for article in articles for record in read_batch(reader, [article])]
