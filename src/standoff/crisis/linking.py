"""Linking the reports of a store: each new one meets only what it may have to do with, however many there are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice

import numpy as np
from pydantic import TypeAdapter

from standoff.crisis.assembling import put_together
from standoff.link import Linker
from standoff.link.edges import Edge
from standoff.link.points import Point
from standoff.link.profiles import Profile
from standoff.link.shelf import MOST, Kind, Seen, Sort
from standoff.link.texts import Sketch
from standoff.link.views import WIDTH
from standoff.store import Edge as StoredEdge
from standoff.store import Links, Store

_AT_ONCE = 8
"""Reports that are linked in one transaction."""
_REMEMBERED = 20_000
"""Points that are kept in memory, at most: about 100 MB."""
_POINT = TypeAdapter(Point)
_PROFILE = TypeAdapter(Profile)


def link(store: Store, name: str, linker: Linker) -> Iterator[int]:
    """Links the reports that are not linked yet, and keeps the crisis; gives how many were linked, as it goes on.

    Where a report was read anew all are linked anew: what was found from its older record must not stay.
    """
    with store.writing() as session:
        waiting = session.reports.unlinked()
        if waiting and session.links.signatures(_text(report) for report in waiting):
            session.links.clear()
            waiting = session.reports.unlinked()
    pending, remembered = iter(waiting), dict[str, Seen]()
    while some := list(islice(pending, _AT_ONCE)):
        with store.writing() as session:
            shelf = StoreShelf(session.links, remembered)
            for record in session.reports.records(some):
                linker.add(record, shelf)
            session.reports.mark_linked(some)
            if some[-1] == waiting[-1]:  # in one transaction, so that after a kill something is left to go on with
                put_together(session, name, shelf, linker.world)
        yield len(some)


@dataclass(frozen=True, slots=True)
class StoreShelf:
    """A shelf in the tables of a store, within one transaction.

    `remembered` are points that were looked at; they never change, so one of these may serve several transactions.
    """

    links: Links
    remembered: dict[str, Seen] = field(default_factory=dict)

    def found(self, kind: Kind, keys: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """The items of each key, at most MOST of each."""
        items: dict[str, list[str]] = {key: [] for key in keys}
        for key, item in self.links.found(kind, items):
            items[key].append(item)
        return {key: each[:MOST] for key, each in items.items()}

    def put_keys(self, kind: Kind, keys: Iterable[tuple[str, str]]) -> None:
        """Keeps pairs of a key and an item."""
        self.links.put_keys(kind, keys)

    def sketches(self, ids: Sequence[str]) -> list[Sketch]:
        """The sketches of reports."""
        kept = self.links.signatures(map(_text, ids))
        return [_sketch(report, kept[_text(report)]) for report in ids]

    def put_sketch(self, sketch: Sketch) -> None:
        """Keeps the sketch of a report."""
        head = f"{sketch.published or ''} {sketch.words}\n".encode()
        self.links.put_signatures({_text(sketch.report): head + sketch.runs.tobytes()})

    def profiles(self, ids: Sequence[str]) -> dict[str, Profile]:
        """Profiles by id: those of the ids that are there."""
        kept = self.links.signatures(f"actor {each}" for each in ids)
        return {name.removeprefix("actor "): _PROFILE.validate_json(value) for name, value in kept.items()}

    def put_profiles(self, profiles: Mapping[str, Profile]) -> None:
        """Keeps profiles by id."""
        self.links.put_signatures({f"actor {name}": _PROFILE.dump_json(each) for name, each in profiles.items()})

    def seen(self, ids: Sequence[str]) -> list[Seen]:
        """Points by id, in the order of the ids."""
        missing = [each for each in ids if each not in self.remembered]
        points = self.links.signatures(f"point {each}" for each in missing)
        vectors = self.links.vectors(missing)
        fresh = {each: _seen(points[f"point {each}"], vectors[each]) for each in missing}
        found = [fresh.get(each) or self.remembered[each] for each in ids]
        self._remember(fresh)
        return found

    def put_seen(self, seen: Iterable[Seen]) -> None:
        """Keeps points."""
        given = list(seen)
        self._remember({each.point.id: each for each in given})
        self.links.put_signatures({f"point {each.point.id}": _written(each.point) for each in given})
        self.links.put_vectors({each.point.id: np.vstack([each.likeness, each.sides]).tobytes() for each in given})

    def _remember(self, seen: Mapping[str, Seen]) -> None:
        if len(self.remembered) > _REMEMBERED:
            self.remembered.clear()
        self.remembered.update(seen)

    def put_edges(self, kind: Kind, edges: Iterable[Edge]) -> None:
        """Keeps edges."""
        self.links.put_edges(kind, [StoredEdge(e.first, e.second, e.relation, e.confidence, e.reasons) for e in edges])

    def all_edges(self, kind: Kind) -> Iterator[Edge]:
        """All edges of a kind."""
        return (Edge(e.a, e.b, e.label, e.confidence, e.reasons) for e in self.links.edges(kind))

    def groups(self, sort: Sort, items: Iterable[str]) -> dict[str, str]:
        """The group of each item that has one."""
        return self.links.groups(sort, items)

    def all_groups(self, sort: Sort) -> Mapping[str, str]:
        """The group of every item that has one."""
        return self.links.groups(sort)

    def put_groups(self, sort: Sort, groups: Mapping[str, str]) -> None:
        """Says to which group each item belongs."""
        self.links.put_groups(sort, groups)

    def members(self, sort: Sort, group: str) -> list[str]:
        """The items of a group."""
        return self.links.members(sort, [group]).get(group, [])


def _text(report: str) -> str:
    return f"text {report}"


def _sketch(report: str, kept: bytes) -> Sketch:
    head, _, runs = kept.partition(b"\n")
    published, words = head.decode().split(" ")
    return Sketch(report, np.frombuffer(runs, np.uint64), published or None, int(words))


def _written(point: Point) -> bytes:
    """JSON as Python writes it, which has a word for endless bounds."""
    return json.dumps(asdict(point), default=sorted).encode()


def _seen(point: bytes, vectors: bytes) -> Seen:
    found = _POINT.validate_python(json.loads(point))
    rows = np.frombuffer(vectors, np.float16).reshape(-1, WIDTH)
    return Seen(found, rows[0], rows[1:])
