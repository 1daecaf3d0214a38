"""The joint model: one encoder, a head for each layer of the document, and the losses that teach them."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from standoff.language.labels import DISTANCES, NAME_TAGS, ROLE_OF_TAG, ROLE_TAGS, TAG_TAGS, Labels, blocked
from training.batches import AttributionLabels, Batch, TreeLabels
from training.crf import Crf
from training.encoder import Encoder, dropout
from training.settings import Sizes


class Joint(nn.Module):
    """All heads read the vector of a word's first piece. `outputs` names what the exported graph gives."""

    def __init__(self, encoder: Encoder, labels: Labels, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        width = encoder.sizes.width
        self.encoder = encoder
        self.dropout = dropout
        self.parts = {"upos": len(labels.upos), "xpos": len(labels.xpos), "lemma": len(labels.lemmas), "start": 2}
        self.hide_tags = nn.Linear(width, sizes.tag)
        self.tags = nn.Linear(sizes.tag, sum(self.parts.values()))
        self.hide_names = nn.Linear(width, sizes.names)
        self.names = nn.Linear(sizes.names, len(NAME_TAGS))
        self.hide_roles = nn.Linear(width, sizes.roles)
        self.roles = nn.Linear(sizes.roles, len(TAG_TAGS))
        self.arc_child, self.arc_head = nn.Linear(width, sizes.arc), nn.Linear(width, sizes.arc)
        self.arc = nn.Linear(sizes.arc, sizes.arc)
        self.label_child, self.label_head = nn.Linear(width, sizes.label), nn.Linear(width, sizes.label)
        self.label = nn.Parameter(torch.empty(sizes.label + 1, len(labels.relations), sizes.label + 1))
        self.pair_word = nn.Linear(width, sizes.pair + sizes.product)
        self.pair_cue = nn.Linear(width, sizes.pair + sizes.product)
        self.distance = nn.Parameter(torch.zeros(len(DISTANCES) * 2 + 1, sizes.pair))
        self.pair_sum = nn.Linear(sizes.pair, len(ROLE_TAGS))
        self.pair_product = nn.Linear(sizes.product, len(ROLE_TAGS), bias=False)
        self.pair_split = [sizes.pair, sizes.product]
        self.tag_crf = Crf(len(TAG_TAGS), *blocked(TAG_TAGS))
        self.role_crf = Crf(len(ROLE_TAGS), *blocked(ROLE_TAGS))
        nn.init.normal_(self.label, std=sizes.label**-1.0)

    def outputs(self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> dict[str, Tensor]:
        """Everything the graph gives, by name; `first` [B, W] is the place of each word's first piece."""
        encoded = self.encoder(pieces, shapes, mask)
        words = self._drop(encoded.gather(1, first[:, :, None].expand(-1, -1, encoded.shape[2])))
        tags = torch.split(self.tags(self._drop(functional.gelu(self.hide_tags(words)))), list(self.parts.values()), 2)
        head = self.arc(self._drop(functional.gelu(self.arc_head(words))))
        return {
            **dict(zip(self.parts, tags, strict=True)),
            "names": self.names(self._drop(functional.gelu(self.hide_names(words)))),
            "roles": self.roles(self._drop(functional.gelu(self.hide_roles(words)))),
            "arcs": self._drop(functional.gelu(self.arc_child(words))) @ head.transpose(1, 2),
            "label_child": self._drop(functional.gelu(self.label_child(words))),
            "label_head": self._drop(functional.gelu(self.label_head(words))),
            "pair_word": self.pair_word(words),
            "pair_cue": self.pair_cue(words),
        }

    def _drop(self, x: Tensor) -> Tensor:
        return dropout(x, self.dropout, self.training)

    def loss(self, batch: Batch, attribution_weight: float) -> dict[str, Tensor]:
        """The losses of the layers that the batch has, each a mean over its words."""
        pieces, shapes, mask, first, words = batch.inputs
        out = self.outputs(pieces, shapes, mask, first)
        losses: dict[str, Tensor] = {}
        if batch.tree is not None:
            losses |= self._tree_losses(out, batch.tree)
        if batch.names is not None:
            losses["names"] = _entropy(out["names"], batch.names)
        if batch.attributions is not None:
            gold, share = batch.attributions, attribution_weight / words.sum()
            losses["tags"] = self.tag_crf.loss(out["roles"], gold.tags, words, gold.free).sum() * share
            losses["pairs"] = self._pair_loss(out, gold, words) * share
        return losses

    def _tree_losses(self, out: dict[str, Tensor], gold: TreeLabels) -> dict[str, Tensor]:
        same = gold.sentence[:, :, None] == gold.sentence[:, None, :]
        arcs = out["arcs"].masked_fill(~same, -1e4)
        index = gold.heads.clamp(min=0)[:, :, None].expand(-1, -1, out["label_head"].shape[2])
        heads = _one(out["label_head"].gather(1, index))[:, :, None]
        child = (_one(out["label_child"]) @ self.label.flatten(1)).reshape(*gold.heads.shape, *self.label.shape[1:])
        return {
            "arcs": _entropy(arcs, gold.heads),
            "labels": _entropy((child * heads).sum(3), gold.labels),
            "upos": 0.7 * _entropy(out["upos"], gold.upos),
            "xpos": 0.4 * _entropy(out["xpos"], gold.xpos),
            "lemma": 0.4 * _entropy(out["lemma"], gold.lemma),
            "start": 2.0 * _entropy(out["start"], gold.start),
        }

    def _pair_loss(self, out: dict[str, Tensor], gold: AttributionLabels, words: Tensor) -> Tensor:
        """Of every gold cue: which words are its source, which its content."""
        if not len(gold.rows):
            return out["roles"].sum() * 0.0
        cue = torch.einsum("cw,cwd->cd", gold.cues, out["pair_cue"][gold.rows])
        scores = self.pair_scores(out["pair_word"][gold.rows], cue, out["roles"][gold.rows], gold.distances)
        return self.role_crf.loss(scores, gold.roles, words[gold.rows], gold.free[gold.rows]).sum()

    def pair_scores(self, words: Tensor, cue: Tensor, tags: Tensor, distances: Tensor) -> Tensor:
        """Role scores of every word for every cue, [C, W, roles].

        The sum of word, cue and distance through a GELU, the product of word and cue, and the word's own tag scores.
        `words` [C, W, D] and `cue` [C, D] are projected, `tags` is [C, W, tags], `distances` [C, W] rows of the table.
        """
        word_sum, word_product = torch.split(words, self.pair_split, 2)
        cue_sum, cue_product = torch.split(cue[:, None], self.pair_split, 2)
        hidden = self._drop(functional.gelu(word_sum + cue_sum + self.distance[distances]))
        product: Tensor = self.pair_product(word_product * cue_product)
        total: Tensor = product + self.pair_sum(hidden) + tags[:, :, list(ROLE_OF_TAG)]
        return total


def _entropy(scores: Tensor, gold: Tensor) -> Tensor:
    """Mean cross-entropy over the places that have a label (-100: none)."""
    return functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-100)


def _one(x: Tensor) -> Tensor:
    """A column of ones at the end: the biaffine form's linear terms."""
    return torch.cat([x, x.new_ones(*x.shape[:2], 1)], 2)
