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
from standoff.store import EventFound

KINDS = get_args(EventCode)
_Found = tuple[Telling, Event]
_ENOUGH = 2
"""Events that are looked at for each row that is wanted: some are one, and some do not fit."""


def events(book: Book, asked: Asked) -> list[EventRow]:
    """The events that are asked for in the order of time, those without a day at the end.

    Events of one code, day, source and target are one event with several versions, as far as all four are known: two
    accusations without a day need not be the same. A copy's events are not told twice.
    """
    kind, wanted = asked.one_of(KINDS), book.wanted(asked.actor)
    originals = set(book.originals(wanted))
    known = [
        each
        for each in book.session.search.events(kind, asked.min_confidence)
        if each.report in originals and asked.in_time([each.time])
    ]
    rows: list[EventRow] = []
    for some in _by_day(known, asked.limit):
        found = _rows(some, book, asked, wanted)
        rows += sorted(found, key=lambda row: (row.day is None, row.day or "", -row.texts, row.code))
        if asked.limit and len(rows) >= asked.limit:
            break
    return asked.first(rows)


def _by_day(known: Sequence[EventFound], limit: int) -> Iterator[list[EventFound]]:
    """The events of the first days, then of the next: where there is a limit, the rest may not be read at all."""
    ordered = sorted(known, key=lambda each: _order(each.time))
    some: list[EventFound] = []
    for each in ordered:
        if limit and len(some) >= _ENOUGH * limit and _order(some[-1].time) != _order(each.time):
            yield some
            some = []
        some.append(each)
    yield some


def _order(time: str | None) -> tuple[bool, str]:
    return time is None, plain_day(time) if time else ""


def _rows(some: Sequence[EventFound], book: Book, asked: Asked, wanted: frozenset[str] | None) -> Iterator[EventRow]:
    groups: dict[tuple[object, ...], list[_Found]] = {}
    chosen = {(each.report, each.event) for each in some}
    order = {report: None for report in book.originals() if report in {each.report for each in some}}
    for telling in book.tellings(order):
        for event in telling.record.events:
            if (telling.record.id, event.id) in chosen and _fits(telling, event, asked, wanted):
                groups.setdefault(_key(telling, event), []).append((telling, event))
    return (_row(found, book) for found in groups.values())


def _fits(telling: Telling, event: Event, asked: Asked, wanted: frozenset[str] | None) -> bool:
    ends = [telling.actor(each) for each in (event.source, event.target)]
    return (wanted is None or any(each in wanted for each in ends)) and asked.from_country(
        telling.cast.country(each) for each in ends
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
