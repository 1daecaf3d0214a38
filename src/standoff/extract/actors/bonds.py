"""What binds phrases by grammar: a body and its state, a person and the body spoken for, a name and its apposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from standoff.extract.actors.ground import Ground
from standoff.extract.actors.phrase import Phrase

Relation = Literal["before", "of", "in", "apposition"]
_IN = frozenset({"in", "near", "on", "with", "to", "against", "from"})
_AT_BODY = frozenset({"of", "from", "at", "with"})
_AFTER = frozenset({"nmod"})
_NAMED_FIRST = frozenset({"REB", "PTY", "MED", "BUS"})
_SERVED = {
    **dict.fromkeys(("chair", "command", "direct", "edit", "found", "head", "lead", "manage", "own", "run"), "obj"),
    **dict.fromkeys(("belong", "fight", "serve", "sit", "speak", "teach", "work"), "obl"),
}
"""How the body of somebody hangs on a verb of his relative clause: "who heads the institute", "who speaks for Peru"."""


@dataclass(frozen=True, slots=True)
class Bond:
    """The phrase `owner` stands before `owned` or after it with a preposition, or both name the same (apposition)."""

    owned: int
    owner: int
    relation: Relation


def bonds(ground: Ground, phrases: Sequence[Phrase]) -> tuple[Bond, ...]:
    """All bonds between the phrases, by their indexes; the nearest owner before a noun comes first."""
    heads = {phrase.head: i for i, phrase in enumerate(phrases) if phrase.form != "thing" or phrase.country}
    found: list[Bond] = []
    for i, phrase in enumerate(phrases):
        if phrase.form in {"name", "nominal"}:
            found.extend(_before(ground, phrases, heads, i))
            found.extend(_after(ground, phrases, heads, i))
            found.extend(_right_after(ground, phrases, i))
            found.extend(_apposed(ground, phrases, heads, i))
    return tuple(found)


def _before(ground: Ground, phrases: Sequence[Phrase], heads: dict[int, int], i: int) -> Iterator[Bond]:
    """The phrases inside this one, before its noun; the last word of a title counts as its noun."""
    whole = phrases[i]
    last = whole.role[1] - 1 if whole.role else (whole.written[0] if whole.written else whole.head)
    for k in range(i + 1, len(phrases)):
        if phrases[k].start >= whole.end:
            break
        if phrases[k].end <= last:
            yield Bond(i, k, _close(whole, phrases[k]))
    for child in ground.children[whole.head]:
        if child < whole.start and ground.words[child].label == "nmod:poss" and child in heads:
            yield Bond(i, heads[child], "before")
    for k in range(i - 1, max(i - 4, -1), -1):
        if phrases[k].form == "adjective" and whole.start <= phrases[k].start and phrases[k].end <= last:
            yield Bond(i, k, "before")


def _close(whole: Phrase, name: Phrase) -> Relation:
    """Whether a common noun only tells what the name right before it is: "the FDLR militia", not "the EU mission"."""
    beside = whole.form == "nominal" and name.form == "name" and name.end == whole.head
    return "apposition" if beside and whole.sector in _NAMED_FIRST and name.kind in {None, "organization"} else "before"


def _after(ground: Ground, phrases: Sequence[Phrase], heads: dict[int, int], i: int) -> Iterator[Bond]:
    """What follows with a preposition or in a relative clause: "of the Centre", "in Lima", "who speaks for Vietnam"."""
    role = phrases[i].role
    for head in sorted({phrases[i].head, *(() if role is None else (role[1] - 1,))}):
        for child, relation in _below(ground, head, phrases[i].head):
            if heads.get(child, i) != i:
                yield Bond(i, heads[child], relation)


def _right_after(ground: Ground, phrases: Sequence[Phrase], i: int) -> Iterator[Bond]:
    """The body right after a name, wherever the tree hangs it: "said Ana Roca, of the Harbour Institute"."""
    at = phrases[i].end
    at += at < len(ground.texts) and ground.texts[at] == ","
    if phrases[i].form != "name" or at >= len(ground.texts) or ground.texts[at].lower() not in _AT_BODY:
        return
    for k in range(i + 1, len(phrases)):
        if phrases[k].start > at + 1:
            return
        if phrases[k].start == at + 1 and phrases[k].kind == "organization":
            yield Bond(i, k, "of")


def _below(ground: Ground, head: int, after: int) -> Iterator[tuple[int, Relation]]:
    """The nouns after a noun that hang on it, the near before the far, with how they are tied to it."""
    for child in ground.children[head]:
        label = ground.words[child].label
        if child > after and label in _AFTER:
            relation: Relation = "in" if ground.cases(child) & _IN else "of"
            yield child, relation
            yield from ((far, relation) for far in ground.children[child] if ground.words[far].label == "nmod:poss")
            yield from ((far, relation) for far, _ in _below(ground, child, child))
        elif child > after and label == "acl:relcl":
            yield from ((far, "of") for far in ground.children[child] if _served(ground, child, far))


def _served(ground: Ground, verb: int, noun: int) -> bool:
    """Whether a noun under the verb of a relative clause is the body of the one it tells of: "who lectures at Y"."""
    label = ground.words[noun].label
    at_body = label == "obl" and "at" in ground.cases(noun)
    return at_body or label == _SERVED.get(ground.words[verb].lemma.lower())


def _apposed(ground: Ground, phrases: Sequence[Phrase], heads: dict[int, int], i: int) -> Iterator[Bond]:
    """What may name the same, the likeliest first: what ends at the comma, the tree's head, what that is of."""
    phrase = phrases[i]
    tree = ground.words[phrase.head].label == "appos"
    if not tree and not _after_comma(ground, phrase):
        return
    ending = [k for k in range(i - 1, -1, -1) if phrases[k].end == phrase.start - 1]
    beside = [k for k in ending if phrases[k].form != "thing"]
    if not tree:
        beside += [heads[at] for k in ending[:1] for at in _above(ground, phrases[k].head) if heads.get(at, i) < i]
        beside = [k for k in beside if phrases[k].form == "nominal" and phrases[k].kind == "person"]
    yield from (Bond(i, k, "apposition") for k in beside)
    if tree:
        yield from (
            Bond(i, heads[k], "apposition") for k in _above(ground, phrase.head) if heads.get(k, i) not in {i, *beside}
        )


def _above(ground: Ground, head: int) -> Iterator[int]:
    """What a noun hangs on, and the nouns that this one is a part of: "the envoy for the river, X"."""
    at = ground.words[head].head
    while at >= 0:
        yield at
        if ground.words[at].label not in _AFTER:
            return
        at = ground.words[at].head


def _after_comma(ground: Ground, phrase: Phrase) -> bool:
    """Whether a name stands between two commas."""
    if phrase.form != "name" or phrase.start < 1 or phrase.end >= len(ground.texts):
        return False
    return ground.texts[phrase.start - 1] == "," and ground.texts[phrase.end] in {",", ".", ":", "—", "–"}
