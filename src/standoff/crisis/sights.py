"""What the model of meaning sees of a report's points, kept beside its record, so that linking takes no encoder.

To see the points of a report takes half as long as to read it. So it is done where reports are read, in as many
processes as read, and linking compares what was seen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from standoff.knowledge import World
from standoff.link.points import Point, points
from standoff.link.views import WIDTH, Floats, Mind, Views
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
class KeptMind:
    """A mind that looks only at what is not kept yet. `new` is what it saw, by report."""

    mind: Mind
    world: World
    kept: Mapping[str, bytes] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)

    def turn_to(self, kept: Mapping[str, bytes]) -> None:
        """Goes on to other reports, of which this is kept."""
        self.kept, self.new = kept, {}

    def views(self, record: Record, points: Sequence[Point]) -> Views:
        """What is seen of the points of a record."""
        known = _rows(self.kept.get(record.id) or self.new.get(record.id))
        if any(point.id not in known for point in points):
            self.new[record.id] = sights(record, self.world, self.mind)
            known = _rows(self.new[record.id])
        rows = np.array([known[point.id] for point in points], np.float32)
        return Views(rows[:, 0], rows[:, 1:])

    def compare(self, first: Floats, second: Floats) -> Floats:
        """How the sides of points stand to each other."""
        return self.mind.compare(first, second)


def _packed(names: Sequence[str], rows: Floats) -> bytes:
    return json.dumps([list(rows.shape), names]).encode() + b"\n" + rows.astype(np.float16).tobytes()


def _rows(kept: bytes | None) -> Mapping[str, np.ndarray]:
    """The vectors of each point by its id: the likeness, then the sides."""
    if not kept:
        return {}
    head, _, rows = kept.partition(b"\n")
    shape, names = json.loads(head)
    return dict(zip(names, np.frombuffer(rows, np.float16).reshape(shape), strict=True))
