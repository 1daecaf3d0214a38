"""What the model of meaning sees of a report's points, kept beside its record, so that linking takes no encoder.

To see the points of a report takes half as long as to read it. So it is done where reports are read, in as many
processes as read, and linking compares what was seen.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from standoff.knowledge import World
from standoff.link import Linker
from standoff.link.points import Point, points
from standoff.link.preparing import Vectors
from standoff.link.shelf import Seen
from standoff.link.views import WIDTH, Floats, Mind
from standoff.record import Record

if TYPE_CHECKING:
    from standoff.pipeline.batches import Reads

_HOW = "points 1"
"""The way in which points are cut and seen. It is raised when that changes, and what was seen before is seen anew."""


def made_by(model: str) -> str:
    """The name under which is kept what a model sees."""
    return f"{model}, {_HOW}"


def seen_by(reader: Reads, record: Record) -> bytes | None:
    """What the pipeline that read a record sees of its points; nothing where it has no model of meaning."""
    from standoff.crisis.mind import MeaningMind  # noqa: PLC0415  # who only compares loads no model
    from standoff.pipeline import Reader  # noqa: PLC0415  # the same

    return sights(record, reader.tables.world, MeaningMind(reader.meaning)) if isinstance(reader, Reader) else None


def sights(record: Record, world: World, mind: Mind) -> bytes:
    """What the mind sees of all points of a record, in half precision, as linking keeps it."""
    own = points(record, world)
    if not own:
        return _packed([], np.zeros((0, 0, WIDTH), np.float32))
    views = mind.views(record, own)
    return _packed([each.id for each in own], np.concatenate([views.likeness[:, None], views.sides], 1))


@dataclass(slots=True)
class Sight:
    """What is seen of a record's points: what is kept of it, and where that lacks a point, all that the mind sees."""

    linker: Linker
    written: str
    """The record as JSON: most are linked without being looked at again."""
    kept: bytes | None
    new: bytes | None = None
    """What the mind saw, to be kept."""

    def look(self, own: Sequence[Point]) -> list[Seen]:
        """The points with what is seen of them."""
        known = vectors_of(self.kept)
        if any(point.id not in known for point in own):
            self.new = sights(Record.from_json(self.written), self.linker.world, self.linker.mind)
            known = vectors_of(self.new)
        return [Seen(point, *known[point.id]) for point in own]


def vectors_of(kept: bytes | None) -> Vectors:
    """What is kept of a record's points: the likeness, then the sides."""
    if not kept:
        return {}
    head, _, rows = kept.partition(b"\n")
    shape, names = json.loads(head)
    whole = np.frombuffer(rows, np.float16).reshape(shape)
    return {name: (own[0], own[1:]) for name, own in zip(names, whole, strict=True)}


def _packed(names: Sequence[str], rows: Floats) -> bytes:
    return json.dumps([list(rows.shape), names]).encode() + b"\n" + rows.astype(np.float16).tobytes()
