"""What questions answer with: plain rows, each of which leads to the words that back it.

A day is as exact as is known (2019, 2019-05, 2019-05-01). `reports` and `texts` count reports and independent texts:
copies of one text count once in `texts`. Spans are offsets into the text of the report that the row names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from standoff.record.labels import (
    Act,
    ActorKind,
    DisputeKind,
    EventCode,
    Factuality,
    Quoted,
    Stance,
    TieKind,
    TieStatus,
)
from standoff.store import Review

Spans = tuple[tuple[int, int], ...]
Part = Literal["official", "analyst", "media", "other", "unnamed"]
"""From where somebody speaks: a state or body of states, a place of study, a newsroom, elsewhere, without a name."""
PARTS: tuple[Part, ...] = ("official", "analyst", "media", "other", "unnamed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A report, as every row that stands in one names it."""

    report: str
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None

    @property
    def where(self) -> str:
        """Outlet, or the report's id, and day."""
        return ", ".join(each for each in (self.outlet or self.report, self.published) if each)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceRow(Place):
    """A statement, or a sentence of it: who says what, in which report."""

    statement: str
    who: str
    """The actor's name, else the words for whoever says it."""
    actor: str | None
    """The actor's id in the crisis; None where nobody is named."""
    country: str | None
    role: str | None
    part: Part
    act: Act
    stance: Stance | None
    """Towards the claim in which the voice is shown; None elsewhere."""
    day: str | None
    """When it was said, else when it was published."""
    words: str
    spans: Spans
    quoted: Quoted
    confidence: float
    also: tuple[str, ...]
    """Other reports that carry the same words of the same text."""

    @property
    def line(self) -> str:
        """The voice on one line."""
        return f"{self.who} {self.stance or self.act} ({self.where}): {self.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRow:
    """A claim and its contest side by side, everybody who takes either side, and what people judged."""

    id: str
    item: str
    """The name of the dispute that stays when reports are added; reviews are kept by it."""
    kind: DisputeKind
    confidence: float
    claim: VoiceRow
    contest: VoiceRow
    reasons: tuple[str, ...]
    claims: tuple[str, ...]
    """The ids of the claims that it is about."""
    asserting: tuple[VoiceRow, ...]
    denying: tuple[VoiceRow, ...]
    reviews: tuple[Review, ...]
    first: str | None
    last: str | None
    reports: int
    texts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim with its voices, the first to say it first."""

    id: str
    gist: str
    kind: Literal["disputed", "undisputed"]
    asserts: int
    """Voices that put it forward; of copies one counts."""
    denies: int
    voices: tuple[VoiceRow, ...]
    disputes: tuple[str, ...]
    first: str | None
    last: str | None
    reports: int
    texts: int
    confidence: float
    """Of the surest of its voices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TieVersionRow(Place):
    """A tie as one report tells of it."""

    tie: str
    figures: tuple[str, ...]
    status: TieStatus
    since: str | None
    until: str | None
    teller: str
    """Who says so: a speaker, or the report itself."""
    statement: str | None
    words: str
    spans: Spans
    confidence: float
    also: tuple[str, ...]

    @property
    def line(self) -> str:
        """The version on one line."""
        return f"{', '.join(self.figures) or self.status} ({self.teller}; {self.where}): {self.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRow:
    """A tie over all reports that tell of it, with what each says."""

    id: str
    kind: TieKind
    giver: str
    giver_id: str
    giver_country: str | None
    receiver: str
    receiver_id: str
    receiver_country: str | None
    status: TieStatus
    since: str | None
    until: str | None
    figures: tuple[str, ...]
    """Each figure once. Two of them need not contradict each other: one may be what was lent, one what is owed."""
    versions: tuple[TieVersionRow, ...]
    first: str | None
    """The day of the first report of it."""
    last: str | None
    reports: int
    texts: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceRow:
    """What flows each way between two, of one kind."""

    kind: TieKind
    one: str
    other: str
    one_gives: int
    """Ties from the first to the second."""
    other_gives: int
    one_figures: tuple[str, ...]
    other_figures: tuple[str, ...]
    ties: tuple[str, ...]
    reports: int
    texts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventVersionRow(Place):
    """An event as one report tells of it."""

    event: str
    teller: str
    statement: str | None
    words: str
    """The words that tell of it, with some of those around them."""
    span: tuple[int, int]
    confidence: float
    also: tuple[str, ...]

    @property
    def line(self) -> str:
        """The version on one line."""
        return f"{self.teller} ({self.where}): {self.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """Who did what to whom on a day. Reports that tell the same of the same day stand together."""

    day: str | None
    code: EventCode
    source: str | None
    source_id: str | None
    source_country: str | None
    target: str | None
    target_id: str | None
    target_country: str | None
    place: str | None
    place_country: str | None
    factuality: Factuality
    versions: tuple[EventVersionRow, ...]
    reports: int
    texts: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """Somebody who speaks or is spoken of."""

    id: str | None
    """None for all who are not named, taken together."""
    name: str
    kind: ActorKind | None
    country: str | None
    sector: str | None
    part: Part
    statements: int
    """Statements of theirs; of copies one counts."""
    acts: tuple[str, ...]
    """What the statements do, the commonest first, with their numbers."""
    about: tuple[str, ...]
    """Who is named in them, the most often named first."""
    spoken_of: int
    """Statements of others that are aimed at them or name them."""
    first: str | None
    last: str | None
    reports: int
    """Reports that name them."""
    texts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """All that a crisis holds of one actor."""

    actor: ActorRow
    said: tuple[VoiceRow, ...]
    spoken_of: tuple[VoiceRow, ...]
    ties: tuple[TieRow, ...]
    disputes: tuple[DisputeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow(Place):
    """A report or a statement in which the words of a search stand; for a report, `act` is None."""

    what: Literal["report", "statement"]
    statement: str | None
    who: str | None
    actor: str | None
    country: str | None
    act: Act | None
    day: str | None
    words: str
    spans: Spans
    confidence: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandMentionRow(Place):
    """A mention by which a hand names somebody."""

    words: str
    spans: Spans
    taken: bool
    """Of a split: whether it is what was taken out; of a join always true."""
    actor: str | None
    """The actor's id in the crisis now; None where nobody is named there any more, or it is not known yet."""
    name: str | None

    @property
    def line(self) -> str:
        """The mention on one line."""
        return f"{self.words} ({self.report}): {f'{self.name} ({self.actor})' if self.actor else 'nobody now'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandRow:
    """What a person joined or split, beside what the machine says of the same mentions."""

    number: int
    kind: Literal["join", "split"]
    reviewer: str
    at: str
    note: str
    undone_by: str
    """Empty while the hand counts."""
    undone_at: str
    waits: bool
    """Whether it is not in the crisis yet, because reports wait to be linked."""
    now: tuple[str, ...]
    """Who is named there now, with id and reports; one where the hand joined, more where it split."""
    machine: tuple[str, ...]
    """Who is named there as the machine has it, by name; empty where the hand is undone or waits."""
    lost: int
    """Mentions at which nobody is named any more, because another model reads the report otherwise."""
    mentions: tuple[HandMentionRow, ...]
