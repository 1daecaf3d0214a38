"""The crisis: what Standoff makes of many reports. Spans are offsets into the text of the report that they name."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from standoff.record.items import Quantity
from standoff.record.labels import ActorKind, DisputeKind, Sector, Stance, TieKind, TieStatus
from standoff.record.laws import known, unique
from standoff.record.values import Confidence, Country, Day, Id, Mentions, Stretches, Value


class ReportEntry(Value):
    """One report of the crisis, without its text."""

    id: Id
    title: str | None = None
    outlet: str | None = None
    published: Day | None = None
    url: str | None = None


class SharedActor(Value):
    """One actor across reports, under whatever name, with its mentions by report."""

    id: Id
    name: str
    kind: ActorKind
    country: Country | None = None
    sector: Sector | None = None
    mentions: Mapping[Id, Mentions]


class Voice(Value):
    """A statement, in one report, that asserts or denies a claim."""

    report: Id
    statement: Id
    content: Annotated[Stretches, Field(min_length=1)]
    actor: Id | None = None
    stance: Stance
    confidence: Confidence


class Claim(Value):
    """One state of affairs, and everybody who asserts or denies it."""

    id: Id
    gist: str
    """The claim's most central wording, taken from the reports."""
    voices: Annotated[tuple[Voice, ...], Field(min_length=1)]


class Side(Value):
    """One side of a dispute: a statement in a report."""

    report: Id
    statement: Id
    content: Annotated[Stretches, Field(min_length=1)]


class SharedDispute(Value):
    """Two statements, in one report or two, of which one contests the other. Copies are left out."""

    id: Id
    kind: DisputeKind
    confidence: Confidence
    claim: Side
    contest: Side
    claims: tuple[Id, ...] = ()
    reasons: tuple[str, ...] = ()
    """Why the two were set against each other, in words."""


class TieVersion(Value):
    """A tie as one report tells of it."""

    report: Id
    tie: Id
    amounts: tuple[Quantity, ...] = ()


class SharedTie(Value):
    """One tie across reports, with each report's version of it."""

    id: Id
    kind: TieKind
    from_: Id = Field(alias="from")
    to: Id
    status: TieStatus
    versions: Annotated[tuple[TieVersion, ...], Field(min_length=1)]


class Crisis(Value):
    """What many reports on one standoff say together."""

    id: Id
    reports: tuple[ReportEntry, ...]
    copies: tuple[Annotated[tuple[Id, ...], Field(min_length=2)], ...] = ()
    """Reports that carry the same text, the original (earliest, fullest) first."""
    actors: tuple[SharedActor, ...] = ()
    claims: tuple[Claim, ...] = ()
    disputes: tuple[SharedDispute, ...] = ()
    ties: tuple[SharedTie, ...] = ()

    @model_validator(mode="after")
    def _ids_and_references_hold(self) -> Self:
        ids = {
            "report": unique("reports", (report.id for report in self.reports)),
            "actor": unique("actors", (actor.id for actor in self.actors)),
            "claim": unique("claims", (claim.id for claim in self.claims)),
        }
        unique("disputes", (dispute.id for dispute in self.disputes))
        unique("ties", (tie.id for tie in self.ties))
        unique("groups of copies", (report for group in self.copies for report in group))
        for where, what, reference in _references(self):
            known(where, reference, what, ids[what])
        return self


def _references(crisis: Crisis) -> Iterator[tuple[str, str, str | None]]:
    for group in crisis.copies:
        yield from (("a group of copies", "report", report) for report in group)
    for actor in crisis.actors:
        yield from ((f"actor {actor.id}", "report", report) for report in actor.mentions)
    for claim in crisis.claims:
        for voice in claim.voices:
            yield f"claim {claim.id}", "report", voice.report
            yield f"claim {claim.id}", "actor", voice.actor
    for dispute in crisis.disputes:
        yield f"dispute {dispute.id}", "report", dispute.claim.report
        yield f"dispute {dispute.id}", "report", dispute.contest.report
        yield from ((f"dispute {dispute.id}", "claim", claim) for claim in dispute.claims)
    for tie in crisis.ties:
        yield from ((f"tie {tie.id}", "actor", actor) for actor in (tie.from_, tie.to))
        yield from ((f"tie {tie.id}", "report", version.report) for version in tie.versions)
