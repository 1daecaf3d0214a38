"""What the vocabulary of an uncased encoder drops: casing, spacing and the state of quotation, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from standoff.text.tokens import Tokens

CASES = ("other", "lower", "title", "upper", "initial", "mixed", "digit", "alphanumeric")
SPACES = ("glued", "space", "paragraph")
QUOTES = ("outside", "inside", "opens", "closes")

_OPEN, _CLOSE, _STRAIGHT = "\u201c\u00ab\u201e", "\u201d\u00bb", '"'


class Shape(NamedTuple):
    """Input features of one word: indexes into CASES, SPACES and QUOTES."""

    case: int
    space: int
    quote: int


def shapes(tokens: Tokens) -> tuple[Shape, ...]:
    """The shape of every word."""
    starts = set(tokens.paragraphs)
    quotes = _quotes(tokens)
    words = [tokens.text[start:end] for start, end in tokens.spans]
    return tuple(
        Shape(case(word), 2 if i in starts else int(_spaced(tokens, i)), quotes[i]) for i, word in enumerate(words)
    )


def case(word: str) -> int:
    """The casing class of a word, an index into CASES."""
    if not any(c.isalnum() for c in word):
        return 0
    if word.isdigit():
        return 6
    if any(c.isdigit() for c in word):
        return 7
    if word.islower() or not any(c.isupper() for c in word):
        return 1
    if word.isupper():
        return 4 if len(word) == 1 or (len(word) == 2 and word[1] == ".") else 3
    return 2 if word[0].isupper() and word[1:].islower() else 5


def _spaced(tokens: Tokens, i: int) -> bool:
    """Whether white space (or another gap) stands before the word."""
    return i > 0 and tokens.spans[i - 1][1] < tokens.spans[i][0]


def _quotes(tokens: Tokens) -> list[int]:
    """The state of quotation at every word, an index into QUOTES.

    A mark that finds no partner inside its paragraph opens a quotation that ends with the paragraph, so that a stray
    mark costs no more than its own paragraph. (A quotation that runs on opens again in the next one.)
    """
    states = [0] * len(tokens.spans)
    bounds = [*tokens.paragraphs, len(tokens.spans)]
    for first, last in pairwise(bounds):
        inside = False
        for i in range(first, last):
            mark = _mark(tokens, i, (first, last), inside=inside)
            states[i] = mark or int(inside)
            inside = mark == 2 or (inside and mark != 3)
    return states


def _mark(tokens: Tokens, i: int, paragraph: tuple[int, int], *, inside: bool) -> int:
    """2 if the word is a mark that opens, 3 if one that closes, else 0."""
    start, end = tokens.spans[i]
    if end - start != 1:
        return 0
    char = tokens.text[start]
    if char in _OPEN:
        return 2
    if char in _CLOSE:
        return 3 if inside else 0
    if char != _STRAIGHT:
        return 0
    before = i == paragraph[0] or tokens.spans[i - 1][1] < start
    after = i + 1 == paragraph[1] or tokens.spans[i + 1][0] > end
    if before != after:
        return 2 if before else (3 if inside else 2)
    return 3 if inside else 2


def paragraph_ranges(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """The word range of every paragraph."""
    yield from pairwise([*tokens.paragraphs, len(tokens.spans)])
