"""The texts that reports are made of, read once with the model."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from standoff.ingest import Known, Settings, article_of_text
from standoff.link.linking import Linker
from standoff.link.points import points
from standoff.link.views import Floats
from standoff.pipeline import Reader
from standoff.record import Article, Record

_AT_ONCE = 16
_DAY = "2019-04-15"
"""The day of a sample that bears none."""


@dataclass(frozen=True, slots=True)
class Base:
    """A record that was read, and by statement what the model sees of each of its points: likeness, sides."""

    record: Record
    seen: Mapping[str, Sequence[tuple[Floats, Floats]]]


def articles(samples: Path, written: Path) -> Iterator[Article]:
    """The samples, then the written passages."""
    for file in sorted(samples.glob("*.txt")):
        yield article_of_text(file.read_text("utf-8"), file.stem, Settings(), Known(published=_DAY))
    for file in sorted(written.glob("passages*.jsonl")):
        for n, line in enumerate(file.read_text("utf-8").splitlines()):
            told = json.loads(line)
            known = Known(published=told.get("date") or _DAY)
            yield article_of_text(told["text"], f"{file.stem}-{n}", Settings(), known)


def read(reader: Reader, found: Sequence[Article]) -> list[Record]:
    """The records of the articles, some at a time."""
    return [each for at in range(0, len(found), _AT_ONCE) for each in reader.read(found[at : at + _AT_ONCE])]


def seen(records: Sequence[Record], linker: Linker) -> list[Base]:
    """The records with what the model sees of their points."""
    return [Base(record, _seen(record, linker)) for record in records]


def _seen(record: Record, linker: Linker) -> Mapping[str, Sequence[tuple[Floats, Floats]]]:
    own = points(record, linker.world)
    views = linker.mind.views(record, own)
    found: dict[str, list[tuple[Floats, Floats]]] = {}
    for point, likeness, sides in zip(own, views.likeness, views.sides, strict=True):
        found.setdefault(point.statement, []).append((likeness, sides))
    return found
