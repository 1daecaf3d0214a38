"""Whom a pronoun stands for: the best of what stands before it, by grammar, nearness and voice.

Weights follow the order of preferences that Lappin and Leass (Computational Linguistics 20, 1994) found: nearness
first, then subjects, then names. What is no actor competes too, so that "it" and "they" are not forced on one.
"""

from __future__ import annotations

from collections.abc import Iterator

from standoff.extract.actors.ground import Ground
from standoff.extract.actors.lexicon import Lexicon
from standoff.extract.actors.links import Clusters
from standoff.extract.actors.phrases import Phrase

_FARTHEST = 4
_BODIES = frozenset({"organization", "state", "group"})


def resolve(ground: Ground, lexicon: Lexicon, clusters: Clusters) -> None:
    """Joins every pronoun to what it stands for, where that is an actor; the third person first, then the first."""
    for i in _pronouns(clusters, lexicon, 3):
        best = max(_candidates(ground, lexicon, clusters, i), default=None)
        if best is not None and clusters.phrases[best[1]].form != "thing":
            clusters.join(best[1], i)
    for i in _pronouns(clusters, lexicon, 1):
        speaker = _speaker(ground, clusters, clusters.phrases[i])
        if speaker is not None:
            clusters.join(_body_spoken_for(clusters, speaker) if clusters.phrases[i].plural else speaker, i)


def _pronouns(clusters: Clusters, lexicon: Lexicon, person: int) -> Iterator[int]:
    for i, phrase in enumerate(clusters.phrases):
        if phrase.form == "pronoun" and lexicon.pronouns[phrase.noun].person == person:
            yield i


def _candidates(ground: Ground, lexicon: Lexicon, clusters: Clusters, i: int) -> Iterator[tuple[float, int]]:
    """What the pronoun may stand for, with scores; the nearer of two alike wins."""
    pronoun = clusters.phrases[i]
    for k in range(i - 1, -1, -1):
        phrase = clusters.phrases[k]
        if ground.sentence[pronoun.head] - ground.sentence[phrase.head] > _FARTHEST:
            break
        if phrase.form == "adjective" or phrase.end > pronoun.start or not _agrees(clusters, i, k):
            continue
        yield _score(ground, lexicon, clusters, i, k), k
    speaker = _speaker(ground, clusters, pronoun)
    if speaker is not None and speaker > i and not ground.quoted[pronoun.head] and _agrees(clusters, i, speaker):
        yield lexicon.weights["speaker"] + lexicon.weights["subject"], speaker


def _agrees(clusters: Clusters, i: int, k: int) -> bool:
    """Whether number, gender and kind let a pronoun stand for the phrase."""
    pronoun, phrase = clusters.phrases[i], clusters.phrases[k]
    if phrase.form == "pronoun" and clusters.of(k) == k and len(clusters.members(k)) == 1:
        return False
    cluster = clusters.of(k)
    kinds = clusters.values(cluster, lambda p: p.kind)
    if pronoun.plural:
        return ("person" not in kinds) and (phrase.plural or bool(kinds & _BODIES))
    if pronoun.gender == "n":
        return "person" not in kinds and not phrase.plural
    if pronoun.gender:
        return "person" in kinds and not clusters.values(cluster, lambda p: p.gender) - {pronoun.gender}
    return True


def _score(ground: Ground, lexicon: Lexicon, clusters: Clusters, i: int, k: int) -> float:
    """How well the earlier phrase serves as antecedent of the pronoun."""
    pronoun, phrase = clusters.phrases[i], clusters.phrases[k]
    weights = lexicon.weights
    label, verb = ground.relation(phrase.head)
    own_label, own_verb = ground.relation(pronoun.head)
    score = weights["sentence"] * (ground.sentence[pronoun.head] - ground.sentence[phrase.head])
    score += weights["paragraph"] * min(ground.paragraph[pronoun.head] - ground.paragraph[phrase.head], 2)
    score += weights["subject"] if label.startswith("nsubj") else weights["object"] if label.startswith("obj") else 0.0
    score += weights["name"] if phrase.form == "name" else weights["thing"] if phrase.form == "thing" else 0.0
    if ground.quoted[pronoun.head] != ground.quoted[phrase.head]:
        score += weights["other voice"]
    if verb == own_verb and label.startswith("nsubj") and own_label.startswith("obj"):
        score += weights["same clause"]
    speaker = _speaker(ground, clusters, pronoun)
    if speaker is not None and clusters.of(speaker) == clusters.of(k):
        score += weights["speaker"] * (-1 if ground.quoted[pronoun.head] else 1)
    return score


def _speaker(ground: Ground, clusters: Clusters, phrase: Phrase) -> int | None:
    """The phrase whose words the pronoun stands in: that of the source of what is said."""
    head = ground.speaker[phrase.head]
    if head < 0:
        return None
    holding = [
        k for k, other in enumerate(clusters.phrases) if other.start <= head < other.end and other.form != "thing"
    ]
    return min(holding, key=lambda k: clusters.phrases[k].head != head, default=None)


def _body_spoken_for(clusters: Clusters, speaker: int) -> int:
    """For whom an official says "we": the state of a minister or its spokesman, else the speaker himself."""
    cluster = clusters.of(speaker)
    lands = clusters.lands(cluster)
    if "person" not in clusters.values(cluster, lambda p: p.kind) or not lands:
        return speaker
    if not clusters.values(cluster, lambda p: p.sector) & {"GOV", "MIL"}:
        return speaker
    states = (k for k, phrase in enumerate(clusters.phrases) if phrase.kind == "state" and phrase.key in lands)
    return next((k for k in states if clusters.phrases[k].form == "name"), speaker)
