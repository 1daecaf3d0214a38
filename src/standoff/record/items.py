"""The items that are found in one report: actors, statements, disputes, events, ties, times, quantities."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from standoff.record.labels import (
    Act,
    ActorKind,
    DisputeKind,
    EventCode,
    Factuality,
    Modifier,
    Qualifier,
    Quoted,
    Sector,
    TieKind,
    TieStatus,
)
from standoff.record.values import Confidence, Country, Date, Id, Mentions, Span, Stretches, Timex, Value


class Actor(Value):
    """A person, organization, state or group, with every place where the text refers to it."""

    id: Id
    name: str
    """The fullest form in the text."""
    kind: ActorKind
    country: Country | None = None
    sector: Sector | None = None
    role: str | None = None
    mentions: Annotated[Mentions, Field(min_length=1)]
    """Names, titles, pronouns and metonyms."""


class Source(Value):
    """Who is said to say it: the words that name it, the actor it is, both, or neither when nobody is named."""

    span: Span | None = None
    actor: Id | None = None


class Statement(Value):
    """What the report attributes to a source."""

    id: Id
    source: Source
    cue: Span | None = None
    """The verb or phrase that carries the attribution."""
    content: Annotated[Stretches, Field(min_length=1)]
    """What is said; several spans where the cue stands inside it."""
    quoted: Quoted
    act: Act
    about: tuple[Id, ...] = ()
    """The actors whom the act is aimed at."""
    medium: Span | None = None
    time: Date | None = None
    """When it was said."""
    within: Id | None = None
    """The statement that reports this one."""
    confidence: Confidence


class Dispute(Value):
    """Two statements that cannot both be right, or of which one contests the other."""

    id: Id
    claim: Id
    contest: Id
    kind: DisputeKind
    confidence: Confidence


class Place(Value):
    """Where something happened, as the text says it."""

    span: Span
    name: str
    country: Country | None = None


class Event(Value):
    """Who did what to whom."""

    id: Id
    code: EventCode
    trigger: Span
    source: Id | None = None
    """The actor who acts."""
    target: Id | None = None
    time: Date | None = None
    place: Place | None = None
    factuality: Factuality
    """As the one who reports it presents it."""
    statement: Id | None = None
    """The statement that reports it; None where the report itself does."""
    confidence: Confidence


class Quantity(Value):
    """A number in the text with what it counts. `value` is None where only bounds are given."""

    span: Span
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    """An ISO 4217 code, "percent", "person", a unit of measure, or the counted noun in the singular."""
    per: str | None = None
    """The period of a rate, such as "year"."""
    qualifier: Qualifier | None = None
    of: str | None = None
    """In a tie, what the number is of where the words say it: lent, owed, sold, pledged, a stake, a share, a force."""

    @model_validator(mode="after")
    def _bounds_are_in_order(self) -> Self:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"the low bound {self.low} lies above the high bound {self.high}: exchange them")
        return self


class Tie(Value):
    """A standing relation that binds two actors, from the one who gives to the one who receives."""

    id: Id
    kind: TieKind
    from_: Id = Field(alias="from")
    to: Id
    status: TieStatus
    amounts: tuple[Quantity, ...] = ()
    since: Date | None = None
    until: Date | None = None
    evidence: Annotated[Stretches, Field(min_length=1)]
    statement: Id | None = None
    """The statement that tells of it; None where the report itself does."""
    confidence: Confidence


class Time(Value):
    """A time expression and its TIMEX3 value."""

    span: Span
    value: Timex
    mod: Modifier | None = None
