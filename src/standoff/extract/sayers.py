"""Who can say something: actors, and nouns for people and bodies whom nobody names."""

from __future__ import annotations

from collections.abc import Callable

from standoff.extract.tree import Tree
from standoff.extract.types import Cast
from standoff.knowledge import World

_PERSONS = frozenset({"he", "she", "they", "we", "I", "i", "who", "it", "one", "someone", "somebody"})
_PAPERS = frozenset({"report", "letter", "document", "memo", "memorandum", "statement", "readout", "note", "file"})


def sayers(tree: Tree, cast: Cast, world: World) -> Callable[[int], bool]:
    """Whether the noun phrase with a given head may be the source of a statement."""
    heads = {mention.head for mention in cast.mentions}
    forms = [word.text for word in tree.words]

    def can_say(word: int) -> bool:
        if word in heads or tree.words[word].lemma in _PERSONS or tree.words[word].lemma in _PAPERS:
            return True
        named = tree.words[word].upos in {"NOUN", "PROPN"}
        return named and bool(world.title(forms, word) or world.body(forms, word))

    return can_say
