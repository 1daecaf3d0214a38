"""Whom a pronoun stands for: the best of what stands before it, by grammar, nearness and voice.

Weights follow the order of preferences that Lappin and Leass (Computational Linguistics 20, 1994) found: nearness
first, then subjects, then names. What is no actor competes too, so that "it" and "they" are not forced on one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from standoff.extract.actors.ground import Ground
from standoff.extract.actors.lexicon import Lexicon
from standoff.extract.actors.links import Clusters
from standoff.extract.actors.phrase import OWN_OUTLET, Phrase
from standoff.extract.actors.profiles import Profiles

_FARTHEST = 4
_SEVERAL = frozenset({"organization", "state", "group"})


@dataclass(frozen=True, slots=True)
class Resolver:
    """Joins pronouns with the clusters of what they stand for."""

    ground: Ground
    lexicon: Lexicon
    clusters: Clusters
    profiles: Profiles
    holders: Mapping[int, int]
    """For every word in a phrase the smallest phrase that holds it, one that it heads before others."""

    def resolve(self) -> None:
        """Joins every pronoun to what it stands for, where that is an actor: the third person first, then the first."""
        for i in self._pronouns(3):
            best = max(self._candidates(i), default=None)
            if best is not None and self.clusters.phrases[best[1]].form != "thing":
                self.clusters.join(best[1], i)
        for i in self._pronouns(1):
            speaker = self._speaker(i)
            if speaker is not None:
                self.clusters.join(self._spoken_for(speaker) if self.clusters.phrases[i].plural else speaker, i)

    def _pronouns(self, person: int) -> Iterator[int]:
        for i, phrase in enumerate(self.clusters.phrases):
            if phrase.form == "pronoun" and self.lexicon.pronouns[phrase.noun].person == person:
                yield i

    def _candidates(self, i: int) -> Iterator[tuple[float, int]]:
        """What the pronoun may stand for, with scores; the nearer of two alike wins."""
        here = self.clusters.phrases[i]
        for k in range(i - 1, -1, -1):
            phrase = self.clusters.phrases[k]
            if self.ground.sentence[here.head] - self.ground.sentence[phrase.head] > _FARTHEST:
                break
            if phrase.form != "adjective" and phrase.end <= here.start and self._agrees(i, k):
                yield self._score(i, k), k
        speaker = self._speaker(i)
        if speaker is not None and speaker > i and self._may_follow(i, speaker):
            yield self.lexicon.weights["speaker"] + self.lexicon.weights["subject"], speaker

    def _may_follow(self, i: int, speaker: int) -> bool:
        """Whether a pronoun may stand for one who is named behind it: not for the outlet, which says "we" of itself."""
        own = self.clusters.phrases[speaker].noun.startswith(OWN_OUTLET)
        return not own and not self.ground.quoted[self.clusters.phrases[i].head] and self._agrees(i, speaker)

    def _agrees(self, i: int, k: int) -> bool:
        """Whether number, gender and kind let a pronoun stand for the phrase."""
        pronoun, phrase, cluster = self.clusters.phrases[i], self.clusters.phrases[k], self.clusters.of(k)
        if phrase.form == "pronoun" and len(self.clusters.members(cluster)) == 1:
            return False  # it found nothing itself
        kinds = self.clusters.values(cluster, lambda p: p.kind)
        if pronoun.plural:
            return "person" not in kinds and (phrase.plural or bool(kinds & _SEVERAL))
        if pronoun.gender == "n":
            return "person" not in kinds and not phrase.plural
        return "person" in kinds and not self.clusters.values(cluster, lambda p: p.gender) - {pronoun.gender}

    def _score(self, i: int, k: int) -> float:
        """How well the earlier phrase serves as antecedent of the pronoun: the sum of the weights of what holds."""
        return sum(self.lexicon.weights[name] * times for name, times in self._grounds(i, k))

    def _grounds(self, i: int, k: int) -> Iterator[tuple[str, float]]:
        pronoun, phrase, ground = self.clusters.phrases[i], self.clusters.phrases[k], self.ground
        yield "sentence", ground.sentence[pronoun.head] - ground.sentence[phrase.head]
        yield "paragraph", min(ground.paragraph[pronoun.head] - ground.paragraph[phrase.head], 2)
        yield phrase.form, 1
        yield "one for several", pronoun.plural and not phrase.plural
        yield from self._by_clause(pronoun, phrase)
        yield from self._by_voice(i, k)

    def _by_clause(self, pronoun: Phrase, phrase: Phrase) -> Iterator[tuple[str, float]]:
        label, verb = self.ground.relation(phrase.head)
        own_label, own_verb = self.ground.relation(pronoun.head)
        yield "subject", label.startswith("nsubj")
        yield "object", label.startswith("obj")
        yield "coordinated", self._beside(pronoun, phrase)
        yield "same clause", verb == own_verb and label.startswith("nsubj") and own_label.startswith("obj")

    def _beside(self, pronoun: Phrase, phrase: Phrase) -> bool:
        """Whether the pronoun owns what is coordinated with the phrase: "Peru and its oil company"."""
        owns = self.ground.words[pronoun.head].xpos == "PRP$"
        return owns and pronoun.start - phrase.end == 1 and self.ground.texts[phrase.end].lower() == "and"

    def _by_voice(self, i: int, k: int) -> Iterator[tuple[str, float]]:
        quoted = self.ground.quoted[self.clusters.phrases[i].head]
        yield "other voice", quoted != self.ground.quoted[self.clusters.phrases[k].head]
        speaker = self._speaker(i)
        if speaker is None:
            return
        a, b = self.clusters.of(speaker), self.clusters.of(k)
        if a == b:
            yield "speaker", -1 if quoted else 1
        elif quoted and self.profiles.country(a) == self.profiles.country(b):
            yield "own side", 1

    def _speaker(self, i: int) -> int | None:
        """The phrase whose words the pronoun stands in: that of the source of what is said."""
        return self.holders.get(self.ground.speaker[self.clusters.phrases[i].head])

    def _spoken_for(self, speaker: int) -> int:
        """For whom a speaker says "we": an official for the state, others for the body they belong to."""
        cluster = self.clusters.of(speaker)
        if self.profiles.kind(cluster) != "person":
            return speaker
        if self.profiles.sector(cluster) in {"GOV", "MIL"}:
            land = self.profiles.country(cluster)
            phrases = self.clusters.phrases
            return next(
                (k for k, phrase in enumerate(phrases) if phrase.key == land and phrase.form == "name"), speaker
            )
        return next(
            (body for body in self.profiles.bodies(cluster) if self.profiles.kind(body) == "organization"), speaker
        )


def holders(phrases: Sequence[Phrase]) -> dict[int, int]:
    """For every word in a phrase the smallest phrase that holds it, one that it heads before others."""
    found: dict[int, tuple[bool, int, int]] = {}
    for k, phrase in enumerate(phrases):
        if phrase.form != "thing":
            for word in range(phrase.start, phrase.end):
                rank = (word != phrase.head, phrase.end - phrase.start, k)
                found[word] = min(found.get(word, rank), rank)
    return {word: k for word, (_, _, k) in found.items()}
