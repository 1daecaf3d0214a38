"""Types in which the extractors meet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standoff.language import Document
from standoff.language.document import Span
from standoff.record import Actor


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text refers to an actor: words [start, end), their head, the actor's id."""

    start: int
    end: int
    head: int
    actor: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Who appears in a report: actors in the order of their first mention, mentions in that of the text."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]

    def at(self, document: Document, spans: Sequence[Span]) -> Mention | None:
        """The mention that the words in `spans` (characters) are about: the one that holds their syntactic head.

        None where the spans hold no word, or where their head is no part of a mention ("two officials in Moscow").
        """
        head = head_of(document, spans)
        if head is None:
            return None
        holding = [mention for mention in self.mentions if mention.start <= head < mention.end]
        return min(holding, key=lambda mention: (mention.head != head, mention.end - mention.start), default=None)

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie wholly in the words [start, end), in the order of the text."""
        return tuple(mention for mention in self.mentions if start <= mention.start and mention.end <= end)


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the model of meaning is to judge: the sentences it stands in, and its roles, as spans."""

    text: tuple[Span, ...]
    roles: Mapping[str, Sequence[Span]]


def words_in(document: Document, spans: Sequence[Span]) -> tuple[int, ...]:
    """The indexes of the words that begin inside one of the spans (characters), in the order of the text."""
    starts = [word.start for word in document.words]
    inside = {i for start, end in spans for i in range(bisect_left(starts, start), bisect_left(starts, end))}
    return tuple(sorted(inside))


def head_of(document: Document, spans: Sequence[Span]) -> int | None:
    """The word that the words in `spans` hang on: the first, punctuation aside, whose own head lies outside them."""
    inside = words_in(document, spans)
    held = set(inside)
    tops = [i for i in inside if document.words[i].head not in held and document.words[i].upos != "PUNCT"]
    return tops[0] if tops else None
