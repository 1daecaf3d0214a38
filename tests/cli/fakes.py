"""A language model that reads by rule, for tests of the commands: no weights, no runtime."""

import re
from collections.abc import Sequence
from pathlib import Path

from standoff.errors import InputError
from standoff.language.document import Attribution, Document, Name, Sentence, Word
from standoff.record import Article

REFUSED = "unreadable to the model"


class FakeModel:
    """Words are runs of characters, names are capitalized, and `X said Y.` says that X said Y."""

    def read(self, articles: Sequence[Article], /) -> list[Document]:
        return [_read(article) for article in articles]


def load_fake(_bundle: Path | None, _threads: int) -> FakeModel:
    return FakeModel()


def _read(article: Article) -> Document:
    if REFUSED in article.text:
        raise InputError(f"{article.id} is {REFUSED}. Take it out.")
    words = tuple(
        Word(*found.span(), found[0], "X", "X", found[0].lower(), -1, "root", "_")
        for found in re.finditer(r"[^\s\ufeff]+", article.text)
    )
    return Document(
        article=article,
        words=words,
        sentences=(Sentence(0, len(words)),) if words else (),
        names=tuple(Name(at, at + 1, "PER", 0.9) for at, word in enumerate(words) if word.text.istitle()),
        attributions=tuple(
            Attribution(source=(found.span(1),), cue=(found.span(2),), content=(found.span(3),), score=0.9)
            for found in re.finditer(r"(\w+) (said|denied) ([^.]+)", article.text)
        ),
    )
