"""Windows → padded batches of tensors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from standoff.language.labels import NAME_TAGS, ROLE_TAGS, TAG_TAGS, Labels, distance_rows
from standoff.language.lemmas import script
from standoff.language.pieces import CLS, SEP
from training.data.example import Roles
from training.windows import Cut, Window

__all__ = ["Batch", "Collator", "Cut", "Window"]

NONE = -100
"""What stands where there is no label."""

Ints = npt.NDArray[np.int64]
_Group = TypeVar("_Group", bound=tuple[Tensor, ...])


class Inputs(NamedTuple):
    """What the encoder reads, for B windows of T pieces and W words at most.

    `pieces` [B, T] with [CLS] and [SEP]; `shapes` [B, T, 3] rows of the table of shapes, -1 for none; `mask` [B, T]
    true on pieces; `first` [B, W] where each word's first piece stands; `words` [B, W] true on words.
    """

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    words: Tensor


class TreeLabels(NamedTuple):
    """Gold syntax, each [B, W]: `sentence` numbers the sentences of a window, `heads` are places in the window."""

    sentence: Tensor
    upos: Tensor
    xpos: Tensor
    lemma: Tensor
    heads: Tensor
    labels: Tensor
    start: Tensor


class AttributionLabels(NamedTuple):
    """Gold attributions, by word and by cue.

    `tags` [B, W] of all words, `free` [B, W] true where the tag is unknown. For C cues: `rows` [C] the window of each,
    `cues` [C, W] weights of its words (they sum to 1), `distances` [C, W] of all words from it, `roles` [C, W] of all
    words for it.
    """

    tags: Tensor
    free: Tensor
    rows: Tensor
    cues: Tensor
    distances: Tensor
    roles: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows with the layers of labels that their corpus has."""

    inputs: Inputs
    tree: TreeLabels | None
    names: Tensor | None
    attributions: AttributionLabels | None

    def to(self, device: torch.device) -> Batch:
        """The same batch on a device."""
        return Batch(
            _move(self.inputs, device),
            None if self.tree is None else _move(self.tree, device),
            None if self.names is None else self.names.to(device),
            None if self.attributions is None else _move(self.attributions, device),
        )


class Collator:
    """Windows into batches; knows the label sets."""

    def __init__(self, labels: Labels) -> None:
        self.upos = {label: i for i, label in enumerate(labels.upos)}
        self.xpos = {label: i for i, label in enumerate(labels.xpos)}
        self.lemmas = {label: i for i, label in enumerate(labels.lemmas)}
        self.relations = {label: i for i, label in enumerate(labels.relations)}

    def __call__(self, group: Sequence[Window]) -> Batch:
        """The batch of these windows, which are all of one kind."""
        examples = [window.cut.example for window in group]
        inputs = _inputs(group)
        width = inputs.first.shape[1]
        return Batch(
            inputs,
            self._trees(group, width) if examples[0].tree is not None else None,
            _names(group, width) if any(e.names is not None for e in examples) else None,
            _attributions(group, width) if examples[0].attributions is not None else None,
        )

    def _trees(self, group: Sequence[Window], width: int) -> TreeLabels:
        rows = [self._tree(window, width) for window in group]
        return TreeLabels(*(torch.from_numpy(np.stack(layer)) for layer in zip(*rows, strict=True)))

    def _tree(self, window: Window, width: int) -> tuple[Ints, ...]:
        """One window's layers, in the order of TreeLabels."""
        example, part = window.cut.example, slice(window.start, window.end)
        tree, size = example.tree, window.end - window.start
        if tree is None:
            raise ValueError(f"{example.id} has no trees, other windows of its batch have")
        forms = [example.tokens.text[start:end] for start, end in example.tokens.spans[part]]
        scripts = [script(form, lemma) for form, lemma in zip(forms, tree.lemmas[part], strict=True)]
        starts = np.isin(np.arange(window.start, window.end), tree.sentences).astype(np.int64)
        heads = np.array(tree.heads[part]) - window.start
        layers = (
            np.cumsum(starts),
            _indexes(self.upos, tree.upos[part]),
            _indexes(self.xpos, tree.xpos[part]),
            _indexes(self.lemmas, scripts),
            np.where((heads >= 0) & (heads < size), heads, NONE),
            _indexes(self.relations, tree.labels[part]),
            starts,
        )
        return tuple(_padded(layer, width) for layer in layers)


