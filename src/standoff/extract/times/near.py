"""The time that a word stands under: when that which it tells of took place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from standoff.extract.tree import Tree
from standoff.language import Document
from standoff.record import Time

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?|-W\d\d)?")
_MODIFIERS = ("obl", "nmod", "advmod", "obj", "dep")


def time_near(document: Document, times: Sequence[Time], word: int) -> str | None:
    """The value of the time that modifies the word, directly or by a noun ("said in a statement on Tuesday").

    It has the form of the record's `Date`, as exact as it is known; of a part of a day its day. A verb that is joined
    to another of its tense by "and" shares its time. None where nothing tells it: a time in a clause below, as in what
    is said, does not count.
    """
    return times_near(Tree(document), times)(word)


def times_near(tree: Tree, times: Sequence[Time]) -> Callable[[int], str | None]:
    """`time_near` for any word of a document whose tree and times are known."""
    heads: dict[int, str] = {}
    for time in times:
        if (value := _date(time.value)) is not None:
            heads.setdefault(_head(tree, time), value)

    def near(word: int) -> str | None:
        found = next((heads[each] for each in sorted(_modifiers(tree, word)) if each in heads), None)
        if found is not None or not _goes_with_its_head(tree.document, word):
            return found
        return near(tree.words[word].head)

    return near


def _goes_with_its_head(document: Document, word: int) -> bool:
    """Whether a verb is joined to another of its own tense: not "left in 2003 and has not returned"."""
    own = document.words[word]
    return own.label == "conj" and own.xpos == document.words[own.head].xpos


def _modifiers(tree: Tree, word: int) -> set[int]:
    """The word, its modifiers, and theirs."""
    own = tree.children(word, *_MODIFIERS)
    return {word, *own, *(each for one in own for each in tree.children(one, "nmod", "advmod"))}


def _head(tree: Tree, time: Time) -> int:
    return tree.head(tree.covered([time.span]))


def _date(value: str) -> str | None:
    """The value without its part of the day; None for periods, references and what is not resolved."""
    found = _DATE.match(value)
    return found[0] if found and (found.end() == len(value) or value[found.end()] in "T-") else None
