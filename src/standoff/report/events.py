"""A timeline: who did what to whom, with each report's words for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from standoff.record import Event
from standoff.record.labels import EventCode
from standoff.record.show_words import visible
from standoff.report.asked import Asked, plain_day
from standoff.report.book import Book
from standoff.report.rows import EventRow
from standoff.report.telling import Telling, reports_of

KINDS = get_args(EventCode)
_Found = tuple[Telling, Event]


def events(book: Book, asked: Asked) -> list[EventRow]:
    """The events that are asked for in the order of time, those without a day at the end.

    Events of one code, day, source and target are one event with several versions, as far as all four are known: two
    accusations without a day need not be the same. A copy's events are not told twice.
    """
    kind, wanted = asked.one_of(KINDS), book.wanted(asked.actor)
    groups: dict[tuple[object, ...], list[_Found]] = {}
    for telling, event in _all(book, wanted):
        if kind in {None, event.code} and asked.sure(event.confidence) and _fits(telling, event, asked, wanted):
            groups.setdefault(_key(telling, event), []).append((telling, event))
    rows = [_row(found, book) for found in groups.values()]
    return asked.first(sorted(rows, key=lambda row: (row.day is None, row.day or "", -row.texts, row.code)))


def _all(book: Book, wanted: frozenset[str] | None) -> Iterator[_Found]:
    return ((telling, event) for telling in book.tellings(book.originals(wanted)) for event in telling.record.events)


def _fits(telling: Telling, event: Event, asked: Asked, wanted: frozenset[str] | None) -> bool:
    ends = [telling.actor(each) for each in (event.source, event.target)]
    return (
        (wanted is None or any(each in wanted for each in ends))
        and asked.from_country(telling.cast.country(each) for each in ends)
        and asked.in_time([event.time])
    )


def _key(telling: Telling, event: Event) -> tuple[object, ...]:
    ends = telling.actor(event.source), telling.actor(event.target)
    known = event.time and len(plain_day(event.time)) == len("2019-05-01") and all(ends)
    own = () if known else (telling.record.id, event.id)
    return (event.code, event.time and plain_day(event.time), *ends, event.factuality, *own)


def _row(found: Sequence[_Found], book: Book) -> EventRow:
    telling, event = next((each for each in found if each[1].place), found[0])
    versions = tuple(each.event(one.id) for each, one in found)
    reports, texts = book.cast.count(reports_of(versions))
    source, target = telling.actor(event.source), telling.actor(event.target)
    return EventRow(
        day=plain_day(event.time) if event.time else None,
        code=event.code,
        source=telling.name(event.source),
        source_id=source,
        source_country=book.cast.country(source),
        target=telling.name(event.target),
        target_id=target,
        target_country=book.cast.country(target),
        place=visible(event.place.name) if event.place else None,
        place_country=event.place.country if event.place else None,
        factuality=event.factuality,
        versions=versions,
        reports=reports,
        texts=texts,
        confidence=max(each.confidence for each in versions),
    )
