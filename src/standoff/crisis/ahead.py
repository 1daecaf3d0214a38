"""Reports made ready for linking, some ahead of those that are linked: in this process, or in another beside it."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from standoff.crisis.processes import pool_of
from standoff.crisis.sights import vectors_of
from standoff.errors import WorkerError
from standoff.knowledge import load_world
from standoff.link.briefs import brief
from standoff.link.packing import brief_packed, packed
from standoff.link.preparing import Prepared, Preparer
from standoff.record import Record
from standoff.store import Session, Store
from standoff.store.parts import in_parts

_AT_ONCE, _AHEAD = 16, 10
"""Reports that go to the other process together, and how many such portions are ahead."""
_WORTH = 64
"""Reports for which it is worth while to begin a process."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A record as it is kept."""

    number: int
    """That of the record in the store."""
    written: str
    views: bytes | None
    """What is kept of what the model sees of it."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A report as it can be linked."""

    raw: Raw
    report: Prepared
    points: Mapping[str, bytes]
    """Its points as they will be kept."""
    brief: bytes


def raw_of(session: Session, reports: Sequence[str], made: str) -> list[Raw]:
    """The newest records of reports, in the order of these, with what was seen of them in the way `made`."""
    written, views = session.reports.written(reports), session.reports.views(made, reports)
    return [Raw(*written[report], views.get(report)) for report in reports]


def ready(raw: Raw, preparer: Preparer) -> Ready:
    """The report made ready."""
    record = Record.from_json(raw.written)
    made = preparer.prepare(record, vectors_of(raw.views))
    return Ready(raw, made, {each.id: packed(each) for each in made.points}, brief_packed(brief(record)))


def readied(store: Store, reports: Sequence[str], made: str, preparer: Preparer, workers: int) -> Generator[Ready]:
    """The reports made ready, in their order. One process more than this is of use, and makes them ready ahead.

    That process has the tables of the package. Raises WorkerError where it is killed.
    """
    raws = _raws(store, reports, made)
    if workers == 1 or len(reports) < _WORTH:
        yield from (ready(each, preparer) for some in raws for each in some)
        return
    pool = pool_of(1)
    try:
        yield from _in_order(pool, raws)
    except BrokenProcessPool as error:
        raise WorkerError(
            "A process that made reports ready for linking was ended from outside, perhaps for want of memory. What "
            "was added is kept: start again, with --workers 1."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _raws(store: Store, reports: Iterable[str], made: str) -> Iterator[list[Raw]]:
    for some in in_parts(reports, _AT_ONCE):
        with store.reading() as session:
            found = raw_of(session, some, made)
        yield found


def _in_order(pool: Executor, raws: Iterator[list[Raw]]) -> Iterator[Ready]:
    waiting: deque[tuple[list[Raw], Future[list[Ready]]]] = deque()
    for some in islice(raws, _AHEAD):
        waiting.append((some, pool.submit(_all_ready, some)))
    while waiting:
        own, made = waiting.popleft()
        for some in islice(raws, 1):
            waiting.append((some, pool.submit(_all_ready, some)))
        yield from (replace(each, raw=raw) for each, raw in zip(made.result(), own, strict=True))


def _all_ready(raws: Sequence[Raw]) -> list[Ready]:
    """What the other process does. What it was given it does not give back."""
    return [replace(ready(raw, _preparer()), raw=Raw(raw.number, "", None)) for raw in raws]


@lru_cache(maxsize=1)
def _preparer() -> Preparer:
    return Preparer(load_world())
