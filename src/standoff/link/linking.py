"""One report after another is put beside what is on the shelf: its text, its actors, the points of its statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.knowledge import World
from standoff.link.candidates import keys_of, likeliest, open_keys, planes
from standoff.link.edges import Edge
from standoff.link.joining import Weighed, join
from standoff.link.pairs import overlap
from standoff.link.points import Point, points
from standoff.link.profiles import Profile, forms_of, profile
from standoff.link.same_actor import same_actor
from standoff.link.same_claim import Standing, same_side, standing
from standoff.link.shelf import Seen, Shelf, Sort
from standoff.link.texts import Sketch, new_keys, same_text, sketch
from standoff.link.views import RELATIONS, WIDTH, Floats, Mind
from standoff.link.weights import Weights
from standoff.record import Actor, Record

Told = tuple[str, str | None, str | None, tuple[str, ...], str | None]
"""All that the profile of an actor depends on."""

_SEEN = ("sides", "likeness")
_REMEMBERED = 20_000
"""Profiles that are kept for another report that tells of an actor in the same words."""
_FELLOWS = 20
"""Reports whose texts are compared with a new one, at most."""
_TIES, _FAINT = 4, 0.05
"""The first of RELATIONS tie two points; what the model gives less for all of them together is not looked at."""
_ALIKE = 0.6
"""The likeness from which two points of one report may be the same claim."""
_COPIED = 0.7
"""The share of the shorter one's words that stand in both, from which two points of copies are one."""
_MARKS = " \"“”'.,;"
_VERBATIM = Standing("same", 0.99, ("word for word the same",))
_TOLD = {"denial": "denies", "contradiction": "contradicts", "counter-accusation": "counter"}


@dataclass(frozen=True, slots=True)
class Compared:
    """A point, and how it stands to each of those that it was compared with."""

    point: Point
    stands: Sequence[tuple[Point, Standing | None]]

    @property
    def edges(self) -> list[Edge]:
        """What ties it to the others."""
        found = ((other, each) for other, each in self.stands if each)
        return [Edge(other.id, self.point.id, each.relation, each.confidence, each.reasons) for other, each in found]

    @property
    def new(self) -> bool:
        """Whether it does more than repeat what can be found already."""
        return not any(each is _VERBATIM for _, each in self.stands)


