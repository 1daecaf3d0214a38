"""What binds phrases by grammar: a body and its state, a person and the body spoken for, a name and its apposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from standoff.extract.actors.ground import Ground
from standoff.extract.actors.phrases import Phrase

Relation = Literal["before", "of", "in", "apposition"]
_OF = frozenset({"of", "for", "at", "with", "from", "to"})
_IN = frozenset({"in", "near", "on"})
_AFTER = frozenset({"nmod", "obl", "nmod:poss", "list"})


@dataclass(frozen=True, slots=True)
class Bond:
    """The phrase `owner` stands before `owned` or after it with a preposition, or both name the same (apposition)."""

    owned: int
    owner: int
    relation: Relation


def bonds(ground: Ground, phrases: Sequence[Phrase]) -> tuple[Bond, ...]:
    """All bonds between the phrases, by their indexes; the nearest owner before a noun comes first."""
    heads = {phrase.head: i for i, phrase in enumerate(phrases) if phrase.form != "thing"}
    found: list[Bond] = []
    for i, phrase in enumerate(phrases):
        if phrase.form in {"name", "nominal"}:
            found.extend(_before(phrases, i))
            found.extend(_after(ground, phrases, heads, i))
            found.extend(_apposed(ground, phrases, heads, i))
    return tuple(found)


def _before(phrases: Sequence[Phrase], i: int) -> Iterator[Bond]:
    """The phrases inside this one, before its noun; the last word of a title counts as its noun."""
    whole = phrases[i]
    last = whole.role[1] - 1 if whole.role else (whole.written[0] if whole.written else whole.head)
    for k in range(i + 1, len(phrases)):
        if phrases[k].start >= whole.end:
            break
        if phrases[k].end <= last:
            yield Bond(i, k, "before")
    for k in range(i - 1, max(i - 4, -1), -1):
        if phrases[k].form == "adjective" and whole.start <= phrases[k].start and phrases[k].end <= last:
            yield Bond(i, k, "before")


def _after(ground: Ground, phrases: Sequence[Phrase], heads: dict[int, int], i: int) -> Iterator[Bond]:
    """What follows with a preposition: "of the Andean Policy Centre", "in Lima"."""
    role = phrases[i].role
    own = {phrases[i].head, *(() if role is None else (role[1] - 1,))}
    for head in sorted(own):
        for child in ground.children[head]:
            if child < phrases[i].head or ground.words[child].label not in _AFTER or child not in heads:
                continue
            cases = ground.cases(child)
            if heads[child] != i and cases & (_OF | _IN):
                yield Bond(i, heads[child], "of" if cases & _OF else "in")


def _apposed(ground: Ground, phrases: Sequence[Phrase], heads: dict[int, int], i: int) -> Iterator[Bond]:
    """Another phrase for the same: an apposition of the tree, or a title, a comma and a name."""
    phrase = phrases[i]
    word = ground.words[phrase.head]
    if word.label == "appos" and word.head in heads and heads[word.head] != i:
        yield Bond(i, heads[word.head], "apposition")
    elif _after_comma(ground, phrase) and i > 0:
        before = next((k for k in range(i - 1, -1, -1) if phrases[k].end == phrase.start - 1), None)
        if before is not None and phrases[before].form == "nominal" and phrases[before].kind == "person":
            yield Bond(i, before, "apposition")


def _after_comma(ground: Ground, phrase: Phrase) -> bool:
    """Whether a name without a title stands between two commas."""
    if phrase.form != "name" or phrase.role or phrase.start < 1 or phrase.end >= len(ground.texts):
        return False
    return ground.texts[phrase.start - 1] == "," and ground.texts[phrase.end] in {",", ".", ":", "—", "–"}
