"""What is asked of the statements of a report before two of them are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from standoff.extract.disputes.words import NAMING, NEGATIVE, POINTING, Words
from standoff.extract.tree import Tree
from standoff.extract.types import Cast
from standoff.knowledge.speech import Speech
from standoff.record import Quantity, Statement

_MATTER = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_PLAIN = frozenset({"be", "have", "do", "say", "tell", "it", "that", "there", "make", "take"})
_APART = frozenset({"demand", "pledge", "ask"})
"""Acts that put nothing forward which could be contested."""
_SPEAKING = ("VERB", "NOUN", "ADJ")


@dataclass(frozen=True)
class Facts:
    """The statements of a report, named by their index, with what the features ask of them."""

    tree: Tree
    cast: Cast
    speech: Speech
    vocabulary: Words
    statements: tuple[Statement, ...]
    quantities: tuple[Quantity, ...] = ()

    @cached_property
    def words(self) -> tuple[tuple[int, ...], ...]:
        """The words of each statement's content, punctuation aside."""
        spelled = self.tree.words
        covered = (self.tree.covered(each.content) for each in self.statements)
        return tuple(tuple(word for word in words if spelled[word].upos != "PUNCT") for words in covered)

    @cached_property
    def lemmas(self) -> tuple[tuple[str, ...], ...]:
        """The lemmas of each content, in its order."""
        return tuple(tuple(self.tree.words[word].lemma.lower() for word in words) for words in self.words)

    @cached_property
    def matter(self) -> tuple[frozenset[str], ...]:
        """The lemmas of each content that carry its matter."""
        found = ((self.tree.words[word] for word in words) for words in self.words)
        return tuple(
            frozenset(w.lemma.lower() for w in group if w.upos in _MATTER and w.lemma not in _PLAIN) for group in found
        )

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The first and the last sentence of each statement."""
        groups = (self.tree.covered(_spans(each)) for each in self.statements)
        return tuple((self.tree.sentence(words[0]), self.tree.sentence(words[-1])) for words in groups)

    @cached_property
    def countries(self) -> Mapping[str, str | None]:
        """The country of each actor."""
        return {actor.id: actor.country for actor in self.cast.actors}

    @cached_property
    def sides(self) -> tuple[str | None, ...]:
        """Whose side each statement takes: the country of its source, else the actor; None where nobody is named."""
        return tuple(self._side(each.source.actor) for each in self.statements)

    @cached_property
    def mentioned(self) -> tuple[frozenset[str], ...]:
        """The sides of the actors that each content mentions."""
        return tuple(frozenset(side for a in group if (side := self._side(a))) for group in self.actors)

    @cached_property
    def actors(self) -> tuple[frozenset[str], ...]:
        """The actors that each content mentions."""
        return tuple(frozenset(m.actor for m in self.cast.mentions if m.head in words) for words in self._held)

    @cached_property
    def named_acts(self) -> tuple[frozenset[str], ...]:
        """The acts that the words of each cue can stand for: of "denied" `deny`, of "said" none."""
        return tuple(self._acts_of(each) for each in self.statements)

    @cached_property
    def named_things(self) -> tuple[frozenset[str], ...]:
        """The acts of the nouns by which a content calls what it answers: "the accusation" is of `accuse`."""
        return tuple(frozenset(self._things(words)) for words in self.words)

    @cached_property
    def counts(self) -> tuple[tuple[Quantity, ...], ...]:
        """The quantities in each content."""
        return tuple(tuple(q for q in self.quantities if _holds(each, q.span)) for each in self.statements)

    def may_differ(self, first: int, second: int) -> bool:
        """Whether the two may contest each other: nobody contests himself, nor the words that he passes on."""
        one, other = self.statements[first], self.statements[second]
        if one.source.actor is not None and one.source.actor == other.source.actor:
            return False
        return {one.act, other.act}.isdisjoint(_APART) and self._held[first] != self._held[second]

    @cached_property
    def _held(self) -> tuple[frozenset[int], ...]:
        return tuple(map(frozenset, self.words))

    def points(self, statement: int) -> bool:
        """Whether the content begins with, or is, a word that points back: "that", "it"."""
        return bool(self.lemmas[statement]) and self.lemmas[statement][0] in POINTING

    def refutes(self, statement: int) -> bool:
        """Whether content or cue calls something untrue: a lie, baseless."""
        cue = self.statements[statement].cue
        spoken = self.tree.covered([cue]) if cue else []
        said = [self.tree.words[word].lemma.lower() for word in spoken]
        return not self.vocabulary.refuting.isdisjoint([*self.lemmas[statement], *said])

    def negated(self, statement: int) -> bool:
        """Whether the content holds a word of negation."""
        return not NEGATIVE.isdisjoint(self.lemmas[statement])

    def headline(self, statement: int) -> bool:
        """Whether the statement stands in a line of its own at the top: one without a full stop."""
        end = self.tree.document.text.find("\n")
        content = self.statements[statement].content[-1][1]
        return content <= end and not self.tree.document.text[:end].rstrip().endswith((".", "”", '"'))

    def _side(self, actor: str | None) -> str | None:
        return None if actor is None else self.countries.get(actor) or actor

    def _acts_of(self, statement: Statement) -> frozenset[str]:
        words = self.tree.covered([statement.cue]) if statement.cue else []
        forms = [(self.tree.form(word), self.tree.words[word].upos) for word in words]
        frames = [frame for form, upos in forms if upos in _SPEAKING for frame in self.speech.of(form, upos)]
        return frozenset(frame.act for frame in frames if frame.act)

    def _things(self, words: tuple[int, ...]) -> list[str]:
        """Of the content's head, and of nouns near its start ("it was a lie", "the charge that …")."""
        heads = [self.tree.head(words), *words[:4]] if words else []
        nouns = [self.tree.words[word].lemma.lower() for word in heads if self.tree.words[word].upos == "NOUN"]
        acts = [frame.act for noun in nouns for frame in self.speech.of(noun, "NOUN")[:1] if frame.act]
        return [*acts, *("assert" for noun in nouns if noun in NAMING)]


def _spans(statement: Statement) -> list[tuple[int, int]]:
    given = (statement.cue, statement.source.span)
    return [*statement.content, *(span for span in given if span)]


def _holds(statement: Statement, span: tuple[int, int]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in statement.content)
