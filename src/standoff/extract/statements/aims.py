"""How each actor of a report stands to a statement: what speaks for its being the one whom the act is aimed at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from standoff.extract.tree import SUBJECTS, Tree
from standoff.extract.types import Cast, Mention
from standoff.knowledge.speech import Speech
from standoff.record import Dispute, Statement

_TOWARDS = frozenset({"to", "on", "upon", "against", "at", "with", "towards", "toward", "from"})
_POINTING = frozenset({"it", "that", "this", "they", "such", "so"})
_REACH = 6
"""Statements back to the one that an answer may be aimed at."""


@dataclass(frozen=True)
class Stage:
    """A report's statements, who appears in it, and which statements contest which."""

    tree: Tree
    cast: Cast
    speech: Speech
    statements: Sequence[Statement]
    disputes: Sequence[Dispute]

    @cached_property
    def mentions(self) -> Mapping[int, Sequence[Mention]]:
        """The mentions by the number of their sentence."""
        found: dict[int, list[Mention]] = {}
        for mention in self.cast.mentions:
            found.setdefault(self.tree.sentence(mention.head), []).append(mention)
        return found

    @cached_property
    def contents(self) -> Sequence[tuple[int, ...]]:
        """The words of each statement's content."""
        return [tuple(self.tree.covered(each.content)) for each in self.statements]

    @cached_property
    def claimants(self) -> Mapping[str, str]:
        """For each contesting statement the actor of the claim that it most surely contests."""
        sources = {each.id: each.source.actor for each in self.statements}
        found: dict[str, str] = {}
        for dispute in sorted(self.disputes, key=lambda each: -each.confidence):
            if (actor := sources[dispute.claim]) is not None:
                found.setdefault(dispute.contest, actor)
        return found

    @cached_property
    def countries(self) -> Mapping[str, str | None]:
        """The country of each actor."""
        return {actor.id: actor.country for actor in self.cast.actors}

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of each actor."""
        return {actor.id: actor.kind for actor in self.cast.actors}

    @cached_property
    def spoken_of(self) -> Sequence[frozenset[str]]:
        """The actors, and their countries, that each content mentions."""
        return [frozenset(self._sides(words)) for words in self.contents]

    def _sides(self, words: Sequence[int]) -> Iterator[str]:
        inside = set(words)
        for sentence in {self.tree.sentence(word) for word in words}:
            for mention in self.mentions.get(sentence, ()):
                if mention.head in inside:
                    yield mention.actor
                    yield self.countries.get(mention.actor) or mention.actor

    def side(self, actor: str | None) -> str | None:
        """The country of an actor, else the actor."""
        return None if actor is None else self.countries.get(actor) or actor


Signs = Mapping[str, set[str]]
"""For each actor the names of what speaks for or against it."""


def signs(stage: Stage, n: int) -> Signs:
    """The actors whom the n-th statement's act may be aimed at, each with its signs; never the one who speaks."""
    found: dict[str, set[str]] = {}
    for actor, sign in (*_in_sentences(stage, n), *_before(stage, n)):
        found.setdefault(actor, set()).add(sign)
    source = stage.statements[n].source.actor
    for actor, of in found.items():
        of.update(_sides(stage, n, actor))
    return {actor: of for actor, of in found.items() if actor != source and not _own_state(of)}


def _own_state(found: Collection[str]) -> bool:
    """Whether it is the speaker's own state, and no object of the cue: "said Chad stood with Niger"."""
    return {"own_country", "state"} <= set(found) and not any(sign.startswith("cue_") for sign in found)


def _in_sentences(stage: Stage, n: int) -> Iterator[tuple[str, str]]:
    """Where the statement's own sentences mention whom; an answer or accusation may lean on the sentence before."""
    spot = _Spot.of(stage, n)
    for sentence in range(spot.first, spot.last + 1):
        for mention in stage.mentions.get(sentence, ()):
            if mention.head not in spot.source:
                yield mention.actor, spot.sign(stage.tree, mention.head)
    if _answers(stage, n) or stage.statements[n].act == "accuse":
        yield from ((mention.actor, "sentence_before") for mention in stage.mentions.get(spot.first - 1, ()))
    inside = [mention for mention in stage.cast.mentions if mention.head in spot.content]
    others = [mention.actor for mention in inside if mention.actor != stage.statements[n].source.actor]
    yield from [(actor, "first") for actor in others[:1]]


