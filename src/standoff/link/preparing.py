"""What linking must know of a report before it is put beside others: it hangs on the record alone.

So it can be found out ahead, in another process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from standoff.knowledge import World
from standoff.link.candidates import keys_of, planes
from standoff.link.points import Point, points
from standoff.link.profiles import Profile, forms_of, profile
from standoff.link.shelf import Seen
from standoff.link.texts import Sketch, sketch
from standoff.link.views import WIDTH, Floats, Halves
from standoff.record import Actor, Record
from standoff.record.labels import DisputeKind

Vectors = Mapping[str, tuple[Halves, Halves]]
"""What is seen of points, by their ids: likeness and sides."""
Told = tuple[str, str | None, str | None, tuple[str, ...], str | None]
"""All that the profile of an actor depends on."""

NOTHING: Vectors = {}
_REMEMBERED = 20_000
"""Profiles that are kept for another report that tells of an actor in the same words."""


class Contest(NamedTuple):
    """What a record says of two of its own statements."""

    claim: str
    contest: str
    kind: DisputeKind
    confidence: float


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report made ready to be put beside others."""

    report: str
    sketch: Sketch
    names: Mapping[str, str]
    """The profiles, by id, of its actors that can be known elsewhere."""
    profiles: Mapping[str, Profile]
    points: tuple[Point, ...]
    contests: tuple[Contest, ...]
    keys: Mapping[str, Sequence[str]] | None
    """By what points are found, where it is known what is seen of all of them."""


@dataclass(frozen=True)
class Preparer:
    """Makes reports ready. It remembers what it looked up: that changes nothing but the time it takes."""

    world: World
    _known: dict[Told, tuple[str, Profile] | None] = field(default_factory=dict)

    def prepare(self, record: Record, seen: Vectors = NOTHING) -> Prepared:
        """The report made ready; `seen` is what is seen of its points, as far as that is known."""
        own = points(record, self.world)
        found = {actor.id: each for actor in record.actors if (each := self._profile(record, actor))}
        return Prepared(
            report=record.id,
            sketch=sketch(record),
            names={actor: name for actor, (name, _) in found.items()},
            profiles=dict(found.values()),
            points=tuple(own),
            contests=tuple(Contest(e.claim, e.contest, e.kind, e.confidence) for e in record.disputes),
            keys=self.keys([Seen(each, *seen[each.id]) for each in own]) if _covers(seen, own) else None,
        )

    def keys(self, seen: Sequence[Seen]) -> dict[str, list[str]]:
        """The keys of those points that say something of their own."""
        return keys_of([each for each in seen if not each.point.bare], self._planes)

    def _profile(self, record: Record, actor: Actor) -> tuple[str, Profile] | None:
        """The profile of an actor that has a name, with its id.

        Most are told as somebody was before, and looking them up takes long.
        """
        told = actor.kind, actor.country, actor.role, forms_of(record, actor), record.published if actor.role else None
        if told not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            made = profile(record, actor, self.world)
            self._known[told] = (made.id, made) if made.named else None
        return self._known[told]

    @cached_property
    def _planes(self) -> Floats:
        return planes(WIDTH)


def _covers(seen: Vectors, own: Sequence[Point]) -> bool:
    return all(each.id in seen for each in own)
