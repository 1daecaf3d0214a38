"""`standoff watch`: round after round, with a line for all that is news and for all that went wrong."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath

from standoff.cli.linking import Link
from standoff.cli.loading import Loader, model_name
from standoff.crisis.reading import Reading
from standoff.crisis.sights import seen_by
from standoff.crisis.watch_atom import line, voices
from standoff.crisis.watch_settings import Plan, Written, read_plan, reread
from standoff.crisis.watching import Round, Watch, begin, watch_once
from standoff.errors import StandoffError, UnwritableError
from standoff.ingest import Settings
from standoff.record.show_words import visible
from standoff.store import News, Store, open_store


@dataclass(frozen=True, slots=True)
class Watching:
    """What the command line asks for."""

    feeds: Path
    crisis: str
    every: float | None
    """Minutes between rounds; None for a single one."""
    bundle: Path | None
    allow_private: bool = False
    pause: float = 1.0
    """Of the webhook, in seconds."""


def watch_feeds(asked: Watching, load: Loader, link: Link, wait: Callable[[float], None] = time.sleep) -> bool:
    """Watches until it is interrupted, or once; gives whether all of that one round went well.

    `wait` waits so many seconds. Raises StandoffError where it cannot begin; later on errors are told, and it goes on.
    """
    written = read_plan(asked.feeds)
    _check(asked, written.plan)
    reading = Reading(load, model_name(asked.bundle), asked.bundle, see=seen_by)
    with closing(open_store(asked.crisis, create=True)) as store:
        begin(store)
        settings = Settings(private_addresses=asked.allow_private)
        linking = partial(link, store, asked.bundle, 1)
        watch = Watch(store, _name(store), written.plan, settings, reading, linking, asked.pause)
        return _tell(watch_once(watch), first=True) if asked.every is None else _loop(asked, watch, written, wait)


def _check(asked: Watching, plan: Plan) -> None:
    """Raises StandoffError where the plan cannot be followed here."""
    if plan.webhook:
        plan.webhook.key()
    if plan.atom and Path(plan.atom.path).absolute() == Path(asked.crisis).absolute():
        raise UnwritableError(f"{plan.atom.path} is the crisis itself. Name another file for the feed.")


def _name(store: Store) -> str:
    return PurePath(store.location.partition("?")[0]).stem


def _loop(asked: Watching, watch: Watch, written: Written, wait: Callable[[float], None]) -> bool:
    """Rounds without end, until Ctrl-C; what is kept of one that is broken off is whole."""
    first = True
    try:
        while True:
            try:
                _tell(watch_once(watch), first=first)
            except StandoffError as error:
                _complain(str(error))
            wait((asked.every or 0) * 60)
            written = _reread(asked, written)
            first = written.plan != watch.plan
            watch = replace(watch, plan=written.plan)
    except KeyboardInterrupt:
        _complain("ended; what was added and found is kept")
        return True


def _reread(asked: Watching, before: Written) -> Written:
    """The plan as its file has it now; says so where it is another, and why it is not followed where it is broken."""
    found, fault = reread(asked.feeds, before, partial(_check, asked))
    if fault:
        _complain(f"the change is not followed, what was read before goes on: {fault}")
    elif found.plan != before.plan:
        _complain(f"{asked.feeds} has changed, and is followed as it is now")
    return found


def _tell(found: Round, *, first: bool) -> bool:
    """Writes what a round came to; gives whether nothing went wrong."""
    for each in found.news:
        sys.stdout.write(_line(each) + "\n")
    sys.stdout.write(f"{found.at}\t{_counted(found)}\n")
    sys.stdout.flush()
    faults = list(_faults(found))
    for fault in faults:
        _complain(fault)
    for name in found.unknown if first else ():
        _complain(f"nobody in the crisis is called {name!r} yet")
    return not faults


def _line(news: News) -> str:
    """News on one line, parted by tabs: kind, title, confidence, and each statement with its report and its address."""
    said = (part for voice in voices(news) for part in (line(voice), voice["url"] or voice["report"]))
    return "\t".join(map(visible, (news.kind, news.value["title"], f"{news.value['confidence']:.2f}", *said)))


def _counted(found: Round) -> str:
    kinds = [each.kind for each in found.gathered.outcomes]
    read = sum(kind in {"read", "copy"} for kind in kinds)
    parts = [f"{read:,} reports read", f"{len(found.news):,} news", f"{found.gathered.unchanged:,} feeds unchanged"]
    return ", ".join([*parts, f"{found.waiting:,} news wait for the webhook"] if found.waiting else parts)


def _faults(found: Round) -> Iterator[str]:
    for feed, error in found.gathered.failed:
        reason = str(error)
        yield f"feed not read: {reason if feed.url in reason else f'{feed.called}: {reason}'}"
    for each in found.gathered.outcomes:
        if each.kind == "rejected":
            yield f"not read: {each.detail if each.place in each.detail else f'{each.place}: {each.detail}'}"
    yield from map(str, found.faults)


def _complain(said: str) -> None:
    sys.stderr.write(f"standoff: {visible(said)}\n")
    sys.stderr.flush()
