"""Where a report is cut into windows for the model. It depends on the report alone.

A window is a run of units: whole paragraphs, sentences of a long one, and never a part of a quotation that fits. Its
core is what is taken from it; around the core stands context that is read again, so that nothing is taken from a
window's edge unless the text ends there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from standoff.language.pieces import Ints, Pieces
from standoff.text import Tokens
from standoff.text.shapes import QUOTES
from standoff.text.shapes import paragraph_ranges as paragraphs

MOST = 382
"""Pieces that a window may hold: the length of the windows the model was taught on."""
LONG = 60
"""A paragraph of more pieces is cut into sentences."""
BEFORE, AFTER = 20, 10
"""Pieces of context that a window has at least, if the text has them, before and after its core."""
WIDEST = 80
"""Pieces of context at the most, on either side."""

_INSIDE, _OPENS = QUOTES.index("inside"), QUOTES.index("opens")


@dataclass(frozen=True, slots=True)
class Window:
    """Read the words [start, end), keep those of the core [first, last)."""

    start: int
    end: int
    first: int
    last: int


def plan(tokens: Tokens, pieces: Pieces, sentences: frozenset[int] | None = None) -> list[Window]:
    """The windows of a text.

    Where `sentences` (the words that sentences start with) are given, no cut falls into one that fits a window.
    """
    starts = pieces.starts
    cuts = [first for first, _ in _units(tokens, pieces, sentences)] + [len(tokens.spans)]
    windows, at = [], 0
    while at < len(cuts) - 1:
        start = _before(cuts, starts, at)
        last, end = at + 1, _after(cuts, starts, at + 1)
        while last < len(cuts) - 1:
            wider = _after(cuts, starts, last + 1)
            if starts[wider] - starts[start] > MOST:
                break
            last, end = last + 1, wider
        windows.append(Window(start, end, cuts[at], cuts[last]))
        at = last
    return windows


def _before(cuts: list[int], starts: Ints, at: int) -> int:
    """The word at which the context before the cut `at` begins: whole units, but not more than WIDEST pieces."""
    there, here = at, starts[cuts[at]]
    while there > 0 and here - starts[cuts[there]] < BEFORE:
        there -= 1
    return max(cuts[there], int(np.searchsorted(starts, here - WIDEST)))


def _after(cuts: list[int], starts: Ints, at: int) -> int:
    """The word at which the context after the cut `at` ends, in the same way."""
    there, here = at, starts[cuts[at]]
    while there < len(cuts) - 1 and starts[cuts[there]] - here < AFTER:
        there += 1
    return min(cuts[there], int(np.searchsorted(starts, here + WIDEST, side="right")) - 1)


def _units(tokens: Tokens, pieces: Pieces, sentences: frozenset[int] | None) -> Iterator[tuple[int, int]]:
    """Ranges of words that no cut falls into, none longer than half a window."""
    starts, quotes = pieces.starts, pieces.quotes
    for first, last in _blocks(tokens, quotes):
        if starts[last] - starts[first] <= LONG:
            yield first, last
            continue
        stops = _after_stops(tokens, first, last) if sentences is None else sentences
        yield from _parts(starts, (first, last), stops, {i for i in stops if quotes[i - 1] not in (_INSIDE, _OPENS)})


def _blocks(tokens: Tokens, quotes: Ints) -> Iterator[tuple[int, int]]:
    """Paragraphs; one that opens a quotation which the paragraph before did not close stands with it."""
    block: tuple[int, int] | None = None
    for first, last in paragraphs(tokens):
        if block and quotes[first] == _OPENS and quotes[first - 1] == _INSIDE:
            block = (block[0], last)
            continue
        if block:
            yield block
        block = (first, last)
    if block:
        yield block


def _parts(starts: Ints, block: tuple[int, int], stops: frozenset[int], good: set[int]) -> Iterator[tuple[int, int]]:
    """A block cut at its good stops; where a part would outgrow half a window, at its last stop or else anywhere."""
    at, fair = block[0], block[0]
    for i in range(block[0] + 1, block[1]):
        if starts[i + 1] - starts[at] > MOST // 2:
            cut = fair if fair > at else i
            yield at, cut
            at = cut
        if i in good and i > at:
            yield at, i
            at = i
        if i in stops:
            fair = i
    yield at, block[1]


def _after_stops(tokens: Tokens, first: int, last: int) -> frozenset[int]:
    """The words that follow a full stop (and the marks that close after it) and are not in lower case."""
    found, stopped = set(), False
    for i in range(first, last):
        start, end = tokens.spans[i]
        word = tokens.text[start:end]
        if stopped and word not in _CLOSING and not word[0].islower():
            found.add(i)
        stopped = word in _STOPS or (stopped and word in _CLOSING)
    return frozenset(found)


_STOPS = frozenset((".", "!", "?", "…"))
_CLOSING = frozenset(('"', "”", "’", "'", ")", "]", "»"))
