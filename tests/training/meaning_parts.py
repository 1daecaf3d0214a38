"""A meaning model small enough to make on the spot, and a tokenizer that spells every word."""

from __future__ import annotations

import string
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers

from standoff.language.meaning import cut_text
from training.encoder import Encoder, EncoderSizes
from training.export import word_table
from training.meaning.export import write
from training.meaning.model import Meaning

SIZES = EncoderSizes(width=24, layers=2, heads=2, inner=48, positions=512, vocabulary=256)


def tokenizer() -> Tokenizer:
    """One piece a character: BERT's rules over a vocabulary of letters."""
    signs = string.ascii_lowercase + string.digits + ".,'\"-"
    names = ["[PAD]", "[UNK]"] + [f"[unused{n}]" for n in range(2, 110)] + list(signs) + ["##" + sign for sign in signs]
    vocabulary = {name: n for n, name in enumerate(names)}
    made = Tokenizer(models.WordPiece(vocabulary))
    made.normalizer = normalizers.BertNormalizer()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.decoder = decoders.WordPiece()
    return made


def encoder(seed: int = 3) -> Encoder:
    """Random weights, large enough that texts differ; the word table is one that int8 holds exactly."""
    torch.manual_seed(seed)
    made = Encoder(SIZES, 0.1)
    with torch.no_grad():
        for weight in made.parameters():
            if weight.dim() > 1:
                weight.normal_(0.0, 0.3)
        table = word_table(made)
        made.words.weight.copy_(torch.from_numpy(table["ids"] * table["scales"][:, None]))
    return made


def meaning(frozen: int = 1) -> Meaning:
    """A model whose judges have opinions, on absent roles too."""
    model = Meaning(encoder(), frozen)
    with torch.no_grad():
        for judge in model.trunks().values():
            judge.absent.normal_()
    return model.eval()


def bundle(folder: Path, model: Meaning, *, quantize: bool = False) -> Path:
    """The meaning model's part of a bundle, with the two files that it takes from the reader's."""
    write(model, folder, [cut_text("Kyiv accused Minsk of shelling.", tokenizer())] if quantize else None)
    tokenizer().save(str(folder / "tokenizer.json"))
    np.savez(folder / "words.npz", allow_pickle=False, **word_table(model.encoder))
    return folder
