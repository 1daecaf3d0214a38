"""Of which country the report tells at a place: for "the government", "the army", "the interior minister"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standoff.extract.actors.ground import Ground
from standoff.extract.actors.phrases import Phrase

_BEGINNING = 2  # the headline and the first paragraph


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

        The report's home always counts; what stands beside the phrase in one clause does not ("Spain and the country").
        """
        scores: dict[str, float] = defaultdict(float)
        if self.home:
            scores[self.home] = self.weights["home"]
        for k in range(i - 1, -1, -1):
            land = self.lands[k]
            if land and not self._beside(i, k):
                scores[land] += self._share(i, k)
        return max(sorted(scores), key=lambda land: scores[land], default=None)

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
    """The country that the report is about: that of its dateline, else the one told of most, first of all early on."""
    for phrase in phrases:
        if phrase.start in line and phrase.country:
            return phrase.country
    scores: dict[str, float] = defaultdict(float)
    for phrase in phrases:
        if phrase.form == "name" and phrase.kind == "state" and phrase.country:
            share = weights["told as subject" if leads(ground, phrase.head) else "told"]
            scores[phrase.country] += share * (
                weights["beginning"] if ground.paragraph[phrase.head] < _BEGINNING else 1
            )
    return max(scores, key=lambda land: scores[land], default=None)
