"""The model of meaning as linking asks it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from standoff.language.meaning import Candidate, MeaningModel
from standoff.link.points import Point
from standoff.link.views import RELATIONS, Floats, Views
from standoff.link.words import Span
from standoff.record import Record

_END = re.compile(r"[.!?…][\"”’')]*\s+(?=[\"“‘'(]?[A-Z0-9])|\n+")


@dataclass(frozen=True, slots=True)
class MeaningMind:
    """Points read with the sentences about them, as the model was taught; each such text is read once."""

    meaning: MeaningModel

    def views(self, record: Record, points: Sequence[Point]) -> Views:
        """The likeness vectors and the sides (content, cue, source) of a record's points."""
        ends = [0, *(end.end() for end in _END.finditer(record.text)), len(record.text)]
        windows = [_window(point.said, ends) for point in points]
        numbers = {window: n for n, window in enumerate(dict.fromkeys(windows))}
        readings = self.meaning.read([record.text[start:end] for start, end in numbers])
        asked = [
            Candidate(numbers[window], "statement", _roles(record, point, window[0]))
            for point, window in zip(points, windows, strict=True)
        ]
        return Views(self.meaning.vectors([point.text for point in points]), self.meaning.sides(readings, asked))

    def compare(self, first: Floats, second: Floats) -> Floats:
        """The probabilities [n, 6] of RELATIONS for sides, row by row."""
        labels = self.meaning.labels("pair")["relation"]
        columns = [labels.index(name) for name in RELATIONS]
        verdicts = self.meaning.compare(first, second)
        shares = np.array([verdict["relation"].shares for verdict in verdicts], np.float32)
        picked: Floats = shares.reshape(-1, len(labels))[:, columns]
        return picked


def _window(said: Sequence[Span], ends: Sequence[int]) -> Span:
    """The sentences that the spans touch, and the one before."""
    start, end = min(span[0] for span in said), max(span[1] for span in said)
    before = [at for at in ends if at <= start]
    return before[-2:][0], next(at for at in ends if at >= end)


def _roles(record: Record, point: Point, start: int) -> dict[str, list[Span]]:
    statement = next(one for one in record.statements if one.id == point.statement)
    given = {"content": point.content, "cue": (statement.cue,), "source": (statement.source.span,)}
    return {
        name: [(a - start, b - start) for a, b in filter(None, spans)] for name, spans in given.items() if any(spans)
    }
