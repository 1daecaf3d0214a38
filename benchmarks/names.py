"""The names benchmark: persons, organizations and places, right when both their ends and their type are.

Two readings: "gold words" with the file's words and sentences, the figure that papers report, and "raw text" from the
text alone, where the file gives it. Types are brought to PER, ORG and LOC by names_types.csv; names of types that it
does not list are left out, in the gold and among those found. A name found where such a name stands still counts as
wrong, as the strict figure has it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.corpus import CorpusFile, read_text
from benchmarks.counts import Counts, add_up, compare, to_figures
from benchmarks.errors import BenchmarkError
from benchmarks.iob import MarkedText, Name, parse_texts
from benchmarks.models import Reader, read_raw, read_words
from benchmarks.results import Case, Scores
from standoff.language.document import Document
from standoff.text.tokens import Tokens

SUFFIXES = (".iob2", ".txt")

_KINDS = ("PER", "ORG", "LOC")
_TABLE = Path(__file__).with_name("names_types.csv")

Tally = Mapping[str, Counts]


def read_types(table: Path = _TABLE) -> Mapping[str, str]:
    """The file's types (column `type`) and what they are called here (column `name`)."""
    rows = csv.DictReader(table.read_text("utf-8").splitlines())
    types = {row["type"]: row["name"] for row in rows}
    if odd := sorted(set(types.values()) - set(_KINDS)):
        raise BenchmarkError(f"{table.name} maps to {', '.join(odd)}; the benchmark knows {', '.join(_KINDS)} only")
    return types


def measure_names(reader: Reader, files: Sequence[CorpusFile]) -> Scores:
    """Precision, recall and F1 of names by type and over all types."""
    types = read_types()
    tallies: dict[str, Tally] = {}
    cases: list[Case] = []
    for file in files:
        texts = parse_texts(read_text(file), file.name)
        with_words = read_words(reader, [_tokens(text) for text in texts], [text.sentences for text in texts])
        counted = [_count("gold words", text, read, types) for text, read in zip(texts, with_words, strict=True)]
        raw = [text for text in texts if text.is_raw]
        for text, read in zip(raw, read_raw(reader, [(text.id, text.text) for text in raw]), strict=True):
            counted.append(_count("raw text", text, read, types))
        tallies[file.name] = add_up(counted)
        for text, read in zip(texts, with_words, strict=True):
            cases += _cases(text, read, types)
    parts = {name: to_figures(tally) for name, tally in tallies.items()}
    return Scores(to_figures(add_up(tallies.values())), parts, tuple(cases))


def _tokens(text: MarkedText) -> Tokens:
    return Tokens(text.text, text.spans, (0,))


def _count(reading: str, text: MarkedText, document: Document, types: Mapping[str, str]) -> Tally:
    gold, found = _gold_names(text, types), _found_names(document, types)
    counts = {kind: compare(_of(gold, kind), _of(found, kind)) for kind in _KINDS} | {"all": compare(gold, found)}
    return {f"{reading}, {kind}": value for kind, value in counts.items()}


def _of(names: set[Name], kind: str) -> set[Name]:
    return {name for name in names if name[2] == kind}


def _gold_names(text: MarkedText, types: Mapping[str, str]) -> set[Name]:
    """The gold names as characters, by the types known here."""
    return {
        (text.spans[start][0], text.spans[end - 1][1], types[kind]) for start, end, kind in text.names if kind in types
    }


def _found_names(document: Document, types: Mapping[str, str]) -> set[Name]:
    words = document.words
    return {
        (words[name.start].start, words[name.end - 1].end, types[name.label])
        for name in document.names
        if name.label in types
    }


def _cases(text: MarkedText, document: Document, types: Mapping[str, str]) -> list[Case]:
    """A case for each sentence: of the names in the gold or found, how many are in both."""
    gold, found = _gold_names(text, types), _found_names(document, types)
    starts = [text.spans[word][0] for word in text.sentences]
    cases = []
    for identity, start, end in zip(text.sentence_ids, starts, [*starts[1:], len(text.text)], strict=True):
        ours = {name for name in gold if start <= name[0] < end}
        theirs = {name for name in found if start <= name[0] < end}
        shown = [_shown(text.text, names) for names in (ours - theirs, theirs - ours)]
        cases.append(Case(identity, len(ours & theirs), len(ours | theirs), *shown))
    return cases


def _shown(text: str, names: set[Name]) -> str:
    return "; ".join(f"{kind} {text[start:end]}" for start, end, kind in sorted(names))
