"""Where a report is cut into windows for the model. It depends on the report alone.

A window is a run of units (whole paragraphs; sentences of a long one). Its core is what is taken from it; around the
core stands context that is read again, so that nothing is taken from a window's edge unless the text ends there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.language.pieces import Ints
from standoff.text import Tokens
from standoff.text.shapes import paragraph_ranges

MOST = 254
"""Pieces that a window may hold: the length of the windows the model was taught on."""
LONG = 100
"""A paragraph of more pieces is cut into sentences."""
BEFORE, AFTER = 60, 30
"""Pieces of context that a window has at least, if the text has them, before and after its core."""


@dataclass(frozen=True, slots=True)
class Window:
    """Read the words [start, end), keep those of the core [first, last)."""

    start: int
    end: int
    first: int
    last: int


def plan(tokens: Tokens, starts: Ints, sentences: frozenset[int] | None = None) -> list[Window]:
    """The windows of a text; `starts` says where each word's pieces start (one more at the end).

    Where `sentences` (the words that sentences start with) are given, no cut falls into one that fits a window.
    """
    cuts = [first for first, _ in _units(tokens, starts, sentences)] + [len(tokens.spans)]
    windows, at = [], 0
    while at < len(cuts) - 1:
        start = _context(cuts, starts, at, -1, BEFORE)
        last, end = at + 1, _context(cuts, starts, at + 1, 1, AFTER)
        while last < len(cuts) - 1:
            wider = _context(cuts, starts, last + 1, 1, AFTER)
            if starts[cuts[wider]] - starts[cuts[start]] > MOST:
                break
            last, end = last + 1, wider
        windows.append(Window(cuts[start], cuts[end], cuts[at], cuts[last]))
        at = last
    return windows


def _context(cuts: list[int], starts: Ints, at: int, step: int, least: int) -> int:
    """The cut, going from `at` by `step`, that leaves at least `least` pieces between them."""
    there = at
    while 0 <= there + step < len(cuts) and abs(starts[cuts[there]] - starts[cuts[at]]) < least:
        there += step
    return there


def _units(tokens: Tokens, starts: Ints, sentences: frozenset[int] | None) -> Iterator[tuple[int, int]]:
    """Ranges of words that no cut falls into, none longer than half a window."""
    for first, last in paragraph_ranges(tokens):
        if starts[last] - starts[first] <= LONG:
            yield first, last
        else:
            stops = _after_stops(tokens, first, last) if sentences is None else sentences
            yield from _parts(starts, first, last, stops)


def _parts(starts: Ints, first: int, last: int, stops: frozenset[int]) -> Iterator[tuple[int, int]]:
    """A paragraph cut at `stops`, or where a unit would grow longer than half a window."""
    at = first
    for i in range(first + 1, last):
        if i in stops or starts[i + 1] - starts[at] > MOST // 2:
            yield at, i
            at = i
    yield at, last


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
