"""Items → batches of texts of like length, in an order that the seed alone decides."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from standoff.language.document import Span
from standoff.language.meaning import Cut, cut_text, positions
from standoff.language.pieces import CLS, SEP
from training.encoder import Encoder
from training.meaning.data import Item, Judgement
from training.meaning.model import ABSENT, Batch, Meaning, device_of
from training.meaning.tasks import TRUNKS

_ABOUT_SIDES = ("first_cue", "second_cue", "first_source", "second_source")
MAY_LACK = {"trigger": 0.25, "evidence": 0.3} | dict.fromkeys(_ABOUT_SIDES, 0.3)
"""How often a role is left out in training, so that a judge can do without it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text with what does not change in training: its pieces, the frozen layers' states, its untouched vector."""

    cut: Cut
    states: Tensor
    likeness: Tensor


class Library:
    """Every text of some items, made ready; a text that is asked for later is made ready then, without a likeness."""

    def __init__(self, tokenizer: Tokenizer, model: Meaning, untouched: Encoder) -> None:
        self._tokenizer, self._model, self._untouched = tokenizer, model, untouched
        self._texts: dict[str, Text] = {}
        self._cuts: dict[str, Cut] = {}

    def add(self, items: Iterable[Item]) -> None:
        """Makes the texts of the items ready."""
        texts = sorted({text for item in items for text in item.texts}, key=lambda text: (len(text), text))
        for at in range(0, len(texts), 32):
            group = texts[at : at + 32]
            likeness = untouched_vectors(group, self._tokenizer, self._untouched)
            self._texts |= {text: self._made(text, likeness[row]) for row, text in enumerate(group)}

    def __getitem__(self, text: str) -> Text:
        return self._texts.get(text) or self._made(text, torch.zeros(self._model.encoder.sizes.width))

    def cut(self, text: str) -> Cut:
        """The pieces of a text."""
        if text not in self._cuts:
            self._cuts[text] = cut_text(text, self._tokenizer)
        return self._cuts[text]

    def _made(self, text: str, likeness: Tensor) -> Text:
        one = self.cut(text)
        pieces, mask = padded([one.pieces])
        return Text(one, self._model.lower(pieces, mask)[0], likeness)


def library(items: Sequence[Item], tokenizer: Tokenizer, model: Meaning, untouched: Encoder) -> Library:
    """The texts of the items, made ready."""
    made = Library(tokenizer, model, untouched)
    made.add(items)
    return made


@torch.no_grad()
def untouched_vectors(texts: Sequence[str], tokenizer: Tokenizer, encoder: Encoder) -> Tensor:
    """The normalised mean vectors [n, width] of the pretrained encoder, with pieces cut as it cuts them itself."""
    ids = [[CLS, *tokenizer.encode(text, add_special_tokens=False).ids[:510], SEP] for text in texts]
    pieces, mask = padded([np.array(row) for row in ids])
    pieces, mask = pieces.to(device_of(encoder)), mask.to(device_of(encoder))
    encoded = encoder(pieces, torch.full((*pieces.shape, 3), -1, device=pieces.device), mask)
    return functional.normalize((encoded * mask[..., None]).sum(1), dim=-1).cpu()


def padded(rows: Sequence[np.ndarray]) -> tuple[Tensor, Tensor]:
    """Rows of pieces as one [B, T] with its mask."""
    pieces = np.zeros((len(rows), max(map(len, rows))), np.int64)
    mask = np.zeros(pieces.shape, bool)
    for n, row in enumerate(rows):
        pieces[n, : len(row)], mask[n, : len(row)] = row, True
    return torch.from_numpy(pieces), torch.from_numpy(mask)


def batches(items: Sequence[Item], texts: Library, budget: int, chance: random.Random) -> Iterator[list[Item]]:
    """One epoch: groups of items of like length, of about `budget` pieces with the padding."""
    length = lambda item: max(len(texts.cut(text).pieces) for text in item.texts)  # noqa: E731
    order = chance.sample(list(items), len(items))
    groups: list[list[Item]] = []
    for at in range(0, len(order), 256):
        group: list[Item] = []
        for item in sorted(order[at : at + 256], key=length):
            if group and sum(len(other.texts) for other in [*group, item]) * length(item) > budget:
                groups.append(group)
                group = []
            group.append(item)
        groups.append(group)
    chance.shuffle(groups)
    yield from groups


