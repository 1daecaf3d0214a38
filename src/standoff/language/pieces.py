"""Words as pieces of the encoder's vocabulary, with their shapes: what goes into the model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from standoff.text import Tokens, shapes
from standoff.text.shapes import CASES, SPACES

Ints = npt.NDArray[np.int64]

CLS, SEP = 101, 102
"""The pieces that the encoder's vocabulary puts before and after a text."""
MOST_PIECES = 8
"""A word gives at most so many pieces: a row of dashes must not fill a window."""
_AT_A_TIME = 1024
"""Words that the tokenizer gets at a time: what it gives back is many times as large as the text."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """`ids` of all pieces, `starts` of every word's pieces in `ids` (one more at the end), `shapes` per word [n, 3].

    Shapes are rows of the model's one table of shapes: cases first, then spaces, then quotations.
    """

    ids: Ints
    starts: Ints
    shapes: Ints

    @property
    def quotes(self) -> Ints:
        """The state of quotation of every word, an index into `standoff.text.shapes.QUOTES`."""
        quotes: Ints = self.shapes[:, 2] - (len(CASES) + len(SPACES))
        return quotes


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of a bundle or of the pretrained encoder, set to read texts whole."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def cut(tokens: Tokens, tokenizer: Tokenizer) -> Pieces:
    """The pieces of a text's words, with their shapes."""
    offsets = (0, len(CASES), len(CASES) + len(SPACES))
    rows = np.array(shapes(tokens), dtype=np.int64).reshape(-1, 3) + offsets
    return Pieces(*spelled(tokens, tokenizer), rows)


def spelled(tokens: Tokens, tokenizer: Tokenizer) -> tuple[Ints, Ints]:
    """The ids of all pieces, every word's start in them. A word of which the vocabulary knows nothing is one piece."""
    words = [tokens.text[start:end] for start, end in tokens.spans]
    unknown = tokenizer.token_to_id("[UNK]") or 0
    groups: list[list[int]] = [[] for _ in words]
    for at in range(0, len(words), _AT_A_TIME):
        encoding = tokenizer.encode(words[at : at + _AT_A_TIME], is_pretokenized=True, add_special_tokens=False)
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if word is not None and len(groups[at + word]) < MOST_PIECES:
                groups[at + word].append(piece)
    counts = [len(group) or 1 for group in groups]
    ids = np.array([piece for group in groups for piece in (group or [unknown])], dtype=np.int64)
    return ids, np.cumsum([0, *counts], dtype=np.int64)
