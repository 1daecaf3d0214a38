"""A phrase that may refer to an actor: the words, and what they show of whom they refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from standoff.extract.actors.lexicon import Gender
from standoff.knowledge import World
from standoff.record.labels import ActorKind, Sector

Form = Literal["name", "nominal", "pronoun", "adjective", "thing"]
OWN_OUTLET = "this "
"""What the noun of a phrase begins with that stands for the report's own outlet: "this paper"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words [start, end) may refer to an actor; `head` is the word that the clause sees.

    `name` are the words of a proper name in small letters, `written` its place; `noun` is the standard form of the
    title or the common noun ("foreign minister", "ministry"), `role` the place of the title with what stands before it.
    """

    start: int
    end: int
    head: int
    form: Form
    name: tuple[str, ...] = ()
    written: tuple[int, int] | None = None
    noun: str = ""
    role: tuple[int, int] | None = None
    kind: ActorKind | None = None
    sector: Sector | None = None
    office: Sector | None = None
    """The sector of the office that the tables know the person of this name to hold."""
    country: str | None = None
    key: str | None = None
    place: bool = False
    """Whether the tables know the name as that of a place, such as a capital, which may stand for a state."""
    gender: Gender | None = None
    plural: bool = False
    definite: bool = False
    several_states: bool = False
    """Whether it tells of several of which each is of a state of its own: "the two presidents", "50 countries"."""
    anonymous: bool = False
    """Whether the noun only tells of people who are not named: "two diplomats", "a witness"."""


def genders(world: World, phrase: Phrase) -> Gender | None:
    """The gender that a person's given name shows."""
    given: Mapping[str, Gender | None] = {"f": "f", "m": "m"}
    return given.get(world.given(phrase.name[0]) or "") if phrase.name else None
