"""Which points on the shelf a new point may have to do with: found by keys, the likeliest first.

Keys are the words of its matter, pairs of neighbouring ones, its numbers, and buckets of its likeness vector (Charikar
2002: the signs of random projections). A key that many points have tells little and counts little.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log2

import numpy as np

from standoff.link.points import Point
from standoff.link.shelf import MOST, Seen, Shelf
from standoff.link.views import WIDTH, Floats, Halves

_TABLES, _BITS = 4, 10
_COUNTED = 200
"""Points of which keys are counted, those of rare keys first: what only common keys lead to is not looked for."""
_READ, _KEPT = 32, 12
"""Points that are looked at, and those of them that are compared, at most."""
_LIKENESS = 3.0
"""What likeness counts beside keys."""


def planes(width: int) -> Floats:
    """The projections of likeness vectors whose signs are their buckets."""
    return np.random.default_rng(11).standard_normal((width, _TABLES * _BITS)).astype(np.float32)


def keys_of(new: Sequence[Seen], across: Floats) -> dict[str, list[str]]:
    """The keys of points, by their ids."""
    buckets = _buckets(stacked([each.likeness for each in new]), across)
    return {
        each.point.id: list(dict.fromkeys([*_keys_of_words(each.point), *own]))
        for each, own in zip(new, buckets, strict=True)
    }


def _keys_of_words(point: Point) -> Iterator[str]:
    yield from (f"w {word}" for word in point.words)
    yield from (f"p {' '.join(sorted(pair))}" for pair in pairwise(point.words))
    yield from (f"n {number.low:g} {number.high:g} {number.unit}" for number in point.numbers)


def _buckets(likeness: Floats, across: Floats) -> Iterator[list[str]]:
    signs = (likeness @ across > 0).reshape(-1, _TABLES, _BITS)
    for row in (signs @ (1 << np.arange(_BITS))).tolist():
        yield [f"v {table} {bits}" for table, bits in enumerate(row)]


def open_keys(found: Mapping[str, Sequence[str]]) -> list[str]:
    """The keys that can take one more point."""
    return [key for key, items in found.items() if len(items) < MOST]


def likeliest(
    found: Mapping[str, Mapping[str, Sequence[str]]], new: Sequence[Seen], shelf: Shelf
) -> dict[str, list[Seen]]:
    """For each new point of a report those that share most with it; `found` is what its keys lead to, by its id.

    The shelf is asked once for all of them: to a store it is the number of questions that takes time.
    """
    weights = {each.point.id: _weights(found[each.point.id]) for each in new}
    read = {name: _heaviest(each) for name, each in weights.items()}
    chosen = {each.point.id: read[each.point.id] for each in new}
    many = [each for each in new if len(read[each.point.id]) > _KEPT]
    likeness = shelf.likenesses(list(dict.fromkeys(item for each in many for item in read[each.point.id])))
    rows = {item: n for n, item in enumerate(likeness)}
    vectors = stacked(list(likeness.values()))
    for each in many:
        items = read[each.point.id]
        cosines = vectors[[rows[item] for item in items]] @ each.likeness.astype(np.float32)
        chosen[each.point.id] = _best(items, weights[each.point.id], cosines.tolist())
    names = list(dict.fromkeys(item for items in chosen.values() for item in items))
    seen = dict(zip(names, shelf.seen(names), strict=True))
    return {name: [seen[item] for item in items] for name, items in chosen.items()}


def stacked(vectors: Sequence[Halves]) -> Floats:
    """Vectors of points as the rows of one array."""
    if not vectors:
        return np.zeros((0, WIDTH), np.float32)
    return np.concatenate(vectors).reshape(len(vectors), *vectors[0].shape).astype(np.float32)


def _weights(found: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """What the points count to which the keys lead, those of rare keys first."""
    weights: dict[str, float] = {}
    for items in sorted(found.values(), key=len):
        if len(weights) >= _COUNTED:
            break
        weight = 1 / log2(2 + len(items))
        for item in items:
            weights[item] = weights.get(item, 0.0) + weight
    return weights


def _heaviest(weights: Mapping[str, float]) -> list[str]:
    return sorted(weights, key=lambda item: (-weights[item], item))[:_READ]


def _best(items: Sequence[str], weights: Mapping[str, float], cosines: Sequence[float]) -> list[str]:
    """Those of most weight and likeness together; of equals the first."""
    scores = [weights[item] + _LIKENESS * cosine for item, cosine in zip(items, cosines, strict=True)]
    return [items[n] for n in sorted(range(len(items)), key=lambda n: -scores[n])[:_KEPT]]
