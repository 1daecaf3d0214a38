"""One report that cannot be read leaves the others of its batch unharmed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from standoff.errors import BundleError, LanguageError, ReadingError
from standoff.ingest import Rejected
from standoff.pipeline.batches import read_batch
from standoff.record import Article, Record

ARTICLES = [Article(id=name, text=f"{name} said so.") for name in ("a", "odd", "c")]


class Reader:
    """Fails in its way on the report called `odd`."""

    def __init__(self, failure: Exception) -> None:
        self.failure = failure

    def read(self, articles: Sequence[Article]) -> list[Record]:
        if any(article.id == "odd" for article in articles):
            raise self.failure
        return [Record(**article.model_dump()) for article in articles]


def test_a_fault_of_the_reading_costs_one_report() -> None:
    first, odd, last = read_batch(Reader(IndexError("tuple index out of range")), ARTICLES)
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert isinstance(odd, Rejected)
    assert isinstance(odd.reason, ReadingError)
    assert "'odd' failed (IndexError: tuple index out of range)" in str(odd.reason)


def test_a_refused_report_keeps_its_reason() -> None:
    reason = LanguageError("not English")
    assert [getattr(each, "reason", None) for each in read_batch(Reader(reason), ARTICLES)] == [None, reason, None]


def test_a_model_that_cannot_be_used_ends_all() -> None:
    with pytest.raises(BundleError, match="damaged"):
        read_batch(Reader(BundleError("damaged")), ARTICLES)
