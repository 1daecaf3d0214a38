"""Hands laid over who is who: only the actors that they name, and those who were moved before, are looked at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from standoff.crisis.kept import copies_of, keep_rows, kind_of
from standoff.crisis.mend_actors import head_rows, keep_mentions, machine_of, members_of, place_of, written
from standoff.crisis.shelf import StoreShelf
from standoff.crisis.touched import CAST, NUMBER, WHO
from standoff.knowledge import World
from standoff.link.casting import Member
from standoff.link.hands import Effect, Hand, Place, Whereabouts, ruled
from standoff.link.numbering import called
from standoff.link.tallies import Tally, together
from standoff.store import Links
from standoff.store.parts import in_parts

_LAID = "laid"
"""The grouping of actors of reports that hands moved by who they are now."""
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Laid:
    """What hands come to."""

    moved: frozenset[Place] = frozenset()
    """Actors of reports that are others than before."""
    effects: tuple[Effect, ...] = ()


def lay_hands(shelf: StoreShelf, world: World, hands: Sequence[Hand]) -> Laid:
    """Moves actors as people said, and those back of whom nobody says so any more."""
    links, before = shelf.links, shelf.links.groups(_LAID)
    if not hands and not before:
        return Laid()
    where = _where(shelf, hands)
    named = {"/".join(place) for hand in hands for place in where.places(hand.all)}
    joined = {place for places in links.members(CAST, set(before.values())).values() for place in places}
    own = _concerned(shelf, named | before.keys() | joined)
    machine = {each.place: actor for each, actor in zip(own, machine_of(links, own).values(), strict=True)}
    parted = _grouped(own, ruled(machine, hands, where, copies_of(links)).__getitem__)
    now = {each.place: called("A", group[0].number) for group in parted.values() for each in group}
    tallies = {now[group[0].place]: _tally(group) for group in parted.values()}
    keep_rows(links, "actors", head_rows(tallies, world))
    links.drop_facts(kind_of("actors"), {*before.values(), *machine.values()} - tallies.keys())
    moved = _put(shelf, own, now, machine)
    heads = {actor: _tally(group).head(world) for actor, group in _grouped(own, machine.__getitem__).items()}
    return Laid(moved, tuple(_effects(hands, where, now, machine, lambda actor: heads[actor].name)))


def _where(shelf: StoreShelf, hands: Sequence[Hand]) -> Whereabouts:
    """Where those are mentioned who are named in the reports of which hands tell."""
    reports = sorted(shelf.links.groups(NUMBER, {each.report for hand in hands for each in hand.all}))
    return Whereabouts.of(hands, ((each.place, each.spans) for each in members_of(shelf, reports)))


def _concerned(shelf: StoreShelf, places: Collection[str]) -> list[Member]:
    """These actors of reports, and all whom the machine takes for one with any of them; in their order."""
    links, near = shelf.links, _members(shelf, places)
    groups = links.members(WHO, set(machine_of(links, near).values()))
    fellows = links.members("actor", [profile for own in groups.values() for profile in own])
    everybody = {*places, *(place for own in fellows.values() for place in own)}
    return sorted(_members(shelf, everybody), key=lambda each: each.number)


def _members(shelf: StoreShelf, places: Collection[str]) -> list[Member]:
    reports = sorted({place_of(each)[0] for each in places})
    return [each for some in in_parts(reports, _AT_ONCE) for each in members_of(shelf, some) if written(each) in places]


def _grouped(own: Sequence[Member], group_of: Callable[[Place], str]) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = {}
    for each in own:
        found.setdefault(group_of(each.place), []).append(each)
    return found


def _tally(own: Sequence[Member]) -> Tally:
    return together(Tally.of(each.actor, each.number) for each in own)


def _put(
    shelf: StoreShelf, own: Sequence[Member], now: Mapping[Place, str], machine: Mapping[Place, str]
) -> frozenset[Place]:
    """Keeps who they are now; gives those who were somebody else."""
    links: Links = shelf.links
    there = links.groups(CAST, map(written, own))
    moved = {written(each): now[each.place] for each in own if there[written(each)] != now[each.place]}
    links.put_groups(CAST, moved)
    links.drop_groups(_LAID)
    laid = (each for each in own if now[each.place] != machine[each.place])
    links.put_groups(_LAID, {written(each): now[each.place] for each in laid})
    places = frozenset(map(place_of, moved))
    keep_mentions(shelf, {report for report, _ in places})
    return places


def _effects(
    hands: Sequence[Hand],
    where: Whereabouts,
    now: Mapping[Place, str],
    machine: Mapping[Place, str],
    name: Callable[[str], str],
) -> Iterator[Effect]:
    for hand in hands:
        places = [where.place(each) for each in hand.all]
        groups = dict.fromkeys(machine[place] for place in places if place)
        yield Effect(hand.number, tuple(place and now[place] for place in places), tuple(map(name, groups)))
