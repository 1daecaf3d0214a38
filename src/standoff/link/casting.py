"""The actors of a crisis: who appears in which reports, under what names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from standoff.knowledge import World
from standoff.link.briefs import Brief, Named
from standoff.link.hands import Effect, Hand, Place, Whereabouts, ruled
from standoff.link.numbering import Number, called
from standoff.link.same_actor import settled, who_is_who
from standoff.link.shelf import Shelf
from standoff.link.tallies import Tally, together
from standoff.link.words import Span
from standoff.record import SharedActor

Called = Callable[[str], str]
"""Gives the name of one of the machine's groups."""


@dataclass(frozen=True, slots=True)
class Member:
    """An actor of a report, and where it is mentioned."""

    place: Place
    number: Number
    actor: Named
    spans: frozenset[Span]


@dataclass(frozen=True, slots=True)
class Company:
    """All actors of a crisis, which of them each actor of a report is, and what hands come to."""

    actors: tuple[SharedActor, ...]
    of: Mapping[Place, str]
    effects: tuple[Effect, ...] = ()


def company(
    briefs: Iterable[Brief],
    shelf: Shelf,
    world: World,
    hands: Sequence[Hand] = (),
    copies: Iterable[Sequence[str]] = (),
) -> Company:
    """The actors across reports. Who is not named is joined with nobody: "residents" are others in every report.

    What people joined and split is laid over what the machine found. `copies` are the reports that carry one text.
    """
    members = list(_members(briefs))
    machine = _found(members, shelf)
    where = Whereabouts.of(hands, ((each.place, each.spans) for each in members))
    actors = _by_group(members, ruled(machine, hands, where, copies))
    ids = {group: called("A", own[0].number) for group, own in actors.items()}
    of = {each.place: ids[group] for group, own in actors.items() for each in own}
    shared = tuple(_shared(ids[group], own, world) for group, own in actors.items())
    before = _by_group(members, machine) if hands else {}
    effects = _effects(hands, where, of, machine, lambda group: _tally(before[group]).head(world).name)
    return Company(shared, of, tuple(effects))


def _members(briefs: Iterable[Brief]) -> Iterator[Member]:
    for n, brief in enumerate(briefs, 1):
        yield from members(brief, n)


def members(brief: Brief, number: int) -> Iterator[Member]:
    """The actors of the report that has this number."""
    for n, (actor, spans) in enumerate(zip(brief.actors, brief.mentions, strict=True), 1):
        yield Member((brief.entry.id, actor.id), (number, n), actor, spans)


def _found(members: Iterable[Member], shelf: Shelf) -> dict[Place, str]:
    """The group of each actor of a report as the machine has it."""
    names = shelf.all_groups("actor")
    profiles = shelf.profiles(sorted(set(names.values())))
    groups = who_is_who({name: settled(each) for name, each in profiles.items()}, shelf.all_edges("actor"))
    group_of = {name: str(n) for n, group in enumerate(groups) for name in group}
    named = ((each.place, "/".join(each.place)) for each in members)
    return {place: group_of[names[written]] if written in names else written for place, written in named}


def _by_group(members: Iterable[Member], groups: Mapping[Place, str]) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = {}
    for each in members:
        found.setdefault(groups[each.place], []).append(each)
    return found


def _effects(
    hands: Iterable[Hand], where: Whereabouts, of: Mapping[Place, str], machine: Mapping[Place, str], called: Called
) -> Iterator[Effect]:
    for hand in hands:
        places = [where.place(each) for each in hand.all]
        groups = dict.fromkeys(machine[place] for place in places if place)
        yield Effect(hand.number, tuple(place and of[place] for place in places), tuple(map(called, groups)))


def _shared(name: str, own: Sequence[Member], world: World) -> SharedActor:
    mentions: dict[str, set[Span]] = {}
    for each in own:
        mentions.setdefault(each.place[0], set()).update(each.spans)
    found = {report: tuple(sorted(spans)) for report, spans in mentions.items()}
    return SharedActor(id=name, **asdict(_tally(own).head(world)), mentions=found)


def _tally(own: Iterable[Member]) -> Tally:
    return together(Tally.of(each.actor, each.number) for each in own)
