"""The record of one report: the article, what was found in it, and the laws that hold between the two."""

from collections.abc import Iterator
from typing import Self

from pydantic import model_validator

from standoff.record.article import Article
from standoff.record.items import Actor, Dispute, Event, Quantity, Statement, Tie, Time
from standoff.record.laws import different, inside, known, no_circles, unique
from standoff.record.show import html


class Record(Article):
    """What Standoff makes of one report. `record.text[start:end]` is the evidence, for every span in it."""

    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    events: tuple[Event, ...] = ()
    ties: tuple[Tie, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with its statements marked, then disputes, ties and events."""
        return html(self)

    @model_validator(mode="after")
    def _ids_and_references_hold(self) -> Self:
        actors = unique("actors", (actor.id for actor in self.actors))
        statements = unique("statements", (statement.id for statement in self.statements))
        unique("disputes", (dispute.id for dispute in self.disputes))
        unique("events", (event.id for event in self.events))
        unique("ties", (tie.id for tie in self.ties))
        for where, actor in _actor_references(self):
            known(where, actor, "actor", actors)
        for where, statement in _statement_references(self):
            known(where, statement, "statement", statements)
        return self

    @model_validator(mode="after")
    def _nothing_turns_on_itself(self) -> Self:
        no_circles("statement", {statement.id: statement.within for statement in self.statements})
        for dispute in self.disputes:
            different(f"dispute {dispute.id}", dispute.claim, dispute.contest)
        return self

    @model_validator(mode="after")
    def _spans_lie_in_what_is_read(self) -> Self:
        for where, span in _spans(self):
            inside(where, span, len(self.text), self.furniture)
        return self


def _actor_references(record: Record) -> Iterator[tuple[str, str | None]]:
    for statement in record.statements:
        for actor in (statement.source.actor, *statement.about):
            yield f"statement {statement.id}", actor
    for event in record.events:
        for actor in (event.source, event.target):
            yield f"event {event.id}", actor
    for tie in record.ties:
        for actor in (tie.from_, tie.to):
            yield f"tie {tie.id}", actor


def _statement_references(record: Record) -> Iterator[tuple[str, str | None]]:
    for statement in record.statements:
        yield f"statement {statement.id}", statement.within
    for dispute in record.disputes:
        yield f"dispute {dispute.id}", dispute.claim
        yield f"dispute {dispute.id}", dispute.contest
    for event in record.events:
        yield f"event {event.id}", event.statement
    for tie in record.ties:
        yield f"tie {tie.id}", tie.statement


def _spans(record: Record) -> Iterator[tuple[str, tuple[int, int]]]:
    for actor in record.actors:
        yield from ((f"actor {actor.id}", span) for span in actor.mentions)
    for statement in record.statements:
        yield from ((f"statement {statement.id}", span) for span in _spans_of_statement(statement))
    for event in record.events:
        yield from ((f"event {event.id}", span) for span in _spans_of_event(event))
    for tie in record.ties:
        amounts = (amount.span for amount in tie.amounts)
        yield from ((f"tie {tie.id}", span) for span in (*amounts, *tie.evidence))
    yield from (("a time", time.span) for time in record.times)
    yield from (("a quantity", quantity.span) for quantity in record.quantities)


def _spans_of_statement(statement: Statement) -> Iterator[tuple[int, int]]:
    yield from (span for span in (statement.source.span, statement.cue, statement.medium) if span is not None)
    yield from statement.content


def _spans_of_event(event: Event) -> Iterator[tuple[int, int]]:
    yield event.trigger
    if event.place is not None:
        yield event.place.span
