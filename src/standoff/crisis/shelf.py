"""A shelf in the tables of a store: what linking asks for is looked up for a whole report, and written in one go."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
from pydantic import TypeAdapter

from standoff.crisis.touched import SPEAKER, Touched
from standoff.link.briefs import Brief
from standoff.link.disputing import counts
from standoff.link.edges import Edge
from standoff.link.packing import brief_unpacked, packed, said_unpacked, unpacked
from standoff.link.points import Said
from standoff.link.profiles import Profile
from standoff.link.same_actor import settled
from standoff.link.shelf import MOST, Kind, Seen, Sort
from standoff.link.texts import Sketch
from standoff.link.views import WIDTH, Halves
from standoff.store import Edge as StoredEdge
from standoff.store import Links
from standoff.store.parts import in_parts

_AT_ONCE = 1_000
_PROFILE = TypeAdapter(Profile)
_Item = TypeVar("_Item")
_Groups = dict[str, dict[str, str | None]]


@dataclass(slots=True)
class Recent(Generic[_Item]):
    """What was looked at lately: at least `least` items, at most twice as many. What is in it never changes."""

    least: int
    young: dict[str, _Item] = field(default_factory=dict)
    old: dict[str, _Item] = field(default_factory=dict)

    def of(self, names: Sequence[str], missing: Callable[[list[str]], Mapping[str, _Item]]) -> dict[str, _Item]:
        """The items of these names, as far as there are any; `missing` gives those that are not remembered."""
        found = {name: item for name in names if (item := self.known(name)) is not None}
        found |= missing([name for name in names if name not in found])
        self.remember(found)
        return found

    def remember(self, items: Mapping[str, _Item]) -> None:
        """Remembers the items, and forgets those that nobody has asked for since long."""
        self.young.update(items)
        if len(self.young) > self.least:
            self.young, self.old = {}, self.young

    def known(self, name: str) -> _Item | None:
        """The item of this name, if it is remembered."""
        found = self.young.get(name)
        return self.old.get(name) if found is None else found


@dataclass(frozen=True, slots=True)
class Memory:
    """What serves several transactions, for it never changes: points (about 10 kB each) and profiles."""

    points: Recent[Seen] = field(default_factory=lambda: Recent(10_000))
    profiles: Recent[Profile] = field(default_factory=lambda: Recent(10_000))


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What is to be written at the end of the transaction."""

    signatures: dict[str, bytes] = field(default_factory=dict)
    vectors: dict[str, bytes] = field(default_factory=dict)
    keys: dict[Kind, dict[str, list[str]]] = field(default_factory=dict)
    edges: dict[Kind, list[StoredEdge]] = field(default_factory=dict)
    groups: _Groups = field(default_factory=dict)
    touched: Touched = field(default_factory=Touched)


