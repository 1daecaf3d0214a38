"""Articles in, records out, in their order and a few at a time, so that any number of reports can be read."""

from collections.abc import Iterable, Iterator
from itertools import islice

from standoff.cli.loading import Reader
from standoff.ingest import Rejected
from standoff.pipeline.batches import read_batch
from standoff.record import Article, Record

_FOR_EACH_THREAD = 4


def read_stream(reader: Reader, inputs: Iterable[Article | Rejected], threads: int) -> Iterator[Record | Rejected]:
    """A record for each article, or why there is none. Enough are read at once to keep the threads at work."""
    pending = iter(inputs)
    while batch := list(islice(pending, _FOR_EACH_THREAD * threads)):
        read = iter(read_batch(reader, [each for each in batch if isinstance(each, Article)]))
        yield from (each if isinstance(each, Rejected) else next(read) for each in batch)
