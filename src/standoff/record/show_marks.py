"""Cutting a text where marks begin and end, so that marks may nest and overlap in any way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from standoff.record.items import Statement
    from standoff.record.record import Record


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that is shown in its own way, and the statement that it belongs to (None: furniture)."""

    span: tuple[int, int]
    kind: Literal["content", "cue", "source", "furniture"]
    statement: Statement | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text in which no mark begins or ends, with the marks upon it, the widest first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks(record: Record) -> Iterator[Mark]:
    """Everything of the record that is marked in its text."""
    yield from (Mark(span, "furniture") for span in record.furniture)
    for statement in record.statements:
        yield from (Mark(span, "content", statement) for span in statement.content)
        if statement.cue:
            yield Mark(statement.cue, "cue", statement)
        if statement.source.span:
            yield Mark(statement.source.span, "source", statement)


def pieces(length: int, marked: Sequence[Mark]) -> Iterator[Piece]:
    """The text of that length, whole and in order, cut into pieces."""
    ahead = sorted(marked, key=lambda mark: (mark.span[0], -mark.span[1]), reverse=True)
    upon: list[Mark] = []
    for start, end in pairwise(sorted({0, length, *(edge for mark in marked for edge in mark.span)})):
        while ahead and ahead[-1].span[0] == start:
            upon.append(ahead.pop())
        upon = [mark for mark in upon if mark.span[1] > start]
        yield Piece(start, end, tuple(sorted(upon, key=lambda mark: mark.span[0] - mark.span[1])))
