"""Names of persons and bodies, reduced to what is the same however they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from standoff.knowledge import World
from standoff.knowledge.forms import plain

_WORD = re.compile(r"[^\W\d_][\w'’.\-]*|\d+")
_BEHIND = frozenset({"alias", "aka", "at", "for", "from", "in", "of", "to"})
"""Words behind which no name goes on: "Prince Mohammed of Orr", "the governor of Ancash"."""
_ARTICLE = re.compile(r"(?:a[ldnrstz]|ash|el)[-’'](?=[A-Z])")
_PARTICLES = frozenset(
    {"bin", "ibn", "bint", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "la", "van", "von"}
)
_SPELLINGS = """
sch>sh tch>ch kh>h gh>g ph>f ck>k dj>j zh>j ou>u oo>u ee>i iy>i yy>i ij>i yi>i ey>i ei>e ye>e ia>ya q>k c>k w>v x>ks y>i
ts>z tz>z
"""
_SOUNDS = tuple(pair.split(">") for pair in _SPELLINGS.split())
"""Spellings of one sound in several transliterations, in the order in which they are replaced."""
_NAMES = 20_000
"""Names whose sounds are remembered: the same ones come again and again."""
_ALIKE = 0.7
"""Likeness from which two words with the same consonants are one name in two spellings."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name without titles: the words before the family name (or initials), and the family name."""

    given: tuple[str, ...]
    family: str

    @property
    def full(self) -> bool:
        """Whether a given name goes with it."""
        return bool(self.given)


def words_of(form: str) -> list[str]:
    """The words of a form, a genitive's s left out."""
    return [re.sub(r"['’]s$", "", word) for word in _WORD.findall(form)]


def person_name(form: str, world: World) -> PersonName | None:
    """The name in a form: its last run of capitalised words without titles and complements; None for none."""
    words = words_of(form)
    words = words[: next((n for n, word in enumerate(words) if word.lower() in _BEHIND), len(words))]
    words = words[_behind_titles(words, world) :]
    start = len(words)
    while start and _in_name(words[start - 1], last=start == len(words)):
        start -= 1
    run = [_ARTICLE.sub("", plain(word)).lower().replace("’", "'") for word in words[start:] if word not in _PARTICLES]
    return PersonName(tuple(run[:-1]), run[-1]) if run and len(run[-1].strip(".")) > 1 else None


def _behind_titles(words: Sequence[str], world: World) -> int:
    """Where the titles end. One that ends a form is a family name where it may be one, as in "Tariq Sheikh"."""
    last = len(words) - 1
    named = last >= 0 and world.names_as_well(words[last]) and words[last - 1][:1].isupper()
    return max((n + 1 for n in range(last if named else last + 1) if world.title(words, n)), default=0)


def _in_name(word: str, *, last: bool) -> bool:
    """Whether a word belongs to a name: a capital, an Arabic article before one, or a particle that is not the last."""
    return word[:1].isupper() or bool(_ARTICLE.match(word)) or (word in _PARTICLES and not last)


@lru_cache(maxsize=_NAMES)
def skeleton(word: str) -> str:
    """The consonants of a word with its first letter, in one transliteration: a key for names."""
    sounded = _sounded(word)
    kept = sounded[:1] + re.sub("[aeiou]", "", sounded[1:])
    return re.sub(r"(.)\1+", r"\1", kept)


@lru_cache(maxsize=_NAMES)
def _sounded(word: str) -> str:
    word = re.sub(r"[^a-z]", "", plain(word).lower())
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", word)


def same_word(one: str, other: str) -> bool:
    """Whether two words are one name, perhaps in two transliterations."""
    if one == other:
        return True
    if skeleton(one) != skeleton(other):
        return False
    return SequenceMatcher(None, _sounded(one), _sounded(other)).ratio() >= _ALIKE


def same_given(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether given names go together: the shorter list stands in the longer, initials for names."""
    short, long = sorted((one, other), key=len)
    return bool(short) and all(any(_stands_for(a, b) for b in long) for a in short)


def _stands_for(one: str, other: str) -> bool:
    short, long = sorted((one.strip("."), other.strip(".")), key=len)
    return same_word(one, other) or (len(short) == 1 and long.startswith(short))
