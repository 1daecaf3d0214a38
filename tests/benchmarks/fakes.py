"""Readers that know the answers: they give back, for a text, the document that a test has put in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from benchmarks.brat import MarkedReport
from benchmarks.iob import MarkedText
from benchmarks.layout import Layout
from benchmarks.models import Reader, make_article
from benchmarks.results import Bundle
from standoff.language.document import Attribution, Document, Name, Sentence, Word
from standoff.record import Article
from standoff.text.tokens import Tokens


@dataclass(frozen=True)
class FakeReader:
    """Gives the documents that it holds, by their texts; those of the same text in turn."""

    documents: tuple[Document, ...]

    def read(self, articles: Sequence[Article]) -> list[Document]:
        return self._given([article.text for article in articles])

    def read_tokens(self, tokens: Sequence[Tokens], sentences: Sequence[Sequence[int]] | None = None) -> list[Document]:
        if sentences is not None:
            assert len(sentences) == len(tokens)
            assert all(starts[0] == 0 for starts in sentences)
        return self._given([one.text for one in tokens])

    def _given(self, texts: Sequence[str]) -> list[Document]:
        by_text: dict[str, list[Document]] = {}
        for document in self.documents:
            by_text.setdefault(document.text, []).append(document)
        turns = {text: cycle(some) for text, some in by_text.items()}
        return [next(turns[text]) for text in texts]


def reader_of(documents: Iterable[Document]) -> FakeReader:
    return FakeReader(tuple(documents))


def opener_of(reader: Reader) -> Callable[[Path | None, int], tuple[Reader, Bundle]]:
    return lambda _bundle, _threads: (reader, Bundle("0.0", "0" * 64))


def layout_document(layout: Layout) -> Document:
    """The document that agrees with a treebank in everything but cuts no token wrongly."""
    words = tuple(
        Word(
            start=placed.span[0],
            end=placed.span[1],
            text=layout.text[slice(*placed.span)],
            upos=placed.word.upos,
            xpos=placed.word.xpos,
            lemma=placed.word.lemma,
            head=placed.head,
            label=placed.word.label,
            feats="_",
        )
        for placed in layout.words
    )
    sentences = tuple(Sentence(start, end) for start, end in layout.sentence_ranges)
    return Document(make_article(layout.id, layout.text), words, sentences, (), ())


def names_document(text: MarkedText, names: Iterable[tuple[int, int, str]]) -> Document:
    """The document with the text's words and the given names, as ranges of words."""
    words = tuple(Word(start, end, text.text[start:end], "X", "X", "_", -1, "root", "_") for start, end in text.spans)
    found = tuple(Name(start, end, kind, 1.0) for start, end, kind in names)
    return Document(make_article(text.id, text.text), words, (Sentence(0, len(words)),), found, ())


def report_document(report: MarkedReport, attributions: Iterable[Attribution]) -> Document:
    """The document with the given attributions, and no words."""
    return Document(make_article(report.id, report.text), (), (), (), tuple(attributions))
