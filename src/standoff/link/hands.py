"""What people join and split, laid over who is who as the machine has it: a hand moves actors, never what was found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from standoff.link.words import Span

Place = tuple[str, str]
"""A report and the id of an actor in it."""

_WRITTEN = re.compile(r"(.+)@(\d+)-(\d+)", re.DOTALL)
_SHARED = 0.5
"""The share of the characters of two mentions that must lie in both, for the one to be the other as another model has
it: "President Ada Orr" is "Ada Orr", "Tarn's president" is not "Tarn"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters of a report by which somebody is named. They stay what they are when ids change."""

    report: str
    span: Span

    def __str__(self) -> str:
        return f"{self.report}@{self.span[0]}-{self.span[1]}"

    @classmethod
    def parse(cls, written: str) -> Mention:
        """The mention that is written `report@120-134`; of other words a mention in a report that there is not."""
        found = _WRITTEN.fullmatch(written)
        return cls(found[1], (int(found[2]), int(found[3]))) if found else cls(written, (0, 0))


def mentions_of(written: str) -> tuple[Mention, ...]:
    """The mentions that `written_of` wrote."""
    found = json.loads(written or "[]")
    return tuple(map(Mention.parse, found))


def written_of(mentions: Iterable[Mention]) -> str:
    """The mentions as they are kept: an array of JSON."""
    return json.dumps(list(map(str, mentions)))


@dataclass(frozen=True, slots=True)
class Hand:
    """What a person says: that all who are named in `mentions` are one, or that some are to be taken out of an actor.

    Where it splits, `mentions` are in the reports that are taken out, one in each, and `staying` in some that are not.
    """

    number: int
    joined: bool
    mentions: tuple[Mention, ...]
    staying: tuple[Mention, ...] = ()

    @property
    def all(self) -> tuple[Mention, ...]:
        """The mentions of both kinds."""
        return (*self.mentions, *self.staying)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a hand comes to as the reports stand now."""

    hand: int
    actors: tuple[str | None, ...]
    """For each of its mentions the actor of the crisis; None where nobody is named there any more."""
    machine: tuple[str, ...]
    """Who is named there as the machine has it: the names of its actors, each once."""


@dataclass(frozen=True)
class Whereabouts:
    """Where the actors of the reports are mentioned, as far as hands ask for it."""

    mentioned: Mapping[str, Sequence[tuple[Span, Place]]]

    @classmethod
    def of(cls, hands: Iterable[Hand], members: Iterable[tuple[Place, Iterable[Span]]]) -> Whereabouts:
        """Those of the members that are mentioned in the reports that the hands name."""
        found: dict[str, list[tuple[Span, Place]]] = {each.report: [] for hand in hands for each in hand.all}
        for place, spans in members:
            if place[0] in found:
                found[place[0]].extend((span, place) for span in sorted(spans))
        return cls(found)

    def place(self, mention: Mention) -> Place | None:
        """The actor of its report whom the mention names: the one whose own mention has most of its characters."""
        own = [(-_overlap(mention.span, span), span, place) for span, place in self.mentioned.get(mention.report, ())]
        best = min(own, default=None)
        return best[2] if best and -best[0] >= _SHARED else None

    def places(self, mentions: Iterable[Mention]) -> Iterator[Place]:
        """The actors that are found."""
        return (place for each in mentions if (place := self.place(each)))


def _overlap(one: Span, other: Span) -> float:
    """The share of the characters of two spans that lie in both."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0])) if both > 0 else 0.0


def ruled(
    groups: Mapping[Place, str], hands: Sequence[Hand], where: Whereabouts, copies: Iterable[Sequence[str]]
) -> Mapping[Place, str]:
    """The groups after all hands, in the order in which they were given, so that of two the newest counts.

    Reports that carry one text go together: what is said of the one holds for its copies.
    """
    if not hands:
        return groups
    fellows = {report: frozenset(group) for group in copies for report in group}
    sorting = _Sorting(dict(groups), where, fellows)
    for hand in hands:
        (sorting.join if hand.joined else sorting.split)(hand)
    return sorting.groups


@dataclass(frozen=True)
class _Sorting:
    """Groups while hands move actors about."""

    groups: dict[Place, str]
    where: Whereabouts
    fellows: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def _members(self) -> dict[str, set[Place]]:
        found: dict[str, set[Place]] = {}
        for place, group in self.groups.items():
            found.setdefault(group, set()).add(place)
        return found

    def join(self, hand: Hand) -> None:
        """Makes one group of those that are named."""
        united = {self.groups[place] for place in self.where.places(hand.mentions)}
        self._move({place for group in united for place in self._members[group]}, hand)

    def split(self, hand: Hand) -> None:
        """Takes reports out of the group that stays; what is apart from it already is left where it is."""
        staying = {self.groups[place] for place in self.where.places(hand.staying)}
        out = set[Place]()
        for place in self.where.places(hand.mentions):
            if (group := self.groups[place]) in staying:
                reports = self.fellows.get(place[0], frozenset({place[0]}))
                out |= {each for each in self._members[group] if each[0] in reports}
        self._move(out, hand)

    def _move(self, places: set[Place], hand: Hand) -> None:
        for place in places:
            self._members[self.groups[place]].discard(place)
            self.groups[place] = _group_of(hand)
        self._members[_group_of(hand)] = places


def _group_of(hand: Hand) -> str:
    """The name of the group that a hand makes; no group of the machine's is called so."""
    return f"hand {hand.number}"
