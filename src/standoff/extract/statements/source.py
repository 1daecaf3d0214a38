"""Who says it: the words that name the source, one draft for each of several who say it together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standoff.extract.statements.draft import Draft
from standoff.extract.statements.frames import Sayer, noun_phrase, speaker
from standoff.extract.tree import Tree
from standoff.extract.types import Cast


def with_sources(tree: Tree, draft: Draft, cast: Cast, sayer: Sayer) -> Iterator[Draft]:
    """The draft with its source, from the tree where the model found none; joint sources make a draft each."""
    source = draft.source or _from_tree(tree, draft, sayer)
    heads = _joint(tree, source, cast)
    if len(heads) < 2:
        yield replace(draft, source=source)
        return
    for head in heads:
        yield replace(draft, source=tuple(word for word in noun_phrase(tree, head) if word in source))


def _from_tree(tree: Tree, draft: Draft, sayer: Sayer) -> tuple[int, ...]:
    """The subject or agent of the cue, or whose the cue is ("X's claim"); nothing where nobody fit is there."""
    for word in draft.cue:
        verb = tree.words[word].upos == "VERB"
        who = speaker(tree, word) if verb else tree.child(word, "nmod:poss")
        if who is not None and sayer(who) and who not in draft.content:
            return noun_phrase(tree, who)
    return ()


def _joint(tree: Tree, source: tuple[int, ...], cast: Cast) -> list[int]:
    """The heads of those who say it together, where each is an actor of the report: "Brazil and Colombia"."""
    if not source:
        return []
    first = tree.head(source)
    heads = [first, *(each for each in tree.children(first, "conj") if each in source)]
    actors = [next((m.actor for m in cast.mentions if m.head == head), None) for head in heads]
    return heads if None not in actors and len(set(actors)) == len(heads) else [first]
