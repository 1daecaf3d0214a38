"""The actors of a crisis: who appears in which reports, under what names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from standoff.knowledge import World
from standoff.link.briefs import Brief
from standoff.link.same_actor import who_is_who
from standoff.link.shelf import Shelf
from standoff.link.words import Span
from standoff.record import Actor, SharedActor

Label = TypeVar("Label", bound=str)
Place = tuple[str, str]
"""A report and the id of an item in it."""


@dataclass(frozen=True, slots=True)
class Member:
    """An actor of a report, and where it is mentioned."""

    place: Place
    actor: Actor
    spans: frozenset[Span]


@dataclass(frozen=True, slots=True)
class Company:
    """All actors of a crisis, and which of them each actor of a report is."""

    actors: tuple[SharedActor, ...]
    of: Mapping[Place, str]


def company(briefs: Iterable[Brief], shelf: Shelf, world: World) -> Company:
    """The actors across reports. Who is not named is joined with nobody: "residents" are others in every report.

    A state that the tables know bears its name there, not the one by which most reports call it ("Whitehall").
    """
    names = shelf.all_groups("actor")
    profiles = shelf.profiles(sorted(set(names.values())))
    groups = who_is_who(profiles, shelf.all_edges("actor"))
    group_of = {name: str(n) for n, group in enumerate(groups) for name in group}
    found: dict[str, list[Member]] = {}
    for brief in briefs:
        for actor, spans in zip(brief.actors, brief.mentions, strict=True):
            place = f"{brief.entry.id}/{actor.id}"
            group = group_of[names[place]] if place in names else place
            found.setdefault(group, []).append(Member((brief.entry.id, actor.id), actor, spans))
    ids = {group: f"A{n}" for n, group in enumerate(found, 1)}
    shared = tuple(_shared(ids[group], members, world) for group, members in found.items())
    return Company(shared, {each.place: ids[group] for group, members in found.items() for each in members})


def _shared(name: str, members: Sequence[Member], world: World) -> SharedActor:
    mentions: dict[str, set[Span]] = {}
    for each in members:
        mentions.setdefault(each.place[0], set()).update(each.spans)
    actors = [each.actor for each in members]
    kind = Counter(actor.kind for actor in actors).most_common(1)[0][0]
    country = _commonest([actor.country for actor in actors])
    return SharedActor(
        id=name,
        name=(world.name_of(country) if kind == "state" and country else None) or _fullest(actors),
        kind=kind,
        country=country,
        sector=_commonest([actor.sector for actor in actors]),
        mentions={report: tuple(sorted(spans)) for report, spans in mentions.items()},
    )


def _fullest(actors: Sequence[Actor]) -> str:
    """Of a person the longest name; of others the commonest one, of equals the longest."""
    counts = Counter(actor.name for actor in actors)
    person = actors[0].kind == "person"
    return max(counts, key=lambda name: (0 if person else counts[name], len(name.split()), len(name), name))


def _commonest(values: Sequence[Label | None]) -> Label | None:
    known = Counter(value for value in values if value)
    return known.most_common(1)[0][0] if known else None
