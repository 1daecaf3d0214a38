"""The label sets of the model's heads, and what may follow what."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

ROLE_TAGS = ("O", "B-source", "I-source", "B-content", "I-content")
TAG_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAME_TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
ROLE_OF_TAG = tuple(TAG_TAGS.index(tag) for tag in ROLE_TAGS)

DISTANCES = (1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 45, 70, 110)
"""Lower bounds, in words, of the classes of distance between a cue and a word on either side of it."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The open label sets, in the order of the heads' outputs, learned from the corpora."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    relations: tuple[str, ...]

    def to_json(self) -> str:
        """The label sets as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Labels:
        """The label sets that `to_json` wrote."""
        return cls(**{name: tuple(values) for name, values in json.loads(text).items()})


def blocked(tags: tuple[str, ...]) -> tuple[list[tuple[int, int]], list[int]]:
    """BIO's law: pairs (from, to) that cannot follow each other, and tags that cannot come first."""
    inner = [i for i, tag in enumerate(tags) if tag.startswith("I-")]
    pairs = [(a, b) for b in inner for a, before in enumerate(tags) if before[2:] != tags[b][2:]]
    return pairs, inner


def distance_rows(cue: int, words: int) -> npt.NDArray[np.int64]:
    """For every word the row of the table of distances: 0 far before, the middle at the cue, the last far after."""
    away = np.arange(words) - cue
    return np.sign(away) * np.searchsorted(DISTANCES, np.abs(away), side="right") + len(DISTANCES)
