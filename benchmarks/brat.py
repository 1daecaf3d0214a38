"""Reads attributions marked in brat's standoff form, as PolNeAR has them: a text and, apart, spans and events."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import CorpusFile, find_files, read_text
from benchmarks.errors import BenchmarkError

Span = tuple[int, int]

PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Parts:
    """The characters of an attribution's source, cue and content; each may be empty or in several pieces."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """A report's text and the attributions in it."""

    id: str
    text: str
    attributions: tuple[Parts, ...]


def report_files(folders: Sequence[Path]) -> tuple[CorpusFile, ...]:
    """The files of folders that hold text/NAME.txt and attributions/NAME_ANNOTATOR.ann."""
    for folder in folders:
        if not (folder / "text").is_dir() or not (folder / "attributions").is_dir():
            raise BenchmarkError(f"{folder} holds no folders text/ and attributions/; give a folder that does")
    return find_files(folders, (".txt", ".ann"))


def read_reports(files: Sequence[CorpusFile]) -> tuple[MarkedReport, ...]:
    """The reports that are annotated; of several annotators' files the first by name counts."""
    reports = []
    for file in files:
        if file.path.suffix == ".txt":
            own = sorted((one for one in files if _annotates(one, file)), key=lambda one: one.name)
            if own:
                attributions = parse_attributions(read_text(own[0]), own[0].name)
                reports.append(MarkedReport(file.path.stem, read_text(file), attributions))
    return tuple(reports)


def _annotates(annotation: CorpusFile, text: CorpusFile) -> bool:
    """Whether the one file holds annotations of the other, of the same folder."""
    near = annotation.path.parent.parent == text.path.parent.parent
    return near and annotation.path.suffix == ".ann" and annotation.path.name.startswith(f"{text.path.stem}_")


def parse_attributions(content: str, name: str) -> tuple[Parts, ...]:
    """The attributions of an .ann file: its events that have an Attribution, in the file's order.

    A span that stands after the event which names it is left out, and so are events of an "Attribution-no-source":
    PolNeAR's scorer reads the files so, and the figures are to be the same.
    `name` stands in errors. Raises BenchmarkError for a line of spans that cannot be read.
    """
    spans: dict[str, tuple[Span, ...]] = {}
    attributions: list[Parts] = []
    for number, line in enumerate(content.splitlines(), 1):
        identity, _, rest = line.partition("\t")
        marked = rest.partition("\t")[0]
        if identity.startswith("T"):
            spans[identity] = _spans(marked, f"{name}:{number}")
        elif identity.startswith("E"):
            roles = [_role(role) for role in marked.split()]
            if any(kind == "Attribution" for kind, _ in roles):
                attributions.append(_parts(roles, spans))
    return tuple(attributions)


def _spans(where: str, line: str) -> tuple[Span, ...]:
    """The pieces in "Content 115 290;300 320"."""
    pieces = [piece.split() for piece in where.partition(" ")[2].split(";")]
    if any(len(piece) != 2 or not all(end.isdecimal() for end in piece) for piece in pieces):
        raise BenchmarkError(f"{line}: wanted a type and pairs of offsets, found {where!r}")
    return tuple((int(start), int(end)) for start, end in pieces)


def _role(role: str) -> tuple[str, str]:
    """Kind and reference of "Content2:T7"; brat numbers the second and later roles of a kind."""
    kind, _, reference = role.partition(":")
    return re.sub(r"\d+$", "", kind), reference


def _parts(roles: Sequence[tuple[str, str]], spans: Mapping[str, tuple[Span, ...]]) -> Parts:
    def of(part: str) -> tuple[Span, ...]:
        return tuple(span for kind, reference in roles if kind == part for span in spans.get(reference, ()))

    return Parts(of("Source"), of("Cue"), of("Content"))
