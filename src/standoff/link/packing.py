"""Points as JSON and back, in a form that is fast to read: a point is read far more often than it is written."""

from __future__ import annotations

import json
from operator import attrgetter
from typing import Any

from standoff.link.points import Number, Point

_FIELDS = tuple(Point.__dataclass_fields__)
_VALUES = attrgetter(*_FIELDS)
_SETS = tuple(_FIELDS.index(name) for name in ("names", "about", "days", "proper", "bodies"))
_SPANS = tuple(_FIELDS.index(name) for name in ("content", "said"))
_WORDS, _NUMBERS = _FIELDS.index("words"), _FIELDS.index("numbers")


def packed(point: Point) -> bytes:
    """The point as JSON as Python writes it, which has a word for endless bounds."""
    values = list(_VALUES(point))
    values[_NUMBERS] = [(one.low, one.high, one.unit, one.rough) for one in point.numbers]
    return json.dumps(values, default=sorted).encode("utf-8", "surrogatepass")


def unpacked(written: bytes) -> Point:
    """The point that `packed` wrote."""
    values: list[Any] = json.loads(written)
    for n in _SETS:
        values[n] = frozenset(values[n])
    for n in _SPANS:
        values[n] = tuple(map(tuple, values[n]))
    values[_WORDS] = tuple(values[_WORDS])
    values[_NUMBERS] = tuple(Number(*each) for each in values[_NUMBERS])
    return Point(*values)
