"""A statement in the making: words, not yet characters; who says it, not yet which actor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from standoff.extract.tree import Tree
from standoff.knowledge.speech import SpeechFrame
from standoff.language import Attribution


@dataclass(frozen=True, slots=True)
class Draft:
    """Words (by their index in the document, in order) of a statement's source, cue and content.

    `frames` are the readings of its cue in the table of speech; `score` from 0 to 1; `by` says who found it.
    """

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    score: float
    by: Literal["model", "tree"]
    frames: tuple[SpeechFrame, ...] = ()


def drafts_of_model(tree: Tree) -> tuple[Draft, ...]:
    """The model's attributions, as drafts. One without content says nothing and is left out."""
    drafts = (_draft(tree, each) for each in tree.document.attributions)
    return tuple(draft for draft in drafts if draft.content)


def _draft(tree: Tree, attribution: Attribution) -> Draft:
    source, cue, content = (
        tuple(tree.covered(spans)) for spans in (attribution.source, attribution.cue, attribution.content)
    )
    return Draft(source, cue, content, attribution.score, "model")
