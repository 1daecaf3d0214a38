"""The language model: articles in, documents out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from standoff.language.assemble import Reading, Source, read
from standoff.language.bundle import Card, check, packaged
from standoff.language.document import Attribution, Document, Name, Sentence, Span, Word
from standoff.language.features import feats
from standoff.language.labels import Labels
from standoff.language.lemmas import apply, inflected
from standoff.language.pieces import cut, load_tokenizer
from standoff.language.session import Graphs
from standoff.record import Article
from standoff.text import Tokens, tokenize


class LanguageModel:
    """A loaded bundle. Reading changes nothing in it, and its results depend on each text alone."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self.card: Card = check(folder)
        self._labels = Labels.from_json((folder / "labels.json").read_text("utf-8"))
        self._tokenizer = load_tokenizer(folder / "tokenizer.json")
        self._graphs = Graphs(folder, threads)

    def read(self, articles: Iterable[Article]) -> list[Document]:
        """Each article's document, in the order given."""
        articles = list(articles)
        return self._documents(articles, [tokenize(a.text, a.furniture) for a in articles], None)

    def read_tokens(self, tokens: Sequence[Tokens], sentences: Sequence[Sequence[int]] | None = None) -> list[Document]:
        """Documents over given words; `sentences` holds, for each text, the words that its sentences start with."""
        articles = [Article(id=f"text-{n}", text=one.text) for n, one in enumerate(tokens)]
        return self._documents(articles, tokens, sentences)

    def sources(self, tokens: Sequence[Tokens], sentences: Sequence[Sequence[int]] | None = None) -> list[Source]:
        """The texts as the model takes them: words with their pieces and shapes."""
        given = [None] * len(tokens) if sentences is None else [frozenset(starts) for starts in sentences]
        return [Source(one, cut(one, self._tokenizer), s) for one, s in zip(tokens, given, strict=True)]

    def _documents(
        self, articles: Sequence[Article], tokens: Sequence[Tokens], sentences: Sequence[Sequence[int]] | None
    ) -> list[Document]:
        readings = read(self._graphs, self.sources(tokens, sentences))
        return [self._document(*parts) for parts in zip(articles, tokens, readings, strict=True)]

    def _document(self, article: Article, tokens: Tokens, readings: list[Reading]) -> Document:
        starts = [s for reading in readings for s in reading.sentences]
        ends = [*starts[1:], len(tokens.spans)] if starts else []

        def text(ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
            return tuple((tokens.spans[first][0], tokens.spans[last - 1][1]) for first, last in ranges)

        return Document(
            article,
            tuple(word for reading in readings for word in self._words(tokens, reading)),
            tuple(Sentence(start, end) for start, end in zip(starts, ends, strict=True)),
            tuple(Name(*name) for reading in readings for name in reading.names),
            tuple(
                Attribution(text(found.source), text([found.cue]), text(found.content), found.score)
                for reading in readings
                for found in reading.attributions
            ),
        )

    def _words(self, tokens: Tokens, reading: Reading) -> Iterator[Word]:
        labels, classes = self._labels, reading.classes
        columns = (classes["upos"], classes["xpos"], classes["lemma"], reading.heads, reading.relations)
        rows = zip(tokens.spans[reading.first : reading.last], *(column.tolist() for column in columns), strict=True)
        for i, ((start, end), upos, xpos, lemma, head, relation) in enumerate(rows, reading.first):
            form, tag = tokens.text[start:end], labels.xpos[xpos]
            root = head == i
            yield Word(
                start,
                end,
                form,
                labels.upos[upos],
                tag,
                inflected(form, tag) or apply(labels.lemmas[lemma], form),
                -1 if root else head,
                "root" if root else labels.relations[relation],
                feats(labels.upos[upos], tag),
            )


def load(bundle: Path | None = None, threads: int = 1) -> LanguageModel:
    """The language model of a bundle, by default the one inside the package; `threads` read windows side by side."""
    return LanguageModel(packaged() if bundle is None else bundle, threads)
