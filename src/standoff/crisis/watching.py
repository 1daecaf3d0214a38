"""A round of watching: feeds are asked, what is new is added and linked, and what is news is told, each thing once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from standoff.crisis.reading import Reading
from standoff.crisis.watch_atom import MOST, write_atom
from standoff.crisis.watch_feeds import Gathered, gather
from standoff.crisis.watch_hook import post
from standoff.crisis.watch_news import look_through, unknown
from standoff.crisis.watch_settings import Plan
from standoff.errors import StandoffError
from standoff.ingest import Settings
from standoff.store import News, Store, now


@dataclass(frozen=True, slots=True)
class Watch:
    """What every round needs."""

    store: Store
    name: str
    """The crisis's."""
    plan: Plan
    settings: Settings
    reading: Reading
    link: Callable[[], Iterator[int]]
    """Links what is not linked yet."""
    pause: float = 1.0
    """Seconds before the second repetition of a call that failed; then they double."""


@dataclass(frozen=True, slots=True)
class Round:
    """What came of a round."""

    at: str
    gathered: Gathered
    news: tuple[News, ...]
    waiting: int
    """News that the webhook did not take yet."""
    faults: tuple[StandoffError, ...]
    """Why news could not be told: they are kept, and told in the next round."""
    unknown: tuple[str, ...]
    """Followed names that nobody in the crisis has yet."""


def begin(store: Store) -> str:
    """The id under which the crisis is watched. What is there the first time is no news. Raises StoreError."""
    with store.writing() as session:
        return session.watched.begin()


def watch_once(watch: Watch) -> Round:
    """One round. What fails at one feed, page or receiver does not end it.

    Raises StoreError, WorkerError and BundleError; what was kept before stays, and the next round goes on from there.
    """
    feed = begin(watch.store)
    gathered = gather(watch.store, watch.plan.feeds, watch.settings, watch.reading)
    for _ in watch.link():
        pass
    with watch.store.writing() as session:
        news = look_through(session, watch.name, watch.plan, waits=watch.plan.webhook is not None)
        missing = unknown(session, watch.name, watch.plan)
    faults = [fault for fault in (_write(watch, feed), _post(watch)) if fault]
    with watch.store.reading() as session:
        waiting = len(session.watched.waiting()) if watch.plan.webhook else 0
    return Round(now(), gathered, tuple(news), waiting, tuple(faults), tuple(missing))


def _write(watch: Watch, feed: str) -> StandoffError | None:
    """The last news into the Atom file, where there is to be one."""
    if watch.plan.atom is None:
        return None
    with watch.store.reading() as session:
        last = session.watched.last(MOST)
    try:
        write_atom(Path(watch.plan.atom.path), feed, watch.name, last, now())
    except StandoffError as fault:
        return fault
    return None


def _post(watch: Watch) -> StandoffError | None:
    """What waits to the webhook, where there is one; what it took is kept as told at once."""
    if watch.plan.webhook is None:
        return None
    with watch.store.reading() as session:
        waiting = session.watched.waiting()
    try:
        calls = post(watch.plan.webhook.url, watch.plan.webhook.key(), watch.name, waiting, watch.pause)
        for taken in calls if waiting else ():
            _mark(watch.store, taken)
    except StandoffError as fault:
        return fault
    return None


def _mark(store: Store, taken: Sequence[News]) -> None:
    with store.writing() as session:
        session.watched.mark_told(each.id for each in taken)
