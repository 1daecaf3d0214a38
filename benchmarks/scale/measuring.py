"""Filling a crisis with made reports, a thousand at a time, linking it anew, and asking it: seconds and memory."""

from __future__ import annotations

import re
import resource
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.scale.made import Maker
from standoff.crisis.linking import link
from standoff.crisis.opened import OpenCrisis
from standoff.crisis.sights import made_by, sights
from standoff.link import Linker
from standoff.record import Article, Record
from standoff.store import Origin, Store, open_store

Spent = tuple[float, float]
"""Seconds by the clock, and of the processor in this process."""

MODEL = "made"
_BATCH = 8
"""Reports that are stored in one transaction, as when sources are added."""
STEP = 1_000
_WORKERS = 2
"""Processes that link many reports."""
_ONE_BY_ONE = 4
"""Reports at the end of each step that are added one by one: their mean is what one costs."""
_STATUS = Path("/proc/self/status")
_ASKED: Mapping[str, Callable[[OpenCrisis], object]] = {
    "search, 50 rows": lambda crisis: crisis.search("border troops", limit=50),
    "events, 50 rows": lambda crisis: crisis.events(limit=50),
    "who, 50 rows": lambda crisis: crisis.who(limit=50),
    "disputes, 50 rows": lambda crisis: crisis.disputes(limit=50),
    "claims, 50 rows": lambda crisis: crisis.claims(limit=50),
    "ties, 50 rows": lambda crisis: crisis.ties(limit=50),
}


@dataclass(slots=True)
class Watch:
    """What steps took, by name, in order: seconds by the clock. Each is told as it ends."""

    tell: Callable[[str], None]
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str, count: int = 1) -> Iterator[None]:
        """Times what is done within, for `count` reports."""
        wall, cpu = perf_counter(), process_time()
        yield
        self.add(name, (perf_counter() - wall, process_time() - cpu), count)

    def add(self, name: str, spent: Spent, count: int) -> None:
        """Notes what a step took."""
        wall, cpu = spent
        self.seconds[name] = wall
        each = f", {1000 * wall / count:.1f} ms a report" if count > 1 else ""
        self.tell(f"{name}: {wall:.2f} s ({cpu:.2f} of the processor){each}; peak memory {peak() / 1e6:.0f} MB")


def peak() -> int:
    """The most memory that this process ever held, in bytes."""
    if _STATUS.exists() and (found := re.search(r"VmHWM:\s+(\d+) kB", _STATUS.read_text("utf-8"))):
        return int(found[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def measure(maker: Maker, linker: Linker, reports: int, file: Path, tell: Callable[[str], None]) -> Mapping[str, float]:
    """Fills a crisis step by step, links it anew from nothing, asks it; gives the seconds of each step.

    The linker's mind must know what is seen of made reports. The making itself is not timed.
    """
    store, watch = open_store(str(file), create=True), Watch(tell)
    try:
        for first in range(0, reports, STEP):
            _grow(store, maker, linker, range(first, min(first + STEP, reports)), watch)
        with store.writing() as session:
            session.links.clear()
        with watch.step(f"linking {reports} from nothing", reports):
            _run(link(store, linker, MODEL, _WORKERS))
        crisis = OpenCrisis(store, file.stem)
        for name, ask in _ASKED.items():
            with watch.step(name):
                ask(crisis)
    finally:
        store.close()
    tell(f"the crisis takes {file.stat().st_size / 1e6:.0f} MB on disk")
    return watch.seconds


def _grow(store: Store, maker: Maker, linker: Linker, numbers: range, watch: Watch) -> None:
    """Adds reports, the last of them one by one."""
    made = (maker.report(number) for number in numbers)
    seen = ((record, sights(record, linker.world, linker.mind)) for record in made)
    many, last = len(numbers) - _ONE_BY_ONE, numbers[-1] + 1
    storing = (0.0, 0.0)
    for at in range(0, many, _BATCH):
        storing = _sum(storing, _store(store, list(islice(seen, min(_BATCH, many - at)))))
    watch.add(f"storing up to {last}", storing, many)
    with watch.step(f"linking up to {last}", many):
        _run(link(store, linker, MODEL, _WORKERS))
    one = linking = (0.0, 0.0)
    for each in seen:
        one = _sum(one, _store(store, [each]))
        wall, cpu = perf_counter(), process_time()
        _run(link(store, linker, MODEL))
        linking = _sum(linking, (perf_counter() - wall, process_time() - cpu))
    watch.add(f"storing one, at {last}", _mean(one), 1)
    watch.add(f"linking one, at {last}", _mean(linking), 1)


def _sum(one: Spent, other: Spent) -> Spent:
    return one[0] + other[0], one[1] + other[1]


def _mean(spent: Spent) -> Spent:
    return spent[0] / _ONE_BY_ONE, spent[1] / _ONE_BY_ONE


def _store(store: Store, records: Iterable[tuple[Record, bytes]]) -> Spent:
    wall, cpu = perf_counter(), process_time()
    with store.writing() as session:
        for record, views in records:
            article = Article(**{name: getattr(record, name) for name in Article.model_fields})
            session.reports.put(article, Origin(record.id, "0" * 64, "2020-01-01T00:00:00Z"))
            session.reports.put_record(record, MODEL)
            session.reports.put_views(record.id, made_by(MODEL), views)
    return perf_counter() - wall, process_time() - cpu


def _run(steps: Iterator[int]) -> None:
    for _ in steps:
        pass
