"""What a name that the tables do not know is the name of: the whole report's evidence is weighed together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from standoff.extract.actors.bonds import Bond
from standoff.extract.actors.ground import Ground
from standoff.extract.actors.lexicon import Lexicon
from standoff.extract.actors.phrase import Phrase
from standoff.knowledge import World
from standoff.record.labels import ActorKind

_MODEL = {"PER": "model person", "ORG": "model organization", "LOC": "model place"}
Name = tuple[str, ...]
Tally = dict[str, float]
Evidence = tuple[str, float]
"""The name of a weight, which ends with the kind that it speaks for, and how much of it counts."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Weighs what speaks for the kinds of unknown names."""

    ground: Ground
    world: World
    lexicon: Lexicon
    phrases: Sequence[Phrase]
    bonds: Sequence[Bond]

    def judged(self) -> tuple[Phrase, ...]:
        """The phrases, every unknown name with its kind; those that name a place, or nothing sure, are made things.

        A name that is no place by itself votes together with the longest that begins or ends with it, so that "Lunin"
        is what "spokesman Arkady Lunin" is.
        """
        alone = self._tallies()
        longest = _longest(alone)
        shared: dict[Name, Tally] = {}
        for name, tally in alone.items():
            whole = shared.setdefault(longest[name], defaultdict(float))
            for kind, weight in tally.items():
                whole[kind] += weight
        return tuple(
            self._decided(phrase, alone[phrase.name], shared[longest[phrase.name]]) if _unknown(phrase) else phrase
            for phrase in self.phrases
        )

    def _tallies(self) -> dict[Name, Tally]:
        tallies: dict[Name, Tally] = {}
        for i, phrase in enumerate(self.phrases):
            if _unknown(phrase):
                tally = tallies.setdefault(phrase.name, defaultdict(float))
                for evidence, share in self._evidence(i):
                    tally[evidence.split()[-1]] += self.lexicon.weights[evidence] * share
        return tallies

    def _decided(self, phrase: Phrase, alone: Tally, shared: Tally) -> Phrase:
        if phrase.kind == "person":
            return phrase
        best = _best(alone) if _best(alone) == "place" else _best(shared)
        if best == "place" or shared.get(best, 0.0) < self.lexicon.weights["enough"]:
            return replace(phrase, form="thing")
        if best == "organization" and phrase.kind:
            return phrase
        return replace(phrase, kind=cast("ActorKind", best), sector=phrase.sector if phrase.role else None)

    def _evidence(self, i: int) -> Iterator[Evidence]:
        phrase = self.phrases[i]
        yield from self._of_form(phrase)
        yield from self._of_place(phrase)
        for name in self.ground.document.names:
            if name.start < phrase.end and phrase.start < name.end:
                yield _MODEL[name.label], name.score
        for other in self._apposed(i):
            if other.form == "nominal" and other.kind in {"person", "organization"}:
                yield f"apposed {other.kind}", 1.0

    def _apposed(self, i: int) -> Iterator[Phrase]:
        """The appositions of a name: of several that it may belong to, the first counts."""
        seen: set[int] = set()
        for bond in self.bonds:
            if bond.relation == "apposition" and bond.owned not in seen:
                seen.add(bond.owned)
                if i in {bond.owned, bond.owner}:
                    yield self.phrases[bond.owner if bond.owned == i else bond.owned]

    def _of_form(self, phrase: Phrase) -> Iterator[Evidence]:
        written = "" if phrase.written is None else self.ground.texts[phrase.written[0]]
        yield "title person", float(phrase.kind == "person")
        yield "given person", float(bool(self.world.given(phrase.name[0])) and len(phrase.name) > 1)
        yield "known person", float(bool(self.world.holders_named(phrase.name, self.ground.document.article.published)))
        yield "body organization", float(phrase.kind == "organization")
        yield "described person", float(phrase.role is not None and phrase.kind is None)
        yield "acronym organization", float(len(phrase.name) == 1 and written.isupper() and len(written) > 1)
        yield "words person", float(len(phrase.name) in {2, 3})

    def _of_place(self, phrase: Phrase) -> Iterator[Evidence]:
        label, _ = self.ground.relation(phrase.head)
        cases = self.ground.cases(phrase.head)
        source, subject = phrase.head in self.ground.speaker, label.startswith("nsubj")
        around = self.ground.texts[max(phrase.start - 1, 0) : phrase.start + 1]
        yield "article organization", float(any(text.lower() == "the" for text in around))
        yield "inside place", float(any(self.lexicon.isa(case, "locative") for case in cases))
        yield from (("source person", float(source)), ("source organization", float(source)))
        yield from (("subject person", float(subject)), ("subject organization", float(subject)))


def _best(tally: Tally) -> str:
    return max(("person", "organization", "place"), key=lambda kind: tally.get(kind, 0.0))


def _longest(names: dict[Name, Tally]) -> dict[Name, Name]:
    """For every name the longest that begins or ends with it; a place's own name stays alone."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return {name: next(long for long in ordered if name in (long[-len(name) :], long[: len(name)])) for name in ordered}


def _unknown(phrase: Phrase) -> bool:
    return phrase.form == "name" and bool(phrase.name) and phrase.key is None and not phrase.place
