"""Other names and other words, the same for all reports of a topic."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zlib import crc32

from standoff.knowledge import World
from standoff.link.words import STOP
from standoff.record import Record

_HERE = Path(__file__).parent
_FIRST = ("Ka", "Bo", "Te", "Ma", "Ve", "Lo", "Si", "Ru", "Da", "Ne", "Pa", "Gri", "Sto", "Hal", "Or", "Ish")
_MIDDLE = ("ra", "le", "mi", "no", "du", "ve", "ska", "ri", "ba", "to", "ne", "lu", "zi", "go", "ha", "per")
_LAST = ("n", "vic", "man", "rez", "ev", "ssen", "ko", "ni", "das", "ard", "yan", "li", "ton", "mura", "wi", "ss")


@dataclass(frozen=True, slots=True)
class Words:
    """What may stand for what: the words of persons' names in the base, given names, states, other words."""

    named: frozenset[str]
    given: Sequence[str]
    states: Sequence[Mapping[str, str]]
    groups: Sequence[Sequence[str]]

    @classmethod
    def of(cls, records: Iterable[Record], world: World) -> Words:
        """Those for a base."""
        people = (actor.name.split() for record in records for actor in record.actors if actor.kind == "person")
        names = (name for name in people if len(name) > 1 and all(word.istitle() and word.isalpha() for word in name))
        words = {word for name in names for word in name if _may_vary(word, world)}
        groups = [row["words"].split("|") for row in _rows("wording")]
        return cls(frozenset(words), sorted(name.title() for name in world.given_names), list(_rows("states")), groups)


def _may_vary(word: str, world: World) -> bool:
    """Whether a word is a name and nothing else: no title, no state, no word such as "The"."""
    return word.lower() not in STOP and not world.title([word], 0) and not world.at([word], 0)


def _rows(name: str) -> Iterable[Mapping[str, str]]:
    return csv.DictReader((_HERE / f"{name}.csv").read_text("utf-8").splitlines())


@dataclass(frozen=True)
class Names:
    """The names of one topic."""

    words: Words
    topic: int

    def country(self, country: str) -> str:
        """The state that stands for a state; one that is not in the table stands for itself."""
        return self._countries.get(country, country)

    def other(self, word: str, luck: int) -> str | None:
        """What a word becomes, None where it stays. Where `luck` is not 0, a word is exchanged for one like it."""
        if word in self._forms:
            return self._forms[word]
        if word in self.words.named:
            return self._name(word)
        group = self._groups.get(word) if luck else None
        return group[(group.index(word) + luck) % len(group)] if group else None

    def _name(self, word: str) -> str:
        number = crc32(f"{self.topic} {word}".encode())
        if word in self._given:
            return self.words.given[number % len(self.words.given)]
        return _FIRST[number % 16] + _MIDDLE[number // 16 % 16] + _LAST[number // 256 % 16]

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(self.words.given)

    @cached_property
    def _turned(self) -> list[tuple[Mapping[str, str], Mapping[str, str]]]:
        """Each state with the one that stands for it."""
        states = self.words.states
        return [(state, states[(n * 7 + self.topic) % len(states)]) for n, state in enumerate(states)]

    @cached_property
    def _countries(self) -> dict[str, str]:
        return {state["country"]: other["country"] for state, other in self._turned}

    @cached_property
    def _forms(self) -> dict[str, str]:
        return {state[form]: other[form] for state, other in self._turned for form in ("name", "adjective", "capital")}

    @cached_property
    def _groups(self) -> dict[str, Sequence[str]]:
        return {word: group for group in self.words.groups for word in group}
