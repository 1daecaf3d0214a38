"""The attribution benchmark: who said what, by the definitions of PolNeAR's figures.

Everything is compared by words (runs of letters and digits, so punctuation does not count); a word belongs to a span
that touches it. The figures:

tokens SOURCE|CUE|CONTENT  words that are part of a source (cue, content), each class by itself
content overlap, exact     attributions whose content pairs off with a gold one by half of their words, or by all
triple                     pairs whose source, cue and content are all exactly the gold words
span SOURCE|CUE|CONTENT    each run of words by itself, as CofeNet (COLING 2022) reports them
full attribution           pairs whose sources share a word too, or both have none
content and cue            pairs whose cues share a word too, or both have none
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.brat import PARTS, MarkedReport, Parts, Span, read_reports
from benchmarks.corpus import CorpusFile
from benchmarks.counts import Counts, add_up, compare, to_figures
from benchmarks.errors import BenchmarkError
from benchmarks.models import Reader, read_raw
from benchmarks.results import Case, Scores
from standoff.language.document import Document

Words = frozenset[int]
Pairs = Mapping[int, int]

_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")
_LEAST_LIKENESS = 0.5
_SAME_SOURCE = 0.1


@dataclass(frozen=True, slots=True)
class Covered:
    """An attribution as the positions of the words in its source, cue and content."""

    source: Words
    cue: Words
    content: Words

    def part(self, name: str) -> Words:
        """The source, the cue or the content, by that name."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[name]


def measure_attribution(reader: Reader, files: Sequence[CorpusFile]) -> Scores:
    """Every figure of the module's docstring for the annotated reports among the files.

    PolNeAR's scorer counts no gold attribution that PolNeAR marks as one without a source. So the figures are those of
    the found ones that name a source; those of all found stand beside them as a part, and agree with the scorer's when
    it is given all.
    """
    reports = read_reports(files)
    if not reports:
        raise BenchmarkError("no text has annotations: text/NAME.txt needs attributions/NAME_ANNOTATOR.ann")
    documents = read_raw(reader, [(report.id, report.text) for report in reports])
    compared = [_compare_report(report, document) for report, document in zip(reports, documents, strict=True)]
    cases = [case for report, sides in zip(reports, compared, strict=True) for case in _cases(report, *sides)]
    named = [(gold, [one for one in found if one.source]) for gold, found in compared]
    figures, everything = (to_figures(add_up(count_report(*sides) for sides in pairs)) for pairs in (named, compared))
    return Scores(figures, {"found with a source": figures, "all found": everything}, tuple(cases))


def _compare_report(report: MarkedReport, document: Document) -> tuple[list[Covered], list[Covered]]:
    """Gold and found attributions as words; like PolNeAR's scorer, without gold ones that have no content."""
    words = [match.span() for match in _WORD.finditer(report.text)]
    gold = [cover_parts(parts, words) for parts in report.attributions]
    found = [cover_parts(Parts(found.source, found.cue, found.content), words) for found in document.attributions]
    return [one for one in gold if one.content], found


def cover_parts(parts: Parts, words: Sequence[Span]) -> Covered:
    """The attribution as positions of the words that its spans touch."""
    return Covered(*(_cover(spans, words) for spans in (parts.source, parts.cue, parts.content)))


def _cover(spans: Sequence[Span], words: Sequence[Span]) -> Words:
    return frozenset(
        at for at, (start, end) in enumerate(words) for left, right in spans if start < right and left < end
    )


def count_report(gold: Sequence[Covered], found: Sequence[Covered]) -> dict[str, Counts]:
    """The counts of one report under every figure."""
    pairs = pair_off(gold, found)
    tests: Mapping[str, Callable[[Covered, Covered], bool]] = {
        "content overlap": lambda _, __: True,
        "content exact": lambda one, other: one.content == other.content,
        "triple": lambda one, other: one == other,
        "full attribution": lambda one, other: _meet(one.source, other.source),
        "content and cue": lambda one, other: _meet(one.cue, other.cue),
    }
    counts = {f"tokens {part}": compare(_all_words(gold, part), _all_words(found, part)) for part in PARTS}
    counts |= {f"span {part}": compare(_all_runs(gold, part), _all_runs(found, part)) for part in PARTS}
    for name, test in tests.items():
        counts[name] = Counts(sum(test(gold[i], found[j]) for i, j in pairs.items()), len(gold), len(found))
    return counts


def pair_off(gold: Sequence[Covered], found: Sequence[Covered]) -> Pairs:
    """Gold attributions paired with found ones, the likest first, each at most once.

    Likeness is the share of common words (Jaccard) of the contents, and a little more where the sources meet; of
    equal likeness the later gold and then the later found one goes first, since PolNeAR's scorer breaks ties so.
    """
    likeness = [(_likeness(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for value, i, j in sorted(likeness, reverse=True):
        if value >= _LEAST_LIKENESS and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _likeness(gold: Covered, found: Covered) -> float:
    union = len(gold.content | found.content)
    shared = len(gold.content & found.content) / union if union else 0.0
    return shared + (_SAME_SOURCE if gold.source & found.source else 0)


def _meet(one: Words, other: Words) -> bool:
    """Whether two parts share a word, or are both empty."""
    return bool(one & other) or not (one or other)


def _all_words(attributions: Sequence[Covered], part: str) -> set[int]:
    return {word for one in attributions for word in one.part(part)}


def _all_runs(attributions: Sequence[Covered], part: str) -> set[Span]:
    return {run for one in attributions for run in word_runs(one.part(part))}


def word_runs(words: Words) -> list[Span]:
    """The first and last positions of each run of words that follow on one another."""
    runs: list[Span] = []
    for at in sorted(words):
        if runs and runs[-1][1] == at - 1:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return runs


def _cases(report: MarkedReport, gold: Sequence[Covered], found: Sequence[Covered]) -> list[Case]:
    """A case for each gold attribution, and for each found one without a pair; of three parts, those right."""
    words = [match.group() for match in _WORD.finditer(report.text)]
    pairs = pair_off(gold, found)
    cases = []
    for i, one in enumerate(gold):
        other = found[pairs[i]] if i in pairs else None
        right = sum(one.part(part) == other.part(part) for part in PARTS) if other else 0
        cases.append(Case(f"{report.id}#{_where(one)}", right, 3, _shown(one, words), _shown(other, words)))
    for j, other in enumerate(found):
        if j not in pairs.values():
            cases.append(Case(f"{report.id}#extra {_where(other)}", 0, 3, "", _shown(other, words)))
    return cases


def _where(attribution: Covered) -> str:
    """A name that stays the same from run to run: the runs of its content, and its cue's first word."""
    runs = ",".join(f"{first}-{last}" for first, last in word_runs(attribution.content))
    return f"{runs}/{min(attribution.cue, default='')}"


def _shown(attribution: Covered | None, words: Sequence[str]) -> str:
    if attribution is None:
        return ""
    texts = (" … ".join(" ".join(words[a : b + 1]) for a, b in word_runs(attribution.part(part))) for part in PARTS)
    return " | ".join(texts)