def _move(group: _Group, device: torch.device) -> _Group:
    return type(group)(*(tensor.to(device) for tensor in group))


def _indexes(known: dict[str, int], labels: Iterable[str]) -> Ints:
    return np.array([known.get(label, NONE) for label in labels], np.int64)


def _padded(values: Ints, width: int) -> Ints:
    return np.concatenate([values, np.full(width - len(values), NONE)])


def _inputs(group: Sequence[Window]) -> Inputs:
    length = max(w.length for w in group) + 2
    words = max(w.end - w.start for w in group)
    pieces, shapes = np.zeros((len(group), length), np.int64), np.full((len(group), length, 3), -1)
    mask, first = np.zeros((len(group), length), bool), np.zeros((len(group), words), np.int64)
    present = np.zeros((len(group), words), bool)
    for row, w in enumerate(group):
        p, size = w.cut.pieces, w.end - w.start
        starts = p.starts[w.start : w.end + 1] - p.starts[w.start] + 1
        ids = p.ids[p.starts[w.start] : p.starts[w.end]]
        pieces[row, : len(ids) + 2] = [CLS, *ids, SEP]
        shapes[row, 1 : len(ids) + 1] = np.repeat(p.shapes[w.start : w.end], np.diff(starts), axis=0)
        mask[row, : len(ids) + 2] = True
        first[row, :size] = starts[:-1]
        present[row, :size] = True
    return Inputs(*map(torch.from_numpy, (pieces, shapes, mask, first, present)))


def _names(group: Sequence[Window], width: int) -> Tensor:
    """Tags of names [B, W]; windows of corpora without names have none."""
    known = {tag: n for n, tag in enumerate(NAME_TAGS)}
    parts = [(window.cut.example.names or ())[window.start : window.end] for window in group]
    return torch.from_numpy(np.stack([_padded(np.array([known.get(t, 0) for t in p], np.int64), width) for p in parts]))


def _attributions(group: Sequence[Window], width: int) -> AttributionLabels:
    tags, free = np.zeros((len(group), width), np.int64), np.zeros((len(group), width), bool)
    rows: list[int] = []
    cues: list[tuple[npt.NDArray[np.float32], Ints, Ints]] = []
    for row, window in enumerate(group):
        example = window.cut.example
        free[row, _inside(window, example.masked)] = True
        for found in example.attributions or ():
            parts = {name: _inside(window, getattr(found, name)) for name in ("content", "source", "cue")}
            if _is_cut(found, parts):
                free[row, [i for part in parts.values() for i in part]] = True
                continue
            for name, part in parts.items():
                _mark(tags[row], TAG_TAGS, name, part)
            if parts["cue"]:
                rows.append(row)
                cues.append(_cue(parts, width))
    layers = zip(*cues, strict=True) if cues else [np.zeros((0, width), kind) for kind in (np.float32, int, int)]
    weights, distances, roles = (torch.from_numpy(np.array(layer)) for layer in layers)
    marks = (torch.from_numpy(tags), torch.from_numpy(free), torch.tensor(rows, dtype=torch.long))
    return AttributionLabels(*marks, weights, distances, roles)


def _inside(window: Window, words: Iterable[int]) -> list[int]:
    return [i - window.start for i in words if window.start <= i < window.end]


def _is_cut(found: Roles, parts: dict[str, list[int]]) -> bool:
    """Whether the window holds only some of the attribution's words."""
    return sum(map(len, parts.values())) < len(found.source) + len(found.cue) + len(found.content)


def _cue(parts: dict[str, list[int]], width: int) -> tuple[npt.NDArray[np.float32], Ints, Ints]:
    """A cue's weights, distances and roles of words."""
    weights, roles = np.zeros(width, np.float32), np.zeros(width, np.int64)
    weights[parts["cue"]] = 1.0 / len(parts["cue"])
    for name in ("content", "source"):
        _mark(roles, ROLE_TAGS, name, parts[name])
    return weights, distance_rows(parts["cue"][0], width), roles


def _mark(tags: Ints, names: tuple[str, ...], role: str, words: list[int]) -> None:
    """Write the BIO tags of one role; each run of consecutive words begins anew."""
    for n, i in enumerate(words):
        run_on = n > 0 and words[n - 1] == i - 1
        tags[i] = names.index(("I-" if run_on else "B-") + role)
