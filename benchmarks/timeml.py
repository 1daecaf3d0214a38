"""The times benchmark: TimeML files, scored as TempEval-3 does for time expressions.

Gold are the TIMEX3 of type DATE, TIME, DURATION and SET that hold text inside TEXT. The document's day is the value of
the TIMEX3 whose functionInDocument is CREATION_TIME. "strict" asks for both ends of the expression, "relaxed" for
some overlap, "value" for overlap and the very value; each gives precision, recall and F1 over all files (UzZaman et
al. 2013).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from benchmarks.corpus import CorpusFile, read_text
from benchmarks.counts import Counts, add_up, to_figures
from benchmarks.errors import BenchmarkError
from benchmarks.models import Reader
from benchmarks.results import Case, Scores
from benchmarks.spans import Valued, count
from standoff.extract.times import times
from standoff.record import Article

SUFFIXES = (".tml",)

_TYPES = frozenset({"DATE", "TIME", "DURATION", "SET"})


@dataclass(frozen=True, slots=True)
class TimeText:
    """A TimeML file: its text, the day of its creation, and its time expressions with their values."""

    text: str
    created: str | None
    times: tuple[Valued[str], ...]


def parse_timeml(content: str, name: str) -> TimeText:
    """The text of a TimeML file with its time expressions. Raises BenchmarkError where it is no TimeML."""
    try:
        root = ET.fromstring(content)  # noqa: S314 - a file that the user names; expat bounds the growth of entities
    except ET.ParseError as error:
        raise BenchmarkError(f"{name} is no XML: {error}") from error
    body = root.find("TEXT")
    if body is None:
        raise BenchmarkError(f"{name} has no TEXT element, so it is no TimeML file")
    return TimeText("".join(body.itertext()), _created(root), tuple(_timexes(body, 0)))


def _created(root: ET.Element) -> str | None:
    """The day of the document, without its time of day."""
    stamps = (
        each.get("value", "") for each in root.iter("TIMEX3") if each.get("functionInDocument") == "CREATION_TIME"
    )
    found = re.match(r"\d{4}-\d\d-\d\d", next(stamps, ""))
    return found[0] if found else None


def _timexes(element: ET.Element, at: int) -> Iterator[Valued[str]]:
    """The time expressions below an element whose text starts at the offset `at`."""
    at += len(element.text or "")
    for child in element:
        length = len("".join(child.itertext()))
        if child.tag == "TIMEX3" and child.get("type") in _TYPES and length:
            yield Valued((at, at + length), child.get("value", ""))
        yield from _timexes(child, at)
        at += length + len(child.tail or "")


def measure_times(reader: Reader, files: Sequence[CorpusFile]) -> Scores:
    """Strict, relaxed and value figures of all files, and of each."""
    tallies: dict[str, Mapping[str, Counts]] = {}
    cases = []
    for file in files:
        gold = parse_timeml(read_text(file), file.name)
        found = _found(reader, gold, file.name)
        tallies[file.name] = count(gold.times, found, lambda one, other: one == other)
        hits = tallies[file.name]["value"].hits
        cases.append(Case(file.name, hits, len(gold.times), _shown(gold.text, gold.times), _shown(gold.text, found)))
    parts = {name: to_figures(tally) for name, tally in tallies.items()}
    return Scores(to_figures(add_up(tallies.values())), parts, tuple(cases))


def _found(reader: Reader, gold: TimeText, name: str) -> tuple[Valued[str], ...]:
    article = Article(id=name, text=gold.text, language="en", published=gold.created)
    return tuple(Valued(time.span, time.value) for time in times(reader.read([article])[0]))


def _shown(text: str, found: Sequence[Valued[str]]) -> str:
    return "; ".join(f"{text[slice(*each.span)]} = {each.value}" for each in found)
