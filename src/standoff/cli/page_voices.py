"""The statements of a page: by speaker, in the order in which they first speak, nested ones below what reports them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from standoff.record import Record, Statement
from standoff.record.labels import Act
from standoff.record.show_words import NOBODY, Wording, verb, visible

ACT_STYLES: Mapping[Act, str] = {"deny": "bold red", "reject": "bold red", "accuse": "bold yellow", "warn": "yellow"}


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker with the statements that the report itself attributes to it."""

    speaker: str
    description: str
    statements: tuple[Statement, ...]


def voices(wording: Wording) -> list[Voice]:
    """The speakers; those who are not named come last."""
    groups: dict[str, list[Statement]] = {}
    for each in _children(wording.record).get(None, ()):
        groups.setdefault(each.source.actor or f" {wording.speaker(each).casefold()}", []).append(each)
    found = [Voice(wording.speaker(own[0]), wording.description(own[0]), tuple(own)) for own in groups.values()]
    return sorted(found, key=lambda voice: voice.speaker == NOBODY)


def spoken(wording: Wording) -> Iterator[RenderableType]:
    """What each of them says, to be printed."""
    children = _children(wording.record)
    for voice in voices(wording):
        head = Text.assemble((voice.speaker, "bold"), f", {voice.description}" if voice.description else "")
        said = [Padding(_statement(each, wording, children), (0, 0, 0, 2)) for each in voice.statements]
        yield Group(head, *said)


def _children(record: Record) -> Mapping[str | None, Sequence[Statement]]:
    """The statements that each statement reports; those that the report itself makes stand under None."""
    found: dict[str | None, list[Statement]] = {}
    for each in sorted(record.statements, key=lambda statement: statement.content):
        found.setdefault(each.within, []).append(each)
    return found


def _statement(
    statement: Statement, wording: Wording, children: Mapping[str | None, Sequence[Statement]], speaker: str = ""
) -> RenderableType:
    """Its id, then how and what is said; the statements that it reports below, each with its speaker."""
    act = (verb(statement.act), ACT_STYLES.get(statement.act, "bold"))
    how = " · ".join(wording.circumstances(statement))
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(min_width=3, no_wrap=True, style="dim")
    grid.add_column(ratio=1, overflow="fold")
    inner = (
        _statement(each, wording, children, f"{wording.speaker(each)} ") for each in children.get(statement.id, ())
    )
    told = Text.assemble((speaker, "bold"), act, (f" · {how}", "dim"))
    grid.add_row(visible(statement.id), Group(told, Text(wording.words(*statement.content)), *inner))
    return grid
