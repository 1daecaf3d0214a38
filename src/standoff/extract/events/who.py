"""For whom a noun phrase stands: actors of the cast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from standoff.extract.events.roles import subjects
from standoff.extract.tree import CLAUSES, Tree
from standoff.extract.types import Cast, Mention
from standoff.knowledge import World
from standoff.language.document import Span
from standoff.record import Actor


@dataclass(frozen=True, slots=True)
class Party:
    """An actor at one end of an event, with the head of the noun phrase that stands for it there."""

    actor: str
    head: int


@dataclass(frozen=True)
class Who:
    """The cast of a report, asked by the heads of noun phrases."""

    tree: Tree
    cast: Cast
    world: World

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by their ids."""
        return {actor.id: actor for actor in self.cast.actors}

    @cached_property
    def _mentions(self) -> dict[int, Mention]:
        """The mention of each head, the longest where several share it."""
        return {mention.head: mention for mention in sorted(self.cast.mentions, key=lambda each: each.end - each.start)}

    @cached_property
    def _states(self) -> dict[str, str]:
        """The state of each country that is among the actors."""
        return {each.country: each.id for each in reversed(self.cast.actors) if each.kind == "state" and each.country}

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(word.text for word in self.tree.words)

    def sides(self, before: int) -> tuple[str, ...]:
        """The states and the bodies that rule or fight, by how often and how near before a word they are named."""
        weights: dict[str, tuple[float, str]] = {}
        for each in self.cast.actors:
            if each.kind in {"state", "organization", "group"} and each.sector in _RULING:
                key = each.country if each.country and each.kind == "state" else each.id
                weight, first = weights.get(key, (0.0, each.id))
                weights[key] = (weight + self._presence(each, before), first)
        return tuple(name for _, name in sorted(weights.values(), key=lambda side: (-side[0], side[1])))

    def _presence(self, actor: Actor, before: int) -> float:
        """How often an actor was named before a word, what lies far back counting less."""
        place = self.tree.words[before].start
        return float(sum(0.5 ** ((place - start) / _HALF) for start, _ in actor.mentions if start < place))

    def parties(self, heads: Iterable[int]) -> tuple[Party, ...]:
        """The parties that noun phrases stand for, those joined by "and" with them; each actor once."""
        found: dict[str, Party] = {}
        for head in heads:
            for each in (head, *self._joined(head)):
                for actor in self._both(each) or self._of(each):
                    found.setdefault(actor, Party(actor, each))
        return tuple(found.values())

    def plain(self, heads: Iterable[int]) -> tuple[Party, ...]:
        """The parties that noun phrases themselves name, not those to whom something in them belongs."""
        return tuple(each for each in self.parties(heads) if self.is_actor(each.head) or self._both(each.head))

    def _both(self, head: int) -> tuple[str, ...]:
        """The two sides of the report, for "both capitals"; two nations, for "the French and British presidents"."""
        nations = next((each for each in self.tree.children(head, "amod") if self.tree.children(each, "conj")), None)
        if nations is not None:
            return tuple(filter(None, map(self.named, (nations, *self.tree.children(nations, "conj")))))
        if self.tree.words[head].lemma not in _SIDES:
            return ()
        before = {
            self.tree.words[each].lemma.lower() for each in self.tree.children(head, "det", "nummod", "cc:preconj")
        }
        if not before & {"both", "two"}:
            return ()
        above = self.tree.words[head].head
        speaking = {self.named(each) for each in subjects(self.tree, above)} if above >= 0 else set()
        states = self.tree.words[head].lemma in _STATES
        sides = (side for side in self.sides(head) if side not in speaking)
        return tuple(side for side in sides if not states or self.actors[side].kind == "state")[:2]

    def actor(self, head: int) -> str | None:
        """The first of the actors that a noun phrase stands for; None where it is nobody's."""
        return next(iter(self._of(head)), None)

    def _of(self, head: int) -> tuple[str, ...]:
        """The actor itself, else those whose it is ("Russian troops", "tankers of Iran", "French and British jets").

        A place without a mention of its own stands for its state only where something goes ("to Algiers").
        """
        mention = self._mentions.get(head)
        if mention is not None:
            return (mention.actor,)
        towards = self.named(head) if self.tree.case(head) in _TOWARDS else None
        if towards is not None:
            return (towards,)
        owner = next((each for each in self._owners(head) if self.named(each)), None)
        owners = () if owner is None else (owner, *self.tree.children(owner, "conj"))
        return tuple(filter(None, map(self.named, owners)))

    def named(self, head: int) -> str | None:
        """The actor that a word names: by a mention, or as its nation, capital or seat ("Moroccan", "to Algiers")."""
        if head in self._mentions:
            return self._mentions[head].actor
        if self.tree.words[head].upos not in {"PROPN", "ADJ"}:
            return None
        found = self.world.at(self._texts, head)
        lands = (each.country for each in found.senses if each.use in _NATIONAL) if found else ()
        return next((self._states[land] for land in lands if land in self._states), None)

    def deep(self, heads: Iterable[int]) -> Iterator[int]:
        """The words in noun phrases that name an actor, from the first to the last, clauses within them left out."""
        for head in heads:
            stack = [head]
            while stack:
                if self.named(word := stack.pop(0)) is not None:
                    yield word
                stack += [each for each in self.tree.children(word) if self.tree.words[each].label not in CLAUSES]

    def is_actor(self, head: int) -> bool:
        """Whether the head is that of a mention of an actor."""
        return head in self._mentions

    def span(self, head: int) -> Span:
        """The characters of the mention with this head, or of the noun phrase before and with it."""
        words = self.tree.words
        if mention := self._mentions.get(head):
            return words[mention.start].start, words[mention.end - 1].end
        first = min((head, *self.tree.children(head, *_BEFORE)))
        return words[first].start, words[head].end

    def _joined(self, head: int) -> tuple[int, ...]:
        joined = self.tree.children(head, "conj")
        marks = (mark for each in joined for mark in self.tree.children(each, "cc"))
        return () if any(self.tree.words[mark].lemma == "or" for mark in marks) else joined

    def _owners(self, head: int) -> Iterator[int]:
        """The nouns and adjectives that say whose something is: the explanation, the possessor, the nation, "of"."""
        tree = self.tree
        yield from tree.children(head, "appos")
        yield from tree.children(head, "nmod:poss", "amod", "compound", "flat", "nmod:desc")
        for each in tree.children(head, "nmod"):
            if tree.case(each) in _WHOSE:
                yield each
                yield from tree.children(each, "nmod:poss", "amod", "compound")


_BEFORE = ("det", "amod", "compound", "nummod", "nmod:poss")
_HALF = 2500
"""Characters after which a mention counts half."""
_RULING = frozenset({"GOV", "MIL", "REB", "OPP", None})
_STATES = frozenset(
    {
        "capital", "country", "government", "minister", "nation", "neighbor", "neighbour", "power", "president",
        "state",
    }
)  # fmt: skip
_SIDES = _STATES | {"side", "party", "leader", "army", "rival", "camp", "delegation"}
_TOWARDS = frozenset({"to", "into", "from", "with", "against", "on", "behind"})
_WHOSE = frozenset({"of", "from"})
_NATIONAL = frozenset({"name", "adjective", "demonym", "demonym-plural", "capital", "seat", "acronym"})
