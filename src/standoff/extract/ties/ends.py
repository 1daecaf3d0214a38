"""The ends of ties: which actor a word of the text stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from standoff.extract.ties.setting import Setting
from standoff.language.document import Span
from standoff.record import Actor

_INSIDE = ("nmod:poss", "amod", "compound", "nmod", "obl", "flat", "nmod:desc")
_PLACES = frozenset({"of", "from", "in", "at", "on", "near", "off", "inside", "within", "to"})
_ACTING = frozenset({"deployment", "training", "investment", "assets", "bloc", "alliance"})
"""Classes of things that may be an end themselves: troops, a company, a treaty organization."""
_DEPTH = 3
_FAR = 6
CLEAR = 0.4
"""The share of what is told about a place in a text that one actor must have, to be meant without being named."""
_FADING = 0.6
"""How much less a mention counts for each sentence that it lies back."""


@dataclass(frozen=True, slots=True)
class End:
    """An actor where a tie begins or ends: its id, the word that stands for it, and how.

    `own`: the word is a mention of the actor; `place`: a form that stands for a state; `within`: another word of the
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
        given = self.setting.thing(word)
        if actor is not None and (given is None or given[1] in _ACTING):
            return End(actor, word, "own")
        state = self._state(word)
        return None if state is None else End(state, word, "place")

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
        end = next((each for each in found if each and each.actor != own), None)
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
        return known.country if known else actor

    @cached_property
    def _told(self) -> tuple[tuple[int, int, str], ...]:
        """Every word that heads a mention of a state or body, with its sentence and the actor."""
        tree = self.setting.tree
        pairs = ((head, self._mentions[head]) for head in sorted(self._heads))
        return tuple(
            (head, tree.sentence(head), actor)
            for head, actor in pairs
            if self.actors[actor].kind == "state" or self.actors[actor].sector == "IGO"
        )

    def near(self, word: int, other: End, least: float = CLEAR) -> End | None:
        """The state or body that the words about a word most likely mean, other than one end of the tie.

        What was told of last counts most, then what the report tells of most. None where none has the share
        `least` of what is told.
        """
        sentence = self.setting.tree.sentence(word)
        counts: dict[str, float] = {}
        latest: dict[str, int] = {}
        for head, place, actor in self._told:
            is_before = head < word
            distance = sentence - place if is_before else _FAR
            counts[actor] = counts.get(actor, 0.0) + (_FADING ** min(distance, _FAR))
            if is_before or actor not in latest:
                latest[actor] = head
        fit = [actor for actor in counts if self.differ(other, End(actor, latest[actor], "near"))]
        best = max(fit, key=lambda actor: (counts[actor], -latest[actor]), default=None)
        if best is None or counts[best] < least * sum(counts[actor] for actor in fit):
            return None
        return End(best, latest[best], "near")

    def differ(self, one: End, other: End) -> bool:
        """Whether two ends are two actors of different countries: a tie within one country is none."""
        if one.actor == other.actor or one.word == other.word:
            return False
        lands = self.country(one.actor), self.country(other.actor)
        return None in lands or lands[0] != lands[1]

    def newcomer(self, state: str, name: str, places: Collection[Span]) -> Actor:
        """A state that the cast lacks, by its code, as an actor with the id `name` who is mentioned in the places."""
        title = self.setting.world.name_of(state) or state
        return Actor(id=name, name=title, kind="state", country=state, sector="GOV", mentions=tuple(sorted(places)))
