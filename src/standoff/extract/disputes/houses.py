"""Whose house a statement comes from, by the names that its source carries: "Tessaly’s envoy" speaks for Tessaly.

The country of an actor says the same of real states, and nothing of parties, towns, companies and invented states.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from standoff.extract.tree import Tree
from standoff.extract.types import Cast
from standoff.record import Statement

_MODIFIERS = frozenset({"nmod:poss", "nmod", "amod"})
ROOT = 4
"""Letters by which a name and what is made of it are the same: Turkey, Turkish."""


def houses(tree: Tree, cast: Cast, statements: Sequence[Statement]) -> tuple[frozenset[str], ...]:
    """The roots of the names in each statement's source, wherever the report has it speak."""
    states = {actor.id for actor in cast.actors if actor.kind == "state"}
    heads = {mention.head: mention.actor for mention in cast.mentions}
    named: dict[str, set[str]] = {}
    for mention in cast.mentions:
        words = range(mention.start, mention.end)
        named.setdefault(mention.actor, set()).update(_names(tree, words, heads, states))
    spans = [tree.covered([each.source.span]) if each.source.span else [] for each in statements]
    found = [{*_names(tree, span, heads, states), *_lent(tree, span, heads, named)} for span in spans]
    for each, names in zip(statements, found, strict=True):
        if each.source.actor:
            named.setdefault(each.source.actor, set()).update(names)
    return tuple(
        frozenset(named[each.source.actor] if each.source.actor else names)
        for each, names in zip(statements, found, strict=True)
    )


def _names(tree: Tree, words: Iterable[int], heads: dict[int, str], states: set[str]) -> set[str]:
    """The names that modify something, and those of states."""
    given = [
        word
        for word in words
        if (tree.words[word].label in _MODIFIERS and _capital(tree, word))
        or (tree.words[word].upos == "PROPN" and heads.get(word) in states)
    ]
    return {tree.words[word].lemma.lower()[:ROOT] for word in given}


def _lent(tree: Tree, words: Iterable[int], heads: dict[int, str], named: dict[str, set[str]]) -> set[str]:
    """The names of whom a pronoun or a noun in the source stands for: "its spokesman"."""
    actors = [heads[word] for word in words if word in heads and tree.words[word].upos in ("PRON", "NOUN")]
    return {name for actor in actors for name in named.get(actor, ())}


def _capital(tree: Tree, word: int) -> bool:
    return tree.document.text[tree.words[word].start].isupper()