@dataclass(frozen=True)
class Linker:
    """What linking a report takes: the tables of the world, the weights, and the model's part."""

    world: World
    weights: Weights
    mind: Mind

    def add(self, record: Record, shelf: Shelf) -> None:
        """Links a report that is not yet on the shelf with those that are, and puts it there."""
        fellows = _add_text(sketch(record), shelf)
        self._add_actors(record, shelf)
        self._add_points(record, fellows, shelf)

    def _add_actors(self, record: Record, shelf: Shelf) -> None:
        """Equal profiles are one; a new one is compared with those that share a key."""
        found = {actor.id: self._profile(record, actor) for actor in record.actors}
        named = {actor: each for actor, each in found.items() if each.named}
        names = {actor: each.id for actor, each in named.items()}
        shelf.put_groups("actor", {f"{record.id}/{actor}": name for actor, name in names.items()})
        fresh = {names[actor]: each for actor, each in named.items()}
        for known in shelf.profiles(list(fresh)):
            del fresh[known]
        for name, each in fresh.items():
            _add_profile(name, each, shelf)

    def _profile(self, record: Record, actor: Actor) -> Profile:
        """The profile of an actor: most are told as somebody was before, and looking them up takes long."""
        told = actor.kind, actor.country, actor.role, forms_of(record, actor), record.published if actor.role else None
        if told not in self._profiles:
            if len(self._profiles) > _REMEMBERED:
                self._profiles.clear()
            self._profiles[told] = profile(record, actor, self.world)
        return self._profiles[told]

    def _add_points(self, record: Record, fellows: Sequence[str], shelf: Shelf) -> None:
        found = points(record, self.world)
        originals = _originals(found, fellows, shelf)
        shelf.put_seen(Seen(point, *originals[point.id].vectors) for point in found if point.id in originals)
        for name, original in originals.items():
            _go_along(name, original.point.id, shelf)
        own = [point for point in found if point.id not in originals]
        if own:
            self._add_own(record, own, shelf)
        shelf.put_keys("point", ((_of_report(record.id), point.id) for point in own))

    def _add_own(self, record: Record, own: Sequence[Point], shelf: Shelf) -> None:
        """Compares the points that are no copies with those that they may have to do with, and places them."""
        views = self.mind.views(record, own)
        fresh = [Seen(point, *vectors) for point, vectors in zip(own, views.halves, strict=True)]
        told = _told(record, own)
        met = _within(fresh, told)
        open_ = self._meet(fresh, met, shelf)
        shelf.put_seen(fresh)
        compared = self._compare(fresh, met, told)
        shelf.put_edges("point", [edge for each in compared.values() for edge in each.edges])
        for stands in compared.values():
            _join(stands, shelf)
        shelf.put_keys("point", [(k, name) for name, each in compared.items() if each.new for k in open_.get(name, ())])

    def _meet(self, fresh: Sequence[Seen], met: Mapping[str, list[Seen]], shelf: Shelf) -> dict[str, list[str]]:
        """Adds what each point may have to do with on the shelf; gives its keys that can take one more.

        The keys of all points are looked up at once: to a store it is the number of questions that takes time.
        """
        able = [each for each in fresh if not each.point.bare]
        keys = {each.point.id: keys_of(each, self._planes) for each in able}
        found = shelf.found("point", dict.fromkeys(key for own in keys.values() for key in own))
        of = {name: {key: found[key] for key in own} for name, own in keys.items()}
        for each in able:
            met[each.point.id].extend(likeliest(of[each.point.id], each, shelf))
        return {name: open_keys(own) for name, own in of.items()}

    def _compare(
        self, fresh: Sequence[Seen], met: Mapping[str, Sequence[Seen]], told: Mapping[frozenset[str], Standing]
    ) -> dict[str, Compared]:
        """How each new point stands to those that it meets; the model is asked once for all of them."""
        pairs = [(each, other) for each in fresh for other in met[each.point.id]]
        stands: dict[str, list[tuple[Point, Standing | None]]] = {each.point.id: [] for each in fresh}
        for (each, other), shares, cosine in zip(pairs, *self._judged(pairs), strict=True):
            given = told.get(frozenset((each.point.id, other.point.id)))
            found = given or self._standing(each.point, other.point, shares, cosine)
            stands[each.point.id].append((other.point, found))
        return {each.point.id: Compared(each.point, stands[each.point.id]) for each in fresh}

    def _judged(self, pairs: Sequence[tuple[Seen, Seen]]) -> tuple[list[list[float]], list[float]]:
        """Of each pair the probabilities of RELATIONS, and how alike the two are."""
        if not pairs:
            return [], []
        rows = {id(seen): seen for pair in pairs for seen in pair}  # a point stands in many pairs
        places = {name: n for n, name in enumerate(rows)}
        new, old = (np.array([places[id(pair[end])] for pair in pairs]) for end in (0, 1))
        sides, alike = (np.array([getattr(seen, name) for seen in rows.values()], np.float32) for name in _SEEN)
        shares = self.mind.compare(sides[old], sides[new])
        return shares.tolist(), (alike[old] * alike[new]).sum(1).tolist()

    def _standing(self, point: Point, beside: Point, shares: Sequence[float], cosine: float) -> Standing | None:
        """Within a report its record says what contests what; elsewhere the same words are the same claim."""
        if point.bare or beside.bare:
            return None
        if repeats(point, beside):
            return _VERBATIM
        if sum(shares[:_TIES]) < _FAINT:
            return None
        found = standing(beside, point, dict(zip(RELATIONS, shares, strict=True)), cosine, self.weights)
        contests = found is not None and found.relation != "same"
        return None if contests and point.report == beside.report else found

    @cached_property
    def _profiles(self) -> dict[Told, Profile]:
        return {}

    @cached_property
    def _planes(self) -> Floats:
        return planes(WIDTH)


def _add_profile(name: str, one: Profile, shelf: Shelf) -> None:
    found = shelf.found("actor", one.keys)
    others = shelf.profiles(sorted({item for items in found.values() for item in items}))
    likes = ((other, same_actor(one, each)) for other, each in others.items())
    shelf.put_edges(
        "actor", [Edge(other, name, "same", like.confidence, like.reasons) for other, like in likes if like]
    )
    shelf.put_profiles({name: one})
    shelf.put_keys("actor", ((key, name) for key in open_keys(found)))


