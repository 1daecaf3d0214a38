"""Reading in one process or in several: tasks in, records out, in their order, the same for any number."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from standoff.crisis.processes import pool_of
from standoff.errors import InputError, UnreadableError, WorkerError
from standoff.ingest import Rejected
from standoff.record import Article, Record

if TYPE_CHECKING:
    from standoff.pipeline.batches import Reads

Make = Callable[[], Article]
Load = Callable[[Path | None, int], "Reads"]
See = Callable[["Reads", Record], bytes | None]
_HALF = re.compile("[\ud800-\udfff]")
_AHEAD = 2  # batches that wait for each process


@dataclass(frozen=True, slots=True)
class Reading:
    """How reports are read."""

    load: Load
    """Gives the pipeline for a bundle (None: the one in the package) and a number of threads. Must be importable."""
    model: str
    """The name under which its records are kept."""
    bundle: Path | None = None
    workers: int = 1
    """Processes that read. With one, this process reads."""
    see: See | None = None
    """Gives what the model of meaning sees of a record, for linking. Must be importable."""


@dataclass(frozen=True, slots=True)
class Task:
    """A report to be read."""

    place: str
    sha256: str
    fetched: str
    make: Make
    """Gives the article, in whatever process. Raises InputError."""


@dataclass(frozen=True, slots=True)
class Read:
    """A record, and what was seen of it for linking."""

    record: Record
    views: bytes | None = None


Result = Read | Rejected


def read_all(batches: Iterable[Sequence[Task]], reading: Reading) -> Iterator[list[Result]]:
    """The results of each batch, in their order; batches are taken a few ahead of the results.

    Raises WorkerError where a process that reads is killed, and BundleError where the model cannot be used.
    """
    if reading.workers == 1:
        yield from (read_tasks(reading, batch) for batch in batches)
        return
    pool = pool_of(reading.workers)
    try:
        yield from _in_order(pool, iter(batches), reading)
    except BrokenProcessPool as error:
        raise WorkerError(
            "A process that read reports was ended from outside, perhaps for want of memory. What was added is kept: "
            "start again, with fewer --workers."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, batches: Iterator[Sequence[Task]], reading: Reading) -> Iterator[list[Result]]:
    waiting: deque[Future[list[Result]]] = deque()
    for batch in islice(batches, _AHEAD * reading.workers):
        waiting.append(pool.submit(read_tasks, reading, batch))
    while waiting:
        yield waiting.popleft().result()
        for batch in islice(batches, 1):
            waiting.append(pool.submit(read_tasks, reading, batch))


def read_tasks(reading: Reading, tasks: Sequence[Task]) -> list[Result]:
    """A record for each task, or why there is none."""
    if not tasks:
        return []
    from standoff.pipeline.batches import read_batch  # noqa: PLC0415  # who only waits for others needs no model

    made = [_made(task) for task in tasks]
    reader = _reader(reading.load, reading.bundle)
    read = iter(read_batch(reader, [each for each in made if isinstance(each, Article)]))
    results = (each if isinstance(each, Rejected) else next(read) for each in made)
    see = partial(reading.see, reader) if reading.see else _unseen
    return [each if isinstance(each, Rejected) else Read(each, see(each)) for each in results]


def _unseen(_: Record) -> None:
    """Nothing: linking will look at it itself."""


def _made(task: Task) -> Article | Rejected:
    try:
        return _storable(task.make())
    except InputError as reason:
        return Rejected(task.place, reason)


def _storable(article: Article) -> Article:
    """The article. Raises UnreadableError for characters that no database keeps."""
    texts = (article.id, article.text, article.title, article.outlet, article.url, *article.authors)
    for text in filter(None, texts):
        if "\0" in text or _HALF.search(text):
            raise UnreadableError(
                f"The report {article.id!r} holds a NUL or half a character (a lone surrogate). Save it as plain text."
            )
    return article


@lru_cache(maxsize=1)
def _reader(load: Load, bundle: Path | None) -> Reads:
    """Loading takes as long as reading a report: each process does it once."""
    return load(bundle, 1)