@dataclass(frozen=True, slots=True)
class _Spot:
    """The words of a statement, and its sentences from first to last."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    head: int
    first: int
    last: int

    @classmethod
    def of(cls, stage: Stage, n: int) -> _Spot:
        tree, statement = stage.tree, stage.statements[n]
        source = tree.covered([statement.source.span]) if statement.source.span else []
        cue = tree.covered([statement.cue]) if statement.cue else []
        content = stage.contents[n]
        words = (*cue, *content)
        sentences = tree.sentence(min(words)), tree.sentence(max(words))
        return cls(frozenset(source), frozenset(cue), frozenset(content), tree.head(content), *sentences)

    def sign(self, tree: Tree, word: int) -> str:
        """How a mention with the head `word` stands in the statement's sentences."""
        above = tree.words[word].head
        if above in self.cue and above != self.head:
            return f"cue_{_relation(tree, word)}"
        if word not in self.content:
            return "beside" if self.cue & set(tree.ancestors(word)) else "apart"
        if word == self.head:
            return "content"
        return f"{'head' if above == self.head else 'deep'}_{_relation(tree, word)}"


def _relation(tree: Tree, word: int) -> str:
    """A coarse name of a word's relation to its head."""
    label = tree.words[word].label
    if label == "nsubj:pass":
        return "passive"
    if label in SUBJECTS:
        return "subject"
    if tree.carries(word, ["obj", "iobj"]):
        return "object"
    case = tree.case(word)
    if label == "nmod:poss" or case == "by":
        return "author"
    if tree.carries(word, ["obl"]):
        return "towards" if case in _TOWARDS else "oblique"
    return "nominal" if tree.carries(word, ["nmod", "amod", "compound"]) else "other"


def _before(stage: Stage, n: int) -> Iterator[tuple[str, str]]:
    """Who spoke before, and of whom: an answer may be aimed at any of them, another act only at whom it names."""
    own = stage.statements[n]
    if own.id in stage.claimants:
        yield stage.claimants[own.id], "contested"
    if _answers(stage, n):
        yield from _speakers(stage, n)
    yield from _around(stage, n)


def _speakers(stage: Stage, n: int) -> Iterator[tuple[str, str]]:
    own = stage.statements[n]
    ranks: dict[str, int] = {}
    for k in range(n - 1, max(-1, n - 1 - _REACH), -1):
        actor = stage.statements[k].source.actor
        if actor is None or actor in ranks or actor == own.source.actor:
            continue
        ranks[actor] = len(ranks) + 1
        yield from ((actor, sign) for sign in _spoke(stage, n, k, ranks[actor]))


def _spoke(stage: Stage, n: int, k: int, rank: int) -> Iterator[str]:
    """The signs of one who made the k-th statement, as the `rank`-th back from the n-th."""
    yield f"speaker_{min(rank, 3)}"
    if stage.side(stage.statements[n].source.actor) in stage.spoken_of[k]:
        yield "spoke_of_us"
        if stage.statements[k].act == "accuse":
            yield "accused_us"
    if rank == 1 and _names_speech(stage, n):
        yield "answered"


def _answers(stage: Stage, n: int) -> bool:
    """Whether the statement answers another: it denies, or rejects or backs what it calls by a word for speech."""
    return stage.statements[n].act == "deny" or _names_speech(stage, n)


def _names_speech(stage: Stage, n: int) -> bool:
    """Whether the content is a word for what somebody else has said: "that", "the accusation"."""
    words = stage.contents[n]
    head = stage.tree.words[stage.tree.head(words)]
    return head.lemma.lower() in _POINTING or (head.upos == "NOUN" and bool(stage.speech.of(head.lemma, "NOUN")))


def _around(stage: Stage, n: int) -> Iterator[tuple[str, str]]:
    own = stage.statements[n]
    hosts = [each.source.actor for each in stage.statements if each.id == own.within]
    yield from ((actor, "reporter") for actor in hosts if actor is not None)
    nested = [each.source.actor for each in stage.statements if each.within == own.id]
    yield from ((actor, "reported") for actor in nested if actor is not None)


def _sides(stage: Stage, n: int, actor: str) -> Iterator[str]:
    """What kind of actor it is, and on whose side it stands."""
    yield stage.kinds[actor]
    own, other = stage.side(stage.statements[n].source.actor), stage.countries.get(actor)
    if other is None:
        yield "no_country"
    elif own is not None:
        yield "own_country" if own == other else "other_country"
    if stage.statements[n].medium and _meant(stage, n, actor):
        yield "medium"


def _meant(stage: Stage, n: int, actor: str) -> bool:
    medium = stage.statements[n].medium
    words = set(stage.tree.covered([medium])) if medium else set()
    return any(mention.head in words for mention in stage.cast.mentions if mention.actor == actor)
