"""The ends of ties: which actor a word of the text stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from standoff.extract.ties.setting import Setting
from standoff.language.document import Span
from standoff.record import Actor
from standoff.record.labels import ActorKind, Sector

_INSIDE = ("nmod:poss", "amod", "compound", "nmod", "obl", "flat", "nmod:desc")
_PLACES = frozenset({"of", "from", "in", "at", "on", "near", "off", "inside", "within", "to"})
_ACTING = frozenset({"deployment", "training", "investment", "assets", "bloc", "alliance"})
"""Classes of things that may be an end themselves: troops, a company, a treaty organization."""
_DEPTH = 3
_FAR = 4
CLEAR = 0.4
"""The share of what is told about a place in a text that one actor must have, to be meant without being named."""
_FADING = 0.6
"""How much less a mention counts for each sentence that it lies back."""


_KINDS: Mapping[str, ActorKind] = {"PER": "person", "ORG": "organization", "LOC": "state"}


@dataclass(frozen=True, slots=True)
class End:
    """An actor where a tie begins or ends: its id, the word that stands for it, and how.

    `own`: the word is a mention of the actor; `place`: a form that stands for a state; `name`: it is a name that
    the cast lacks; `within`: another word of the
    phrase does ("Israeli firms"); `near`: nothing in the grammar says so, the actor is told of nearby.
    """

    actor: str
    word: int
    how: str


@dataclass(frozen=True)
class Ends:
    """The actors of a report by word. A state that the cast lacks has its code as its id: see `newcomers`."""

    setting: Setting

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The cast by id."""
        return {actor.id: actor for actor in self.setting.cast.actors}

    @cached_property
    def _states(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for actor in self.setting.cast.actors:
            if actor.kind == "state" and actor.country:
                found.setdefault(actor.country, actor.id)
        return found

    @cached_property
    def _mentions(self) -> dict[int, str]:
        """The actor of every word in a mention; the shorter mention, and the one that it heads, count more."""
        found: dict[int, str] = {}
        for mention in sorted(self.setting.cast.mentions, key=lambda each: each.start - each.end):
            found.update(dict.fromkeys(range(mention.start, mention.end), mention.actor))
        found.update({mention.head: mention.actor for mention in self.setting.cast.mentions})
        return found

    @cached_property
    def _tops(self) -> dict[int, int]:
        """The head of the shortest mention that holds a word."""
        found: dict[int, int] = {}
        for mention in sorted(self.setting.cast.mentions, key=lambda each: each.start - each.end):
            found.update(dict.fromkeys(range(mention.start, mention.end), mention.head))
        return found

    @cached_property
    def _heads(self) -> frozenset[int]:
        return frozenset(mention.head for mention in self.setting.cast.mentions)

    def at(self, word: int) -> End | None:
        """Whom the noun phrase with this head stands for; None where it is nobody."""
        return self._of(word, _DEPTH)

    def _of(self, word: int, depth: int) -> End | None:
        if (above := self.setting.antecedent(word)) is not None:
            return self._of(above, depth - 1) if depth else None
        given = self.setting.thing(word)
        inner = self._within(word, depth) if given and given[0] == word else None
        return inner or self._own(word) or self._within(word, depth) or self._explained(word, depth)

    def _explained(self, word: int, depth: int) -> End | None:
        """The actor whom the noun explains: "Ghana, a neighbour that"."""
        above = self.setting.tree.words[word]
        return self._of(above.head, depth - 1) if depth and above.label == "appos" else None

    def _own(self, word: int) -> End | None:
        actor = self._mentions.get(word)
        given = self.setting.thing(self._tops.get(word, word))
        if actor is not None and (given is None or given[1] in _ACTING):
            return End(actor, word, "own")
        if (state := self._state(word)) is not None:
            return End(state, word, "place")
        if word in self._names and self.setting.forms[word].lower() not in self.setting.lexicon.vast:
            return End(self._names[word], word, "name")
        return None

    @cached_property
    def _names(self) -> dict[int, str]:
        """The names that no mention holds, by each of their words: what is named may be bound."""
        document = self.setting.tree.document
        spans = {(name.start, name.end): name for name in document.names if name.start not in self._mentions}
        return {
            word: f"{name.label} {' '.join(each.text for each in document.words[start:end])}"
            for (start, end), name in spans.items()
            for word in range(start, end)
        }

    def _state(self, word: int) -> str | None:
        """The state whose name, people, capital, city or region begins with the word, or is it."""
        match = self.setting.world.at(self.setting.forms, word)
        if match is None or self.setting.tree.words[word].upos not in ("PROPN", "ADJ", "NOUN"):
            return None
        sense = match.senses[0]
        if sense.country is None or sense.kind not in (None, "state"):
            return None
        return self._states.get(sense.country, sense.country)

    def _within(self, word: int, depth: int) -> End | None:
        """The actor that another word of the phrase names: the owner, the nation, the place."""
        if not depth or self.setting.tree.words[word].upos in ("PRON", "VERB"):
            return None
        own = self._mentions.get(word)
        found = (self._of(each, depth - 1) for each in self._inner(word))
        end = next((each for each in found if each and each.actor != own and not _is_spot(each)), None)
        return None if end is None else End(end.actor, end.word, "within")

    def _inner(self, word: int) -> Iterator[int]:
        tree = self.setting.tree
        for label in _INSIDE:
            for each in tree.children(word, label):
                if tree.words[each].label not in ("nmod", "obl") or tree.case(each) in _PLACES:
                    yield each

    def country(self, actor: str) -> str | None:
        """The country of an actor, or of a state that the cast lacks."""
        known = self.actors.get(actor)
        return known.country if known else None if " " in actor else actor

    @cached_property
    def _told(self) -> tuple[tuple[int, int, str], ...]:
        """Every word that heads a mention, with its sentence and the state it speaks of: that of its country."""
        tree = self.setting.tree
        pairs = ((head, self._side(self._mentions[head])) for head in sorted(self._heads))
        return tuple((head, tree.sentence(head), side) for head, side in pairs if side is not None)

    def _side(self, actor: str) -> str | None:
        """The state of an actor's country where the cast has it, or the actor where it is a body of states."""
        known = self.actors[actor]
        if known.kind == "state" or known.sector == "IGO":
            return actor
        return self._states.get(known.country or "")

    def near(self, word: int, other: End, least: float = CLEAR) -> End | None:
        """The state or body that the words about a word most likely mean, other than one end of the tie.

        What was told of last counts most, then what the report tells of most. None where none has the share
        `least` of what is told.
        """
        if self.country(other.actor) is None and self.sector(other.actor) != "IGO":
            return None
        sentence = self.setting.tree.sentence(word)
        counts: dict[str, float] = {}
        latest: dict[str, int] = {}
        for head, place, side in self._told:
            is_before = head < word
            distance = min(sentence - place, _FAR) if is_before else _FAR
            counts[side] = counts.get(side, 0.0) + _FADING**distance
            if is_before or side not in latest:
                latest[side] = head
        fit = [side for side in counts if self.differ(other, End(side, latest[side], "near"))]
        best = max(fit, key=lambda side: (counts[side], -latest[side]), default=None)
        if best is None or counts[best] < least * sum(counts[side] for side in fit):
            return None
        return End(best, latest[best], "near")

    def differ(self, one: End, other: End) -> bool:
        """Whether two ends are two actors of different countries: a tie within one country is none."""
        if one.actor == other.actor or one.word == other.word:
            return False
        lands = self.country(one.actor), self.country(other.actor)
        return None in lands or lands[0] != lands[1] or "IGO" in (self.sector(one.actor), self.sector(other.actor))

    def sector(self, actor: str) -> Sector | None:
        """The sector of an actor of the cast."""
        known = self.actors.get(actor)
        return known.sector if known else None

    def newcomer(self, end: str, name: str, places: Collection[Span]) -> Actor:
        """An end that the cast lacks, a state by its code or a name with its label, as an actor with the id `name`."""
        mentions = tuple(sorted(places))
        label, _, form = end.partition(" ")
        if form:
            kind = _KINDS[label]
            return Actor(id=name, name=form, kind=kind, mentions=mentions)
        title = self.setting.world.name_of(end) or end
        return Actor(id=name, name=title, kind="state", country=end, sector="GOV", mentions=mentions)


def _is_spot(end: End) -> bool:
    """Whether an end is a place that nobody knows, and that is only where something stands."""
    return end.how == "name" and end.actor.startswith("LOC ")
