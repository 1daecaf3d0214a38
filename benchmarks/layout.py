"""Lays a treebank's document out as raw text, and says where in it each word and sentence stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from benchmarks.conllu import GoldDocument, GoldToken, GoldWord

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A gold word at its own characters (`span`) within its surface token (`token`), both offsets into the text.

    `head` is the index of the head among the document's words, -1 for a root.
    """

    word: GoldWord
    head: int
    span: Span
    token: Span
    shares_token: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's raw text, its words, and the indexes of the words that open a sentence or a paragraph."""

    id: str
    text: str
    words: tuple[PlacedWord, ...]
    sentences: tuple[int, ...]
    sentence_ids: tuple[str, ...]
    paragraphs: tuple[int, ...]

    @property
    def sentence_ranges(self) -> tuple[Span, ...]:
        """Each sentence as a range of words."""
        return tuple(pairwise((*self.sentences, len(self.words))))


def lay_out(document: GoldDocument) -> Layout:
    """The document as CoNLL raw text is: sentences parted as SpaceAfter says, paragraphs by a blank line."""
    text = ""
    words: list[PlacedWord] = []
    sentences: list[int] = []
    ids: list[str] = []
    paragraphs: list[int] = []
    for paragraph in document.paragraphs:
        text = f"{text.rstrip()}\n\n" if text else ""
        paragraphs.append(len(words))
        for sentence in paragraph:
            sentences.append(len(words))
            ids.append(sentence.id)
            text = _append(text, sentence.tokens, words)
    return Layout(document.id, text.rstrip(), tuple(words), tuple(sentences), tuple(ids), tuple(paragraphs))


def _append(text: str, tokens: Sequence[GoldToken], words: list[PlacedWord]) -> str:
    """The text with one sentence more; its words are added to `words`."""
    first = len(words)
    pieces = [text]
    at = len(text)
    for token in tokens:
        surface = _surface(token)
        cuts = split_token(surface, tuple(word.form for word in token.words))
        for word, (start, end) in zip(token.words, pairwise(cuts), strict=True):
            head = first + word.head - 1 if word.head else -1
            place = (at + start, at + end)
            words.append(PlacedWord(word, head, place, (at, at + len(surface)), len(token.words) > 1))
        pieces.append(surface + " " * token.space_after)
        at += len(pieces[-1])
    return "".join(pieces)


def _surface(token: GoldToken) -> str:
    """The token's characters; where they are fewer than its words, the words' own, so that each word has a place."""
    return token.form if len(token.form) >= len(token.words) else "".join(word.form for word in token.words)


def split_token(surface: str, forms: Sequence[str]) -> tuple[int, ...]:
    """Where to cut a token's characters so that each word has at least one: the ends of the pieces, 0 first.

    Where the forms do not spell the token ("wanna": want, to) the pieces are those nearest to them by edit distance.
    """
    lengths = tuple(accumulate((len(form) for form in forms), initial=0))
    if lengths[-1] == len(surface) and all(form for form in forms):
        return lengths
    return (0, *_nearest_cuts(surface, tuple(forms), 0)[1])


@lru_cache(maxsize=1024)
def _nearest_cuts(surface: str, forms: tuple[str, ...], start: int) -> tuple[int, tuple[int, ...]]:
    """The least sum of edit distances for `surface[start:]` cut into the forms, and the cuts that reach it."""
    first, rest = forms[0], forms[1:]
    if not rest:
        return edit_distance(surface[start:].lower(), first.lower()), (len(surface),)
    options = []
    for cut in range(start + 1, len(surface) - len(rest) + 1):
        cost, cuts = _nearest_cuts(surface, rest, cut)
        options.append((cost + edit_distance(surface[start:cut].lower(), first.lower()), (cut, *cuts)))
    return min(options)


def edit_distance(left: str, right: str) -> int:
    """The least number of characters put in, left out or changed that makes one string the other (Levenshtein)."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
