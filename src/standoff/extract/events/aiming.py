"""Whom words of speech are aimed at where no object of theirs tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from standoff.extract.events.candidates import Candidate
from standoff.extract.events.roles import agents
from standoff.extract.events.surroundings import Surroundings
from standoff.extract.events.who import Party
from standoff.extract.tree import Tree
from standoff.record import Statement
from standoff.record.labels import Act

_SAYINGS: tuple[tuple[tuple[str, ...], frozenset[Act]], ...] = (
    (("offer", "proposal", "promise", "pledge", "plan", "invitation", "idea"), frozenset({"pledge", "demand"})),
    (("demand", "request", "call", "appeal", "plea", "order", "ultimatum"), frozenset({"demand"})),
    (
        (
            "accusation",
            "allegation",
            "claim",
            "charge",
            "criticism",
            "finding",
            "report",
            "account",
            "version",
            "remark",
        ),
        frozenset({"accuse", "assert", "assess", "deny"}),
    ),
    (("warning", "threat"), frozenset({"warn"})),
)
_ANSWERED: Mapping[str, frozenset[Act]] = {noun: acts for nouns, acts in _SAYINGS for noun in nouns}
"""Nouns for what somebody else said, who is then the one that is answered, and the acts that they stand for."""


def aimed(
    scene: Surroundings, word: int, source: Party, statement: Statement | None, told: Sequence[Candidate]
) -> list[Party]:
    """The first of: who acts in what is said, who is named in it, whom it answers, whom the statement is about.

    `told` are the candidates of the report: an answer may be to a deed.
    """
    tree = scene.tree
    content = tree.covered(statement.content) if statement is not None else _below(tree, word)
    if not content:
        return []
    head = tree.head(content)
    return (
        _other(scene, source, agents(tree, head))
        or _other(scene, source, scene.who.deep(_parts(tree, head)))
        or _answered(scene, head, source)
        or _done_before(scene, head, source, told)
        or _about(scene, source, statement)
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
    """Whether one may aim words at the other: not at oneself, nor, for a state, at that state or its citizens."""
    one, two = scene.who.actors[source.actor], scene.who.actors[other.actor]
    home = one.country is not None and one.country == two.country
    official = {one.sector, two.sector} <= _OFFICIAL and "state" in {one.kind, two.kind}
    subject = one.sector in _OFFICIAL and two.sector in _PRIVATE and two.kind in {"person", "group"}
    return one.id != two.id and not (home and (official or subject))


_PRIVATE = frozenset({"BUS", "CVL", "EDU", "MED", "NGO", None})
_OFFICIAL = frozenset({"GOV", "MIL", None})


def _parts(tree: Tree, head: int) -> tuple[int, ...]:
    """A noun itself; of a clause its parts, and those of the infinitive that it holds."""
    if tree.words[head].upos != "VERB":
        return (head, *tree.children(head, "nsubj"))
    below = tree.children(head, "obj", "iobj", "nsubj", "nsubj:pass", "obl", "xcomp", "ccomp")
    parts = (*below, *(each for one in below for each in tree.children(one, "obj", "nsubj", "obl")))
    return tuple(each for each in parts if tree.case(each) != "as")


def _below(tree: Tree, word: int) -> list[int]:
    """The words of what a verb or noun takes; of "a finding that X rejects" what it is that is rejected."""
    found = tree.children(word, "obj", "ccomp", "xcomp", "obl", "nmod", "nsubj:pass")
    if not found and tree.carries(word, ["acl:relcl"]):
        return [tree.words[word].head]
    return sorted({each for one in found for each in tree.subtree(one)})


def _answered(scene: Surroundings, head: int, source: Party) -> list[Party]:
    """Who last said that which a noun stands for ("the offer"), somebody else than the source."""
    acts = _ANSWERED.get(scene.tree.words[head].lemma, frozenset())
    start = scene.tree.words[head].start
    before = (each for each in reversed(scene.statements) if each.cue and each.cue[0] < start and each.act in acts)
    speakers = (each.source.actor for each in before if each.source.actor != source.actor)
    return [Party(actor, head) for actor in speakers if actor][:1]


def _done_before(scene: Surroundings, head: int, source: Party, told: Sequence[Candidate]) -> list[Party]:
    """Who last did that which a noun stands for ("the sanctions"), somebody else than the source."""
    codes = {code for row in scene.triggers.of(scene.tree.words[head].lemma, "NOUN") for code in row.codes}
    before = (each for each in reversed(told) if each.trigger[0] < head and each.codes[0] in codes)
    doers = (party for each in before for party, _ in each.pairs if party.actor != source.actor)
    return [Party(party.actor, head) for party in doers][:1]
