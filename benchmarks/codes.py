"""The codes benchmark: event codes of marked sources and targets, in the columns of PLV (Hu et al., ACL 2024).

A file has a head and a sentence a row: `marked_sentence` with <s>source</s> and <t>target</t>, and `gold_root`. A few
sentences lack one of the marks, and are judged without it. Those whose root is none of PLOVER's fifteen are left out,
and said to be. Every sentence has an event, so "none" is no answer. Roots are scored as they are, by their quad class,
and as cooperation against conflict: accuracy, and the mean of the classes' F1.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import get_args

from benchmarks.corpus import CorpusFile, read_text
from benchmarks.counts import Counts
from benchmarks.errors import BenchmarkError
from benchmarks.results import Case, Scores
from standoff.errors import InputError
from standoff.language.document import Span
from standoff.language.meaning import Candidate, MeaningModel
from standoff.record.labels import EventCode

SUFFIXES = (".tsv",)

ROOTS: tuple[str, ...] = get_args(EventCode)
"""PLOVER's fifteen, in the order of its quad classes."""
_QUADS = {
    "verbal cooperation": ROOTS[:3],
    "material cooperation": ROOTS[3:6],
    "verbal conflict": ROOTS[6:10],
    "material conflict": ROOTS[10:],
}
_VIEWS = ("root", "quad", "binary")
_COLUMNS = {"marked_sentence", "gold_root"}


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence with the spans of its source and target, and its root; `row` is its place in the file, from 0 on."""

    file: str
    row: int
    text: str
    roles: Mapping[str, Sequence[Span]]
    root: str


def read_coded(file: CorpusFile) -> tuple[Coded, ...]:
    """All rows of a file. Raises BenchmarkError where it lacks one of the columns."""
    rows = csv.DictReader(StringIO(read_text(file), newline=""), delimiter="\t")
    if missing := sorted(_COLUMNS - set(rows.fieldnames or ())):
        raise BenchmarkError(f"{file.path} has no column {', '.join(missing)}: the columns are to be those of PLV")
    return tuple(_coded(file, number, row) for number, row in enumerate(rows))


def _coded(file: CorpusFile, number: int, row: Mapping[str, str]) -> Coded:
    text, spans = unmarked(row["marked_sentence"])
    roles = {role: spans[mark] for role, mark in (("source", "s"), ("target", "t")) if spans[mark]}
    return Coded(file.name, number, text, roles, row["gold_root"])


def unmarked(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """A sentence without its marks, and where they stood."""
    text, spans, opened = "", {"s": list[Span](), "t": list[Span]()}, 0
    for part in re.split(r"(</?[st]>)", marked):
        if part in {"<s>", "<t>"}:
            opened = len(text)
        elif part in {"</s>", "</t>"}:
            spans[part[2]].append((opened, len(text)))
        else:
            text += part
    return text, spans


def measure_codes(models: Mapping[int, MeaningModel], parts: Mapping[int, Sequence[Coded]]) -> Scores:
    """The figures of sentences in parts, each judged by the model of its part, taken together."""
    kept = {number: [one for one in part if one.root in ROOTS] for number, part in parts.items()}
    found = [(one, _judged(models[number], one)) for number, part in kept.items() for one in part]
    found.sort(key=lambda pair: (pair[0].file, pair[0].row))
    files = dict.fromkeys(one.file for one, _ in found)
    by_file = {name: _figures([(one.root, best) for one, best in found if one.file == name]) for name in files}
    return Scores(_figures([(one.root, best) for one, best in found]), by_file, tuple(_cases(found)))


def left_out(coded: Sequence[Coded]) -> tuple[str, ...]:
    """A line on the sentences that are not scored; none where all are."""
    others = sorted({one.root for one in coded} - set(ROOTS))
    count = sum(one.root in others for one in coded)
    return (
        (f"left out: {count} sentences with roots that are none of the fifteen ({', '.join(others)})",) if count else ()
    )


def _judged(model: MeaningModel, one: Coded) -> str:
    """The likeliest of the fifteen roots, whatever the model has beside them."""
    kind, task = _asked(model)
    verdict = model.judge(model.read([one.text]), [Candidate(0, kind, one.roles)])[0][task]
    shares = dict(zip(model.labels(kind)[task], verdict.shares, strict=True))
    return max(ROOTS, key=lambda root: shares[root])


def _asked(model: MeaningModel) -> tuple[str, str]:
    """The kind of candidate and the task: a judge of dyads where the model has one, else that of events."""
    try:
        model.labels("dyad")
    except InputError:
        return "event", "root"
    return "dyad", "code"


def _figures(pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    """Gold and predicted roots in all views, in percent."""
    out: dict[str, float] = {}
    for view in _VIEWS:
        seen = [(_class(gold, view), _class(best, view)) for gold, best in pairs]
        labels = sorted({gold for gold, _ in seen})
        by_class = [_counts(seen, label).f1 for label in labels]
        out[f"{view}: accuracy"] = 100 * sum(gold == best for gold, best in seen) / max(1, len(seen))
        out[f"{view}: macro-F1"] = sum(by_class) / max(1, len(by_class))
        out[f"{view}: sentences"] = len(seen)
    return out


def _counts(pairs: Sequence[tuple[str, str]], label: str) -> Counts:
    right = sum(gold == best == label for gold, best in pairs)
    return Counts(right, sum(gold == label for gold, _ in pairs), sum(best == label for _, best in pairs))


def _class(root: str, view: str) -> str:
    """A root's class in a view: itself, its quad class, or cooperation or conflict."""
    if view == "root":
        return root
    quad = next(name for name, roots in _QUADS.items() if root in roots)
    return quad if view == "quad" else quad.split()[1]


def _cases(found: Sequence[tuple[Coded, str]]) -> Iterator[Case]:
    for one, best in found:
        yield Case(f"{one.file}/{one.row}", int(one.root == best), 1, f"{one.root}: {one.text}", best)
