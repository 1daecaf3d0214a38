"""A crisis opened for questions: what was linked, with the records and reviews that an answer needs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from standoff.record import Crisis, Record
from standoff.report.cast import Cast
from standoff.report.telling import Telling
from standoff.store import Review, Session
from standoff.store.parts import in_parts

_AT_ONCE = 100
_FEW = 20
"""Items whose reports are read at once where few rows are wanted."""
_Item = TypeVar("_Item")
_Row = TypeVar("_Row")


@dataclass(frozen=True)
class Book:
    """A crisis, and the session in which its records are read. Records are read as they are needed, some at a time."""

    crisis: Crisis
    session: Session

    @cached_property
    def cast(self) -> Cast:
        """Who is who."""
        return Cast.of(self.crisis)

    @cached_property
    def reviews(self) -> Mapping[str, tuple[Review, ...]]:
        """What people judged, by item."""
        found: dict[str, list[Review]] = {}
        for review in self.session.people.reviews():
            found.setdefault(review.item, []).append(review)
        return {item: tuple(own) for item, own in found.items()}

    def originals(self, naming: Collection[str] | None = None) -> list[str]:
        """The reports without copies, in the order in which they were added; those that name one of the actors."""
        found = (each.id for each in self.crisis.reports if self.cast.original(each.id) == each.id)
        own = [self.cast.actors[actor].mentions for actor in naming or ()]
        return [each for each in found if naming is None or any(each in mentions for mentions in own)]

    def tellings(self, reports: Iterable[str]) -> Iterator[Telling]:
        """The reports, each read against the cast."""
        for part in in_parts(reports, _AT_ONCE):
            fellows = {each for report in part for each in self.cast.fellows(report)}
            texts = {name: article.text for name, article in self.session.reports.articles(sorted(fellows)).items()}
            yield from (Telling.of(record, self.cast, texts) for record in self.session.reports.records(part))

    def told(self, reports: Iterable[str]) -> Mapping[str, Telling]:
        """The same, by report."""
        return {each.record.id: each for each in self.tellings(dict.fromkeys(reports))}

    def made(
        self,
        items: Sequence[_Item],
        reports: Callable[[_Item], Iterable[str]],
        row: Callable[[_Item, Mapping[str, Telling]], _Row | None],
        limit: int,
    ) -> Iterator[_Row]:
        """The rows of the items, in their order. Where there is a limit, reports are read only as rows are wanted."""
        step = max(limit, _FEW) if limit else len(items)
        for at in range(0, len(items), step or 1):
            part = items[at : at + step]
            told = self.told(report for item in part for report in reports(item))
            yield from (made for item in part if (made := row(item, told)) is not None)

    def records(self) -> Iterator[Record]:
        """All records, in the order in which they were added."""
        return self.session.reports.records()

    def wanted(self, actor: str | None) -> frozenset[str] | None:
        """The actors that a filter names, None where it names none. Raises QuestionError where nobody is called so."""
        return None if actor is None else self.cast.named(actor)
