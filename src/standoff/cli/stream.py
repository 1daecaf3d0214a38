"""Articles in, records out, in their order and a few at a time, so that any number of reports can be read."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from standoff.cli.loading import Reader
from standoff.errors import InputError
from standoff.ingest import Rejected
from standoff.record import Article, Record

_FOR_EACH_THREAD = 4


def read_stream(reader: Reader, inputs: Iterable[Article | Rejected], threads: int) -> Iterator[Record | Rejected]:
    """A record for each article, or why there is none. Enough are read at once to keep the threads at work."""
    pending = iter(inputs)
    while batch := list(islice(pending, _FOR_EACH_THREAD * threads)):
        read = iter(_read_batch(reader, [each for each in batch if isinstance(each, Article)]))
        yield from (each if isinstance(each, Rejected) else next(read) for each in batch)


def _read_batch(reader: Reader, articles: Sequence[Article]) -> Sequence[Record | Rejected]:
    """Where one article of the batch is refused, each is read alone, so that the others are not lost with it."""
    try:
        return reader.read(articles) if articles else []
    except InputError as reason:
        if len(articles) == 1:
            return [Rejected(articles[0].id, reason)]
        return [record for article in articles for record in _read_batch(reader, [article])]
