"""Written items read by the pipeline: its statements beside what was written down of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standoff.language.document import Span
from standoff.record import Article
from standoff.record.labels import Act

_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it was written down: spans of its text, its act, whom it is about (None: nobody has said)."""

    content: tuple[Span, ...]
    act: Act
    about: tuple[Span, ...] | None


@dataclass(frozen=True, slots=True)
class Written:
    """A text with its statements."""

    article: Article
    said: tuple[Said, ...]


def items(acts: Path, passages: Sequence[Path]) -> list[Written]:
    """All items of the files that hold a statement with an act."""
    found = [*map(_item, _lines(acts)), *(_passage(line) for file in passages for line in _lines(file))]
    return [Written(Article(id=str(n), text=text, published=date), said) for n, (text, date, said) in enumerate(found)]


def match(spans: Sequence[Span], among: Sequence[Sequence[Span]]) -> int | None:
    """Which of several contents is much the same as `spans`, by their characters."""
    likeness = [_likeness(spans, other) for other in among]
    best = max(range(len(among)), key=likeness.__getitem__, default=None)
    return best if best is not None and likeness[best] >= _SAME else None


def _likeness(first: Sequence[Span], second: Sequence[Span]) -> float:
    one, other = ({at for start, end in spans for at in range(start, end)} for spans in (first, second))
    return len(one & other) / (len(one | other) or 1)


def _lines(file: Path) -> Iterator[Any]:
    return map(json.loads, file.read_text("utf-8").splitlines())


def _item(line: Mapping[str, Any]) -> tuple[str, str, tuple[Said, ...]]:
    by_label: dict[str, tuple[Span, ...]] = {}
    for span in line["spans"]:
        by_label[span["label"]] = (*by_label.get(span["label"], ()), (span["start"], span["end"]))
    said = (Said(by_label["c"], line["act"], by_label.get("a", ())),) if line["act"] and "c" in by_label else ()
    return line["text"], "2020-06-15", said


def _passage(line: Mapping[str, Any]) -> tuple[str, str, tuple[Said, ...]]:
    """A denial in a passage is about whoever made the claim that it denies; whom others are about is not marked."""
    sources = {each["key"]: tuple(map(_span, each["source"])) for each in line["statements"]}
    acts = {each["key"]: each["act"] for each in line["statements"]}
    about: dict[str, tuple[Span, ...]] = {}
    for pair in line["pairs"]:
        for own, other in ((pair["a"], pair["b"]), (pair["b"], pair["a"])):
            if pair["relation"] == "denies" and acts[own] == "deny":
                about[own] = (*about.get(own, ()), *sources[other])
    said = tuple(
        Said(tuple(map(_span, each["content"])), each["act"], about.get(each["key"]))
        for each in line["statements"]
        if each["act"]
    )
    return line["text"], line["date"], said


def _span(pair: Sequence[int]) -> Span:
    return pair[0], pair[1]
