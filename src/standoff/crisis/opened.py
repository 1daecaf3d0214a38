"""Questions from Python: `standoff.open("venezuela.db").disputes(actor="Maduro")`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import PurePath
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypedDict, TypeVar, Unpack

from standoff.crisis.kept import kept
from standoff.crisis.looking import LookingBook
from standoff.crisis.status import Status, status_of
from standoff.record import Crisis
from standoff.report.answer import Answer
from standoff.report.asked import Asked
from standoff.report.book import Book
from standoff.report.claims import claims
from standoff.report.disputes import disputes
from standoff.report.events import events
from standoff.report.found import search
from standoff.report.rows import (
    ActorPage,
    ActorRow,
    BalanceRow,
    ClaimRow,
    DisputeRow,
    EventRow,
    FoundRow,
    HandRow,
    TieRow,
)
from standoff.report.ties import balance, ties
from standoff.report.who import actor_page, who
from standoff.store import Store, open_store

if TYPE_CHECKING:
    from standoff.crisis.hands import Handwork

_WHO = ("copies", "actors")
_Row = TypeVar("_Row")


class Filters(TypedDict, total=False):
    """What a question may leave out. None and 0 leave nothing out.

    `actor` is a name, some words of one, or an id of the crisis; `country` three letters; `since` and `until` are days,
    months or years, both included; which kinds there are hangs on the question; `limit` is the most rows there may be.
    """

    actor: str | None
    country: str | None
    since: str | None
    until: str | None
    kind: str | None
    min_confidence: float
    limit: int


@dataclass(frozen=True, slots=True)
class OpenCrisis:
    """An open crisis. Each question reads it as it stands; answers are rows of `standoff.report.rows`.

    Raises QuestionError where a filter cannot be read or names nobody, and StoreError where the crisis cannot be used.
    """

    store: Store
    name: str

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file or the database."""
        self.store.close()

    def crisis(self) -> Crisis:
        """All that was linked across reports, as `standoff export --to crisis` writes it."""
        with self.book() as book:
            return book.crisis

    def status(self) -> Status:
        """How much there is, and how much is not linked yet."""
        with self.store.reading() as session:
            return status_of(session)

    def disputes(self, **filters: Unpack[Filters]) -> Answer[DisputeRow]:
        """Claim and contest side by side, with all voices. Kinds: denial, contradiction, counter-accusation."""
        return self._answer(DisputeRow, disputes, filters, "claims", "disputes")

    def claims(self, **filters: Unpack[Filters]) -> Answer[ClaimRow]:
        """Claims with everybody who asserts or denies them. Kinds: disputed, undisputed."""
        return self._answer(ClaimRow, claims, filters, "claims", "disputes")

    def ties(self, **filters: Unpack[Filters]) -> Answer[TieRow]:
        """Ties over all reports, differing figures side by side. Kinds: those of ties, such as arms and loan."""
        return self._answer(TieRow, ties, filters, "ties")

    def balance(self, one: str, other: str, **filters: Unpack[Filters]) -> Answer[BalanceRow]:
        """What flows each way between two, kind by kind. A state stands for everybody of its country."""
        return self._answer(BalanceRow, lambda book, asked: balance(book, asked, one, other), filters, "ties")

    def events(self, **filters: Unpack[Filters]) -> Answer[EventRow]:
        """A timeline. Kinds: the PLOVER roots, such as ACCUSE."""
        return self._looked_up(EventRow, events, filters)

    def who(self, **filters: Unpack[Filters]) -> Answer[ActorRow]:
        """Who speaks most and about whom. Kinds: `standoff.report.who.KINDS`."""
        return self._answer(ActorRow, who, filters)

    def actor(self, name: str, **filters: Unpack[Filters]) -> ActorPage:
        """What one actor said, what was said of it, its ties and disputes. Raises QuestionError for an open name."""
        with self.book() as book:
            return actor_page(book, Asked(**filters), name)

    def search(self, words: str, **filters: Unpack[Filters]) -> Answer[FoundRow]:
        """Statements and reports in which all the words stand. Kinds: statement, report, and the acts."""
        return self._looked_up(FoundRow, lambda book, asked: search(book, asked, words), filters)

    def hands(self) -> Answer[HandRow]:
        """What people joined and split, each beside what the machine says of the same mentions now."""
        from standoff.report.hands import hands  # noqa: PLC0415  # loads linking, which other questions do not need

        with self.book() as book:
            return Answer(HandRow, hands(book))

    def join(self, *actors: str, by: str | None = None, note: str = "") -> HandRow:
        """Makes one actor of several, each a name, some words of one, or an id; `by` is by default who is logged in.

        Raises QuestionError where a name is open or names nobody.
        """
        return self._by_hand(by, note).join(actors)

    def split(self, actor: str, reports: Sequence[str], *, by: str | None = None, note: str = "") -> HandRow:
        """Takes an actor's mentions in these reports, and in copies of them, out into an actor of their own.

        Raises QuestionError where the name is open, or the actor is not named in one of them or in no other.
        """
        return self._by_hand(by, note).split(actor, reports)

    def undo(self, number: int, *, by: str | None = None) -> HandRow:
        """Takes a join or a split back, by its number. Raises QuestionError where none of this number counts."""
        return self._by_hand(by).undo(number)

    def _by_hand(self, by: str | None, note: str = "") -> Handwork:
        from standoff.crisis.hands import Handwork, logged_in  # noqa: PLC0415  # loads what questions do not need
        from standoff.knowledge import load_world  # noqa: PLC0415  # the same

        return Handwork(self.store, self.name, load_world(), by or logged_in(), note)

    @contextmanager
    def book(self, parts: Iterable[str] | None = None) -> Iterator[Book]:
        """The crisis as it stands, for several questions that are to see the same; `parts` are as for `kept`."""
        with self.store.reading() as session:
            yield Book(kept(session, self.name, parts), session)

    def _answer(
        self,
        kind: type[_Row],
        question: Callable[[Book, Asked], Sequence[_Row]],
        filters: Filters,
        *parts: str,
    ) -> Answer[_Row]:
        """The answer out of who is who, the copies, and these other parts: to read all of a crisis takes long."""
        asked = Asked(**filters)
        with self.book((*_WHO, *parts)) as book:
            return Answer(kind, question(book, asked))

    def _looked_up(
        self, kind: type[_Row], question: Callable[[Book, Asked], Sequence[_Row]], filters: Filters
    ) -> Answer[_Row]:
        """The answer to a question about reports: who is who is looked up only of those that it reads."""
        asked = Asked(**filters)
        with self.store.reading() as session:
            return Answer(kind, question(LookingBook(kept(session, self.name, ()), session), asked))


def open_crisis(location: str | PathLike[str]) -> OpenCrisis:
    """A crisis that `standoff add` has made: a file, or the address of a PostgreSQL database (postgresql://…).

    Raises StoreError, of a kind that says what to do, where it cannot be opened.
    """
    place = fspath(location)
    return OpenCrisis(open_store(place), PurePath(place.partition("?")[0]).stem)
