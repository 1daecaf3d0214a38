"""What the tables of the world say of a form: frozen types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from standoff.record.labels import ActorKind, Sector

Use = Literal["name", "adjective", "demonym", "demonym-plural", "capital", "city", "region", "seat", "acronym"]
Gender = Literal["f", "m", "either"]
TitleUse = Literal["office", "role", "group", "honorific"]


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a form may stand for, and how it stands for it.

    `key` is the same for all forms of one thing; that of a state is its alpha-3 code. `kind` and `sector` are None for
    what is only a place (use "city" or "region"). A state's capital carries the state (use "capital"), and so does what
    stands for its government (use "seat": "the Kremlin"). `country` is None for what belongs to no one state.
    """

    key: str
    name: str
    kind: ActorKind | None
    country: str | None
    sector: Sector | None
    use: Use


@dataclass(frozen=True, slots=True)
class Match:
    """A form found in words: how many words it takes, and its senses, the likeliest first."""

    length: int
    senses: tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """What a person or people are called by office or role.

    `standard` is the one form for its spellings ("defense secretary" → "defence secretary"). `sector` is None where it
    is that of the body the person belongs to ("spokesman"). `use`: "office" has one holder in a state or body at a
    time, a "role" has many, a "group" is several people ("officials"), an "honorific" only goes with names ("Mr").
    """

    standard: str
    sector: Sector | None
    use: TitleUse


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title found: how many words it takes, the title, and whether it stands in the plural."""

    length: int
    title: Title
    plural: bool


@dataclass(frozen=True, slots=True)
class Body:
    """A common noun for bodies ("ministry", "news agency"): its singular form, and what such a body is."""

    name: str
    kind: ActorKind
    sector: Sector | None


@dataclass(frozen=True, slots=True)
class BodyMatch:
    """A noun for bodies found: how many words it takes, and the body."""

    length: int
    body: Body


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office, from when to when: ISO date, month or year, both included; empty where not known or open.

    `of` is the state (alpha-3) or the organization's key; `office` is a title in its standard form.
    """

    office: str
    of: str
    name: str
    since: str
    until: str

    def covers(self, on: str) -> bool:
        """Whether an ISO date lies within the holder's time; a border given as a month or year counts whole."""
        return on[: len(self.since)] >= self.since and (not self.until or on[: len(self.until)] <= self.until)
