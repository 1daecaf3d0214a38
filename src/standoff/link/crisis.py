"""The crisis that many records tell of: everything on a shelf, put into the form of the record's contract."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.link.casting import company
from standoff.link.disputing import disputed
from standoff.link.edges import grouped
from standoff.link.linking import Linker
from standoff.link.shelf import MemoryShelf, Shelf
from standoff.link.texts import in_order
from standoff.link.tying import tied
from standoff.link.voicing import claims_of, voices
from standoff.record import Crisis, Record, ReportEntry


def crisis_of(name: str, records: Sequence[Record], linker: Linker) -> Crisis:
    """What the records say together. They are linked in the order in which they were published."""
    shelf = MemoryShelf()
    for record in sorted(records, key=lambda each: (each.published or "9999", each.id)):
        linker.add(record, shelf)
    return assembled(name, records, shelf)


def assembled(name: str, records: Sequence[Record], shelf: Shelf) -> Crisis:
    """The crisis of the records, all of which were linked on the shelf."""
    copies = _copies(records, shelf)
    who = company(records, shelf)
    spoken = voices([record.id for record in records], copies, shelf)
    return Crisis(
        id=name,
        reports=tuple(_entry(record) for record in records),
        copies=copies,
        actors=who.actors,
        claims=claims_of(spoken, who, shelf),
        disputes=disputed(shelf.all_edges("point"), spoken),
        ties=tied(records, copies, who),
    )


def _entry(record: Record) -> ReportEntry:
    return ReportEntry(
        id=record.id, title=record.title, outlet=record.outlet, published=record.published, url=record.url
    )


def _copies(records: Sequence[Record], shelf: Shelf) -> tuple[tuple[str, ...], ...]:
    groups = grouped((record.id for record in records), shelf.all_edges("text"))
    return tuple(in_order(shelf.sketches(group)) for group in groups if len(group) > 1)
