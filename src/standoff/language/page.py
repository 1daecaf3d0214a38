"""A report as the model of meaning reads it: in windows, each once, and only where something is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np

from standoff.language.document import Document, Span
from standoff.language.meaning import Cut, MeaningModel, Reading

MOST = 600
"""Characters of a window. The model was taught on texts of about this length; a longer one costs more and says less."""


class Page:
    """The windows of a document with what has been read of them. What is asked, and when, does not change an answer."""

    def __init__(self, model: MeaningModel, document: Document) -> None:
        self._model = model
        self._bounds = list(_windows(document))
        self._cuts = [model.cut(document.text[start:end]) for start, end in self._bounds]
        self._rows = np.cumsum([0, *(len(cut.pieces) for cut in self._cuts)])
        self._cut = _joined(self._cuts, [start for start, _ in self._bounds], self._rows)
        self._encoded = np.zeros((int(self._rows[-1]), model.width), np.float32)
        self._unread = set(range(len(self._bounds)))

    def reading(self, spans: Iterable[Span]) -> Reading:
        """The document as one text, in its own offsets; what `spans` touch has been read."""
        asked = {n for span in set(spans) for n in self._touched(span)}
        new = sorted(asked & self._unread)
        for n, encoded in zip(new, self._model.encode([self._cuts[n] for n in new]), strict=True):
            self._encoded[self._rows[n] : self._rows[n + 1]] = encoded
        self._unread -= asked
        return Reading(self._cut, self._encoded)

    def _touched(self, span: Span) -> Iterator[int]:
        return (n for n, (start, end) in enumerate(self._bounds) if span[0] < end and start < span[1])


def _joined(cuts: list[Cut], offsets: list[int], rows: np.ndarray) -> Cut:
    """The cuts as one of the whole text: spans in its characters, pieces by their rows."""
    if not cuts:
        return Cut(np.zeros(0, np.int64), np.zeros((0, 2), np.int64), np.zeros(1, np.int64))
    spans = np.concatenate([cut.spans + offset for cut, offset in zip(cuts, offsets, strict=True)])
    starts = [cut.starts[:-1] + row for cut, row in zip(cuts, rows, strict=False)]
    return Cut(np.concatenate([cut.pieces for cut in cuts]), spans, np.concatenate([*starts, rows[-1:] - 1]))


def _windows(document: Document) -> Iterator[Span]:
    """Paragraphs, as many together as fit; of a paragraph that is too long, sentences."""
    held: Span | None = None
    for paragraph in _paragraphs(document):
        fits = paragraph[-1][1] - paragraph[0][0] <= MOST
        for start, end in [(paragraph[0][0], paragraph[-1][1])] if fits else paragraph:
            if held and end - held[0] > MOST:
                yield held
                held = None
            held = (held[0] if held else start, end)
    if held:
        yield held


def _paragraphs(document: Document) -> Iterator[list[Span]]:
    """The sentences of each paragraph, as spans."""
    words, text = document.words, document.text
    spans = [(words[each.start].start, words[each.end - 1].end) for each in document.sentences if each.end > each.start]
    cuts = [n for n, (one, other) in enumerate(pairwise(spans), 1) if "\n" in text[one[1] : other[0]]]
    yield from (spans[a:b] for a, b in pairwise([0, *cuts, len(spans)]) if a < b)
