"""What the search for actors needs to know of every word: its dependents, sentence, paragraph, and who speaks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.extract.types import head_of, words_in
from standoff.language import Attribution, Document, Word
from standoff.text import shapes, tokenize
from standoff.text.shapes import QUOTES

_BEFORE_HEAD = {"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "det:predet"}
_INSIDE = QUOTES.index("inside")
_IN_PHRASE = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "appos", "conj", "flat", "compound", "amod"})
_SAME_THING = {"conj", "appos"}


@dataclass(frozen=True, slots=True)
class Ground:
    """A document with its words looked at from all sides; every tuple has one entry a word.

    `speaker` is the head of the source whose words these are (the innermost attribution's), -1 where the report speaks.
    """

    document: Document
    words: tuple[Word, ...]
    texts: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]
    sentence: tuple[int, ...]
    paragraph: tuple[int, ...]
    speaker: tuple[int, ...]
    quoted: tuple[bool, ...]
    """Whether the word stands inside quotation marks."""

    def left_edge(self, head: int) -> int:
        """The first word of the noun phrase before its head: determiners, adjectives, compounds, possessors."""
        left = [i for i in self.children[head] if i < head and self.words[i].label in _BEFORE_HEAD]
        return min((self._leftmost(i) for i in left), default=head)

    def _leftmost(self, i: int) -> int:
        while self.children[i] and self.children[i][0] < i:
            i = self.children[i][0]
        return i

    def relation(self, i: int) -> tuple[str, int]:
        """The label and head that a noun has in its clause; a conjunct's and an apposition's are those of the first."""
        word = self.words[i]
        for _ in range(len(self.children)):
            if word.label not in _SAME_THING or word.head < 0:
                break
            word = self.words[word.head]
        return word.label, word.head

    def clause(self, i: int) -> int:
        """The word that heads the clause of a noun, however deep the noun stands in a phrase."""
        while self.words[i].head >= 0 and self.words[i].label.split(":")[0] in _IN_PHRASE:
            i = self.words[i].head
        return i

    def cases(self, i: int) -> frozenset[str]:
        """The prepositions before a noun, in small letters; a conjunct has those of the first."""
        own = {self.texts[k].lower() for k in self.children[i] if self.words[k].label == "case" and k < i}
        word = self.words[i]
        if not own and word.label == "conj" and word.head >= 0 and word.head != i:
            return self.cases(word.head)
        return frozenset(own)

    def owned(self, i: int) -> bool:
        """Whether a possessive mark follows the noun's last word, as in "Serbia's"."""
        return any(self.words[k].xpos == "POS" for k in self.children[i])


def ground(document: Document) -> Ground:
    """Looks at the words of a document from all sides."""
    words = document.words
    return Ground(
        document=document,
        words=words,
        texts=tuple(word.text for word in words),
        children=_children(words),
        sentence=tuple(n for n, s in enumerate(document.sentences) for _ in range(s.start, s.end)),
        paragraph=tuple(_paragraphs(document)),
        speaker=_speakers(document),
        quoted=_quoted(document),
    )


def _children(words: tuple[Word, ...]) -> tuple[tuple[int, ...], ...]:
    children: list[list[int]] = [[] for _ in words]
    for i, word in enumerate(words):
        if word.head >= 0:
            children[word.head].append(i)
    return tuple(tuple(below) for below in children)


def _paragraphs(document: Document) -> Iterator[int]:
    """The number of every word's paragraph: a paragraph ends at a line end."""
    number, end = 0, 0
    for word in document.words:
        if "\n" in document.text[end : word.start]:
            number += 1
        end = word.end
        yield number


def _speakers(document: Document) -> tuple[int, ...]:
    """For every word the head of the source that says it; a content inside another is its own source's."""
    speakers = [-1] * len(document.words)
    for attribution in sorted(document.attributions, key=_length, reverse=True):
        head = head_of(document, attribution.source)
        if head is not None:
            for i in words_in(document, attribution.content):
                speakers[i] = head
    return tuple(speakers)


def _quoted(document: Document) -> tuple[bool, ...]:
    tokens = tokenize(document.text, document.article.furniture)
    state = {span[0]: shape.quote == _INSIDE for span, shape in zip(tokens.spans, shapes(tokens), strict=True)}
    return tuple(state.get(word.start, False) for word in document.words)


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
