"""Points and briefs as JSON and back, in a form that is fast to read: they are read far more often than written."""

from __future__ import annotations

import json
from operator import attrgetter
from typing import Any

from standoff.link.briefs import Brief
from standoff.link.points import Number, Point
from standoff.link.words import Span
from standoff.record import Actor, ReportEntry, Tie

_ENTRY = tuple(ReportEntry.model_fields)
_ACTOR = ("id", "name", "kind", "country", "sector")
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
    actors = [
        (actor.id, actor.name, actor.kind, actor.country, actor.sector, sorted(spans))
        for actor, spans in zip(one.actors, one.mentions, strict=True)
    ]
    ties = [tie.model_dump(mode="json", by_alias=True) for tie in one.ties]
    entry = one.entry
    head = [getattr(entry, name) for name in _ENTRY]
    return json.dumps((head, actors, ties)).encode()


def brief_unpacked(written: bytes) -> Brief:
    """The brief that `brief_packed` wrote. Its actors bear their own mentions; their roles are left out."""
    head, actors, ties = json.loads(written)
    spans = [tuple(map(tuple, each[-1])) for each in actors]
    return Brief(
        ReportEntry.model_construct(**dict(zip(_ENTRY, head, strict=True))),
        tuple(_actor(each, own) for each, own in zip(actors, spans, strict=True)),
        tuple(map(frozenset, spans)),
        tuple(Tie.from_json(json.dumps(each)) for each in ties),
    )


def _actor(values: list[Any], mentions: tuple[Span, ...]) -> Actor:
    """The actor, which was checked when it was made."""
    return Actor.model_construct(**dict(zip(_ACTOR, values, strict=False)), role=None, mentions=mentions)
