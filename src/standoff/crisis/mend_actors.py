"""Who is who, mended: new profiles are put beside those that an edge leads to, and those who changed bear new names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from standoff.crisis.kept import MENTIONS, keep_rows, kind_of
from standoff.crisis.shelf import StoreShelf
from standoff.crisis.touched import CAST, NUMBER, WHO
from standoff.knowledge import World
from standoff.link.casting import Member, members
from standoff.link.edges import Edge
from standoff.link.hands import Place
from standoff.link.numbering import called
from standoff.link.same_actor import who_is_who
from standoff.link.tallies import Tally, tally_read, tally_written, together
from standoff.store import Links
from standoff.store.parts import in_parts

_TALLY = "tally"
"""The kind of the facts in which is kept what the reports say of each profile."""
_SETTLED = "settled"
_AT_ONCE = 200


def mend_actors(shelf: StoreShelf, world: World, fresh: Sequence[str], profiles: Mapping[str, bool]) -> set[Place]:
    """Puts new reports and profiles to who is who; gives the actors of older reports that are others now."""
    links, seen = shelf.links, set[str]()
    for some in in_parts(fresh, _AT_ONCE):
        seen |= _count(links, members_of(shelf, some), profiles)
    changed = _sorted_anew(shelf, profiles)
    moved = _moved(links, [name for name, (before, _) in changed.items() if before])
    links.put_groups(CAST, {place: changed[profile][1] for place, profile in moved.items()})
    for some in in_parts(fresh, _AT_ONCE):
        own = members_of(shelf, some)
        _put_mentions(links, own, _cast(links, world, own))
    others = (actor for pair in changed.values() for actor in pair if actor)
    for some in in_parts(dict.fromkeys([*links.groups(WHO, seen).values(), *others]), _AT_ONCE):
        _keep_heads(links, world, some)
    places = {place_of(each) for each in moved}
    keep_mentions(shelf, {report for report, _ in places})
    return places


def members_of(shelf: StoreShelf, reports: Sequence[str]) -> list[Member]:
    """The actors of reports."""
    numbers = shelf.links.groups(NUMBER, reports)
    return [each for brief in shelf.briefs(reports) for each in members(brief, int(numbers[brief.entry.id]))]


def _count(links: Links, own: Sequence[Member], settled: Mapping[str, bool]) -> set[str]:
    """Counts what new reports say of the profiles of their actors; gives the profiles."""
    profiles = links.groups("actor", map(written, own))
    tallies = _tallies(links, set(profiles.values()))
    known = {name: each[_SETTLED] for name, each in tallies.items()}
    counted = {name: [tally_read(each)] for name, each in tallies.items()}
    for each in own:
        if profile := profiles.get(written(each)):
            counted.setdefault(profile, []).append(Tally.of(each.actor, each.number))
    links.put_facts(
        _TALLY,
        {
            name: tally_written(together(each)) | {_SETTLED: known.get(name, settled.get(name))}
            for name, each in counted.items()
        },
    )
    return set(counted)


def _sorted_anew(shelf: StoreShelf, new: Iterable[str]) -> dict[str, tuple[str | None, str]]:
    """The profiles that are somebody else than before, or new: who they were and who they are."""
    links = shelf.links
    names, edges = _reached(shelf, new)
    tallies = _tallies(links, names)
    first = {name: tally_read(each).first for name, each in tallies.items()}
    groups = who_is_who({name: each[_SETTLED] for name, each in tallies.items()}, edges)
    now = {name: called("A", min(first[each] for each in group)) for group in groups for name in group}
    before = links.groups(WHO, names)
    changed = {name: (before.get(name), actor) for name, actor in now.items() if before.get(name) != actor}
    links.put_groups(WHO, {name: actor for name, (_, actor) in changed.items()})
    return changed


def _reached(shelf: StoreShelf, new: Iterable[str]) -> tuple[list[str], list[Edge]]:
    """The profiles to which edges lead from the new ones, however many between, and all their edges."""
    found, edges = dict.fromkeys(new), dict[tuple[str, str], Edge]()
    frontier: Collection[str] = list(found)
    while frontier:
        led = {(each.first, each.second): each for each in shelf.edges("actor", frontier)}
        edges |= led
        frontier = [each for each in dict.fromkeys(end for pair in led for end in pair) if each not in found]
        found |= dict.fromkeys(frontier)
    return list(found), list(edges.values())


def _tallies(links: Links, names: Collection[str]) -> dict[str, Any]:
    return links.facts(_TALLY, names)


def _moved(links: Links, profiles: Sequence[str]) -> dict[str, str]:
    """The actors of reports, those that are named in the crisis already, that have one of the profiles."""
    places = {place: profile for profile, own in links.members("actor", profiles).items() for place in own}
    there = links.groups(CAST, places)
    return {place: profile for place, profile in places.items() if place in there}


def _cast(links: Links, world: World, own: Sequence[Member]) -> dict[str, str]:
    """Says who the actors of new reports are, and gives that. Who is not named is somebody of its own."""
    cast = machine_of(links, own)
    links.put_groups(CAST, cast)
    named = links.groups("actor", cast)
    alone = (each for each in own if written(each) not in named)
    keep_rows(
        links, "actors", head_rows({cast[written(each)]: Tally.of(each.actor, each.number) for each in alone}, world)
    )
    return cast


def machine_of(links: Links, own: Sequence[Member]) -> dict[str, str]:
    """Who actors of reports are as the machine has it, in their order."""
    profiles = links.groups("actor", map(written, own))
    known = links.groups(WHO, profiles.values())
    names = ((each, profiles.get(written(each))) for each in own)
    return {written(each): known[profile] if profile else called("A", each.number) for each, profile in names}


def _keep_heads(links: Links, world: World, actors: Sequence[str]) -> None:
    """Keeps what actors are called and are; those to whom no profile is left are gone."""
    profiles = links.members(WHO, actors)
    tallies = _tallies(links, [name for own in profiles.values() for name in own])
    whole = {actor: together(tally_read(tallies[name]) for name in own) for actor, own in profiles.items()}
    keep_rows(links, "actors", head_rows(whole, world))
    links.drop_facts(kind_of("actors"), [actor for actor in actors if actor not in profiles])


def head_rows(tallies: Mapping[str, Tally], world: World) -> dict[str, dict[str, Any]]:
    """What actors are called and are, by their names in the crisis, as it is kept."""
    return {actor: {"id": actor, **asdict(tally.head(world))} for actor, tally in tallies.items()}


def keep_mentions(shelf: StoreShelf, reports: Iterable[str]) -> None:
    """Keeps anew whom older reports mention."""
    for some in in_parts(sorted(reports), _AT_ONCE):
        own = members_of(shelf, some)
        _put_mentions(shelf.links, own, shelf.links.groups(CAST, map(written, own)))


def _put_mentions(links: Links, own: Sequence[Member], cast: Mapping[str, str]) -> None:
    rows: dict[str, dict[str, set[tuple[int, int]]]] = {}
    for each in own:
        rows.setdefault(each.place[0], {}).setdefault(cast[written(each)], set()).update(each.spans)
    keep_rows(
        links,
        MENTIONS,
        {report: {actor: sorted(spans) for actor, spans in row.items()} for report, row in rows.items()},
    )


def written(each: Member) -> str:
    """An actor of a report as the store names it."""
    return "/".join(each.place)


def place_of(name: str) -> Place:
    """The actor of a report that is written so."""
    report, _, actor = name.rpartition("/")
    return report, actor
