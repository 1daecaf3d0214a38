"""How the extractors' questions are put to the model of meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from standoff.extract.events import Answer
from standoff.extract.events import Question as EventQuestion
from standoff.extract.statements import Question
from standoff.extract.ties import Inquiry
from standoff.extract.ties import Shares as TieShares
from standoff.language.decode import Floats
from standoff.language.meaning import Candidate, MeaningModel
from standoff.record.labels import Act, Factuality


@dataclass(slots=True)
class Judging:
    """The questions of one report. What is read of its statements for their acts serves to compare them as well."""

    meaning: MeaningModel
    _sides: Floats | None = None

    def acts(self, questions: Sequence[Question]) -> Sequence[Mapping[Act, float]]:
        """The probabilities of all acts for each statement, adding up to one."""
        readings = self.meaning.read([question.text for question in questions])
        asked = [Candidate(n, "statement", question.roles) for n, question in enumerate(questions)]
        labels = self.meaning.labels("statement")["act"]
        verdicts = self.meaning.judge(readings, asked)
        self._sides = self.meaning.sides(readings, asked)
        return [_without_none(labels, verdict["act"].shares) for verdict in verdicts]

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

    def ties(self, inquiries: Sequence[Inquiry]) -> Sequence[TieShares]:
        """The probabilities of all labels of each task for drafts of ties; a text that several share is read once."""
        texts = list(dict.fromkeys(inquiry.text for inquiry in inquiries))
        places = {text: n for n, text in enumerate(texts)}
        asked = [Candidate(places[inquiry.text], "tie", inquiry.roles) for inquiry in inquiries]
        labels = self.meaning.labels("tie")
        verdicts = self.meaning.judge(self.meaning.read(texts), asked)
        return [
            {task: dict(zip(labels[task], verdict[task].shares, strict=True)) for task in labels}
            for verdict in verdicts
        ]

    def events(self, texts: Sequence[str], questions: Sequence[EventQuestion]) -> Sequence[Answer]:
        """The probabilities of all roots, "none" with them, and of all kinds of fact, for candidates of events."""
        asked = [Candidate(question.text, "event", question.roles) for question in questions]
        labels = self.meaning.labels("event")
        facts = cast("tuple[Factuality, ...]", labels["factuality"])
        return [
            Answer(
                dict(zip(labels["root"], verdict["root"].shares, strict=True)),
                dict(zip(facts, verdict["factuality"].shares, strict=True)),
            )
            for verdict in self.meaning.judge(self.meaning.read(texts), asked)
        ]


def _without_none(labels: Sequence[str], shares: Sequence[float]) -> Mapping[Act, float]:
    kept = {cast("Act", label): share for label, share in zip(labels, shares, strict=True) if label != "none"}
    total = sum(kept.values()) or 1.0
    return {label: share / total for label, share in kept.items()}
