"""Finds the stretches of words that name someone or something: capitals, titles and the tables of the world decide.

The names that the language model finds are weak evidence for the kind of a name; here they are not needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.extract.actors.ground import Ground
from standoff.extract.actors.lexicon import Lexicon
from standoff.knowledge import Sense, Title, World

_LONGEST_BRIDGE = 3
_NOUNS = {"NOUN", "PROPN", "ADJ"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words [start, end) name one thing; `senses` are what the tables know of the whole of it."""

    start: int
    end: int
    senses: tuple[Sense, ...] = ()
    inner: tuple[Sense, ...] = ()
    """What the tables know of its parts: the China of "Export-Import Bank of China"."""


@dataclass(frozen=True, slots=True)
class TitleAt:
    """The words [start, end) are a title."""

    start: int
    end: int
    title: Title
    plural: bool


def titles(ground: Ground, world: World) -> tuple[TitleAt, ...]:
    """The titles in the text, longest first from the right, in the order of the text."""
    found: list[TitleAt] = []
    i = len(ground.words) - 1
    while i >= 0:
        match = world.title(ground.texts, i) if ground.words[i].upos in _NOUNS else None
        if match:
            found.append(TitleAt(i - match.length + 1, i + 1, match.title, match.plural))
        i -= match.length if match else 1
    return tuple(reversed(found))


def stretches(ground: Ground, world: World, lexicon: Lexicon, taken: tuple[TitleAt, ...]) -> tuple[Stretch, ...]:
    """The names in the text, in order. Words of a title are no part of a name."""
    in_title = {i for title in taken for i in range(title.start, title.end)}
    atoms = list(_atoms(ground, world, lexicon, in_title))
    runs: list[Stretch] = []
    for atom in atoms:
        if runs and _joined(ground, world, lexicon, runs[-1], atom):
            runs[-1] = _join(runs[-1], atom)
        else:
            runs.append(atom)
    return tuple(runs)


def _join(left: Stretch, right: Stretch) -> Stretch:
    return Stretch(left.start, right.end, (), (*left.inner, *left.senses, *right.senses))


def _atoms(ground: Ground, world: World, lexicon: Lexicon, in_title: set[int]) -> Iterator[Stretch]:
    """What names are made of: forms that the tables know, and single words with a capital."""
    i = 0
    while i < len(ground.words):
        match = world.at(ground.texts, i) if _capital(ground.texts[i]) and i not in in_title else None
        if match and not in_title.intersection(range(i, i + match.length)):
            yield Stretch(i, i + match.length, match.senses)
            i += match.length
            continue
        if i not in in_title and _names(ground, lexicon, i):
            yield Stretch(i, i + 1)
        i += 1


def _capital(text: str) -> bool:
    return text[:1].isupper()


def _names(ground: Ground, lexicon: Lexicon, i: int) -> bool:
    """Whether a word that the tables do not know may be part of a name."""
    word, text = ground.words[i], ground.texts[i]
    if not _capital(text) or lexicon.isa(text.rstrip("."), "time") or text.lower().rstrip(".") in lexicon.honorifics:
        return False
    return word.upos == "PROPN" or word.xpos.startswith("NNP")


def _joined(ground: Ground, world: World, lexicon: Lexicon, left: Stretch, right: Stretch) -> bool:
    """Whether two neighbours are parts of one name."""
    if ground.sentence[left.start] != ground.sentence[right.start]:
        return False
    bridge = [text.lower() for text in ground.texts[left.end : right.start]]
    if not bridge:
        return True
    if len(bridge) > _LONGEST_BRIDGE:
        return False
    if all(lexicon.isa(word, "particle") for word in bridge if word != "-"):
        return "-" not in bridge or _hyphened(ground, left, right)
    return bridge in (["of"], ["of", "the"], ["for"], ["for", "the"]) and _body_ends(world, ground, left)


def _hyphened(ground: Ground, left: Stretch, right: Stretch) -> bool:
    """Whether a hyphen without blanks joins them into one name: not "Kosovo-Serbia", which names two."""
    glued = ground.words[right.start].start - ground.words[left.end - 1].end
    return glued <= right.start - left.end + 2 and not (left.senses and right.senses)


def _body_ends(world: World, ground: Ground, left: Stretch) -> bool:
    return world.body(ground.texts, left.end - 1) is not None
