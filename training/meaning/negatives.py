"""Candidates that are none: spans as a rule would propose them, where the writer saw no event, statement or tie.

What is drawn depends on the text alone.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from standoff.language.document import Span

Spans = tuple[Span, ...]


def statement(text: str) -> dict[str, Spans]:
    """A sentence that states nothing for anyone, cut as if it did: its first name or words, a word, the rest."""
    words = [match.span() for match in re.finditer(r"\w[\w'’-]*", text)]
    middle = max(1, min(len(words) - 2, random.Random(text).randint(2, 4)))
    source = (words[0][0], words[middle - 1][1])
    return {"source": (source,), "cue": (words[middle],), "content": ((words[middle + 1][0], words[-1][1]),)}


def events(text: str, taken: Sequence[Span]) -> Iterator[dict[str, Spans]]:
    """A word that is no trigger, with names about it; for every second text that has events, and every one without."""
    chance = random.Random(text)
    words = _free(r"\b[a-z]{4,}\b", text, taken)
    if not words or (taken and chance.random() < 0.5):
        return
    names = _names(text)
    picked = chance.sample(names, min(len(names), 2))
    roles = {role: (name,) for role, name in zip(("source", "target"), picked, strict=False)}
    yield {"trigger": (chance.choice(words),), **roles}


def ties(text: str, taken: Sequence[Span], ends: Sequence[Span]) -> Iterator[dict[str, Spans]]:
    """Two names (or words, where names are lacking) and a stretch about them.

    `ends` are those of the ties that the text does have, `taken` all their spans: there, an end is paired with a name
    that is in no tie.
    """
    chance = random.Random(text)
    others = [name for name in _names(text) if _apart(name, taken)]
    if ends:
        if others:
            yield _tie(text, chance, [chance.choice(others), chance.choice(ends)])
        return
    words = _free(r"\b[a-z]{4,}\b", text, others)
    pool = others if len(others) > 1 else [*others, *chance.sample(words, min(len(words), 2))]
    for _ in range(2 if len(pool) > 2 else 1):
        yield _tie(text, chance, chance.sample(pool, 2))


_NAME = r"\b[A-Z][\w'’-]+(?: (?:of )?[A-Z][\w'’-]+)*"


def _tie(text: str, chance: random.Random, pair: list[Span]) -> dict[str, Spans]:
    """Two ends, in any order, with a stretch of three to eight words that begins near the first of them."""
    chance.shuffle(pair)
    words = [match.span() for match in re.finditer(r"\S+", text)]
    ahead = [i for i, word in enumerate(words) if word[0] >= min(pair)[0]]
    first = chance.choice(ahead[:3])
    last = min(len(words) - 1, first + chance.randint(2, 7))
    return {"from": (pair[0],), "to": (pair[1],), "evidence": ((words[first][0], words[last][1]),)}


def _names(text: str) -> list[Span]:
    """Runs of words in upper case; a single one that begins the text may be any word."""
    found = [match.span() for match in re.finditer(_NAME, text)]
    return [(start, end) for start, end in found if start > 0 or " " in text[start:end]]


def _free(pattern: str, text: str, taken: Sequence[Span]) -> list[Span]:
    """What fits the pattern and touches no span that is taken."""
    return [match.span() for match in re.finditer(pattern, text) if _apart(match.span(), taken)]


def _apart(span: Span, taken: Sequence[Span]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in taken)
