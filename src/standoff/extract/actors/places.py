"""Where a place name stands for those who rule there, and where the report is told from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from standoff.extract.actors.ground import Ground
from standoff.extract.actors.lexicon import Lexicon
from standoff.extract.actors.phrase import Phrase

_AGENTS = ("nsubj", "obj", "iobj", "nmod:poss", "obl:agent")
_DASHES = frozenset("-–—")
_LONGEST_DATELINE = 14


def dateline(ground: Ground) -> range:
    """The words before the dash that opens the first paragraph that has one: "LA PAZ, Nov 9 (Agency) -".

    A colon does where the place is shouted and its day or agency stands with it: "LA PAZ, Nov 9 (Agency):".
    """
    for start in _paragraph_starts(ground):
        for i in range(start, min(start + _LONGEST_DATELINE, len(ground.words))):
            if ground.paragraph[i] != ground.paragraph[start] or ground.words[i].xpos in {"VBD", "VBZ", "VBP", "MD"}:
                break
            if i > start and (ground.texts[i] == ":" or (ground.texts[i] in _DASHES and _spaced(ground, i))):
                if _of_a_place(ground, start, i):
                    return range(start, i)
                break
    return range(0)


def _of_a_place(ground: Ground, start: int, end: int) -> bool:
    """Whether the words are shouted first, or have the comma or bracket of a dateline; a headline has its dash too."""
    shouted, marked = ground.texts[start].isupper(), not {",", "("}.isdisjoint(ground.texts[start:end])
    return (shouted and marked) if ground.texts[end] == ":" else (shouted or marked)


def _paragraph_starts(ground: Ground) -> Sequence[int]:
    pairs = enumerate(zip(ground.paragraph, (-1, *ground.paragraph), strict=False))
    return [i for i, (paragraph, before) in pairs if paragraph != before]


def _spaced(ground: Ground, i: int) -> bool:
    return ground.words[i - 1].end < ground.words[i].start


def rulers(ground: Ground, lexicon: Lexicon, phrases: Sequence[Phrase], line: range) -> tuple[Phrase, ...]:
    """The phrases, places made things: a capital that acts or is acted on stands for its state and stays."""
    return tuple(
        replace(phrase, form="thing") if _only_a_place(ground, lexicon, phrase, line) else phrase for phrase in phrases
    )


def _only_a_place(ground: Ground, lexicon: Lexicon, phrase: Phrase, line: range) -> bool:
    if phrase.form == "name" and phrase.start in line:
        return True
    if not phrase.place or phrase.form != "name":
        return False
    return phrase.kind != "state" or not _acts(ground, lexicon, phrase.head)


def _acts(ground: Ground, lexicon: Lexicon, head: int) -> bool:
    """Whether a noun takes part in what its clause tells, not only says where."""
    label, _ = ground.relation(head)
    cases = ground.cases(head)
    if cases:
        return not any(lexicon.isa(case, "locative") for case in cases)
    return label.startswith(_AGENTS) or ground.owned(head)
