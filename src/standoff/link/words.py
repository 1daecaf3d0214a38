"""Words of a text as linking compares them: without case, marks and endings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

from standoff.knowledge.forms import plain

Span = tuple[int, int]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ENDINGS = (
    "ations",
    "ation",
    "ingly",
    "edly",
    "ments",
    "ment",
    "ings",
    "ing",
    "ers",
    "ies",
    "ed",
    "er",
    "es",
    "ly",
    "s",
)
_WORDS = 50_000
"""Words whose stems and hashes are remembered."""
_LEAST = 4
"""Letters that an ending leaves of a word, at least."""
_STOP = """
a an the this that these those it its itself he his him himself she her hers herself they their them themselves
we our us ourselves i my me you your who whom whose which what when where why how and or but nor so if then than
as at by for from in into of off on onto out over to up upon with within about above across after against along
among around before behind below beneath beside between beyond down during except inside like near outside past
since through throughout till toward towards under until via is are was were be been being am do does did done
have has had having will would shall should can could may might must there here also only just very too more
most less least much many some any all both each every either neither other others another such same own not no
never none nothing nobody n't s said say says saying told tell tells one ones while because although though
whether still yet already again ever however now today yesterday tomorrow mr mrs ms
zero two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred hundreds
thousand thousands million millions billion billions dozen dozens half first second third last next year years month
months week weeks day days
"""
STOP = frozenset(_STOP.split())
"""Words that carry no matter."""
_OF_SAYING = """
account accounts accusation accusations accuse accused allegation allegations alleged assertion assertions charge
charges claim claims claimed comment comments denial denials fabrication fabrications figure fake fakes false falsehood
falsehoods fiction groundless invention lie lies lying misleading nonsense propaganda remark remarks report reports
reported reporting rumour rumours rumor rumors statement statements story stories suggestion suggestions true truth
unfounded unproven untrue untruth baseless absurd ridiculous serious word words wrong
"""
NEGATIVE = frozenset({"no", "not", "n't", "never", "nobody", "nothing", "none", "neither", "nor", "without", "cannot"})
HEDGED = frozenset({"may", "might", "could", "would", "perhaps", "possibly", "likely", "if", "should"})


def spelled(text: str) -> list[str]:
    """The words of a text in small letters without diacritics; "didn’t" is did and n't, a genitive's s stands apart."""
    found: list[str] = []
    for word in _WORD.findall(plain(text.replace("’", "'")).lower()):
        head, apart, tail = word.partition("'")
        if apart and word.endswith("n't"):
            found.extend((word[:-3], "n't"))
        elif apart and tail in {"s", "re", "ve", "ll", "d", "m"}:
            found.extend((head, tail))
        else:
            found.append(word)
    return found


@lru_cache(maxsize=_WORDS)
def stem(word: str) -> str:
    """The word without its endings: rough, but the same for the forms of most words."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST - 1:
            word = word[: -len(ending)]
            break
    return word[:-1] if word.endswith("e") and len(word) > _LEAST - 1 else word


def matter(words: Iterable[str]) -> tuple[str, ...]:
    """The stems of the words that carry a matter, in their order; figures are kept as they stand."""
    return tuple(stem(word) for word in words if word not in STOP)


def covered(text: str, spans: Sequence[Span]) -> str:
    """The words that the spans cover, as one line."""
    return " ".join(" ".join(text[start:end].split()) for start, end in spans)


SAYINGS = frozenset(map(stem, _OF_SAYING.split()))
"""Stems of words for what is said and whether it is true: they tell nothing of what it is about."""


@lru_cache(maxsize=_WORDS)
def digest(text: str) -> int:
    """A number of 32 bits for a text, the same on every machine."""
    return crc32(text.encode("utf-8", "surrogatepass"))
