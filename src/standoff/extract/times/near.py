"""The time that a word stands under: when that which it tells of took place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standoff.extract.tree import Tree
from standoff.language import Document
from standoff.record import Time

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?|-W\d\d)?")
_MODIFIERS = ("obl", "nmod", "advmod", "obj", "dep")


def time_near(document: Document, times: Sequence[Time], word: int) -> str | None:
    """The value of the time that modifies the word, or the clause that it heads, as exact as it is known.

    The value has the form of the record's `Date`: a part of a day is told as its day. None where nothing tells it:
    a time in a clause below, such as in what is said, does not count.
    """
    tree = Tree(document)
    near = {word, *tree.children(word, *_MODIFIERS)}
    for time in times:
        value = _date(time.value)
        if value and tree.head(tree.covered([time.span])) in near:
            return value
    return None


def _date(value: str) -> str | None:
    """The value without its part of the day; None for periods, references and what is not resolved."""
    found = _DATE.match(value)
    return found[0] if found and (found.end() == len(value) or value[found.end()] in "T-") else None
