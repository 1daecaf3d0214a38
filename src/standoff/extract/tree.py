"""The tree of a document, asked from above: children, subtrees, and the questions that every extractor puts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from standoff.language import Document, Word
from standoff.language.document import Span

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "conj", "root"})
_OF_THE_WORD_BEFORE = frozenset({"fixed", "flat", "goeswith"})


@dataclass(frozen=True)
class Tree:
    """A document's words by their places in its trees. Words are named by their index in `document.words`."""

    document: Document

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The document's words."""
        return self.document.words

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        children: list[list[int]] = [[] for _ in self.words]
        for index, word in enumerate(self.words):
            if word.head >= 0:
                children[word.head].append(index)
        return tuple(map(tuple, children))

    @cached_property
    def _kinds(self) -> tuple[frozenset[str], ...]:
        """Every word's relation and what it is a kind of: `obl:agent`, `obl`."""
        kinds = {
            label: frozenset(accumulate(label.split(":"), "{}:{}".format)) for label in {w.label for w in self.words}
        }
        return tuple(kinds[word.label] for word in self.words)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(word.start for word in self.words)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(word.end for word in self.words)

    @cached_property
    def _sentences(self) -> tuple[int, ...]:
        return tuple(number for number, each in enumerate(self.document.sentences) for _ in range(each.start, each.end))

    def sentence(self, word: int) -> int:
        """The number of the word's sentence."""
        return self._sentences[word]

    def children(self, word: int, *labels: str) -> tuple[int, ...]:
        """The word's children, in order; with `labels`, those that carry one of them (`obl` takes in `obl:agent`)."""
        found = self._children[word]
        return tuple([each for each in found if not self._kinds[each].isdisjoint(labels)]) if labels else found

    def child(self, word: int, *labels: str) -> int | None:
        """The first of the word's children with one of the labels, or None."""
        return next(iter(self.children(word, *labels)), None)

    def carries(self, word: int, labels: Iterable[str]) -> bool:
        """Whether the word's relation to its head is one of `labels`, or a kind of it."""
        return not self._kinds[word].isdisjoint(labels)

    def subtree(self, word: int) -> list[int]:
        """The word and all that hangs on it, in the order of the text."""
        found, open_ = [], [word]
        while open_:
            found.append(each := open_.pop())
            open_.extend(self._children[each])
        return sorted(found)

    def ancestors(self, word: int) -> Iterator[int]:
        """The word's head, that one's head, and so on up to the root."""
        while (word := self.words[word].head) >= 0:
            yield word

    def head(self, words: Sequence[int]) -> int:
        """The one of the words on which the others hang: the first whose head is not among them."""
        inside = set(words)
        return next((each for each in words if self.words[each].head not in inside), words[0])

    def covered(self, spans: Iterable[Span]) -> list[int]:
        """The words that the spans of characters touch, in order."""
        found: set[int] = set()
        for start, end in spans:
            found.update(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))
        return sorted(found)

    def span(self, words: Sequence[int]) -> Span:
        """The characters from the first of the words to the last."""
        return self.words[words[0]].start, self.words[words[-1]].end

    def spans(self, words: Sequence[int]) -> tuple[Span, ...]:
        """The characters of the words, each unbroken run one span."""
        runs: list[list[int]] = []
        for word in words:
            if runs and word == runs[-1][-1] + 1:
                runs[-1].append(word)
            else:
                runs.append([word])
        return tuple(map(self.span, runs))

    def case(self, word: int) -> str:
        """The preposition of a noun phrase by its lemma ("according to" whole), or the empty string."""
        marks = self.children(word, "case")
        parts = [self.words[part].lemma for mark in marks[:1] for part in (mark, *self.children(mark, "fixed"))]
        return " ".join(parts)

    def form(self, word: int) -> str:
        """The word's lemma with the particle that belongs to it: "turn down"."""
        particle = self.child(word, "compound:prt")
        lemma = self.words[word].lemma
        return lemma if particle is None else f"{lemma} {self.words[particle].lemma}"

    def negated(self, word: int) -> bool:
        """Whether a clause or noun phrase is negated: not, never, no on its head, or nobody as the one who acts."""
        marks = self.children(word, "advmod", "det", "cc")
        return any(self.words[each].lemma in _NEGATIONS for each in marks) or self.by_nobody(word)

    def by_nobody(self, word: int) -> bool:
        """Whether it is nobody who acts, by the tree or right before the verb: "nobody asked him"."""
        before = (word - 1,) if word and self.words[word].upos == "VERB" else ()
        return any(self.words[each].lemma.lower() in _NOBODY for each in (*self.children(word, "nsubj"), *before))

    def subject(self, word: int) -> int | None:
        """The head of a clause's subject, its own or that of the clause which it hangs on; None where there is none."""
        own = next((each for each in self.children(word) if self.words[each].label in SUBJECTS), None)
        if own is not None:
            return own
        if self.words[word].label in _SUBJECT_FROM_ABOVE:
            return self.subject(self.words[word].head)
        return None


_NOBODY = frozenset({"nobody", "none", "nothing"})
_NEGATIONS = frozenset({"not", "never", "no", "n't", "neither", "nor"})
_SUBJECT_FROM_ABOVE = frozenset({"conj", "xcomp", "advcl", "parataxis"})
