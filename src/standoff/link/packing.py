"""Points and briefs as JSON and back, in a form that is fast to read: they are read far more often than written."""

from __future__ import annotations

import json
from operator import attrgetter
from typing import Any

from standoff.link.briefs import Brief, Named
from standoff.link.points import Number, Point, Said, is_bare, is_contrary
from standoff.record import ReportEntry, Tie

_ENTRY = tuple(ReportEntry.model_fields)
_FIELDS = tuple(Point.__dataclass_fields__)
_VALUES = attrgetter(*_FIELDS)
_SAID = tuple(name for name in Said.__slots__ if name not in {"content", "contrary", "bare"})
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


def said_unpacked(written: bytes) -> Said:
    """What is told of the point that `packed` wrote: there are many that nothing else is asked of."""
    values: list[Any] = json.loads(written)
    told = dict(zip(_FIELDS, values, strict=True))
    return Said(
        content=tuple(map(tuple, told["content"])),
        contrary=is_contrary(told["act"]),
        bare=is_bare(told["words"], told["numbers"]),
        **{name: told[name] for name in _SAID},
    )


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
