"""Points: what a statement puts forward, a sentence each, with all that is compared when two are set side by side.

A quotation may run over sentences, each on another matter: so the unit is the sentence, not the statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from standoff.knowledge import World
from standoff.knowledge.forms import plain
from standoff.link.words import HEDGED, NEGATIVE, SAYINGS, Span, covered, matter, spelled, stem
from standoff.record import Quantity, Record, Statement
from standoff.record.labels import Act, ActorKind

_PUT_FORWARD: frozenset[Act] = frozenset({"assert", "deny", "accuse", "assess", "warn", "reject", "pledge", "endorse"})
"""Acts that put something forward which another may put forward or deny."""
_ENDS = re.compile(r"[.!?…][\"”’')]*\s+(?=[\"“‘'(]?[A-Z0-9])")
_CLOSED = re.compile(r"([.!?…][\"”’')]*|,[\"”’'])$")
_CONTRARY: frozenset[Act] = frozenset({"deny", "reject"})
_NAME = re.compile(r"[A-Z][\w’'-]+")
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(T|$)")
_BARE = 1
"""Words in what says nothing of its own ("that", "the charge as baseless"), those of saying left out."""


Place = tuple[int, int, str, ActorKind]
"""A mention, the state or name of whom it is of, and what that is."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is compared: its bounds and what it counts."""

    low: float
    high: float
    unit: str | None
    rough: bool
    """Whether it is told as about so much."""


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence of a statement. `side` is the state of who says it, else the actor; `about` the states in it.

    `names` are the words in capitals that name no state: of persons, bodies, places.

    `id` is its name in the crisis; `days` are the days, months or years of which it speaks.
    """

    id: str
    report: str
    statement: str
    content: tuple[Span, ...]
    text: str
    said: tuple[Span, ...]
    """Source, cue and content: what must be read to know what is meant."""
    actor: str | None
    side: str | None
    act: Act
    published: str | None
    words: tuple[str, ...]
    names: frozenset[str]
    about: frozenset[str]
    numbers: tuple[Number, ...]
    days: frozenset[str]
    negated: bool
    hedged: bool
    confidence: float
    proper: frozenset[str] = frozenset()
    """The words that are names, of states too: who and where, but not what."""
    bodies: frozenset[str] = frozenset()
    """Those of organizations that are spoken of."""
    number: int = 0
    """Its place among the points of its report, from 1."""

    @property
    def bare(self) -> bool:
        """Whether it has no matter of its own, but points to what another said."""
        return is_bare(self.words, self.numbers)

    @property
    def contrary(self) -> bool:
        """Whether its act is to deny."""
        return is_contrary(self.act)


@dataclass(frozen=True, slots=True)
class Said:
    """What of a point is told when the crisis is put together: small, for there all points are held at once."""

    id: str
    report: str
    statement: str
    content: tuple[Span, ...]
    text: str
    actor: str | None
    published: str | None
    confidence: float
    negated: bool
    contrary: bool
    bare: bool
    number: int

    @classmethod
    def of(cls, point: Point) -> Said:
        """What is told of a point."""
        return cls(*(getattr(point, name) for name in cls.__slots__))


def is_bare(words: Sequence[str], numbers: Sequence[object]) -> bool:
    """Whether a point of these words and numbers has no matter of its own."""
    if numbers:
        return False
    own = (word for word in words if word not in SAYINGS)
    return next(islice(own, _BARE, None), None) is None


def is_contrary(act: Act) -> bool:
    """Whether an act is to deny."""
    return act in _CONTRARY


def report_of(point: str) -> str:
    """The report in which the point of this id stands."""
    return point.rsplit("/", 2)[0]


def points(record: Record, world: World) -> list[Point]:
    """The points of all statements of a record that put something forward, in the order of the text."""
    places = [
        (*mention, actor.country or actor.name, actor.kind) for actor in record.actors for mention in actor.mentions
    ]
    stated = (one for one in record.statements if one.act in _PUT_FORWARD)
    told = ((statement, part) for statement in stated for part in parts(record.text, statement.content))
    return [_point(record, n, *each, (world, places)) for n, each in enumerate(told, 1)]


def parts(text: str, content: Sequence[Span]) -> list[tuple[Span, ...]]:
    """The content, cut where a sentence in it ends. What goes on after its cue stays whole."""
    pieces = [piece for span in content for piece in _sentences(text, span)]
    found: list[list[Span]] = []
    for piece in pieces:
        whole = not found or _CLOSED.search(text[slice(*found[-1][-1])])
        if whole and (not found or _opens(text, piece)):
            found.append([piece])
        else:
            found[-1].append(piece)
    return [tuple(each) for each in found]


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start = span[0]
    for end in _ENDS.finditer(text, *span):
        if end.end() < span[1]:
            yield start, end.start() + len(end.group().rstrip())
            start = end.end()
    yield start, span[1]


def _opens(text: str, piece: Span) -> bool:
    return text[slice(*piece)].lstrip("\"“‘'(")[:1].isupper()


def _point(
    record: Record, number: int, statement: Statement, content: tuple[Span, ...], known: tuple[World, Sequence[Place]]
) -> Point:
    world, places = known
    text = covered(record.text, content)
    words = spelled(text)
    actor = next((one for one in record.actors if one.id == statement.source.actor), None)
    named = list(_named(record.text, content, places))
    spans = [*content, *(span for span in (statement.source.span, statement.cue) if span)]
    return Point(
        id=f"{record.id}/{statement.id}/{content[0][0]}",
        report=record.id,
        statement=statement.id,
        content=content,
        text=text,
        said=tuple(sorted(spans)),
        actor=actor.id if actor else None,
        side=(actor.country or actor.name) if actor else None,
        act=statement.act,
        published=record.published,
        words=matter(words),
        names=frozenset(_names(text, world)),
        about=frozenset(_mentioned(places, content)),
        numbers=tuple(_number(one) for one in record.quantities if _within(one.span, content)),
        days=frozenset(_days(record, content)),
        negated=not NEGATIVE.isdisjoint(words),
        hedged=not HEDGED.isdisjoint(words),
        confidence=statement.confidence,
        proper=frozenset(word for word, _ in named),
        bodies=frozenset(word for word, kind in named if kind == "organization"),
        number=number,
    )


def _named(text: str, content: Sequence[Span], places: Sequence[Place]) -> Iterator[tuple[str, ActorKind | None]]:
    """Words in capitals, and what they name; one that may open a sentence only where somebody is named by it."""
    for span in content:
        for each in _NAME.finditer(text, *span):
            kind = next((kind for start, end, _, kind in places if start <= each.start() < end), None)
            before = text[max(0, each.start() - 3) : each.start()].rstrip()[-1:]
            if kind or before.isalnum() or before == ",":
                yield from ((word, kind) for word in matter(spelled(each.group())))


def _names(text: str, world: World) -> Iterator[str]:
    found = list(_NAME.finditer(text))
    words = [each.group() for each in found]
    for n, each in enumerate(found):
        before = text[: each.start()].rstrip(' "“‘(')
        match = world.at(words, n)
        state = match is not None and match.senses[0].kind == "state"
        if before and before[-1] not in ".!?" and not state:
            yield stem(plain(each.group()).lower())


def _mentioned(places: Sequence[Place], content: Sequence[Span]) -> Iterator[str]:
    """The states, or names, of the actors that are spoken of."""
    for start, end in content:
        yield from (side for first, last, side, _ in places if start <= first and last <= end)


def _days(record: Record, content: Sequence[Span]) -> Iterator[str]:
    """Days, months and years that are named; no spells of time, nor "now"."""
    for time in record.times:
        if _DAY.match(time.value) and _within(time.span, content):
            yield time.value.partition("T")[0]


def _within(span: Span, content: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in content)


def _number(one: Quantity) -> Number:
    """Its bounds; a plain value is both, and an open bound is endless."""
    if one.low is None and one.high is None:
        value = one.value or 0.0
        return Number(value, value, one.unit, one.qualifier is not None)
    low = float("-inf") if one.low is None else one.low
    high = float("inf") if one.high is None else one.high
    return Number(low, high, one.unit, one.qualifier is not None)
