"""How the model of meaning is asked about events: one text a sentence, with the spans of each candidate's roles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from standoff.extract.events.candidates import Candidate, Pair
from standoff.extract.events.who import Who
from standoff.extract.tree import Tree
from standoff.language.document import Span
from standoff.record.labels import Factuality


@dataclass(frozen=True, slots=True)
class Question:
    """An event as the judge wants it: the number of its sentence's text, and its roles as spans in that text."""

    text: int
    roles: Mapping[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Answer:
    """The probabilities of all roots and of "none", and those of the four kinds of fact."""

    codes: Mapping[str, float]
    facts: Mapping[Factuality, float]


Judge = Callable[[Sequence[str], Sequence[Question]], Sequence[Answer]]
"""Answers to questions about texts."""


def questions(who: Who, asked: Sequence[tuple[Candidate, Pair]]) -> tuple[list[str], list[Question]]:
    """Each sentence that holds a candidate, once, and the questions about it."""
    tree = who.tree
    numbers: dict[int, int] = {}
    found = []
    for each, pair in asked:
        sentence = tree.sentence(each.trigger[0])
        number = numbers.setdefault(sentence, len(numbers))
        found.append(Question(number, _roles(who, each, pair, _bounds(tree, sentence))))
    bounds = (_bounds(tree, sentence) for sentence in numbers)
    return [tree.document.text[start:end] for start, end in bounds], found


def _bounds(tree: Tree, sentence: int) -> Span:
    words = tree.document.sentences[sentence]
    return tree.words[words.start].start, tree.words[words.end - 1].end


def _roles(who: Who, each: Candidate, pair: Pair, bounds: Span) -> Mapping[str, Sequence[Span]]:
    """The roles that stand in the sentence; whoever is named elsewhere has none."""
    spans = {"trigger": who.tree.span(each.trigger)}
    spans |= {
        role: who.span(party.head) for role, party in zip(("source", "target"), pair, strict=True) if party is not None
    }
    start, end = bounds
    return {name: [(a - start, b - start)] for name, (a, b) in spans.items() if start <= a and b <= end}
