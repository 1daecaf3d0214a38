"""What every export is made of: the records, the crisis that they tell of, and who is who in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from standoff.record import (
    Crisis,
    Record,
    ReportEntry,
    SharedActor,
    SharedDispute,
    SharedTie,
    Side,
    Tie,
    TieVersion,
)
from standoff.report.cast import Cast
from standoff.report.telling import Telling


@dataclass(frozen=True, slots=True)
class Material:
    """Records, each read against the cast of one crisis."""

    crisis: Crisis
    cast: Cast
    tellings: Mapping[str, Telling]
    """By report, in the order of the records."""

    @classmethod
    def of(cls, records: Sequence[Record], crisis: Crisis | None) -> Material:
        """The material of records; without a crisis nothing is linked, and every report has actors of its own."""
        known = crisis if crisis is not None else unlinked(records)
        cast = Cast.of(known)
        texts = {entry.id: "" for entry in known.reports} | {record.id: record.text for record in records}
        return cls(known, cast, {record.id: Telling.of(record, cast, texts) for record in records})

    def ties(self, shared: SharedTie) -> Iterator[tuple[Telling, Tie]]:
        """The versions of a tie, each with the report that tells of it."""
        for version in shared.versions:
            if telling := self.tellings.get(version.report):
                yield from ((telling, tie) for tie in telling.record.ties if tie.id == version.tie)


def unlinked(records: Sequence[Record]) -> Crisis:
    """Records side by side: what is in one is set against nothing in another."""
    return Crisis(
        id="records",
        reports=tuple(_entry(record) for record in records),
        actors=tuple(each for record in records for each in _actors(record)),
        disputes=tuple(each for record in records for each in _disputes(record)),
        ties=tuple(each for record in records for each in _ties(record)),
    )


def _entry(record: Record) -> ReportEntry:
    return ReportEntry(
        id=record.id, title=record.title, outlet=record.outlet, published=record.published, url=record.url
    )


def _actors(record: Record) -> Iterator[SharedActor]:
    for each in record.actors:
        yield SharedActor(
            id=f"{record.id}/{each.id}",
            name=each.name,
            kind=each.kind,
            country=each.country,
            sector=each.sector,
            mentions={record.id: each.mentions},
        )


def _disputes(record: Record) -> Iterator[SharedDispute]:
    sides = {each.id: Side(report=record.id, statement=each.id, content=each.content) for each in record.statements}
    for each in record.disputes:
        yield SharedDispute(
            id=f"{record.id}/{each.id}",
            kind=each.kind,
            confidence=each.confidence,
            claim=sides[each.claim],
            contest=sides[each.contest],
        )


def _ties(record: Record) -> Iterator[SharedTie]:
    for each in record.ties:
        yield SharedTie(
            id=f"{record.id}/{each.id}",
            kind=each.kind,
            from_=f"{record.id}/{each.from_}",
            to=f"{record.id}/{each.to}",
            status=each.status,
            versions=(TieVersion(report=record.id, tie=each.id, amounts=each.amounts),),
        )
