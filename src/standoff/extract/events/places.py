"""Where an event took place, as the text says it beside the trigger; a dateline is no such place."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.extract.tree import Tree
from standoff.knowledge import World
from standoff.record import Place

_WHERE = frozenset({"in", "at", "near", "off", "outside", "inside", "around", "along", "across"})
_WHITHER = frozenset({"to", "into", "toward", "towards", "onto"})
_SPATIAL = frozenset({"city", "capital", "region", "name"})


def place_of(tree: Tree, word: int, world: World, *, moving: bool = False) -> Place | None:
    """The nearest place that a preposition ties to the word or to its objects; None where the text gives none.

    Of those who are `moving`, also where they go.
    """
    cases = _WHERE | _WHITHER if moving else _WHERE
    hosts = (word, *tree.children(word, "obj", "obl", "nmod", "nsubj:pass"))
    for host in hosts:
        for noun in (each for each in tree.children(host, "obl", "nmod") if tree.case(each) in cases):
            if found := _place(tree, noun, world):
                return found
    return None


def _place(tree: Tree, noun: int, world: World) -> Place | None:
    """The name of a place in a noun phrase: one of the tables, or one that the model takes for a place's."""
    inside = _near(tree, noun)
    named = _name_at(tree, noun)
    known = next(_known(tree, inside, world), None)
    if named is not None:
        start, end = named
        span = (tree.words[start].start, tree.words[end - 1].end)
        country = _country(tree, (*range(start, end), *inside), world)
        return Place(span=span, name=tree.document.text[slice(*span)], country=country)
    return known


def _name_at(tree: Tree, noun: int) -> tuple[int, int] | None:
    """The words of the name of a place that holds the head of a noun phrase or explains it."""
    heads = {noun, *tree.children(noun, "appos")}
    found = (name for name in tree.document.names if name.label == "LOC" and heads & set(range(name.start, name.end)))
    return next(((name.start, name.end) for name in found), None)


def _near(tree: Tree, noun: int) -> list[int]:
    below = tree.children(noun, "nmod", "appos", "compound", "flat", "nmod:poss", "amod", "conj")
    return sorted({noun, *below, *(each for one in below for each in tree.children(one, "nmod", "appos", "flat"))})


def _known(tree: Tree, words: list[int], world: World) -> Iterator[Place]:
    texts = [word.text for word in tree.words]
    for word in words:
        found = world.at(texts, word) if tree.words[word].upos == "PROPN" else None
        sense = next((each for each in found.senses if each.use in _SPATIAL), None) if found else None
        if found and sense and (sense.use != "name" or sense.kind == "state"):
            span = (tree.words[word].start, tree.words[word + found.length - 1].end)
            yield Place(span=span, name=tree.document.text[slice(*span)], country=sense.country)


def _country(tree: Tree, words: tuple[int, ...], world: World) -> str | None:
    return next((place.country for place in _known(tree, sorted(set(words)), world) if place.country), None)
