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
from standoff.link.views import Floats

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


def keys_of(seen: Seen, across: Floats) -> list[str]:
    """The keys of a point."""
    return list(dict.fromkeys([*_keys_of_words(seen.point), *_buckets(seen.likeness.astype(np.float32), across)]))


def _keys_of_words(point: Point) -> Iterator[str]:
    yield from (f"w {word}" for word in point.words)
    yield from (f"p {' '.join(sorted(pair))}" for pair in pairwise(point.words))
    yield from (f"n {number.low:g} {number.high:g} {number.unit}" for number in point.numbers)


def _buckets(likeness: Floats, across: Floats) -> Iterator[str]:
    signs = (likeness @ across > 0).reshape(_TABLES, _BITS)
    for table, bits in enumerate((signs @ (1 << np.arange(_BITS))).tolist()):
        yield f"v {table} {bits}"


def open_keys(found: Mapping[str, Sequence[str]]) -> list[str]:
    """The keys that can take one more point."""
    return [key for key, items in found.items() if len(items) < MOST]


def likeliest(found: Mapping[str, Sequence[str]], new: Seen, shelf: Shelf) -> list[Seen]:
    """The points that share most with a new one."""
    weights: dict[str, float] = {}
    for items in sorted(found.values(), key=len):
        if len(weights) >= _COUNTED:
            break
        weight = 1 / log2(2 + len(items))
        for item in items:
            weights[item] = weights.get(item, 0.0) + weight
    read = sorted(weights, key=lambda item: (-weights[item], item))[:_READ]
    seen = shelf.seen(read)
    if len(seen) <= _KEPT:
        return seen
    rows = np.concatenate([each.likeness for each in seen]).reshape(len(seen), -1)  # faster than an array of arrays
    cosines = rows.astype(np.float32) @ new.likeness.astype(np.float32)
    scores = [weights[item] + _LIKENESS * cosine for item, cosine in zip(read, cosines.tolist(), strict=True)]
    best = sorted(range(len(seen)), key=lambda n: -scores[n])[:_KEPT]
    return [seen[n] for n in best]
