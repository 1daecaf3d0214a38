"""The same text in two reports: wire copies, retitled, cut, lightly edited, with a paragraph added.

Method: a text is the set of its runs of five words (Broder 1997). What two texts share is held against the shorter one
(containment), so that a cut copy is one. A sample of the runs, chosen by their hashes (`hash % 16 == 0`), are the keys
by which candidates are found: of a copy's runs some are in every sample.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standoff.link.words import digest, spelled
from standoff.record import Article

Hashes = npt.NDArray[np.uint64]

RUN = 5
_SAMPLE = np.uint64(16)
_LEAST_SHARED = 20
"""Runs of words that copies share, at least: less is a quotation."""
_LEAST_SHARE = 0.4
"""Of the shorter text."""
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 1], np.uint64)


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """A report's text as linking sees it: the hashes of its runs, sorted, each once; what orders copies."""

    report: str
    runs: Hashes
    published: str | None
    words: int

    @property
    def keys(self) -> list[str]:
        """By these two copies find each other."""
        return [f"{run:x}" for run in self.runs[self.runs % _SAMPLE == 0].tolist()]

    @property
    def rank(self) -> tuple[str, int, str]:
        """The original comes first: the earliest, then the fullest."""
        return self.published or "9999", -self.words, self.report


def sketch(article: Article) -> Sketch:
    """The sketch of an article; furniture is left out."""
    words = spelled(_read(article))
    hashes = np.array([digest(word) for word in words], np.uint64)
    if len(words) < RUN:
        return Sketch(article.id, np.unique(hashes), article.published, len(words))
    windows = np.lib.stride_tricks.sliding_window_view(hashes, RUN)
    mixed = (windows * _FACTORS).sum(1, dtype=np.uint64)
    mixed ^= mixed >> np.uint64(29)
    return Sketch(article.id, np.unique(mixed * _FACTORS[1]), article.published, len(words))


def _read(article: Article) -> str:
    pieces, at = [], 0
    for start, end in article.furniture:
        pieces.append(article.text[at:start])
        at = end
    return "\n".join([*pieces, article.text[at:]])


def shared(one: Sketch, other: Sketch) -> float:
    """The share of the shorter text that stands in the other; 0 where it is no more than a quotation."""
    least = min(len(one.runs), len(other.runs))
    both = len(np.intersect1d(one.runs, other.runs, assume_unique=True))
    return both / least if least and both >= min(_LEAST_SHARED, least) else 0.0


def same_text(one: Sketch, other: Sketch) -> bool:
    """Whether two reports carry the same text."""
    return shared(one, other) >= _LEAST_SHARE


def in_order(group: Iterable[Sketch]) -> tuple[str, ...]:
    """The reports of a group of copies, the original first."""
    return tuple(each.report for each in sorted(group, key=lambda each: each.rank))


def new_keys(one: Sketch, known: Sequence[str]) -> list[str]:
    """The keys of a copy that its fellows do not have already: one report answers for those that they share."""
    return sorted(set(one.keys) - set(known))
