"""What every corpus is turned into: a document's words with whatever labels the corpus has."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from standoff.text import Tokens


@dataclass(frozen=True, slots=True)
class Tree:
    """Gold syntax, a value per word; `heads` are word indexes in the document, a root points at itself."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """One gold attribution as word indexes: contents may be discontinuous, source and cue may be empty."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A document of a corpus. `names` are BIO tags per word; None where the corpus does not have the layer.

    `units` are the word indexes at which a window may start: sentences for trees, paragraphs for attributions.
    `masked` marks words whose attribution labels are not to be learned.
    """

    id: str
    tokens: Tokens
    units: tuple[int, ...]
    tree: Tree | None = None
    names: tuple[str, ...] | None = None
    attributions: tuple[Roles, ...] | None = None
    masked: frozenset[int] = frozenset()


def held_out(key: str, parts: int = 5) -> bool:
    """Is this item in the dev part? One in `parts`, by a hash of its key, the same for ever."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % parts == 0
