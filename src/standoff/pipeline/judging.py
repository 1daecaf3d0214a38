"""How the extractors' questions are put to the model of meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from standoff.extract.events import Answer
from standoff.extract.ties import Shares as TieShares
from standoff.extract.types import Question
from standoff.language import Document
from standoff.language.decode import Floats
from standoff.language.meaning import Candidate, MeaningModel, Reading, Verdicts
from standoff.language.page import Page
from standoff.record.labels import Act, Factuality


class Judging:
    """The questions of one report. What is read of its statements for their acts serves to compare them as well."""

    def __init__(self, meaning: MeaningModel, document: Document) -> None:
        self.meaning = meaning
        self._page = Page(meaning, document)
        self._sides: Floats | None = None

    def acts(self, questions: Sequence[Question]) -> Sequence[Mapping[Act, float]]:
        """The probabilities of all acts for each statement, adding up to one."""
        labels = self.meaning.labels("statement")["act"]
        reading = self._reading(questions)
        asked = [Candidate(0, "statement", question.roles) for question in questions]
        self._sides = self.meaning.sides([reading], asked)
        return [_without_none(labels, verdict["act"].shares) for verdict in self._judged("statement", questions)]

    def compare(self, pairs: Sequence[tuple[int, int]]) -> Sequence[Mapping[str, float]]:
        """The probabilities of all relations for pairs of the statements whose acts were judged, by their index."""
        if self._sides is None or not pairs:
            return []
        first, second = (self._sides[[pair[end] for pair in pairs]] for end in (0, 1))
        labels = self.meaning.labels("pair")["relation"]
        return [
            dict(zip(labels, verdict["relation"].shares, strict=True))
            for verdict in self.meaning.compare(first, second)
        ]

    def ties(self, questions: Sequence[Question]) -> Sequence[TieShares]:
        """The probabilities of all labels of each task for drafts of ties."""
        labels = self.meaning.labels("tie")
        return [
            {task: dict(zip(labels[task], verdict[task].shares, strict=True)) for task in labels}
            for verdict in self._judged("tie", questions)
        ]

    def events(self, questions: Sequence[Question]) -> Sequence[Answer]:
        """The probabilities of all roots, "none" with them, and of all kinds of fact, for candidates of events."""
        labels = self.meaning.labels("event")
        facts = cast("tuple[Factuality, ...]", labels["factuality"])
        return [
            Answer(
                dict(zip(labels["root"], verdict["root"].shares, strict=True)),
                dict(zip(facts, verdict["factuality"].shares, strict=True)),
            )
            for verdict in self._judged("event", questions)
        ]

    def _judged(self, kind: str, questions: Sequence[Question]) -> list[Verdicts]:
        asked = [Candidate(0, kind, {"text": question.text, **question.roles}) for question in questions]
        return self.meaning.judge([self._reading(questions)], asked)

    def _reading(self, questions: Sequence[Question]) -> Reading:
        """The report, read wherever a question points to."""
        roles = (spans for question in questions for spans in (question.text, *question.roles.values()))
        return self._page.reading(span for spans in roles for span in spans)


def _without_none(labels: Sequence[str], shares: Sequence[float]) -> Mapping[Act, float]:
    kept = {cast("Act", label): share for label, share in zip(labels, shares, strict=True) if label != "none"}
    total = sum(kept.values()) or 1.0
    return {label: share / total for label, share in kept.items()}