@dataclass(frozen=True, slots=True)
class StoreShelf:
    """A shelf in the tables of a store, within one transaction, at whose end `flush` writes what was put on it.

    With it is kept what of the crisis was touched, which is then to be mended (`crisis/mending.py`).
    """

    links: Links
    memory: Memory = field(default_factory=Memory)
    _waiting: _Waiting = field(default_factory=_Waiting)
    _groups: _Groups = field(default_factory=dict)
    """Groups that are known in this transaction; None where an item is known to have none."""
    _found: dict[Kind, dict[str, list[str]]] = field(default_factory=dict)
    """All items of the keys that were looked up in this transaction."""
    _written: dict[str, bytes] = field(default_factory=dict)
    """Points that are expected, as they will be kept."""
    _fresh: set[str] = field(default_factory=set)
    """Points that were put on the shelf in this transaction."""

    def flush(self) -> None:
        """Writes what was put on the shelf."""
        waiting = self._waiting
        self.links.put_signatures(waiting.signatures)
        self.links.put_vectors(waiting.vectors)
        for kind, keys in waiting.keys.items():
            known = self._found.get(kind, {})
            self.links.put_all_found(kind, {key: known[key] for key in keys if key in known})
            self.links.put_keys(kind, ((key, item) for key, own in keys.items() if key not in known for item in own))
        for kind, edges in waiting.edges.items():
            self.links.put_edges(kind, edges)
        for sort, groups in waiting.groups.items():
            self.links.put_groups(sort, {item: group for item, group in groups.items() if group is not None})
        waiting.touched.put(self.links)
        for each in (waiting.signatures, waiting.vectors, waiting.keys, waiting.edges, waiting.groups):
            each.clear()

    def found(self, kind: Kind, keys: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """The items of each key, at most MOST of each."""
        asked, known = list(keys), self._found.setdefault(kind, {})
        if missing := [key for key in asked if key not in known]:
            kept, new = self.links.found(kind, missing), self._waiting.keys.get(kind, {})
            known.update((key, sorted([*kept.get(key, ()), *new.get(key, ())])) for key in missing)
        return {key: known[key][:MOST] for key in asked}

    def put_keys(self, kind: Kind, keys: Iterable[tuple[str, str]]) -> None:
        """Keeps pairs of a key and an item."""
        own, known = self._waiting.keys.setdefault(kind, {}), self._found.get(kind, {})
        for key, item in keys:
            own.setdefault(key, []).append(item)
            if key in known:
                insort(known[key], item)

    def sketches(self, ids: Sequence[str]) -> list[Sketch]:
        """The sketches of reports."""
        kept = self._signatures(map(text_of, ids))
        return [_sketch(report, kept[text_of(report)]) for report in ids]

    def put_sketch(self, sketch: Sketch) -> None:
        """Keeps the sketch of a report."""
        head = f"{sketch.published or ''} {sketch.words}\n".encode()
        self._waiting.signatures[text_of(sketch.report)] = head + sketch.runs.tobytes()

    def profiles(self, ids: Sequence[str]) -> dict[str, Profile]:
        """Profiles by id: those of the ids that are there."""
        return self.memory.profiles.of(ids, self._read_profiles)

    def put_profiles(self, profiles: Mapping[str, Profile]) -> None:
        """Keeps profiles by id."""
        self.memory.profiles.remember(profiles)
        self._waiting.touched.profiles.update((name, settled(each)) for name, each in profiles.items())
        self._waiting.signatures.update((f"actor {name}", _PROFILE.dump_json(each)) for name, each in profiles.items())

    def seen(self, ids: Sequence[str]) -> list[Seen]:
        """Points by id, in the order of the ids."""
        found = self.memory.points.of(ids, self._read_seen)
        return [found[each] for each in ids]

    def said(self, ids: Sequence[str]) -> Iterator[Said]:
        """What is told of points, by id, some at a time."""
        for some in in_parts(ids, _AT_ONCE):
            yield from map(said_unpacked, self._signatures(f"point {name}" for name in some).values())

    def likenesses(self, ids: Sequence[str]) -> dict[str, Halves]:
        """The likeness vectors of points, by id."""
        found = {each: seen.likeness for each in ids if (seen := self.memory.points.known(each)) is not None}
        new = self._waiting.vectors
        kept = {each: new[each] for each in ids if each not in found and each in new}
        kept |= self.links.vectors(each for each in ids if each not in found and each not in kept)
        return found | {each: np.frombuffer(value, np.float16, WIDTH) for each, value in kept.items()}

    def put_seen(self, seen: Iterable[Seen]) -> None:
        """Keeps points."""
        given = {each.point.id: each for each in seen}
        self.memory.points.remember(given)
        self._fresh.update(given)
        speakers = {name: f"{each.point.report}/{each.point.actor}" for name, each in given.items() if each.point.actor}
        self._waiting.groups.setdefault(SPEAKER, {}).update(speakers)
        ready = self._written
        self._waiting.signatures.update(
            (f"point {name}", ready.pop(name, b"") or packed(each.point)) for name, each in given.items()
        )
        self._waiting.vectors.update(
            (name, np.vstack([each.likeness, each.sides]).tobytes()) for name, each in given.items()
        )

    def put_brief(self, report: str, written: bytes) -> None:
        """Keeps what of a record the crisis needs, as `brief_packed` wrote it."""
        self._waiting.touched.reports[report] = None
        self._waiting.signatures[f"brief {report}"] = written

    def expect_points(self, written: Mapping[str, bytes]) -> None:
        """Takes what `packed` wrote of points that will be put on the shelf."""
        self._written.update(written)

    def briefs(self, reports: Sequence[str]) -> Iterator[Brief]:
        """What of the records the crisis needs, in the order of the reports, some at a time."""
        for some in in_parts(reports, _AT_ONCE):
            kept = self._signatures(f"brief {report}" for report in some)
            yield from (brief_unpacked(kept[f"brief {report}"]) for report in some)

    def put_edges(self, kind: Kind, edges: Iterable[Edge]) -> None:
        """Keeps edges."""
        edges = list(edges)
        if kind == "point":
            pairs = ((each.first, each.second) for each in edges if counts(each))
            self._waiting.touched.edges.update(dict.fromkeys(pairs))
        stored = (StoredEdge(e.first, e.second, e.relation, e.confidence, e.reasons) for e in edges)
        self._waiting.edges.setdefault(kind, []).extend(stored)

    def edges(self, kind: Kind, ends: Iterable[str]) -> list[Edge]:
        """The edges that have one of the items at an end."""
        return [Edge(e.a, e.b, e.label, e.confidence, e.reasons) for e in self.links.edges(kind, ends)]

    def all_edges(self, kind: Kind) -> Iterator[Edge]:
        """All edges of a kind."""
        self.flush()
        return (Edge(e.a, e.b, e.label, e.confidence, e.reasons) for e in self.links.edges(kind))

    def expect(self, points: Iterable[str]) -> None:
        """Looks up the groups of points that will be asked for one by one."""
        asked = list(dict.fromkeys(points))
        sorts: tuple[Sort, ...] = ("claim", "stance")
        for sort in sorts:
            self.groups(sort, asked)

    def groups(self, sort: Sort, items: Iterable[str]) -> dict[str, str]:
        """The group of each item that has one."""
        known, asked = self._groups.setdefault(sort, {}), list(items)
        if missing := [item for item in asked if item not in known]:
            known.update(dict.fromkeys(missing) | self.links.groups(sort, missing))
        return {item: group for item in asked if (group := known[item]) is not None}

    def all_groups(self, sort: Sort) -> Mapping[str, str]:
        """The group of every item that has one."""
        self.flush()
        return self.links.groups(sort)

    def put_groups(self, sort: Sort, groups: Mapping[str, str]) -> None:
        """Says to which group each item belongs."""
        self._touch(sort, groups)
        self._groups.setdefault(sort, {}).update(groups)
        self._waiting.groups.setdefault(sort, {}).update(groups)

    def _touch(self, sort: Sort, groups: Mapping[str, str]) -> None:
        """Notes which claims change, and of which points the dispute may be told otherwise."""
        touched, known = self._waiting.touched, self._groups.get(sort, {})
        if sort == "claim":
            before = (known.get(item) for item in groups)
            touched.claims.update(dict.fromkeys([*groups.values(), *filter(None, before)]))
            touched.points.update(dict.fromkeys(item for item in groups if item not in self._fresh))
        if sort == "copied":
            touched.points.update(dict.fromkeys(groups.values()))

    def members(self, sort: Sort, group: str) -> list[str]:
        """The items of a group."""
        kept, new = self.links.members(sort, [group]).get(group, []), self._waiting.groups.get(sort, {})
        moved = (item for item, own in new.items() if own == group)
        return list(dict.fromkeys([*(item for item in kept if new.get(item, group) == group), *moved]))

    def _signatures(self, names: Iterable[str]) -> dict[str, bytes]:
        asked, new = list(names), self._waiting.signatures
        here = {name: new[name] for name in asked if name in new}
        return here | self.links.signatures(name for name in asked if name not in here)

    def _read_profiles(self, ids: list[str]) -> dict[str, Profile]:
        kept = self._signatures(f"actor {each}" for each in ids) if ids else {}
        return {name.removeprefix("actor "): _PROFILE.validate_json(value) for name, value in kept.items()}

    def _read_seen(self, ids: list[str]) -> dict[str, Seen]:
        if not ids:
            return {}
        points, new = self._signatures(f"point {each}" for each in ids), self._waiting.vectors
        vectors = {each: new[each] for each in ids if each in new}
        vectors |= self.links.vectors(each for each in ids if each not in vectors)
        return {each: _seen(points[f"point {each}"], vectors[each]) for each in ids}


def text_of(report: str) -> str:
    """The name under which the text of a report is kept."""
    return f"text {report}"


def _sketch(report: str, kept: bytes) -> Sketch:
    head, _, runs = kept.partition(b"\n")
    published, words = head.decode().split(" ")
    return Sketch(report, np.frombuffer(runs, np.uint64), published or None, int(words))


def _seen(point: bytes, vectors: bytes) -> Seen:
    rows = np.frombuffer(vectors, np.float16).reshape(-1, WIDTH)
    return Seen(unpacked(point), rows[0], rows[1:])
