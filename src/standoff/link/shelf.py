"""Where linking keeps what it has seen, so that a new report meets only what it may have to do with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from standoff.link.edges import Edge
from standoff.link.points import Point, Said
from standoff.link.profiles import Profile
from standoff.link.texts import Sketch
from standoff.link.views import Halves

Kind = Literal["text", "actor", "point"]
Sort = Literal["actor", "claim", "stance", "copied"]
"""Groupings: an actor of a report to its profile, a point to its claim, to its stance, to the point it is a copy of."""

MOST = 32
"""Items by which a key is known, at most: a key of more tells nothing, and the cost of a new report must not grow."""


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A point, its likeness vector [d] and its sides [k, d], in half precision: there may be very many."""

    point: Point
    likeness: Halves
    sides: Halves

    @property
    def vectors(self) -> tuple[Halves, Halves]:
        """What is seen of it."""
        return self.likeness, self.sides


class Shelf(Protocol):
    """What linking needs of a store. Everything has an id, a text; what is put under a known id replaces it."""

    def found(self, kind: Kind, keys: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """The items of each key, at most MOST of each."""
        ...

    def put_keys(self, kind: Kind, keys: Iterable[tuple[str, str]]) -> None:
        """Keeps pairs of a key and an item."""
        ...

    def sketches(self, ids: Sequence[str]) -> list[Sketch]:
        """The sketches of reports."""
        ...

    def put_sketch(self, sketch: Sketch) -> None:
        """Keeps the sketch of a report."""
        ...

    def profiles(self, ids: Sequence[str]) -> dict[str, Profile]:
        """Profiles by id: those of the ids that are there."""
        ...

    def put_profiles(self, profiles: Mapping[str, Profile]) -> None:
        """Keeps profiles by id."""
        ...

    def seen(self, ids: Sequence[str]) -> list[Seen]:
        """Points by id, in the order of the ids."""
        ...

    def said(self, ids: Sequence[str]) -> Iterable[Said]:
        """What is told of points, by id, in any order."""
        ...

    def likenesses(self, ids: Sequence[str]) -> Mapping[str, Halves]:
        """The likeness vectors of points, by id."""
        ...

    def put_seen(self, seen: Iterable[Seen]) -> None:
        """Keeps points."""
        ...

    def put_edges(self, kind: Kind, edges: Iterable[Edge]) -> None:
        """Keeps edges."""
        ...

    def all_edges(self, kind: Kind) -> Iterable[Edge]:
        """All edges of a kind."""
        ...

    def expect(self, points: Iterable[str]) -> None:
        """Says of which points the groups will be asked for one by one, so that they can be looked up at once."""
        ...

    def groups(self, sort: Sort, items: Iterable[str]) -> dict[str, str]:
        """The group of each item that has one."""
        ...

    def all_groups(self, sort: Sort) -> Mapping[str, str]:
        """The group of every item that has one."""
        ...

    def put_groups(self, sort: Sort, groups: Mapping[str, str]) -> None:
        """Says to which group each item belongs."""
        ...

    def members(self, sort: Sort, group: str) -> list[str]:
        """The items of a group."""
        ...


@dataclass(slots=True)
class MemoryShelf:
    """A shelf that lives as long as the program."""

    keys: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    texts: dict[str, Sketch] = field(default_factory=dict)
    people: dict[str, Profile] = field(default_factory=dict)
    points: dict[str, Seen] = field(default_factory=dict)
    edges: dict[str, list[Edge]] = field(default_factory=dict)
    group_of: dict[str, dict[str, str]] = field(default_factory=dict)
    items_of: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)

    def found(self, kind: Kind, keys: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """The items of each key, at most MOST of each."""
        known = self.keys.get(kind, {})
        return {key: known.get(key, ())[:MOST] for key in keys}

    def put_keys(self, kind: Kind, keys: Iterable[tuple[str, str]]) -> None:
        """Keeps pairs of a key and an item."""
        known = self.keys.setdefault(kind, {})
        for key, item in keys:
            known[key] = (*known.get(key, ()), item)

    def sketches(self, ids: Sequence[str]) -> list[Sketch]:
        """The sketches of reports."""
        return [self.texts[each] for each in ids]

    def put_sketch(self, sketch: Sketch) -> None:
        """Keeps the sketch of a report."""
        self.texts[sketch.report] = sketch

    def profiles(self, ids: Sequence[str]) -> dict[str, Profile]:
        """Profiles by id: those of the ids that are there."""
        return {each: self.people[each] for each in ids if each in self.people}

    def put_profiles(self, profiles: Mapping[str, Profile]) -> None:
        """Keeps profiles by id."""
        self.people.update(profiles)

    def seen(self, ids: Sequence[str]) -> list[Seen]:
        """Points by id, in the order of the ids."""
        return [self.points[each] for each in ids]

    def said(self, ids: Sequence[str]) -> Iterable[Said]:
        """What is told of points, by id."""
        return (Said.of(self.points[each].point) for each in ids)

    def likenesses(self, ids: Sequence[str]) -> Mapping[str, Halves]:
        """The likeness vectors of points, by id."""
        return {each: self.points[each].likeness for each in ids}

    def put_seen(self, seen: Iterable[Seen]) -> None:
        """Keeps points."""
        self.points.update((each.point.id, each) for each in seen)

    def put_edges(self, kind: Kind, edges: Iterable[Edge]) -> None:
        """Keeps edges."""
        self.edges.setdefault(kind, []).extend(edges)

    def all_edges(self, kind: Kind) -> Iterable[Edge]:
        """All edges of a kind."""
        return self.edges.get(kind, ())

    def expect(self, points: Iterable[str]) -> None:
        """Nothing is to be looked up: all is at hand."""

    def all_groups(self, sort: Sort) -> Mapping[str, str]:
        """The group of every item that has one."""
        return self.group_of.get(sort, {})

    def groups(self, sort: Sort, items: Iterable[str]) -> dict[str, str]:
        """The group of each item that has one."""
        known = self.group_of.get(sort, {})
        return {item: known[item] for item in items if item in known}

    def put_groups(self, sort: Sort, groups: Mapping[str, str]) -> None:
        """Says to which group each item belongs."""
        known = self.group_of.setdefault(sort, {})
        for item, group in groups.items():
            if (before := known.get(item)) is not None:
                del self.items_of[sort, before][item]
            known[item] = group
            self.items_of.setdefault((sort, group), {})[item] = None

    def members(self, sort: Sort, group: str) -> list[str]:
        """The items of a group."""
        return list(self.items_of.get((sort, group), ()))
