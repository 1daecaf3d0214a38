"""The crisis on the desk: opened once, read as it is needed, and looked at anew when something was added."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import RLock
from typing import TypeVar

from standoff.record import Crisis
from standoff.report.book import Book
from standoff.report.telling import Telling
from standoff.store import Review, Session, Store
from standoff.web.filters import Filters

Linked = Callable[[Session], Crisis]
"""Gives the crisis that a store holds, linked."""
_T = TypeVar("_T")
_TELLINGS = 1_000
_ANSWERS = 64
Version = tuple[int, int, int, int, int]
"""Reports, records, those that wait to be linked, hands, reviews: where one changed, an answer may be another."""


class Kept(OrderedDict[object, _T]):
    """The values that were used last, as many as there is room for."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def take(self, key: object, make: Callable[[], _T]) -> _T:
        """The value that is kept under the key, made where there is none."""
        value = self[key] if key in self else make()
        self[key] = value
        self.move_to_end(key)
        if len(self) > self.room:
            self.popitem(last=False)
        return value


@dataclass(frozen=True)
class DeskBook(Book):
    """A book that keeps the records that were read last, and the answers that were given last."""

    kept: Kept[Telling]
    answers: Kept[object]

    def ask(self, question: Callable[[DeskBook, Filters], _T], filters: Filters) -> _T:
        """The answer to a question, which may ask others in its turn; it is kept until the crisis changes."""
        key = (question, filters.model_copy(update={"page": 1}))
        return self.answers.take(key, lambda: question(self, filters))  # type: ignore[return-value]  # by its key

    def tellings(self, reports: Iterable[str]) -> Iterator[Telling]:
        """The reports, each read against the cast; what is kept is not read again."""
        wanted = list(reports)
        missing = [each for each in wanted if each not in self.kept]
        fresh = {each.record.id: each for each in super().tellings(missing)} if len(missing) <= _TELLINGS else {}
        if len(missing) > _TELLINGS:
            yield from super().tellings(wanted)
            return
        for each in wanted:
            if each in fresh or each in self.kept:
                yield self.kept.take(each, lambda each=each: fresh[each])  # type: ignore[misc]


@dataclass
class Desk:
    """One crisis for many requests. One is answered at a time: answers are kept, so that most take no time at all."""

    store: Store
    linked: Linked
    name: str
    _lock: RLock = field(default_factory=RLock, init=False)
    _version: Version | None = field(default=None, init=False)
    _crisis: Crisis | None = field(default=None, init=False)
    _tellings: Kept[Telling] = field(default_factory=lambda: Kept(_TELLINGS), init=False)
    _answers: Kept[object] = field(default_factory=lambda: Kept(_ANSWERS), init=False)

    @contextmanager
    def book(self) -> Iterator[DeskBook]:
        """The crisis as it stands now, to be asked."""
        with self._lock, self.store.reading() as session:
            crisis = self._current(session)
            yield DeskBook(crisis, session, self._tellings, self._answers)

    def ask(self, question: Callable[[DeskBook, Filters], _T], filters: Filters) -> _T:
        """The answer to a question, kept until the crisis changes."""
        with self.book() as book:
            return book.ask(question, filters)

    def review(self, review: Review) -> None:
        """Keeps what a person said. Raises StoreError where the crisis may not be written."""
        with self._lock, self.store.writing() as session:
            session.people.put_review(review)

    def reviews(self, item: str) -> list[Review]:
        """What people said of an item, the oldest first."""
        with self.book() as book:
            return list(book.reviews.get(item, ()))

    def _current(self, session: Session) -> Crisis:
        version = _version(session)
        if self._crisis is None or version[:-1] != (self._version or version)[:-1]:
            self._crisis = self.linked(session)
            self._tellings.clear()
        if version != self._version:
            self._answers.clear()
        self._version = version
        return self._crisis


def _version(session: Session) -> Version:
    counts, people = session.search.counts(), session.people
    waiting = session.reports.count_unlinked()
    return counts.reports, counts.records, waiting, people.newest_hand(), people.newest_review()


def tally(names: Iterable[str | None]) -> Mapping[str, int]:
    """How often each name comes, the most often first; nothing is not counted."""
    found: dict[str, int] = {}
    for name in names:
        if name:
            found[name] = found.get(name, 0) + 1
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))
