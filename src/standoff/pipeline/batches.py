"""Articles read some at a time, so that one which is refused does not take the others with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from standoff.errors import InputError, ReadingError, StandoffError, shown
from standoff.ingest import Rejected
from standoff.record import Article, Record


class Reads(Protocol):
    """Anything that makes records of articles."""

    def read(self, articles: Sequence[Article], /) -> list[Record]:
        """A record for each article."""


def read_batch(reader: Reads, articles: Sequence[Article]) -> Sequence[Record | Rejected]:
    """A record for each article, or why there is none.

    Where one article of the batch is refused, or reading fails on it, each is read alone.
    """
    try:
        return reader.read(articles) if articles else []
    except StandoffError as reason:
        if not isinstance(reason, InputError):
            raise
        refused = reason
    except Exception as fault:  # noqa: BLE001 - whatever one report does to the reading must not cost the others
        refused = _fault(articles[0].id, fault)
    if len(articles) == 1:
        return [Rejected(articles[0].id, refused)]
    return [record for article in articles for record in read_batch(reader, [article])]


def _fault(report: str, fault: Exception) -> ReadingError:
    return ReadingError(
        f"Reading {shown(report)} failed ({type(fault).__name__}: {fault}). This is a fault of Standoff: please tell "
        "its makers, with the text. The other reports are read."
    )