def _add_text(one: Sketch, shelf: Shelf) -> list[str]:
    """The reports on the shelf that carry the same text; the report is put beside them."""
    found = shelf.found("text", one.keys)
    counts = Counter(item for items in found.values() for item in items)
    near = [item for item, _ in counts.most_common(_FELLOWS)]
    fellows = [each.report for each in shelf.sketches(near) if same_text(one, each)]
    shelf.put_sketch(one)
    shelf.put_edges("text", [Edge(other, one.report, "copy", 1.0) for other in fellows])
    known = [key for key, items in found.items() if set(items) & set(fellows)]
    shelf.put_keys("text", ((key, one.report) for key in new_keys(one, known)))
    return fellows


def _go_along(point: str, original: str, shelf: Shelf) -> None:
    """A copied point has the claim and the stance of its original."""
    sorts: tuple[Sort, ...] = ("claim", "stance")
    for sort in sorts:
        if group := shelf.groups(sort, [original]).get(original):
            shelf.put_groups(sort, {point: group})
    first = shelf.groups("copied", [original]).get(original, original)
    shelf.put_groups("copied", {point: first})


def repeats(one: Point, other: Point) -> bool:
    """Whether two points say the same in the same words."""
    return (one.words, one.numbers, one.negated, one.hedged) == (
        other.words,
        other.numbers,
        other.negated,
        other.hedged,
    )


def copied(one: Point, other: Point) -> bool:
    """Whether two points of copies are one."""
    if one.bare or other.bare:
        return one.text.strip(_MARKS) == other.text.strip(_MARKS)
    return one.negated == other.negated and overlap(one, other) >= _COPIED


def _of_report(report: str) -> str:
    """The key of a report's points."""
    return f"r {report}"


def _originals(found: Sequence[Point], fellows: Sequence[str], shelf: Shelf) -> dict[str, Seen]:
    """Of the points of a copy those that stand in a fellow, with what they are a copy of."""
    if not fellows:
        return {}
    ids = shelf.found("point", map(_of_report, fellows))
    theirs = shelf.seen(sorted({name for group in ids.values() for name in group}))
    pairs = ((point.id, next((other for other in theirs if copied(point, other.point)), None)) for point in found)
    return {name: original for name, original in pairs if original}


def _join(compared: Compared, shelf: Shelf) -> None:
    """A point joins a claim, but for one that says nothing of its own and contests nothing."""
    if not compared.point.bare or compared.edges:
        join(compared.point, [Weighed(other.id, each) for other, each in compared.stands], shelf)


def _within(fresh: Sequence[Seen], told: Collection[frozenset[str]]) -> dict[str, list[Seen]]:
    """For each point those of the same report that come before, where its record or their likeness ties them."""
    vectors = np.array([each.likeness for each in fresh], np.float32)
    alike = vectors @ vectors.T >= _ALIKE
    return {
        each.point.id: [
            other
            for m, other in enumerate(fresh[:n])
            if (alike[n, m] and each.point.statement != other.point.statement)
            or frozenset((each.point.id, other.point.id)) in told
        ]
        for n, each in enumerate(fresh)
    }


def _told(record: Record, found: Sequence[Point]) -> dict[frozenset[str], Standing]:
    """What the record says of its own statements: for each dispute the two points that share most."""
    of: dict[str, list[Point]] = {}
    for point in found:
        of.setdefault(point.statement, []).append(point)
    told = {}
    for dispute in record.disputes:
        pairs = [(a, b) for a in of.get(dispute.claim, ()) for b in of.get(dispute.contest, ())]
        pairs = [pair for pair in pairs if dispute.kind == "denial" or not same_side(*pair)]
        if pairs:
            a, b = max(pairs, key=lambda pair: len(set(pair[0].words) & set(pair[1].words)))
            why = (f"the report sets one against the other: {dispute.kind}",)
            told[frozenset((a.id, b.id))] = Standing(_TOLD[dispute.kind], dispute.confidence, why)
    return told