def joined(items: Sequence[Item], share: float, most: int, chance: random.Random) -> list[Item]:
    """The items in another order, about `share` of those with one text set one behind the other, as in a report.

    What is judged keeps its own text as its `text`; about it may stand anything, up to `most` characters in all.
    """
    out, open_ = [], list[Item]()
    for item in chance.sample(list(items), len(items)):
        if len(item.texts) > 1 or item.corpus == "plain" or chance.random() >= share:
            out.append(item)
            continue
        if open_ and sum(len(one.texts[0]) + 2 for one in (*open_, item)) > most:
            out.append(_one(open_, chance))
            open_ = []
        open_.append(item)
    return [*out, _one(open_, chance)] if open_ else out


def _one(items: Sequence[Item], chance: random.Random) -> Item:
    """The items as one, between them a space or a new paragraph."""
    text, judgements = "", list[Judgement]()
    for item in items:
        text += chance.choice((" ", "\n\n")) if text else ""
        own = {"text": ((0, len(item.texts[0])),)}
        for one in item.judgements:
            roles = {
                role: tuple((a + len(text), b + len(text)) for a, b in spans)
                for role, spans in (own | dict(one.roles)).items()
            }
            judgements.append(replace(one, roles=roles))
        text += item.texts[0]
    return Item("joined", (text,), tuple(judgements))


def collate(group: Sequence[Item], texts: Library, chance: random.Random | None = None) -> Batch:
    """A batch. With `chance`, roles are left out at random, and pairs stand in both orders."""
    order = [texts[text] for item in group for text in item.texts]
    states = torch.nn.utils.rnn.pad_sequence([text.states for text in order], batch_first=True)
    lengths = torch.tensor([len(text.cut.pieces) for text in order])
    mask = torch.arange(states.shape[1]) < lengths[:, None]
    pool = _Pool(order, states.shape[1])
    at = 0
    for item in group:
        for judgement in item.judgements:
            if chance is None or judgement.often == 1.0 or chance.random() < judgement.often:
                pool.add(judgement, (at, at + len(item.texts) - 1), chance)
        at += len(item.texts)
    likeness = torch.stack([text.likeness for text in order])
    return Batch(states, mask, *pool.tensors(), likeness)


class _Pool:
    """Spans gathered into one matrix of means, judgements into rows that point at them."""

    def __init__(self, order: Sequence[Text], length: int) -> None:
        self.cuts = [text.cut for text in order]
        self.length = length
        self.means = [self._mean(n, np.arange(len(cut.pieces))) for n, cut in enumerate(self.cuts)]
        self.known: dict[tuple[int, tuple[Span, ...]], int] = {}
        self.rows: dict[str, list[list[int]]] = {}
        self.labels: dict[str, list[int]] = {}

    def add(self, judgement: Judgement, at: tuple[int, int], chance: random.Random | None) -> None:
        """A judgement of the item whose first and last text have the numbers `at`."""
        row = [self._row(judgement, role, at, chance) for role in TRUNKS[judgement.trunk].roles]
        self._judge(judgement.trunk, row, judgement.labels)
        if judgement.trunk == "pair" and chance is not None:
            turned = {"ab": "ba", "ba": "ab"}
            other = [row[n + 1 - 2 * (n % 2)] for n in range(len(row))]
            self._judge("pair", other, {task: turned.get(label, label) for task, label in judgement.labels.items()})

    def tensors(self) -> tuple[Tensor, dict[str, Tensor], dict[str, Tensor]]:
        """The matrix, the rows by trunk, the labels by task."""
        rows = {name: torch.tensor(rows) for name, rows in self.rows.items()}
        return torch.from_numpy(np.stack(self.means)), rows, {k: torch.tensor(v) for k, v in self.labels.items()}

    def _judge(self, trunk: str, row: list[int], labels: Mapping[str, str]) -> None:
        self.rows.setdefault(trunk, []).append(row)
        for task, names in TRUNKS[trunk].tasks.items():
            self.labels.setdefault(task, []).append(names.index(labels[task]) if task in labels else -100)

    def _row(self, judgement: Judgement, role: str, at: tuple[int, int], chance: random.Random | None) -> int:
        spans = judgement.roles.get(role, ())
        if role == "text" and not spans:
            return at[0]
        if chance is not None and chance.random() < MAY_LACK.get(role, 0.0):
            return ABSENT
        key = (at[role.startswith("second")], tuple(spans))
        if key not in self.known:
            self.known[key] = self._added(*key)
        return self.known[key]

    def _added(self, number: int, spans: tuple[Span, ...]) -> int:
        """The row of the spans' mean, which may have to be absent."""
        found = positions(self.cuts[number], spans)
        if not len(found):
            return ABSENT
        self.means.append(self._mean(number, found))
        return len(self.means) - 1

    def _mean(self, number: int, found: np.ndarray) -> np.ndarray:
        weights = np.zeros(len(self.cuts) * self.length, np.float32)
        weights[number * self.length + found] = 1 / len(found)
        return weights
