"""What people joined and split by hand, beside what the machine says of the same mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from standoff.link.hands import Hand, Mention, mentions_of
from standoff.record import Article, ReportEntry
from standoff.record.show_words import visible
from standoff.report.book import Book
from standoff.report.rows import HandMentionRow, HandRow
from standoff.store import Hand as StoredHand
from standoff.store.people import ACTOR, EFFECTS


def hand_of(stored: StoredHand) -> Hand:
    """A hand as linking takes it."""
    return Hand(stored.number, stored.joined, mentions_of(stored.a), mentions_of(stored.b))


def hands(book: Book) -> list[HandRow]:
    """All hands in the order in which they were given, those that were undone as well."""
    stored = list(book.session.people.hands(ACTOR))
    effects = {each["hand"]: each for each in book.session.links.facts(EFFECTS).get(EFFECTS, ())}
    texts = book.session.reports.articles({each.report for one in stored for each in hand_of(one).all})
    entries = {each.id: each for each in book.crisis.reports}
    telling = _Telling(book, effects, texts, entries)
    return [telling.row(each) for each in stored]


@dataclass(frozen=True, slots=True)
class _Telling:
    """What it takes to tell of a hand."""

    book: Book
    effects: Mapping[int, Mapping[str, Any]]
    texts: Mapping[str, Article]
    entries: Mapping[str, ReportEntry]

    def row(self, stored: StoredHand) -> HandRow:
        hand = hand_of(stored)
        effect = None if stored.undone_by else self.effects.get(stored.number)
        actors: list[str | None] = effect["actors"] if effect else [None] * len(hand.all)
        return HandRow(
            number=stored.number,
            kind="join" if stored.joined else "split",
            reviewer=stored.reviewer,
            at=stored.at,
            note=stored.note,
            undone_by=stored.undone_by,
            undone_at=stored.undone_at,
            waits=effect is None and not stored.undone_by,
            now=tuple(map(self.book.cast.told, dict.fromkeys(filter(None, actors)))),
            machine=tuple(map(visible, effect["machine"])) if effect else (),
            lost=actors.count(None) if effect else 0,
            mentions=tuple(self._mentions(hand, actors)),
        )

    def _mentions(self, hand: Hand, actors: Iterable[str | None]) -> Iterator[HandMentionRow]:
        for n, (mention, actor) in enumerate(zip(hand.all, actors, strict=True)):
            entry = self.entries.get(mention.report) or ReportEntry(id=mention.report)
            yield HandMentionRow(
                report=mention.report,
                outlet=entry.outlet,
                published=entry.published,
                title=entry.title,
                url=entry.url,
                words=self._words(mention),
                spans=(mention.span,),
                taken=n < len(hand.mentions),
                actor=actor,
                name=self.book.cast.name(actor) if actor else None,
            )

    def _words(self, mention: Mention) -> str:
        article = self.texts.get(mention.report)
        return visible(article.text[slice(*mention.span)]) if article else ""
