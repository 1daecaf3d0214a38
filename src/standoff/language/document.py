"""What the language stage makes of a report: words, sentences, trees, names and attributions. All values are frozen."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.record import Article

Span = tuple[int, int]
"""Offsets in code points of the article's text, start included, end excluded."""


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word in the terms of Universal Dependencies.

    `start` and `end` are offsets in the text; `head` is the index of its head in `Document.words`, -1 for a root;
    `label` its relation to the head; `feats` the features that follow from `xpos` (the Penn tag).
    """

    start: int
    end: int
    text: str
    upos: str
    xpos: str
    lemma: str
    head: int
    label: str
    feats: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words [start, end) of a document."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """The words [start, end) name a person (PER), an organization (ORG) or a place (LOC); `score` from 0 to 1."""

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, as spans of characters: a cue, the content that it carries, and the source if one is named.

    Contents are discontinuous where the cue stands amid them; `score` from 0 to 1 says how sure the model is.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Document:
    """A report as the model reads it; offsets point into `text`."""

    article: Article
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]

    @property
    def text(self) -> str:
        """The article's text, which every offset points into."""
        return self.article.text
