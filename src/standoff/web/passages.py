"""A very long text shown passage by passage: a page of it is laid out whole, so a browser finds an item's words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from standoff.web.marking import Span

_LENGTH = 8_000
"""Characters of a passage, at least: a text of less than twice as many is not cut."""
_REACH = 1_000
"""How far behind the place of a cut a line end may stand."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole lines of a text, as far as its lines are not very long; the `number`th of `of`, from 1."""

    span: Span
    number: int
    of: int

    def holds(self, span: Span) -> bool:
        """Whether the span begins in it."""
        return self.span[0] <= span[0] < self.span[1]


def passages(text: str) -> tuple[Passage, ...]:
    """The text, whole and in order, in passages of about equal length."""
    count = max(1, len(text) // _LENGTH)
    cuts = (_cut(text, len(text) * n // count) for n in range(1, count))
    spans = list(pairwise((0, *cuts, len(text))))
    return tuple(Passage(span, number, count) for number, span in enumerate(spans, 1))


def passage_at(text: str, place: int | None, number: int) -> Passage:
    """The passage in which a place lies, else that of the number; the last where there are not so many."""
    found = passages(text)
    holding = (each for each in found if place is not None and each.holds((place, place)))
    return next(holding, found[min(number, len(found)) - 1])


def _cut(text: str, near: int) -> int:
    """Behind the line end that follows; in a very long line behind a blank."""
    end = text.find("\n", near, near + _REACH)
    if end < 0:
        end = text.find(" ", near, near + _REACH)
    return end + 1 if end >= 0 else near
