"""How the model of meaning is asked about events: each candidate in its sentence, with the spans of its roles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from standoff.extract.events.candidates import Candidate, Pair
from standoff.extract.events.who import Who
from standoff.extract.types import Question
from standoff.record.labels import Factuality


@dataclass(frozen=True, slots=True)
class Answer:
    """The probabilities of all roots and of "none", and those of the four kinds of fact."""

    codes: Mapping[str, float]
    facts: Mapping[Factuality, float]


Judge = Callable[[Sequence[Question]], Sequence[Answer]]
"""Answers to questions about events."""


def question(who: Who, each: Candidate, pair: Pair) -> Question:
    """A candidate in its sentence; whoever is named elsewhere has no role."""
    tree = who.tree
    words = tree.document.sentences[tree.sentence(each.trigger[0])]
    start, end = tree.span([words.start, words.end - 1])
    spans = {"trigger": tree.span(each.trigger)}
    spans |= {
        role: who.span(party.head) for role, party in zip(("source", "target"), pair, strict=True) if party is not None
    }
    inside = {name: [span] for name, span in spans.items() if start <= span[0] and span[1] <= end}
    return Question(((start, end),), inside)
