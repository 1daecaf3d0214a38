"""What stands about a noun and belongs to the mention: "the governor of Ancash", "the Republic of Peru"."""

from __future__ import annotations

from standoff.extract.actors.ground import Ground
from standoff.extract.actors.lexicon import Lexicon
from standoff.extract.actors.phrase import Phrase

_BEFORE_A_NAME = frozenset({"at", "for", "in", "to"})
"""Prepositions that tell which one is meant before a name ("in Puno"), but not before a common noun ("for weeks")."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_OF_A_NAME = frozenset({"compound", "flat"})


def extent(ground: Ground, lexicon: Lexicon, phrase: Phrase) -> tuple[int, int]:
    """The words of a phrase as a mention: a state's name with its article, a noun with what tells which one it is."""
    if phrase.form == "nominal" and phrase.definite:
        return phrase.start, _reach(ground, lexicon, phrase)
    article = phrase.kind == "state" and phrase.form == "name" and phrase.start > 0
    return phrase.start - (article and _article_of(ground, phrase)), phrase.end


def _article_of(ground: Ground, phrase: Phrase) -> bool:
    before = ground.words[phrase.start - 1]
    return before.xpos == "DT" and before.text.lower() == "the" and ground.words[phrase.head].label != "compound"


def _reach(ground: Ground, lexicon: Lexicon, phrase: Phrase) -> int:
    """Where a noun's complements end."""
    head, end = phrase.head, phrase.end
    while (child := _complement(ground, lexicon, head, end)) is not None:
        head, end = child, child + 1
        while end < len(ground.words) and ground.words[end].label in _OF_A_NAME and ground.words[end].head == child:
            end += 1
    return end


def _complement(ground: Ground, lexicon: Lexicon, head: int, at: int) -> int | None:
    """The noun that hangs on another with the preposition at the word, and says which one that is."""
    if at >= len(ground.words) or ground.words[at].label != "case":
        return None
    child = ground.words[at].head
    word, case = ground.words[child], ground.texts[at].lower()
    if (word.head, word.label) != (head, "nmod") or lexicon.isa(ground.texts[child], "time"):
        return None
    tells = word.upos in _NOUNS if case == "of" else case in _BEFORE_A_NAME and word.upos == "PROPN"
    return child if tells and child > at else None
