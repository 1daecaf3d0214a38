"""One report after another is put beside what is on the shelf: its text, its actors, the points of its statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from standoff.knowledge import World
from standoff.link.candidates import likeliest, open_keys, stacked
from standoff.link.edges import Edge
from standoff.link.joining import Weighed, join
from standoff.link.pairs import overlap
from standoff.link.points import Point
from standoff.link.preparing import Prepared, Preparer
from standoff.link.profiles import Profile
from standoff.link.same_actor import same_actor
from standoff.link.same_claim import Standing, may_stand, same_side, standing
from standoff.link.shelf import MOST, Seen, Shelf, Sort
from standoff.link.texts import Sketch, new_keys, same_text
from standoff.link.views import RELATIONS, Mind
from standoff.link.weights import Weights
from standoff.record import Record

Look = Callable[[Sequence[Point]], Sequence[Seen]]
"""Gives what is seen of points of a report."""

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
        self.place(self.preparer.prepare(record), partial(self._look, record), shelf)

    @cached_property
    def preparer(self) -> Preparer:
        """What makes reports ready."""
        return Preparer(self.world)

    def place(self, report: Prepared, look: Look, shelf: Shelf) -> None:
        """The same for a report that was made ready; `look` gives what is seen of its points."""
        fellows = _add_text(report.sketch, shelf)
        _add_actors(report, shelf)
        self._add_points(report, fellows, look, shelf)

    def _look(self, record: Record, own: Sequence[Point]) -> list[Seen]:
        views = self.mind.views(record, own)
        return [Seen(point, *vectors) for point, vectors in zip(own, views.halves, strict=True)]

    def _add_points(self, report: Prepared, fellows: Sequence[str], look: Look, shelf: Shelf) -> None:
        found = report.points
        originals = _originals(found, fellows, shelf)
        shelf.put_seen(Seen(point, *originals[point.id].vectors) for point in found if point.id in originals)
        shelf.expect([each.point.id for each in originals.values()])
        for name, original in originals.items():
            _go_along(name, original.point.id, shelf)
        own = [point for point in found if point.id not in originals]
        if own:
            self._add_own(report, look(own), shelf)
        shelf.put_keys("point", ((_of_report(report.report), point.id) for point in own))

    def _add_own(self, report: Prepared, fresh: Sequence[Seen], shelf: Shelf) -> None:
        """Compares the points that are no copies with those that they may have to do with, and places them."""
        told = _told(report, [each.point for each in fresh])
        met = _within(fresh, told)
        open_ = self._meet(report, fresh, met, shelf)
        shelf.put_seen(fresh)
        compared = self._compare(fresh, met, told)
        shelf.expect([other.id for each in compared.values() for other, _ in each.stands])
        shelf.put_edges("point", [edge for each in compared.values() for edge in each.edges])
        for stands in compared.values():
            _join(stands, shelf)
        shelf.put_keys("point", [(k, name) for name, each in compared.items() if each.new for k in open_.get(name, ())])

    def _meet(
        self, report: Prepared, fresh: Sequence[Seen], met: Mapping[str, list[Seen]], shelf: Shelf
    ) -> dict[str, list[str]]:
        """Adds what each point may have to do with on the shelf; gives its keys that can take one more.

        The keys of all points are looked up at once: to a store it is the number of questions that takes time.
        """
        able = [each for each in fresh if not each.point.bare]
        keys = self.preparer.keys(fresh) if report.keys is None else {e.point.id: report.keys[e.point.id] for e in able}
        found = shelf.found("point", dict.fromkeys(key for own in keys.values() for key in own))
        of = {name: {key: found[key] for key in own} for name, own in keys.items()}
        for name, others in likeliest(of, able, shelf).items():
            met[name].extend(others)
        return {name: open_keys(own) for name, own in of.items()}

    def _compare(
        self, fresh: Sequence[Seen], met: Mapping[str, Sequence[Seen]], told: Mapping[frozenset[str], Standing]
    ) -> dict[str, Compared]:
        """How each new point stands to those that it meets."""
        pairs = [(each, other) for each in fresh for other in met[each.point.id]]
        able = _able(pairs)
        known = [
            told.get(frozenset((each.point.id, other.point.id))) or _plainly(each, other, able) for each, other in pairs
        ]
        open_ = [pair for pair, given in zip(pairs, known, strict=True) if given is None and _both(*pair, able)]
        judged = self._judged(open_)
        stands: dict[str, list[tuple[Point, Standing | None]]] = {each.point.id: [] for each in fresh}
        for (each, other), given in zip(pairs, known, strict=True):
            stands[each.point.id].append((other.point, given or judged.get((each.point.id, other.point.id))))
        return {each.point.id: Compared(each.point, stands[each.point.id]) for each in fresh}

    def _judged(self, pairs: Sequence[tuple[Seen, Seen]]) -> dict[tuple[str, str], Standing | None]:
        """How those pairs stand to each other that may; the model, which takes most of the time, is asked once."""
        cosines = _cosines(pairs)
        able = [n for n, (each, other) in enumerate(pairs) if may_stand(other.point, each.point, cosines[n])]
        found = {}
        for n, shares in zip(able, self._shares([pairs[n] for n in able]), strict=True):
            point, beside = (seen.point for seen in pairs[n])
            found[point.id, beside.id] = self._standing(point, beside, shares, cosines[n])
        return found

    def _shares(self, pairs: Sequence[tuple[Seen, Seen]]) -> list[list[float]]:
        """Of each pair the probabilities of RELATIONS."""
        if not pairs:
            return []
        new, old = (stacked([pair[end].sides for pair in pairs]) for end in (0, 1))
        shares: list[list[float]] = self.mind.compare(old, new).tolist()
        return shares

    def _standing(self, point: Point, beside: Point, shares: Sequence[float], cosine: float) -> Standing | None:
        """Within a report its record says what contests what."""
        if sum(shares[:_TIES]) < _FAINT:
            return None
        found = standing(beside, point, dict(zip(RELATIONS, shares, strict=True)), cosine, self.weights)
        contests = found is not None and found.relation != "same"
        return None if contests and point.report == beside.report else found


def _add_actors(report: Prepared, shelf: Shelf) -> None:
    """Equal profiles are one; a new one is compared with those that share a key."""
    shelf.put_groups("actor", {f"{report.report}/{actor}": name for actor, name in report.names.items()})
    known = shelf.profiles(list(report.profiles))
    _add_profiles({name: each for name, each in report.profiles.items() if name not in known}, shelf)


def _add_profiles(new: Mapping[str, Profile], shelf: Shelf) -> None:
    """Compares new profiles with those on the shelf, and each with those before it; all are looked up at once."""
    found = {
        key: list(items)
        for key, items in shelf.found("actor", dict.fromkeys(key for one in new.values() for key in one.keys)).items()
    }
    others = shelf.profiles(sorted({item for items in found.values() for item in items}))
    edges, keys = list[Edge](), list[tuple[str, str]]()
    for name, one in new.items():
        own = {key: found[key] for key in one.keys}
        for other in sorted({item for items in own.values() for item in items[:MOST]}):
            if like := same_actor(one, others[other]):
                edges.append(Edge(other, name, "same", like.confidence, like.reasons))
        for key in open_keys(own):
            found[key].append(name)
            keys.append((key, name))
        others[name] = one
    shelf.put_edges("actor", edges)
    shelf.put_profiles(new)
    shelf.put_keys("actor", keys)


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
    """A copied point has the claim and the stance of its original, which is no copy itself."""
    sorts: tuple[Sort, ...] = ("claim", "stance")
    for sort in sorts:
        if group := shelf.groups(sort, [original]).get(original):
            shelf.put_groups(sort, {point: group})
    shelf.put_groups("copied", {point: original})


def _able(pairs: Iterable[tuple[Seen, Seen]]) -> set[str]:
    """The points of the pairs that say something of their own."""
    points = {each.point.id: each.point for pair in pairs for each in pair}
    return {name for name, point in points.items() if not point.bare}


def _both(each: Seen, other: Seen, able: Collection[str]) -> bool:
    return each.point.id in able and other.point.id in able


def _plainly(each: Seen, other: Seen, able: Collection[str]) -> Standing | None:
    """The same words are the same claim: that takes no model."""
    return _VERBATIM if _both(each, other, able) and repeats(each.point, other.point) else None


def _cosines(pairs: Sequence[tuple[Seen, Seen]]) -> list[float]:
    """How alike the two of each pair are."""
    seen = {id(each): each for pair in pairs for each in pair}  # a point stands in many pairs
    rows = {name: n for n, name in enumerate(seen)}
    vectors = stacked([each.likeness for each in seen.values()])
    new, old = (vectors[[rows[id(pair[end])] for pair in pairs]] for end in (0, 1))
    products: list[float] = (old * new).sum(1).tolist()
    return products


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
    holding: dict[str, list[int]] = {}
    for n, other in enumerate(theirs):
        for word in _signs(other.point):
            holding.setdefault(word, []).append(n)
    pairs = ((point, {n for word in _signs(point) for n in holding.get(word, ())}) for point in found)
    firsts = {
        point.id: next((n for n in sorted(near) if copied(point, theirs[n].point)), None) for point, near in pairs
    }
    return {name: theirs[n] for name, n in firsts.items() if n is not None}


def _signs(point: Point) -> Iterable[str]:
    """What two points have in common where one is a copy of the other: a word, or all of what says nothing itself."""
    return [point.text.strip(_MARKS)] if point.bare else dict.fromkeys(point.words)


def _join(compared: Compared, shelf: Shelf) -> None:
    """A point joins a claim, but for one that says nothing of its own and contests nothing."""
    if not compared.point.bare or compared.edges:
        join(compared.point, [Weighed(other.id, each) for other, each in compared.stands], shelf)


def _within(fresh: Sequence[Seen], told: Collection[frozenset[str]]) -> dict[str, list[Seen]]:
    """For each point those of the same report that come before, where its record or their likeness ties them."""
    vectors = stacked([each.likeness for each in fresh])
    alike = (vectors @ vectors.T >= _ALIKE).tolist()
    return {
        each.point.id: [
            other
            for m, other in enumerate(fresh[:n])
            if (alike[n][m] and each.point.statement != other.point.statement)
            or frozenset((each.point.id, other.point.id)) in told
        ]
        for n, each in enumerate(fresh)
    }


def _told(report: Prepared, found: Sequence[Point]) -> dict[frozenset[str], Standing]:
    """What the record says of its own statements: for each dispute the two points that share most."""
    of: dict[str, list[Point]] = {}
    for point in found:
        of.setdefault(point.statement, []).append(point)
    told = {}
    for each in report.contests:
        pairs = [(a, b) for a in of.get(each.claim, ()) for b in of.get(each.contest, ())]
        pairs = [pair for pair in pairs if each.kind == "denial" or not same_side(*pair)]
        if pairs:
            a, b = max(pairs, key=lambda pair: len(set(pair[0].words) & set(pair[1].words)))
            why = (f"the report sets one against the other: {each.kind}",)
            told[frozenset((a.id, b.id))] = Standing(_TOLD[each.kind], each.confidence, why)
    return told
