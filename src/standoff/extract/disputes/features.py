"""What ties two statements: each feature a number from 0 to 1 (distances: larger)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log1p

from standoff.extract.tree import Tree
from standoff.extract.types import Cast
from standoff.knowledge.speech import Speech
from standoff.record import Statement

_MATTER = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_PLAIN = frozenset({"be", "have", "do", "say", "tell", "it", "that", "there", "make", "take"})
_POINTING = frozenset({"it", "that", "this", "they", "such", "so"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements by index: the contest answers the claim."""

    claim: int
    contest: int


@dataclass(frozen=True)
class Facts:
    """The statements of a report with what the features ask of them."""

    tree: Tree
    cast: Cast
    speech: Speech
    statements: tuple[Statement, ...]

    @cached_property
    def words(self) -> tuple[tuple[int, ...], ...]:
        """The words of each statement's content."""
        return tuple(tuple(self.tree.covered(each.content)) for each in self.statements)

    @cached_property
    def lemmas(self) -> tuple[frozenset[str], ...]:
        """The lemmas of each content that carry its matter."""
        return tuple(frozenset(self._lemmas(words)) for words in self.words)

    def _lemmas(self, words: Sequence[int]) -> Collection[str]:
        found = (self.tree.words[word] for word in words)
        return [word.lemma.lower() for word in found if word.upos in _MATTER and word.lemma not in _PLAIN]

    @cached_property
    def actors(self) -> tuple[frozenset[str], ...]:
        """The actors that each content mentions."""
        spans = ((min(words, default=0), max(words, default=-1) + 1) for words in self.words)
        return tuple(frozenset(m.actor for m in self.cast.within(*span)) for span in spans)

    @cached_property
    def countries(self) -> Mapping[str, str | None]:
        """The country of each actor."""
        return {actor.id: actor.country for actor in self.cast.actors}

    def side(self, statement: int) -> str | None:
        """Whose side a statement takes: the country of its source, else the actor, None where nobody is named."""
        actor = self.statements[statement].source.actor
        return None if actor is None else self.countries.get(actor) or actor

    def may_differ(self, first: int, second: int) -> bool:
        """Whether the two may contest each other: nobody contests himself, nor what holds his own words."""
        one, other = self.statements[first], self.statements[second]
        if one.source.actor is not None and one.source.actor == other.source.actor:
            return False
        return not ({one.act, other.act} <= _APART or self._same_words(first, second))

    def _same_words(self, first: int, second: int) -> bool:
        return set(self.words[first]) == set(self.words[second])

    def thing_named(self, statement: int) -> str | None:
        """The act of the noun by which the content calls what it answers: "the accusation" is of `accuse`."""
        words = self.words[statement]
        head = self.tree.head(words) if words else None
        if head is None or self.tree.words[head].upos != "NOUN":
            return None
        frames = self.speech.of(self.tree.words[head].lemma, "NOUN")
        return frames[0].act if frames else None

    def points(self, statement: int) -> bool:
        """Whether the content begins with, or is, a word that points back: "that", "it"."""
        words = [word for word in self.words[statement] if self.tree.words[word].upos != "PUNCT"]
        return bool(words) and self.tree.words[words[0]].lemma.lower() in _POINTING

    def negated(self, statement: int) -> bool:
        """Whether the content's main clause or its subject or object is negated."""
        words = self.words[statement]
        return bool(words) and any(self.tree.words[word].lemma.lower() in _NEGATIVE for word in words)


_APART = frozenset({"demand", "pledge", "endorse", "ask"})
_NEGATIVE = frozenset({"no", "not", "n't", "never", "nobody", "nothing", "none", "neither", "nor", "n’t", "without"})


def features(facts: Facts, pair: Pair, shares: Mapping[str, float]) -> Mapping[str, float]:
    """All features of a pair; `shares` are the probabilities of the relations of its contents."""
    claim, contest = facts.statements[pair.claim], facts.statements[pair.contest]
    sides = facts.side(pair.claim), facts.side(pair.contest)
    named = facts.thing_named(pair.contest)
    return {
        "distance": log1p(abs(pair.contest - pair.claim) - 1),
        "backward": float(pair.contest < pair.claim),
        "next": float(pair.contest == pair.claim + 1),
        "paragraph": float(_paragraph(facts, pair)),
        "words": _overlap(facts.lemmas[pair.claim], facts.lemmas[pair.contest]),
        "names_it": float(named is not None and named == claim.act),
        "names_other": float(named is not None and named != claim.act),
        "points": float(facts.points(pair.contest)),
        "other_side": float(None not in sides and sides[0] != sides[1]),
        "same_side": float(None not in sides and sides[0] == sides[1]),
        "unnamed": float(None in sides),
        "aims_back": float(_aims(facts, pair.contest, pair.claim)),
        "aimed_at": float(_aims(facts, pair.claim, pair.contest)),
        "accusation": float(claim.act == "accuse"),
        "claim_denies": float(claim.act == "deny"),
        "claim_asserts": float(claim.act in {"assert", "assess"}),
        "claim_other": float(claim.act in {"pledge", "endorse", "demand", "warn", "reject", "ask"}),
        "negated": float(facts.negated(pair.claim) != facts.negated(pair.contest)),
        "nested": float(claim.within == contest.id),
        "inside": float(contest.within == claim.id),
    } | {f"says_{name}": share for name, share in shares.items()}


def _paragraph(facts: Facts, pair: Pair) -> bool:
    text = facts.tree.document.text
    first, last = sorted((facts.statements[pair.claim].content[0], facts.statements[pair.contest].content[0]))
    return "\n" not in text[first[1] : last[0]]


def _overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """The share of the shorter one's lemmas that stand in both."""
    least = min(len(first), len(second))
    return len(first & second) / least if least else 0.0


def _aims(facts: Facts, statement: int, at: int) -> bool:
    """Whether a statement speaks of the other one's source, or of its country."""
    side = facts.side(at)
    return side is not None and side in {facts.countries.get(actor) or actor for actor in facts.actors[statement]}
