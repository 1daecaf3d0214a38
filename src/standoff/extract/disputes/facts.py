"""What is asked of the statements of a report before two of them are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from standoff.extract.disputes.houses import ROOT, houses
from standoff.extract.disputes.words import NAMING, NEGATIVE, POINTING, Words
from standoff.extract.tree import Tree
from standoff.extract.types import Cast
from standoff.knowledge.speech import Speech
from standoff.record import Quantity, Statement

_MATTER = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_PLAIN = frozenset({"be", "have", "do", "say", "tell", "it", "that", "there", "make", "take"})
APART = frozenset({"demand", "pledge", "ask"})
"""Acts that put nothing forward which could be contested, unless somebody denies it."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "any", "all", "both"})
_POSSESSIVE = frozenset({"'s", "’s"})
_STEM = 5
"""Letters by which two words are of one family: attack, attackers."""
_BARE, _SHORT = 3, 8
"""Words of a content that a pronoun makes up, and of one that a noun of speech does."""
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
        acts = {one.act, other.act}
        if not acts.isdisjoint(APART) and "deny" not in acts:
            return False
        return self._held[first] != self._held[second]

    def meet(self, first: int, second: int) -> bool:
        """Whether the two share a word or an actor, or the one speaks of the house or side of the other."""
        spoken = (self.houses[first] & self.roots[second]) | (self.houses[second] & self.roots[first])
        common = (self.stems[first] & self.stems[second]) | (self.actors[first] & self.actors[second])
        back = {self.sides[first]} & self.mentioned[second] | {self.sides[second]} & self.mentioned[first]
        return bool(spoken or common or back)

    @cached_property
    def denying(self) -> tuple[bool, ...]:
        """Whether each denies: by its act, by its cue, or by calling something untrue."""
        return tuple(
            each.act == "deny" or "deny" in self.named_acts[n] or self.refutes(n)
            for n, each in enumerate(self.statements)
        )

    @cached_property
    def taking_up(self) -> tuple[bool, ...]:
        """Whether each only takes up what was said, by a pronoun or by what it is called: "that", "the charge"."""
        return tuple(map(self._takes_up, range(len(self.statements))))

    def _takes_up(self, statement: int) -> bool:
        lemmas = self.lemmas[statement]
        if len(lemmas) <= _BARE and self.points(statement):
            return True
        definite = lemmas[:1] and (lemmas[0] in _DEFINITE or not _POSSESSIVE.isdisjoint(lemmas[:5]))
        brief = len(lemmas) <= _SHORT or self.points(statement)
        return bool(self.named_things[statement]) and bool(brief or definite)

    @cached_property
    def houses(self) -> tuple[frozenset[str], ...]:
        """The names by which the source of each statement is told."""
        return houses(self.tree, self.cast, self.statements)

    @cached_property
    def roots(self) -> tuple[frozenset[str], ...]:
        """The roots of the words of each content, to be held against the names of houses."""
        return tuple(frozenset(lemma[:ROOT] for lemma in lemmas if len(lemma) >= ROOT) for lemmas in self.lemmas)

    @cached_property
    def stems(self) -> tuple[frozenset[str], ...]:
        """The stems of the lemmas that carry the matter of each content."""
        return tuple(frozenset(lemma[:_STEM] for lemma in matter) for matter in self.matter)

    @cached_property
    def commonness(self) -> Mapping[str, int]:
        """In how many contents each stem stands."""
        return Counter(stem for stems in self.stems for stem in stems)

    @cached_property
    def negations(self) -> tuple[frozenset[str], ...]:
        """The lemmas of each content that are negated: of "no troops had come" both "troops" and what hangs on it."""
        return tuple(
            frozenset(self.tree.words[word].lemma.lower() for word in words if self._is_negated(word, held))
            for words, held in zip(self.words, self._held, strict=True)
        )

    def _is_negated(self, word: int, held: frozenset[int]) -> bool:
        head = self.tree.words[word].head
        return self.tree.negated(word) or (head in held and self.tree.negated(head))

    @cached_property
    def cue_lemmas(self) -> tuple[frozenset[str], ...]:
        """The lemmas of each cue."""
        cues = (self.tree.covered([each.cue]) if each.cue else [] for each in self.statements)
        return tuple(frozenset(self.tree.words[word].lemma.lower() for word in words) for words in cues)

    @cached_property
    def _held(self) -> tuple[frozenset[int], ...]:
        return tuple(map(frozenset, self.words))

    def points(self, statement: int) -> bool:
        """Whether the content begins with, or is, a word that points back: "that", "it"."""
        return bool(self.lemmas[statement]) and self.lemmas[statement][0] in POINTING

    def refutes(self, statement: int) -> bool:
        """Whether content or cue calls something untrue: a lie, baseless."""
        return not self.vocabulary.refuting.isdisjoint([*self.lemmas[statement], *self.cue_lemmas[statement]])

    def negated(self, statement: int) -> bool:
        """Whether the content holds a word of negation."""
        return not NEGATIVE.isdisjoint(self.lemmas[statement])

    def leads(self, statement: int) -> bool:
        """Whether the statement stands in the headline or in the first sentence."""
        return self.sentences[statement][0] <= 1

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
