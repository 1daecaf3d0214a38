"""The event table: who did what to whom, tab-separated, with the headings that users of POLECAT and GDELT know.

A row is one event, however many reports tell of it. What they agree in (root, actor, recipient, day, factuality) is one
event where all of these are known; two accusations without a day need not be the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from standoff.record import Event
from standoff.record.labels import EventCode
from standoff.report.asked import plain_day
from standoff.report.exports.material import Material
from standoff.report.exports.plain import sheet
from standoff.report.exports.sentences import sentence_about
from standoff.report.exports.tables import Row
from standoff.report.telling import Telling

_ROOTS = get_args(EventCode)  # in the order of the quad classes
_QUADS: Mapping[str, tuple[int, str]] = {
    **dict.fromkeys(_ROOTS[:3], (1, "V-COOP")),
    **dict.fromkeys(_ROOTS[3:6], (2, "M-COOP")),
    **dict.fromkeys(_ROOTS[6:10], (3, "V-CONF")),
    **dict.fromkeys(_ROOTS[10:], (4, "M-CONF")),
}
"""GDELT's number and POLECAT's code of the quad class of each PLOVER root."""
COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "QuadClass", "Quad Code"),
    *("Actor Name", "Actor Country", "Primary Actor Sector", "Actor Title"),
    *("Recipient Name", "Recipient Country", "Primary Recipient Sector", "Recipient Title"),
    *("Raw Placename", "Country", "Factuality", "Said By", "Evidence", "Confidence"),
    *("Source", "Publication Date", "Headline", "URL", "Report ID", "Reports", "Independent Texts"),
)
Told = tuple[Telling, Event]


def event_table(material: Material) -> bytes:
    """The table, a line of headings and a line for each event, in the order of time."""
    rows = [_row(material, told) for told in grouped(material)]
    return sheet(COLUMNS, sorted(rows, key=lambda row: (row[1] is None, row[1] or "")), delimiter="\t").encode()


def grouped(material: Material) -> Iterator[Sequence[Told]]:
    """The events of all reports, those that are one together; the surest of an original text first."""
    groups: dict[tuple[object, ...], list[Told]] = {}
    for telling in material.tellings.values():
        for event in telling.record.events:
            groups.setdefault(_key(material, telling, event), []).append((telling, event))
    for told in groups.values():
        yield sorted(told, key=lambda each: (_is_copy(material, each[0]), -each[1].confidence))


def _is_copy(material: Material, telling: Telling) -> bool:
    return material.cast.original(telling.record.id) != telling.record.id


def _key(material: Material, telling: Telling, event: Event) -> tuple[object, ...]:
    ends = telling.actor(event.source), telling.actor(event.target)
    day = plain_day(event.time) if event.time else ""
    if len(day) == len("2019-05-01") and all(ends):
        return event.code, event.factuality, day, *ends
    # Whoever has no name is somebody else in every report, but not in two copies of one text.
    names = telling.name(event.source), telling.name(event.target)
    return event.code, event.factuality, day, *names, *_place(material, telling, event)


def _place(material: Material, telling: Telling, event: Event) -> tuple[str, str]:
    """The text, whichever report carries it, and the words up to the trigger, by which it is found in copies."""
    start, end = sentence_about(telling.record.text, event.trigger)[0], event.trigger[1]
    return material.cast.original(telling.record.id), telling.wording.words((start, end))


def _row(material: Material, told: Sequence[Told]) -> Row:
    telling, event = told[0]
    record, place = telling.record, next((event.place for _, event in told if event.place), None)
    known = telling.where
    return (
        *(f"{record.id}/{event.id}", plain_day(event.time) if event.time else None, event.code, *_QUADS[event.code]),
        *(*_end(material, telling, event.source), *_end(material, telling, event.target)),
        *(place.name if place else None, place.country if place else None, event.factuality),
        *(telling.teller(event.statement), telling.wording.words(sentence_about(record.text, event.trigger))),
        *(event.confidence, known["outlet"], known["published"], known["title"], known["url"], record.id),
        *material.cast.count(each.record.id for each, _ in told),
    )


def _end(material: Material, telling: Telling, local: str | None) -> Row:
    """Name, country, sector and office of one end of an event."""
    shared = material.cast.actors.get(telling.actor(local) or "")
    own = next((each for each in telling.record.actors if each.id == local), None)
    found = shared or own
    if found is None:
        return (None,) * 4
    return telling.name(local), found.country, found.sector, own.role if own else None
