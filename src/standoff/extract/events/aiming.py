"""Whom words of speech are aimed at where no object of theirs tells."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.extract.events.roles import agents
from standoff.extract.events.surroundings import Surroundings
from standoff.extract.events.who import Party
from standoff.extract.tree import Tree
from standoff.record import Statement

_ANSWERED = frozenset(
    {
        "demand", "offer", "request", "proposal", "accusation", "allegation", "claim", "call", "appeal", "warning",
        "threat", "finding", "charge", "remark", "statement", "order", "ultimatum", "report", "plan", "move", "measure",
        "decision", "result", "ruling", "verdict", "idea", "plea", "invitation", "criticism", "step", "action",
    }
)  # fmt: skip
"""Nouns for what somebody else said or did, who is then the one that is answered."""


def aimed(scene: Surroundings, word: int, source: Party, statement: Statement | None) -> list[Party]:
    """The first of: who acts in what is said, who is named in it, whom the statement is about, whom it answers."""
    tree = scene.tree
    content = tree.covered(statement.content) if statement is not None else _below(tree, word)
    if not content:
        return []
    head = tree.head(content)
    return (
        _other(scene, source, agents(tree, head))
        or _other(scene, source, scene.who.deep(_parts(tree, head)))
        or _about(scene, source, statement)
        or _answered(scene, head, source)
    )


def _other(scene: Surroundings, source: Party, heads: Iterable[int]) -> list[Party]:
    """The first of those whom noun phrases stand for at whom the words may be aimed."""
    return [each for each in scene.who.parties(heads) if other_side(scene, source, each)][:1]


def _about(scene: Surroundings, source: Party, statement: Statement | None) -> list[Party]:
    """Whom the statement is aimed at, where in it they are named."""
    if statement is None:
        return []
    words = scene.tree.covered([*statement.content, *([statement.cue] if statement.cue else [])])
    heads = {mention.actor: mention.head for mention in reversed(scene.who.cast.mentions) if mention.head in words}
    return [Party(actor, heads.get(actor, words[0])) for actor in statement.about if actor != source.actor]


def other_side(scene: Surroundings, source: Party, other: Party) -> bool:
    """Whether one may aim words at the other: not at oneself, nor, speaking for a state, at that state."""
    one, two = scene.who.actors[source.actor], scene.who.actors[other.actor]
    home = one.country is not None and one.country == two.country and "state" in {one.kind, two.kind}
    return one.id != two.id and not (home and {one.sector, two.sector} <= _OFFICIAL)


_OFFICIAL = frozenset({"GOV", "MIL", None})


def _parts(tree: Tree, head: int) -> tuple[int, ...]:
    """A noun itself; of a clause its parts, and those of the infinitive that it holds."""
    if tree.words[head].upos != "VERB":
        return (head, *tree.children(head, "nsubj"))
    below = tree.children(head, "obj", "iobj", "nsubj", "nsubj:pass", "obl", "xcomp", "ccomp")
    parts = (*below, *(each for one in below for each in tree.children(one, "obj", "nsubj", "obl")))
    return tuple(each for each in parts if tree.case(each) != "as")


def _below(tree: Tree, word: int) -> list[int]:
    found = tree.children(word, "obj", "ccomp", "xcomp", "obl", "nmod", "nsubj:pass")
    return sorted({each for one in found for each in tree.subtree(one)})


def _answered(scene: Surroundings, head: int, source: Party) -> list[Party]:
    """Who last said something before the word, where it is a noun for that, or a pronoun."""
    word = scene.tree.words[head]
    if word.lemma not in _ANSWERED and word.upos != "PRON":
        return []
    before = [each for each in scene.statements if each.cue and each.cue[0] < word.start and each.source.actor]
    others = (each.source.actor for each in reversed(before) if each.source.actor != source.actor)
    return [Party(actor, head) for actor in others if actor][:1]
