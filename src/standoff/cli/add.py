"""`standoff add`: sources into a crisis, with a bar that shows how far it is, and what became of each at the end."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TextIO, TypeVar, get_args

from standoff.cli.linking import Link
from standoff.cli.loading import Loader, model_name
from standoff.crisis.adding import add, with_copies
from standoff.crisis.reading import Reading
from standoff.crisis.sights import seen_by
from standoff.ingest import Settings, count_reports
from standoff.record.show_words import visible
from standoff.store import Outcome, OutcomeKind, Store, open_store

_Step = TypeVar("_Step")
_NAMES: Mapping[OutcomeKind, str] = {"copy": "read as copies"}
_MOST_LINES = 30
"""Of a terminal: what is read is listed only where there is little of it."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What the command line asks for."""

    crisis: str
    names: Sequence[str]
    settings: Settings
    bundle: Path | None
    workers: int


def add_sources(asked: Addition, load: Loader, link: Link) -> int:
    """Adds the sources, links them, and tells what became of each; gives the number of those that could not be read.

    Raises StoreError, BundleError and WorkerError; what was added before is kept.
    """
    reading = Reading(load, model_name(asked.bundle), asked.bundle, asked.workers, seen_by)
    with closing(open_store(asked.crisis, create=True)) as store:
        batches = add(store, asked.names, asked.settings, reading)
        added = [
            each for batch in _followed("Adding", batches, len, partial(count_reports, asked.names)) for each in batch
        ]
        for _ in _followed("Linking", link(store, asked.bundle, asked.workers), int, partial(_count_unlinked, store)):
            pass
        outcomes = with_copies(store, added)
    _tell(outcomes, sys.stdout)
    return sum(each.kind == "rejected" for each in outcomes)


def _followed(
    what: str, steps: Iterator[_Step], size: Callable[[_Step], int], total: Callable[[], int | None]
) -> Iterator[_Step]:
    """The steps as they come, with a bar on the standard error where this is a terminal.

    `size` says how many reports a step is, and `total` how many there will be, if that can be told.
    """
    if not sys.stderr.isatty():
        yield from steps
        return
    from rich.console import Console  # noqa: PLC0415  # where nobody looks, it is not needed
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (what, BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=total(), rate="")
        for step in steps:
            speed = bar.tasks[0].speed
            bar.update(task, advance=size(step), rate=f"{speed:.1f} a second" if speed else "")
            yield step


def _count_unlinked(store: Store) -> int:
    with store.reading() as session:
        return session.reports.count_unlinked()


def _tell(outcomes: Sequence[Outcome], stream: TextIO) -> None:
    """A line for each source, on a terminal only for few; then how many came to each outcome."""
    few = not stream.isatty() or len(outcomes) <= _MOST_LINES
    for each in outcomes:
        if few or each.kind not in {"read", "already there"}:
            stream.write(line_of(each) + "\n")
    stream.write(counted(Counter(each.kind for each in outcomes)) + "\n")


def line_of(outcome: Outcome) -> str:
    """What became of a source, on one line: outcome, place, and why, parted by tabs."""
    parts = (outcome.kind, outcome.place, outcome.detail)
    return "\t".join(visible(part) for part in parts if part)


def counted(counts: Mapping[OutcomeKind, int]) -> str:
    """How many sources came to each outcome, in words."""
    told = [f"{counts[kind]:,} {_NAMES.get(kind, kind)}" for kind in get_args(OutcomeKind) if counts.get(kind)]
    total = sum(counts.values())
    return f"{total:,} source{'' if total == 1 else 's'}: {', '.join(told) or 'nothing'}"
