"""How the extractors' questions are put to the model of meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from standoff.extract.disputes import Comparison
from standoff.extract.statements import Question
from standoff.language import Document
from standoff.language.meaning import Candidate, MeaningModel
from standoff.record import Statement
from standoff.record.labels import Act


@dataclass(frozen=True, slots=True)
class Judging:
    """The questions of one report."""

    meaning: MeaningModel

    def acts(self, questions: Sequence[Question]) -> Sequence[Mapping[Act, float]]:
        """The probabilities of all acts for each statement, adding up to one."""
        readings = self.meaning.read([question.text for question in questions])
        asked = [Candidate(n, "statement", question.roles) for n, question in enumerate(questions)]
        labels = self.meaning.labels("statement")["act"]
        verdicts = self.meaning.judge(readings, asked)
        return [_without_none(labels, verdict["act"].shares) for verdict in verdicts]

    def comparison(self, document: Document, statements: Sequence[Statement]) -> Comparison:
        """Compares the contents of a report's statements."""
        texts = [" ".join(document.text[start:end] for start, end in each.content) for each in statements]
        readings = self.meaning.read(texts)
        contents = self.meaning.contents(readings, [[(0, len(text))] for text in texts])
        labels = self.meaning.labels("pair")["relation"]

        def compare(pairs: Sequence[tuple[int, int]]) -> Sequence[Mapping[str, float]]:
            if not pairs:
                return []
            first, second = zip(*pairs, strict=True)
            verdicts = self.meaning.compare(contents[list(first)], contents[list(second)])
            return [dict(zip(labels, each["relation"].shares, strict=True)) for each in verdicts]

        return compare


def _without_none(labels: Sequence[str], shares: Sequence[float]) -> Mapping[Act, float]:
    kept = {cast("Act", label): share for label, share in zip(labels, shares, strict=True) if label != "none"}
    total = sum(kept.values()) or 1.0
    return {label: share / total for label, share in kept.items()}

