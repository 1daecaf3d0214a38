"""The door to the model that is measured: what benchmarks ask of it, and which bundle it came from."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from benchmarks.errors import BenchmarkError
from benchmarks.results import Bundle
from standoff.language import load
from standoff.language.bundle import packaged
from standoff.language.document import Document
from standoff.record import Article
from standoff.text.tokens import Tokens


class Reader(Protocol):
    """What a benchmark needs of `standoff.language.LanguageModel`; tests give a fake."""

    def read(self, articles: Sequence[Article]) -> Sequence[Document]:
        """Reads raw texts."""
        ...

    def read_tokens(
        self, tokens: Sequence[Tokens], sentences: Sequence[Sequence[int]] | None = None
    ) -> Sequence[Document]:
        """Reads texts whose words are given, and the indexes of the words that open sentences unless None."""
        ...


OpenReader = Callable[[Path | None, int], tuple[Reader, Bundle]]
"""Loads a bundle (None: the package's own) for so many threads."""


def bundle_folder(bundle: Path | None) -> Path:
    """Where the bundle lies: the given folder, or the package's own."""
    return packaged() if bundle is None else bundle


def open_model(bundle: Path | None, threads: int) -> tuple[Reader, Bundle]:
    """The model of a bundle, and which bundle it is."""
    return load(bundle, threads=threads), identify(bundle)


def identify(bundle: Path | None) -> Bundle:
    """Which bundle it is, once it is loaded: its card's sum stands for it, as the card holds all others."""
    card = (bundle_folder(bundle) / "card.json").read_bytes()
    return Bundle(json.loads(card)["version"], sha256(card).hexdigest())


def make_article(identity: str, text: str) -> Article:
    """An English article of which nothing but its text is known."""
    return Article(id=identity, text=text, language="en")


def read_raw(reader: Reader, texts: Sequence[tuple[str, str]]) -> Sequence[Document]:
    """The documents of texts given as (id, text). Raises BenchmarkError when the reader changes a text."""
    documents = reader.read([make_article(identity, text) for identity, text in texts])
    for (identity, text), document in zip(texts, documents, strict=True):
        if document.text != text:
            raise BenchmarkError(f"the model changed the text of {identity}, so its offsets say nothing")
    return documents


def read_words(
    reader: Reader, tokens: Sequence[Tokens], sentences: Sequence[Sequence[int]] | None = None
) -> Sequence[Document]:
    """The documents of texts whose words are given. Raises BenchmarkError when the reader changes the words."""
    documents = reader.read_tokens(tokens, sentences)
    for given, document in zip(tokens, documents, strict=True):
        if tuple((word.start, word.end) for word in document.words) != given.spans:
            raise BenchmarkError(f"the model read other words than it was given in: {given.text[:60]!r}")
    return documents
