"""A person joins and splits actors: kept beside the machine's answer, and laid over it at once."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standoff.crisis.assembling import put_together
from standoff.crisis.kept import kept
from standoff.crisis.shelf import StoreShelf
from standoff.errors import QuestionError, shown
from standoff.knowledge import World
from standoff.link.hands import Mention, written_of
from standoff.report.book import Book
from standoff.report.hands import hands
from standoff.report.rows import HandRow
from standoff.store import Hand, Session, Store
from standoff.store.people import ACTOR

_STAYING = 3
"""Mentions that are kept of what stays when an actor is split: another model may not find the one or the other."""


@dataclass(frozen=True, slots=True)
class Handwork:
    """A crisis to be judged by hand, and who judges."""

    store: Store
    name: str
    world: World
    reviewer: str
    note: str = ""

    def join(self, actors: Sequence[str]) -> HandRow:
        """Makes one actor of several, each named as in a question. Raises QuestionError and StoreError."""
        with self.store.writing() as session:
            book = Book(kept(session, self.name), session)
            named = list(dict.fromkeys(map(book.cast.one, actors)))
            if len(named) < 2:
                told = "; ".join(map(book.cast.told, named)) or "nobody"
                raise QuestionError(f"To join, two actors are needed; this names {told}. Name another one as well.")
            return self._put(session, [_mention(book, each) for each in named], (), joined=True)

    def split(self, actor: str, reports: Sequence[str]) -> HandRow:
        """Takes an actor's mentions in some reports, and in their copies, out into an actor of their own.

        Raises QuestionError where the actor is not named in one of the reports, or in no other, and StoreError.
        """
        with self.store.writing() as session:
            book = Book(kept(session, self.name), session)
            one = book.cast.one(actor)
            out, staying = _parted(book, one, reports)
            taken = [_mention(book, one, report) for report in out]
            return self._put(session, taken, [_mention(book, one, report) for report in staying], joined=False)

    def undo(self, number: int) -> HandRow:
        """Takes a hand back. Raises QuestionError where there is none that counts under this number, and StoreError."""
        with self.store.writing() as session:
            known = [each.number for each in session.people.hands(ACTOR) if not each.undone_by]
            if number not in known:
                told = f"Those that count are {', '.join(map(str, known))}." if known else "None counts."
                raise QuestionError(f"There is no hand {number} to undo. {told} `standoff hands` lists all.")
            session.people.undo_hand(number, self.reviewer)
            return self._laid(session, number)

    def _put(
        self, session: Session, mentions: Iterable[Mention], staying: Iterable[Mention], *, joined: bool
    ) -> HandRow:
        given = Hand(ACTOR, written_of(mentions), written_of(staying), joined, self.reviewer, note=self.note)
        return self._laid(session, session.people.put_hand(given))

    def _laid(self, session: Session, number: int) -> HandRow:
        """The hand, and the crisis with it. While reports wait to be linked, that puts the crisis together."""
        if not session.reports.unlinked():
            put_together(session, StoreShelf(session.links), self.world)
        return next(each for each in hands(Book(kept(session, self.name), session)) if each.number == number)


def logged_in() -> str:
    """Who is logged in on this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name
        return "reader"


def _parted(book: Book, actor: str, reports: Sequence[str]) -> tuple[list[str], list[str]]:
    """The reports that are taken out of an actor, and some that stay."""
    own = book.cast.actors[actor].mentions
    for report in reports:
        if report not in own:
            raise QuestionError(f"{book.cast.told(actor)} is not named in a report {shown(report)}. Name another.")
    taken = {each for report in reports for each in (report, *book.cast.fellows(report))}
    staying = [report for report in own if report not in taken]
    told = book.cast.told(actor)
    if not reports:
        raise QuestionError(f"To split {told}, name the reports that are taken out of it.")
    if not staying:
        raise QuestionError(f"{told} is named in no other report, or in copies of these: there is nothing to part.")
    return list(dict.fromkeys(reports)), staying[:_STAYING]


def _mention(book: Book, actor: str, report: str | None = None) -> Mention:
    """The mention by which an actor is best known, in a report or in the first one that names it.

    One in the words of its name, else the longest, for a pronoun is soon somebody else's; of equals the first.
    """
    own = book.cast.actors[actor]
    where = report or next(iter(own.mentions))
    text = book.session.reports.articles([where])[where].text
    others = {span for other in book.cast.present[where] if other is not own for span in other.mentions[where]}
    spans = [span for span in own.mentions[where] if span not in others] or own.mentions[where]
    named = [span for span in spans if text[slice(*span)] == own.name]
    return Mention(where, named[0] if named else max(spans, key=lambda span: (span[1] - span[0], -span[0])))
