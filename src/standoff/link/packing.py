"""Points and briefs as JSON and back, in a form that is fast to read: they are read far more often than written."""

from __future__ import annotations

import json
from operator import attrgetter
from typing import Any

from standoff.link.briefs import Brief, Named
from standoff.link.points import Number, Point
from standoff.record import ReportEntry, Tie

_ENTRY = tuple(ReportEntry.model_fields)
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


def brief_packed(one: Brief) -> bytes:
    """A brief as JSON."""
    head = [getattr(one.entry, name) for name in _ENTRY]
    return json.dumps((head, one.actors, list(map(sorted, one.mentions)), [tie.to_json() for tie in one.ties])).encode()


def brief_unpacked(written: bytes) -> Brief:
    """The brief that `brief_packed` wrote."""
    head, actors, mentions, ties = json.loads(written)
    return Brief(
        ReportEntry.model_construct(**dict(zip(_ENTRY, head, strict=True))),
        tuple(map(Named._make, actors)),
        tuple(frozenset(map(tuple, spans)) for spans in mentions),
        tuple(map(Tie.from_json, ties)),
    )
