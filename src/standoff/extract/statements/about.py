"""Whom a statement is aimed at: the accused, the one denied, threatened, endorsed or asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from standoff.extract.statements.act import cue_frames
from standoff.extract.tree import SUBJECTS, Tree
from standoff.extract.types import Cast
from standoff.knowledge.speech import Speech
from standoff.record import Dispute, Statement

_ADDRESSING = frozenset({"demand", "warn", "pledge", "ask"})
_AIMING = frozenset({"accuse", "endorse", "warn", "demand", "reject"})


def with_about(
    tree: Tree, cast: Cast, speech: Speech, statements: Sequence[Statement], disputes: Sequence[Dispute]
) -> tuple[Statement, ...]:
    """The statements with `about` filled in; a denial is aimed at whoever made the claim that it contests."""
    claimants = _claimants(statements, disputes)
    return tuple(each.model_copy(update={"about": _about(tree, cast, speech, each, claimants)}) for each in statements)


def _claimants(statements: Sequence[Statement], disputes: Sequence[Dispute]) -> Mapping[str, str]:
    """For each contesting statement the actor of the claim that it most surely contests."""
    sources = {each.id: each.source.actor for each in statements}
    found: dict[str, str] = {}
    for dispute in sorted(disputes, key=lambda each: -each.confidence):
        actor = sources[dispute.claim]
        if actor is not None:
            found.setdefault(dispute.contest, actor)
    return found


def _about(
    tree: Tree, cast: Cast, speech: Speech, statement: Statement, claimants: Mapping[str, str]
) -> tuple[str, ...]:
    own = statement.source.actor
    if statement.act in {"deny", "reject"} and statement.id in claimants:
        return (claimants[statement.id],)
    if statement.act not in _AIMING | {"deny", "pledge"}:
        return ()
    found = (actor for actor in _aimed(tree, cast, speech, statement) if actor != own)
    return tuple(dict.fromkeys(found))[:1]


def _aimed(tree: Tree, cast: Cast, speech: Speech, statement: Statement) -> Iterator[str]:
    """The actors that the act may be aimed at, the likeliest first: the cue's object, who acts in the content, others."""
    cue = tree.covered([statement.cue]) if statement.cue else []
    content = tree.covered(statement.content)
    for word in cue:
        if cue_frames(tree, word, speech):
            yield from _at(cast, tree.children(word, "obj", "iobj"))
            yield from _at(cast, [each for each in tree.children(word, "obl") if tree.case(each) in _TOWARDS])
    if not content:
        return
    head = tree.head(content)
    subjects = [each for each in tree.children(head) if tree.words[each].label in SUBJECTS]
    yield from _at(cast, subjects)
    yield from (mention.actor for mention in cast.mentions if mention.head in set(content))


_TOWARDS = frozenset({"to", "on", "upon", "against", "at", "with"})


def _at(cast: Cast, words: Sequence[int]) -> Iterator[str]:
    yield from (mention.actor for mention in cast.mentions if mention.head in words)
