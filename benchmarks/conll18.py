"""Compares an analysis of raw text with the gold as the CoNLL 2018 shared task does.

Method: Zeman et al., "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal Dependencies".
Words are aligned by their characters, white space left out; where several words share a surface token, the words in
the stretch of text are aligned by their longest common subsequence of forms, case aside. Of labels only the universal
part, before ":", is compared. A sentence is right when its first and its last character are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from benchmarks.counts import Counts, compare
from benchmarks.layout import Span

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ParsedWord:
    """A word of either side.

    `span` counts characters without white space, and is the whole token's where the word shares one.
    `head` is the index of the head among the analysis' words, -1 for a root.
    """

    span: Span
    form: str
    shares_token: bool
    upos: str
    xpos: str
    lemma: str
    head: int
    label: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """The words of a text and its sentences as ranges of words."""

    words: tuple[ParsedWord, ...]
    sentences: tuple[Span, ...]


def without_spaces(text: str) -> Callable[[Span], Span]:
    """A function from spans of `text` to spans of `text` without its white space."""
    places = tuple(accumulate((not char.isspace() for char in text), initial=0))
    return lambda span: (places[span[0]], places[span[1]])


def universal(label: str) -> str:
    """The universal part of a label: "nmod" of "nmod:poss"."""
    return label.partition(":")[0]


def evaluate(gold: Analysis, system: Analysis) -> dict[str, Counts]:
    """Counts for words, sentences, UPOS, XPOS, lemma, UAS and LAS, by these names."""
    pairs = align(gold.words, system.words)
    partner = {theirs: ours for ours, theirs in pairs} | {-1: -1}

    def heads_agree(one: ParsedWord, other: ParsedWord) -> bool:
        return one.head == partner.get(other.head)

    tests: Mapping[str, Callable[[ParsedWord, ParsedWord], bool]] = {
        "words": lambda _, __: True,
        "UPOS": lambda one, other: one.upos == other.upos,
        "XPOS": lambda one, other: one.xpos == other.xpos,
        "lemma": lambda one, other: one.lemma in ("_", other.lemma),
        "UAS": heads_agree,
        "LAS": lambda one, other: heads_agree(one, other) and universal(one.label) == universal(other.label),
    }
    matched = [(gold.words[i], system.words[j]) for i, j in pairs]
    return {"sentences": compare(_sentence_spans(gold), _sentence_spans(system))} | {
        name: Counts(sum(test(*pair) for pair in matched), len(gold.words), len(system.words))
        for name, test in tests.items()
    }


def _sentence_spans(analysis: Analysis) -> set[Span]:
    """Each sentence from its first to its last character."""
    words = analysis.words
    return {(words[first].span[0], words[end - 1].span[1]) for first, end in analysis.sentences if first < end}


def align(gold: Sequence[ParsedWord], system: Sequence[ParsedWord]) -> list[Pair]:
    """Pairs of indexes of words that are the same, in order, each word at most once."""
    pairs: list[Pair] = []
    g = s = 0
    while g < len(gold) and s < len(system):
        if gold[g].shares_token or system[s].shares_token:
            start, end = _shared_stretch(gold, system, (g, s))
            pairs += _common(gold, system, start, end)
            g, s = end
        elif gold[g].span == system[s].span:
            pairs.append((g, s))
            g, s = g + 1, s + 1
        elif gold[g].span[0] <= system[s].span[0]:
            g += 1
        else:
            s += 1
    return pairs


def _shared_stretch(gold: Sequence[ParsedWord], system: Sequence[ParsedWord], at: Pair) -> tuple[Pair, Pair]:
    """The least stretch, as first and end indexes of both sides, that cuts through no token of several words."""
    g, s = at
    if gold[g].shares_token:
        limit = gold[g].span[1]
        s += not system[s].shares_token and system[s].span[0] < gold[g].span[0]
    else:
        limit = system[s].span[1]
        g += not gold[g].shares_token and gold[g].span[0] < system[s].span[0]
    start = (g, s)
    while _reaches(gold, g, limit) or _reaches(system, s, limit):
        if s >= len(system) or (g < len(gold) and gold[g].span[0] <= system[s].span[0]):
            limit, g = _stretched(gold[g], limit), g + 1
        else:
            limit, s = _stretched(system[s], limit), s + 1
    return start, (g, s)


def _reaches(words: Sequence[ParsedWord], at: int, limit: int) -> bool:
    """Whether the word at this index stands in the stretch that ends at `limit`: by a part if it shares its token."""
    if at >= len(words):
        return False
    start, end = words[at].span
    return start < limit if words[at].shares_token else end <= limit


def _stretched(word: ParsedWord, limit: int) -> int:
    return max(limit, word.span[1]) if word.shares_token else limit


def _common(gold: Sequence[ParsedWord], system: Sequence[ParsedWord], start: Pair, end: Pair) -> list[Pair]:
    """The longest common subsequence of forms between two pairs of indexes."""
    ours = [word.form.lower() for word in gold[start[0] : end[0]]]
    theirs = [word.form.lower() for word in system[start[1] : end[1]]]
    longest = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in reversed(range(len(ours))):
        for j in reversed(range(len(theirs))):
            best = max(longest[i + 1][j], longest[i][j + 1])
            longest[i][j] = longest[i + 1][j + 1] + 1 if ours[i] == theirs[j] else best
    pairs: list[Pair] = []
    i = j = 0
    while i < len(ours) and j < len(theirs):
        if ours[i] == theirs[j]:
            pairs.append((start[0] + i, start[1] + j))
            i, j = i + 1, j + 1
        elif longest[i + 1][j] == longest[i][j]:
            i += 1
        else:
            j += 1
    return pairs
