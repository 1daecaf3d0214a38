"""Of which country the report tells at a place: for "the government", "the army", "the interior minister"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standoff.extract.actors.ground import Ground
from standoff.extract.actors.phrase import Phrase

_BEGINNING = 2  # the last paragraph that may be a headline, after the outlet's name and a section's


@dataclass(frozen=True, slots=True)
class Context:
    """The phrases of a report with their countries, to be asked which country is told of where."""

    ground: Ground
    phrases: Sequence[Phrase]
    lands: Sequence[str | None]
    weights: Mapping[str, float]
    home: str | None
    """The country that the report is about."""

    def at(self, i: int) -> str | None:
        """The country that a phrase that shows none belongs to: the one told of most, nearest and as a subject.

        The report's home always counts; what stands beside the phrase in one clause does not ("Spain and the country"),
        nor what its verb is done to: a minister who accuses Spain is none of Spain's.
        """
        scores: dict[str, float] = defaultdict(float)
        if self.home:
            scores[self.home] = self.weights["home"]
        for k in range(i - 1, -1, -1):
            land = self.lands[k]
            if land and not self._beside(i, k):
                scores[land] += self._share(i, k)
        for land in self._faced(i) & scores.keys():
            del scores[land]
        return max(sorted(scores), key=lambda land: scores[land], default=None)

    def _faced(self, i: int) -> set[str]:
        """The states that are objects of the phrase's own verb, or of one beside it: "said no and accused Spain"."""
        label, verb = self.ground.relation(self.phrases[i].head)
        if not label.startswith("nsubj") or verb < 0:
            return set()
        verbs = {verb, *(k for k in self.ground.children[verb] if self.ground.words[k].label == "conj")}
        return {land for k, land in enumerate(self.lands) if land and self._object_of(k, verbs)}

    def _object_of(self, k: int, verbs: set[int]) -> bool:
        label, verb = self.ground.relation(self.phrases[k].head)
        return self.phrases[k].kind == "state" and label == "obj" and verb in verbs

    def _share(self, i: int, k: int) -> float:
        here, there = self.phrases[i].head, self.phrases[k].head
        apart = self.ground.sentence[here] - self.ground.sentence[there]
        share = self.weights["told as subject" if leads(self.ground, there) else "told"]
        return share * self.weights["told before"] ** apart

    def _beside(self, i: int, k: int) -> bool:
        return self.ground.clause(self.phrases[i].head) == self.ground.clause(self.phrases[k].head)


def leads(ground: Ground, head: int) -> bool:
    """Whether a noun is the subject of its whole sentence, or of what the whole sentence says."""
    label, verb = ground.relation(head)
    if not label.startswith("nsubj") or verb < 0:
        return False
    above = ground.words[verb].head
    return above < 0 or (ground.words[verb].label in {"ccomp", "conj", "parataxis"} and ground.words[above].head < 0)


def home(ground: Ground, phrases: Sequence[Phrase], weights: Mapping[str, float], line: range) -> str | None:
    """The country that the report is about: that of its dateline, that before a headline's colon, or that told of most.

    States and persons known to be theirs count most where they lead a sentence, and early; so do adjectives and places.
    """
    for phrase in phrases:
        if phrase.country and (phrase.start in line or _topic(ground, phrase)):
            return phrase.country
    scores: dict[str, float] = defaultdict(float)
    for phrase in phrases:
        if phrase.country and (phrase.kind in {"state", "person"} or phrase.form in {"adjective", "thing"}):
            share = weights["lead at home" if leads(ground, phrase.head) else f"{phrase.form} at home"]
            scores[phrase.country] += share * weights["later at home"] ** ground.paragraph[phrase.head]
    return max(sorted(scores), key=lambda land: scores[land], default=None)


def _topic(ground: Ground, phrase: Phrase) -> bool:
    """Whether one of the first lines begins with the name and a colon: "Comoros: …"."""
    at, end = ground.paragraph[phrase.head], phrase.end
    if at > _BEGINNING or end >= len(ground.texts) or ground.texts[end] != ":":
        return False
    return phrase.start == 0 or ground.paragraph[phrase.start - 1] != at
