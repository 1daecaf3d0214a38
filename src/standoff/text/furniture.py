"""Furniture: what in the text of a page is no part of the report. Menus, bylines, credits, prompts, related stories.

The unit is the line, and evidence is measured in words: every sign of furniture, in the line itself (furniture.csv)
or about it (Context), says how long a line may be and still be furniture. What the signs grant adds up; a line is
furniture where the sum covers its length. Long lines thus need much evidence, for a paragraph of the report that is
lost costs more than a line of junk that is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from standoff.text.furniture_lines import Line, lines_of
from standoff.text.furniture_table import Row, made_of, rows, words

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Context:
    """What the place of a line and its form grant or cost, in words."""

    sentence: int = -2
    """It ends as a sentence does."""
    speech: int = -8
    """It ends so and holds a quotation."""
    open_end: int = 1
    """It does not end as a sentence does."""
    menu: int = 12
    """It is made of menu words alone."""
    outlet: int = 3
    """Above the headline, with a word that outlets are named by."""
    title: int = 1
    """Above the headline, every word with a capital."""
    led: int = 1
    """Above the headline, the first line or below furniture."""
    author: int = 8
    """Near the headline and beside a date, and formed like "Ann Lee, Almeda"."""
    tail: int = 12
    """Behind the last paragraph of the report, below furniture."""


_LONGEST = 60  # words: no evidence vouches for a line longer than this
_PIECE = 240  # characters at each end of a line in which pieces are looked for
_GAP = 4  # words: what evidence from above loses across a blank line
_TITLE = 5  # words: the shortest title of a related story
_LIVE = 3  # times on lines of their own: a live blog, while players with durations are few
_STATEMENT = 6  # words: a statement of this length ends the tail
_PROSE = 12  # words: one of this length is a paragraph of the report
_SEPARATOR = re.compile(r"\s*[|•·▾]\s*|\s+/\s+|\t+| {2,}")
_WORD = re.compile(r"\w")
_QUOTE = re.compile(r"[\"“„«]")
_NAME = r"[A-Z][\w.'’-]+"
_AUTHOR = re.compile(
    rf"{_NAME}(?: (?:d[eiua]|v[ao]n|al|der|la|bin|{_NAME})){{1,3}}(?:(?:,| and| AND) {_NAME}(?: {_NAME}){{1,3}})?"
    rf"(?:(?:,? (?:in|IN)|,) {_NAME}(?: {_NAME}){{0,2}})?"
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands in the report."""

    above: bool
    """Above the headline."""
    head: bool
    """Before the second paragraph."""
    tail: bool
    """Behind the last paragraph."""
    kept: bool = False
    """A date near the headline or a time of a live blog: part of the report whatever stands about it."""


class _Evidence(NamedTuple):
    """What the patterns grant to a line itself, to the line above and to those below."""

    words: int
    before: int
    after: int


def furniture(text: str) -> tuple[Span, ...]:
    """The spans of `text` that are no part of the report, in order and apart.

    Headlines, standfirsts, subheads, dates and captions are parts of the report; credits in them are not.
    """
    lines = lines_of(text)
    return tuple(_joined(text, _spans(lines, Context())))


def _spans(lines: Sequence[Line], context: Context) -> Iterator[Span]:
    places = _places(lines, context)
    own = [_evidence(line, place) for line, place in zip(lines, places, strict=True)]
    granted, fell = 0, False  # what furniture above grants; whether the line above is furniture
    for i, (line, place) in enumerate(zip(lines, places, strict=True)):
        reach = _reach(line, granted, gap=_gap(lines, i))
        evidence = own[i].words + reach + _near(lines, i, place, fell=fell, context=context)
        if not line.sentence:
            evidence += context.tail * (place.tail and fell) + _behind(lines, own, i)
        pieces = list(_pieces(line, place, evidence, context))
        yield from pieces
        whole = pieces == [(line.start, line.end)]
        granted = max(own[i].after, reach) if whole else 0
        fell = whole or (fell and place.tail)


def _gap(lines: Sequence[Line], i: int) -> int:
    """How many blank lines stand above, counting two where a block of several lines ends there."""
    if i == 0 or lines[i - 1].block == lines[i].block:
        return 0
    return 1 if i == 1 or lines[i - 2].block != lines[i - 1].block else 2


def _reach(line: Line, granted: int, *, gap: int) -> int:
    """What of the evidence given by furniture above comes to this line.

    A statement takes half. A list of titles may have blank lines all through, but not at its end only; there, what is
    too short for a title takes nothing, for it may be a subhead.
    """
    if not gap:
        return granted // 2 if line.sentence else granted
    return granted - _GAP if gap == 1 and granted > _GAP and not line.sentence and line.words >= _TITLE else 0


def _behind(lines: Sequence[Line], own: Sequence[_Evidence], i: int) -> int:
    """What the line below grants, such as the duration of a player to its title."""
    return own[i + 1].before if i + 1 < len(lines) and lines[i + 1].block == lines[i].block else 0


def _pieces(line: Line, place: _Place, evidence: int, context: Context) -> Iterator[Span]:
    """The line itself where it is furniture, else its parts that are."""
    if place.kept:
        return
    if _covers(line, evidence, context) and not (place.head and not place.tail and line.dated):
        yield line.start, line.end
        return
    yield from _segments(line, place, evidence, context)
    for row in rows():
        if row.part == "start" and (match := row.pattern.search(line.text[:_PIECE])):
            yield line.start, line.start + match.end()
        if row.part == "end" and (match := row.pattern.search(line.text, max(0, len(line.text) - _PIECE))):
            yield line.start + match.start(), line.end


