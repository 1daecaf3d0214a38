"""Reads the cases: a text, the statements in it, and the events that a reader would find.

Statements are "act: source: cue: content", events "CODE source>target trigger factuality"; several are parted by "; ".
A side is a country's code, words of an actor's name, or "-" for nobody.
"""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from standoff.extract.types import Cast
from standoff.language import Document
from standoff.record import Actor, Event, Source, Statement
from standoff.record.labels import Act, EventCode, Factuality

FILE = Path(__file__).with_name("cases.csv")


@dataclass(frozen=True)
class Expected:
    code: str
    source: str
    target: str
    trigger: str
    factuality: str


@dataclass(frozen=True)
class Case:
    group: str
    text: str
    statements: tuple[tuple[str, ...], ...]
    events: tuple[Expected, ...]


def cases() -> tuple[Case, ...]:
    return tuple(
        Case(row["group"], row["text"], statements(row["statements"]), events(row["events"]))
        for row in csv.DictReader(FILE.read_text("utf-8").splitlines())
    )


def statements(cell: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(part.split(": ")) for part in cell.split("; ") if part)


def events(cell: str) -> tuple[Expected, ...]:
    return tuple(expected(*part.split()) for part in cell.split("; ") if part)


def expected(code: str, sides: str, trigger: str, factuality: str) -> Expected:
    assert code in get_args(EventCode)
    assert factuality in get_args(Factuality)
    source, target = sides.split(">")
    return Expected(code, source, target, trigger, factuality)


def stated(case: Case, document: Document, people: Cast) -> tuple[Statement, ...]:
    """The case's statements as records have them."""
    return tuple(statement(case.text, f"S{n}", parts, document, people) for n, parts in enumerate(case.statements, 1))


def statement(text: str, name: str, parts: tuple[str, ...], document: Document, people: Cast) -> Statement:
    act, source, cue, content = parts
    assert act in get_args(Act)
    place = (text.index(source), text.index(source) + len(source))
    mention = people.at(document, [place])
    return Statement(
        id=name,
        source=Source(span=place, actor=mention.actor if mention else None),
        cue=(text.index(cue), text.index(cue) + len(cue)),
        content=((text.index(content), text.index(content) + len(content)),),
        quoted="indirect",
        act=cast("Act", act),
        confidence=1.0,
    )


def is_like(event: Event, wanted: Expected, text: str, actors: dict[str, Actor]) -> bool:
    return (
        (event.code, event.factuality) == (wanted.code, wanted.factuality)
        and wanted.trigger in text[slice(*event.trigger)]
        and is_side(event.source, wanted.source, actors)
        and is_side(event.target, wanted.target, actors)
    )


def is_side(actor: str | None, wanted: str, actors: dict[str, Actor]) -> bool:
    if actor is None or wanted == "-":
        return actor is None and wanted == "-"
    return wanted in (actors[actor].country, *actors[actor].name.split())


def shown(event: Event, text: str, actors: dict[str, Actor]) -> str:
    sides = (actors[side].country or actors[side].name if side else "-" for side in (event.source, event.target))
    return f"{event.code} {'>'.join(sides)} {text[slice(*event.trigger)]} {event.factuality}"
