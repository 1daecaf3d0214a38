"""The feeds of a round: what is new in them is added, and how far each feed is is kept once that is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from standoff.crisis.adding import add_leads, writable
from standoff.crisis.reading import Reading
from standoff.crisis.watch_settings import Feed
from standoff.errors import InputError, UnreachableError
from standoff.ingest import Found, Lead, Settings
from standoff.ingest.door import Fetch, Version, make_fetcher
from standoff.ingest.polling import Polled, poll
from standoff.store import FeedState, Outcome, Store

_MOST_TRIES = 5
"""Rounds in which an entry is tried that does not come."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What became of the feeds of a round."""

    outcomes: tuple[Outcome, ...]
    """Of the entries that were looked at."""
    failed: tuple[tuple[Feed, InputError], ...]
    """The feeds that could not be read, or not to their end."""
    unchanged: int
    """Feeds that said so."""


@dataclass(slots=True)
class _Tries:
    """The entries that did not come, and may come later."""

    late: set[str] = field(default_factory=set)

    def of(self, lead: Lead) -> Lead:
        """The lead, noted down where its page does not come."""

        def opened() -> Found | Iterator[Lead]:
            try:
                return lead.open()
            except UnreachableError:
                self.late.add(lead.place)
                raise

        return replace(lead, open=opened)


def gather(store: Store, feeds: Sequence[Feed], settings: Settings, reading: Reading) -> Gathered:
    """Asks the feeds, and adds what is new in them to the store. Raises StoreError, WorkerError and BundleError.

    An entry that does not come is tried again in the next rounds, a few times; one that cannot be read is not.
    """
    fetch = make_fetcher(settings)  # of this round alone: a host may change what its robots.txt says
    with store.reading() as session:
        states = session.watched.feeds()
    polled = {feed: _polled(feed, states.get(feed.url, FeedState()), fetch, settings) for feed in feeds}
    tries = _Tries()
    untried = (lead for feed, each in polled.items() for lead in _untried(each, states.get(feed.url)))
    leads = map(tries.of, _once(untried))
    outcomes = tuple(each for batch in add_leads(store, leads, reading) for each in batch)
    refused, late = {each.place for each in outcomes if each.kind == "rejected"}, set(map(writable, tries.late))
    kept = {feed.url: _state(each, states.get(feed.url), refused - late, late) for feed, each in polled.items()}
    with store.writing() as session:
        session.watched.put_feeds({url: each for url, each in kept.items() if each != states.get(url)})
    failed = tuple((feed, each.error) for feed, each in polled.items() if each.error)
    return Gathered(outcomes, failed, sum(not each.changed for each in polled.values()))


def _polled(feed: Feed, state: FeedState, fetch: Fetch, settings: Settings) -> Polled:
    return poll(feed.url, Version(state.etag, state.modified), fetch, settings)


def _untried(polled: Polled, state: FeedState | None) -> Iterator[Lead]:
    tried = set(state.refused) if state else set()
    return (lead for lead in polled.leads if writable(lead.place) not in tried)


def _once(leads: Iterable[Lead]) -> Iterator[Lead]:
    """The leads, one for each place: several feeds of an outlet may name the same report."""
    return iter({lead.place: lead for lead in leads}.values())


def _state(polled: Polled, before: FeedState | None, refused: set[str], late: set[str]) -> FeedState:
    """How far the feed is. One with entries that are to be tried again is to come whole next time."""
    old = before or FeedState()
    if not polled.changed or (polled.error and not polled.leads):
        return old
    places = [writable(lead.place) for lead in polled.leads]
    tried = {each: old.late.get(each, 0) + 1 for each in places if each in late}
    waiting = {each: times for each, times in tried.items() if times < _MOST_TRIES}
    version = Version() if polled.error or waiting else polled.version
    lasting = refused.union(old.refused, tried) - set(waiting)
    return FeedState(version.etag, version.modified, [each for each in places if each in lasting], waiting)
