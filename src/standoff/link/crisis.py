"""The crisis that many records tell of: everything on a shelf, put into the form of the record's contract."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standoff.knowledge import World
from standoff.link.briefs import Brief, brief
from standoff.link.casting import company
from standoff.link.disputing import disputed
from standoff.link.edges import grouped
from standoff.link.hands import Effect, Hand
from standoff.link.linking import Linker
from standoff.link.shelf import MemoryShelf, Shelf
from standoff.link.texts import in_order
from standoff.link.tying import tied
from standoff.link.voicing import Places, claims_of, voices
from standoff.record import Crisis, Record


def crisis_of(name: str, records: Sequence[Record], linker: Linker) -> Crisis:
    """What the records say together. They are linked in the order in which they were published, the fullest first."""
    shelf = MemoryShelf()
    for record in sorted(records, key=lambda each: (each.published or "9999", -len(each.text), each.id)):
        linker.add(record, shelf)
    return assembled(name, map(brief, records), shelf, linker.world).crisis


@dataclass(frozen=True, slots=True)
class Assembled:
    """A crisis, and what each hand of those who look after it comes to there."""

    crisis: Crisis
    effects: tuple[Effect, ...]


def assembled(name: str, briefs: Iterable[Brief], shelf: Shelf, world: World, hands: Sequence[Hand] = ()) -> Assembled:
    """The crisis of the records with these briefs, all of which were linked on the shelf, with what people say of it.

    Hands move actors, and with them voices and ties. What was found of claims and disputes stays.
    """
    told = list(briefs)
    reports = [each.entry.id for each in told]
    copies = _copies(reports, shelf)
    who = company(told, shelf, world, hands, copies)
    spoken = voices(shelf.all_groups("claim"), shelf.all_groups("copied"), Places.of(reports, copies), shelf)
    crisis = Crisis(
        id=name,
        reports=tuple(each.entry for each in told),
        copies=copies,
        actors=who.actors,
        claims=tuple(claims_of(spoken, who.of, shelf.all_groups("stance"), shelf)),
        disputes=disputed(shelf.all_edges("point"), spoken),
        ties=tied(told, copies, who.of),
    )
    return Assembled(crisis, who.effects)


def _copies(reports: Sequence[str], shelf: Shelf) -> tuple[tuple[str, ...], ...]:
    groups = grouped(reports, shelf.all_edges("text"))
    return tuple(in_order(shelf.sketches(group)) for group in groups if len(group) > 1)
