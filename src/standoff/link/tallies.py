"""What the reports say of an actor, counted: of that follows what it is called in the crisis, and what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from standoff.knowledge import World
from standoff.link.briefs import Named
from standoff.link.numbering import Number
from standoff.record.labels import ActorKind, Sector

Counts = Mapping[str, tuple[int, Number]]
"""How often each value was found, and where first."""

_KINDS: Mapping[str, ActorKind] = {each: each for each in get_args(ActorKind)}
_SECTORS: Mapping[str, Sector] = {each: each for each in get_args(Sector)}


@dataclass(frozen=True, slots=True)
class Head:
    """What an actor of the crisis is, without its mentions."""

    name: str
    kind: ActorKind
    country: str | None
    sector: Sector | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How actors of reports that are one are called, and what they are said to be."""

    names: Counts
    kinds: Counts
    countries: Counts
    sectors: Counts

    @classmethod
    def of(cls, actor: Named, number: Number) -> Tally:
        """That of one actor of a report."""
        values = actor.name, actor.kind, actor.country, actor.sector
        return cls(*({value: (1, number)} if value else {} for value in values))

    @property
    def first(self) -> Number:
        """Where any of them is met first."""
        return min(first for _, first in self.kinds.values())

    def head(self, world: World) -> Head:
        """What all of it comes to.

        A state that the tables know bears its name there, not the one by which most reports call it ("Whitehall").
        """
        kind, country = _KINDS[_commonest(self.kinds) or ""], _commonest(self.countries)
        known = world.name_of(country) if kind == "state" and country else None
        sector = _commonest(self.sectors)
        return Head(known or self._fullest(), kind, country, _SECTORS[sector] if sector else None)

    def _fullest(self) -> str:
        """Of a person the longest name; of others the commonest one, of equals the longest."""
        person = min(self.kinds, key=lambda kind: self.kinds[kind][1]) == "person"
        return max(
            self.names, key=lambda name: (0 if person else self.names[name][0], len(name.split()), len(name), name)
        )


def together(tallies: Iterable[Tally]) -> Tally:
    """The tally of several that are one."""
    each = list(tallies)
    if len(each) == 1:
        return each[0]
    return Tally(*(_sum(getattr(one, name) for one in each) for name in Tally.__slots__))


def _sum(counts: Iterable[Counts]) -> Counts:
    found: dict[str, tuple[int, Number]] = {}
    for each in counts:
        for value, (count, first) in each.items():
            before = found.get(value, (0, first))
            found[value] = before[0] + count, min(before[1], first)
    return found


def _commonest(counts: Counts) -> str | None:
    """Of equals the one that was found first."""
    return min(counts, key=lambda value: (-counts[value][0], counts[value][1]), default=None)


def tally_written(tally: Tally) -> dict[str, Any]:
    """The tally as JSON can hold it."""
    return {name: getattr(tally, name) for name in Tally.__slots__}


def tally_read(written: Mapping[str, Mapping[str, Any]]) -> Tally:
    """The tally that was written."""
    return Tally(
        *(
            {value: (count, (first[0], first[1])) for value, (count, first) in written[name].items()}
            for name in Tally.__slots__
        )
    )
