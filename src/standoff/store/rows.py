"""The items of a record as rows, for questions and for search. The record itself stays the truth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from standoff.record import Actor, Dispute, Event, Record, Statement, Tie
from standoff.store.parts import put_all
from standoff.store.schema import ACTORS, DISPUTES, EVENTS, STATEMENTS, TIES
from standoff.store.words import STATEMENT_WORDS, put_words

Row = Mapping[str, Any]


def put_rows(connection: Connection, number: int, record: Record) -> None:
    """Keeps the items of the record that has this number."""
    made = (
        (STATEMENTS, [_statement(each, record.text) for each in record.statements]),
        (ACTORS, [_actor(each) for each in record.actors]),
        (DISPUTES, [_dispute(each) for each in record.disputes]),
        (EVENTS, [_event(each) for each in record.events]),
        (TIES, [_tie(each) for each in record.ties]),
    )
    for table, rows in made:
        put_all(connection, table.insert(), ({"record": number, **row} for row in rows))
    said = select(STATEMENTS.c.number, STATEMENTS.c.words).where(STATEMENTS.c.record == number)
    put_words(connection, STATEMENT_WORDS, {row.number: row.words for row in connection.execute(said)})


def _statement(statement: Statement, text: str) -> Row:
    words = " … ".join(" ".join(text[start:end].split()) for start, end in statement.content)
    own = {name: getattr(statement, name) for name in ("id", "act", "quoted", "time", "within", "confidence")}
    return own | {"actor": statement.source.actor, "words": words}


def _actor(actor: Actor) -> Row:
    own = {name: getattr(actor, name) for name in ("id", "name", "kind", "country", "sector", "role")}
    return own | {"mentions": len(actor.mentions)}


def _dispute(dispute: Dispute) -> Row:
    return {name: getattr(dispute, name) for name in ("id", "claim", "contest", "kind", "confidence")}


def _event(event: Event) -> Row:
    names = ("id", "code", "source", "target", "time", "factuality", "statement", "confidence")
    place = {"place": event.place.name, "country": event.place.country} if event.place else {}
    return {name: getattr(event, name) for name in names} | {"place": None, "country": None} | place


def _tie(tie: Tie) -> Row:
    own = {name: getattr(tie, name) for name in ("id", "kind", "status", "since", "until", "statement", "confidence")}
    return own | {"giver": tie.from_, "receiver": tie.to}
