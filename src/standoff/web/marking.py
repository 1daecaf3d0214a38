"""A report's text cut where marks begin and end, so that items may nest and overlap in any way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from standoff.record import Record
from standoff.record.labels import Act
from standoff.record.show_words import steady

Span = tuple[int, int]
TONES: Mapping[Act, str] = {
    "assert": "say",
    "assess": "say",
    "ask": "say",
    "deny": "contest",
    "reject": "contest",
    "accuse": "charge",
    "warn": "charge",
    "demand": "charge",
    "pledge": "consent",
    "endorse": "consent",
}
_COLOURS = frozenset(TONES.values())
_NAMING = frozenset({"cue", "source"})
_LINE_END = re.compile("\n")


@dataclass(frozen=True, slots=True)
class Ink:
    """A span that is shown in its own way, and the item that it belongs to; furniture belongs to none."""

    span: Span
    look: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text in which no mark begins or ends. `anchors` are the items that begin with it."""

    text: str
    looks: tuple[str, ...]
    items: tuple[str, ...]
    """The innermost first."""
    backs: tuple[str, ...]
    """The items of which this is what is said, the trigger or the evidence, not only source or cue."""
    anchors: tuple[str, ...]
    lit: bool


def inks(record: Record) -> Iterator[Ink]:
    """Everything of the record that is marked in its text."""
    yield from (Ink(span, "furniture") for span in record.furniture)
    for said in record.statements:
        yield from (Ink(span, TONES[said.act], said.id) for span in said.content)
        named = ((said.cue, "cue"), (said.source.span, "source"))
        yield from (Ink(span, look, said.id) for span, look in named if span)
    yield from (Ink(event.trigger, "trigger", event.id) for event in record.events)
    yield from (Ink(span, "evidence", tie.id) for tie in record.ties for span in tie.evidence)


def pieces(text: str, marked: Iterable[Ink], lit: Iterable[Span] = (), passage: Span | None = None) -> Iterator[Piece]:
    """The text or a passage of it, in order, cut into pieces, at line ends too; those inside the lit spans are lit."""
    first, last = passage or (0, len(text))
    lights = (Ink(span, "lit") for span in lit if span[0] < span[1] <= len(text))
    own = [ink for ink in (*marked, *lights) if ink.span[0] < last and ink.span[1] > first]
    ahead = sorted(own, key=lambda ink: (ink.span[0], -ink.span[1]), reverse=True)
    upon: list[Ink] = []
    begun: set[str] = set()
    edges = {first, last, *(end.end() for end in _LINE_END.finditer(text, first, last))}
    edges.update(min(max(edge, first), last) for ink in own for edge in ink.span)
    for start, end in pairwise(sorted(edges)):
        while ahead and ahead[-1].span[0] <= start:
            upon.append(ahead.pop())
        upon = [ink for ink in upon if ink.span[1] > start]
        inner = sorted(upon, key=lambda ink: ink.span[1] - ink.span[0]) if len(upon) > 1 else upon
        items = tuple(dict.fromkeys(ink.item for ink in inner if ink.item))
        yield Piece(
            steady(text[start:end]),
            tuple(dict.fromkeys(_looks(inner))),
            items,
            tuple(dict.fromkeys(ink.item for ink in inner if ink.item and ink.look not in _NAMING)),
            tuple(item for item in items if item not in begun),
            any(ink.look == "lit" for ink in upon),
        )
        begun.update(items)


def _looks(inner: Sequence[Ink]) -> Iterator[str]:
    """Of several colours the innermost counts."""
    tone = ""
    for ink in inner:
        if ink.look not in _COLOURS:
            yield ink.look
        elif not tone:
            tone = ink.look
            yield tone


def written(cut: Iterable[Piece]) -> Iterator[Markup]:
    """The pieces as HTML, a block for each line, so that the first can be seen before the last is made.

    It is written here, for a template takes ten times as long, and a text may have many pieces.
    """
    line: list[str] = []
    for piece, is_first in _lit_first(cut):
        line += (f'<i id="{escape(item)}"></i>' for item in piece.anchors)
        line.append(_span(piece, ' id="lit"' if is_first else "") if piece.looks else str(escape(piece.text)))
        if piece.text.endswith("\n"):
            yield _block(line)
            line.clear()
    if line:
        yield _block(line)


def _lit_first(cut: Iterable[Piece]) -> Iterator[tuple[Piece, bool]]:
    """The pieces, each with whether it is the first that is lit."""
    waiting = True
    for piece in cut:
        yield piece, waiting and piece.lit
        waiting = waiting and not piece.lit


def _block(line: Iterable[str]) -> Markup:
    return Markup(f'<span class="line">{"".join(line)}</span>')  # noqa: S704  # what comes out of a report is escaped


def _span(piece: Piece, place: str) -> str:
    items = f' data-items="{escape(" ".join(piece.items))}"' if piece.items else ""
    items += f' data-backs="{escape(" ".join(piece.backs))}"' if piece.backs else ""
    return f'<span class="{" ".join(piece.looks)}"{items}{place}>{escape(piece.text)}</span>'


def spans_of(record: Record, item: str) -> tuple[Span, ...]:
    """The words that back an item: of a statement what is said, of an event its trigger, of a tie its evidence."""
    found: dict[str, tuple[Span, ...]] = {each.id: each.content for each in record.statements}
    found |= {each.id: (each.trigger,) for each in record.events}
    found |= {each.id: each.evidence for each in record.ties}
    return found.get(item, ())


def spans_in(written: str) -> tuple[Span, ...]:
    """Spans as an address has them: `120-180 200-210`; what is no span is passed over."""
    ends = (part.partition("-") for part in written.split())
    found = ((int(a), int(b)) for a, _, b in ends if a.isdecimal() and b.isdecimal() and len(a + b) < 20)
    return tuple((start, end) for start, end in found if start < end)