def _covers(line: Line, evidence: int, context: Context) -> bool:
    cost = context.open_end if not line.sentence else context.sentence
    if line.sentence and _QUOTE.search(line.text):
        cost += context.speech
    return evidence > 0 and evidence + cost >= line.words


def _segments(line: Line, place: _Place, evidence: int, context: Context) -> Iterator[Span]:
    """Parts between separators ("6 May · 5 min read · Listen"), each judged by itself, dates kept."""
    cuts = [match.span() for match in _SEPARATOR.finditer(line.text)]
    if not cuts or _long(line):
        return
    bounds = [0, *(at for cut in cuts for at in cut), len(line.text)]
    parts = [
        Line(line.start + a, line.start + b, line.text[a:b], line.block)
        for a, b in zip(bounds[::2], bounds[1::2], strict=True)
        if b > a
    ]
    menu = 4 if len(parts) > 2 and line.words <= 4 * len(parts) else 2 if place.above else 0
    for part in parts:
        if not part.date and _covers(part, _evidence(part, place).words + menu + max(0, evidence), context):
            yield part.start, part.end


def _evidence(line: Line, place: _Place) -> _Evidence:
    if _long(line):
        return _Evidence(0, 0, 0)
    fits = [row for row in rows() if _judges(row, place) and row.pattern.search(line.text)]
    found = fits if len(fits) > 1 else [row for row in fits if row.part == "line"]
    return _Evidence(
        sum(row.words for row in found) + Context().menu * _menu(line, place),
        max((row.before for row in found), default=0),
        max((row.after for row in found), default=0),
    )


def _long(line: Line) -> bool:
    return len(line.text) > _LONGEST * 10 or line.words > _LONGEST


def _judges(row: Row, place: _Place) -> bool:
    there = {"any": True, "head": place.head, "body": not place.head, "tail": place.tail}
    return row.part in {"line", "support"} and there[row.zone]


def _menu(line: Line, place: _Place) -> bool:
    """Made of menu words. Names of sections are subheads too, so amid the report there must be several."""
    if line.words > 20:
        return False
    return made_of(line.text, ("button",)) or (
        (place.above or place.tail or line.words > 2) and made_of(line.text, ("button", "section"))
    )


def _near(lines: Sequence[Line], i: int, place: _Place, *, fell: bool, context: Context) -> int:
    """What the surroundings near the headline grant."""
    line = lines[i]
    if place.above and not line.sentence:
        named = any(word.casefold().strip(",.") in words("outlet") for word in line.text.split())
        led = i == 0 or fell
        return context.led * led + line.title_case * (context.title + context.outlet * named)
    if place.head and _AUTHOR.fullmatch(line.text):
        beside = [lines[j] for j in (i - 1, i + 1) if 0 <= j < len(lines)]
        return context.author if any(other.dated and other.words < _PROSE for other in beside) else 0
    return 0


def _places(lines: Sequence[Line], context: Context) -> list[_Place]:
    """The place of every line, from those that are plainly of the report."""
    live = sum(line.clock for line in lines) >= _LIVE
    firm = _firm(lines, context)
    prose = [is_firm and line.words >= _PROSE for line, is_firm in zip(lines, firm, strict=True)]
    body = prose if any(prose) else firm
    headline = _headline(lines[: body.index(True)] if any(body) else (), context)
    last = max((i for i, line in enumerate(lines) if firm[i] or (live and line.clock)), default=len(lines))
    count, places = 0, []
    for i, line in enumerate(lines):
        count += prose[i]
        kept = (count < 2 and i < last and line.date) or (live and line.clock)
        places.append(_Place(above=i < headline, head=count < 2, tail=i > last, kept=kept))
    return places


def _firm(lines: Sequence[Line], context: Context) -> list[bool]:
    """Which lines are statements of the report; from the end, where lines are taken for tail until one is."""
    place, found = _Place(above=False, head=False, tail=True), list[bool]()
    for line in reversed(lines):
        stated = _long(line) or (line.words >= _STATEMENT and line.sentence)
        found.append(stated and not _covers(line, _evidence(line, place).words, context))
        place = replace(place, tail=place.tail and not found[-1])
    return found[::-1]


def _headline(head: Sequence[Line], context: Context) -> int:
    """The index of the headline among the lines before the first paragraph: the first long one, else the longest."""
    free = _Place(above=False, head=True, tail=False)
    able = [
        i
        for i, line in enumerate(head)
        if not line.date
        and not _covers(line, _evidence(line, free).words, context)
        and len(_SEPARATOR.split(line.text)) < 3
    ]
    long = [i for i in able if head[i].words >= 5]
    return long[0] if long else max(able, key=lambda i: (head[i].words, -i), default=0)


def _joined(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    """The spans in order; those with nothing but white space and separators between them become one."""
    last: Span | None = None
    for start, end in sorted(spans):
        if last and (start <= last[1] or not _WORD.search(text, last[1], start)):
            last = last[0], max(last[1], end)
        else:
            if last:
                yield last
            last = start, end
    if last:
        yield last
