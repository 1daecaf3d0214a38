"""What a name that the tables do not know is the name of: the whole report's evidence is weighed together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from standoff.extract.actors.bonds import Bond
from standoff.extract.actors.ground import Ground
from standoff.extract.actors.lexicon import Lexicon
from standoff.extract.actors.phrases import Phrase
from standoff.knowledge import World
from standoff.record.labels import ActorKind

_MODEL = {"PER": "model person", "ORG": "model organization", "LOC": "model place"}
_KINDS = ("person", "organization", "place")


def with_kinds(
    ground: Ground, world: World, lexicon: Lexicon, phrases: Sequence[Phrase], bonds: Sequence[Bond]
) -> tuple[Phrase, ...]:
    """The phrases, every unknown name with its kind; those that name a place, or nothing sure, are made things.

    A name votes together with the longest that begins or ends with it, so that "Lunin" is what "spokesman Arkady
    Lunin" is.
    """
    longest = _longest(phrases)
    votes: dict[tuple[str, ...], dict[str, float]] = defaultdict(lambda: dict.fromkeys(_KINDS, 0.0))
    for i, phrase in enumerate(phrases):
        if _unknown(phrase):
            for evidence, share in _evidence((ground, world, lexicon), phrases, bonds, i):
                kind = evidence.split()[-1]
                votes[longest[phrase.name]][kind] += lexicon.weights[evidence] * share
    return tuple(
        _decided(phrase, votes[longest.get(phrase.name, phrase.name)], lexicon.weights["enough"]) for phrase in phrases
    )


def _longest(phrases: Sequence[Phrase]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """For every unknown name the longest that begins or ends with it."""
    names = sorted({phrase.name for phrase in phrases if _unknown(phrase)}, key=lambda name: (-len(name), name))
    return {name: next(long for long in names if name in (long[-len(name) :], long[: len(name)])) for name in names}


def _unknown(phrase: Phrase) -> bool:
    return phrase.form == "name" and bool(phrase.name) and phrase.key is None and not phrase.place


def _decided(phrase: Phrase, tally: dict[str, float], enough: float) -> Phrase:
    if not _unknown(phrase) or phrase.role:
        return phrase
    best = max(_KINDS, key=lambda kind: tally[kind])
    if best == "place" or tally[best] < enough:
        return replace(phrase, form="thing")
    return replace(phrase, kind=phrase.kind if best == "organization" and phrase.kind else cast("ActorKind", best))


def _evidence(
    at: tuple[Ground, World, Lexicon], phrases: Sequence[Phrase], bonds: Sequence[Bond], i: int
) -> Iterator[tuple[str, float]]:
    """What speaks for a kind, by the names of the weights, each with its share."""
    phrase, (ground, world, lexicon) = phrases[i], at
    yield from _of_form(ground, world, phrase)
    yield from _of_place(ground, lexicon, phrase)
    yield from (
        (_MODEL[name.label], name.score)
        for name in ground.document.names
        if name.start < phrase.end and phrase.start < name.end
    )
    for bond in bonds:
        if bond.relation == "apposition" and i in {bond.owned, bond.owner}:
            other = phrases[bond.owner if bond.owned == i else bond.owned]
            if other.form == "nominal" and other.kind in {"person", "organization"}:
                yield f"apposed {other.kind}", 1.0


def _of_form(ground: Ground, world: World, phrase: Phrase) -> Iterator[tuple[str, float]]:
    written = "" if phrase.written is None else ground.texts[phrase.written[0]]
    if phrase.kind == "person":
        yield "title person", 1.0
    if world.given(phrase.name[0]) and len(phrase.name) > 1:
        yield "given person", 1.0
    if phrase.noun and not phrase.role:
        yield "body organization", 1.0
    if len(phrase.name) == 1 and written.isupper() and len(written) > 1:
        yield "acronym organization", 1.0
    if len(phrase.name) in {2, 3} and not phrase.noun:
        yield "words person", 1.0


def _of_place(ground: Ground, lexicon: Lexicon, phrase: Phrase) -> Iterator[tuple[str, float]]:
    label, _ = ground.relation(phrase.head)
    if ground.texts[phrase.start].lower() == "the":
        yield "article organization", 1.0
    if any(lexicon.isa(case, "locative") for case in ground.cases(phrase.head)):
        yield "inside place", 1.0
    if phrase.head in ground.speaker:
        yield "source person", 1.0
        yield "source organization", 1.0
    if label.startswith("nsubj"):
        yield "subject person", 1.0
        yield "subject organization", 1.0
