"""Hand-written passages of reports: every statement in its place, and how each stands to the others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from standoff.language.document import Span
from training.meaning.data import Item, Judgement, moved
from training.meaning.tasks import NONE

RELATED_OFTEN = 0.3
"""How often two statements that merely stand in the same passage are asked about: they are most of all pairs."""

Spans = tuple[Span, ...]


def passages(folder: Path) -> list[Item]:
    """The items of all passages in a folder: those of its files passages*.jsonl, by name."""
    files = sorted(folder.glob("passages*.jsonl"))
    return [
        item for file in files for line in file.read_text("utf-8").splitlines() for item in passage(json.loads(line))
    ]


def passage(line: Mapping[str, Any]) -> Iterator[Item]:
    """The items of a passage: the whole of it, each statement in its sentences alone, and the two halves of it.

    The whole holds all judgements. The halves hold the pairs that fall apart, as those of a long report do.
    """
    text, key = line["text"], line["text"]
    roles = {said["key"]: _roles(said) for said in line["statements"]}
    acts = {said["key"]: {"act": said["act"] or NONE} for said in line["statements"]}
    whole = [Judgement("statement", roles[name], labels) for name, labels in acts.items()]
    pairs = list(_pairs(line, roles))
    yield Item("passages", (text,), (*whole, *pairs), key)
    for name, labels in acts.items():
        start, end = sentences(text, [span for spans in roles[name].values() for span in spans])
        yield Item("acts", (text[start:end],), (Judgement("statement", moved(roles[name], start), labels),), key)
    cut = middle(text)
    apart = [_apart(pair, cut) for pair in pairs if _ends(pair, "first") <= cut <= _begins(pair, "second")]
    if apart:
        yield Item("passages", (text[:cut], text[cut:]), tuple(apart), key)


def sentences(text: str, spans: list[Span]) -> Span:
    """The sentences that `spans` stand in, from the first to the last."""
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    ends = [*_ends_of(text), len(text)]
    return max((at for at in (0, *ends) if at <= start), default=0), min(at for at in ends if at >= end)


def middle(text: str) -> int:
    """The end of a sentence that is nearest to the middle."""
    return min((*_ends_of(text), 0), key=lambda at: abs(at - len(text) // 2))


_END = re.compile(r"(?:[.!?][”’\"')]*|\n)\s+(?=[“‘\"'(•]?\s?[A-Z0-9])")


def _ends_of(text: str) -> list[int]:
    return [match.end() for match in _END.finditer(text)]


def _roles(said: Mapping[str, Any]) -> dict[str, Spans]:
    return {role: tuple((start, end) for start, end in said[role]) for role in ("source", "cue", "content")}


def _pairs(line: Mapping[str, Any], roles: Mapping[str, Mapping[str, Spans]]) -> Iterator[Judgement]:
    """What the writer says of two statements; nothing of those whose contents overlap; the others are related."""
    given = {(pair["a"], pair["b"]): pair["relation"] for pair in line["pairs"]}
    said = [statement["key"] for statement in line["statements"] if statement["act"]]
    for one, other in combinations(sorted(said, key=lambda name: min(roles[name]["content"])), 2):
        relation = given.get((one, other)) or given.get((other, one))
        if relation is None and _overlap(roles[one]["content"], roles[other]["content"]):
            continue
        labels = {"relation": relation or "related"}
        if relation in ("denies", "counter"):
            labels["direction"] = "ab" if (one, other) in given else "ba"
        yield Judgement("pair", _both(roles[one], roles[other]), labels, 1.0 if relation else RELATED_OFTEN)


def _both(one: Mapping[str, Spans], other: Mapping[str, Spans]) -> dict[str, Spans]:
    sides = {"first": one, "second": other}
    return {side: roles["content"] for side, roles in sides.items()} | {
        f"{side}_{role}": roles[role] for side, roles in sides.items() for role in ("cue", "source")
    }


def _overlap(one: Spans, other: Spans) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)


def _apart(pair: Judgement, cut: int) -> Judgement:
    """A pair whose second statement is read as a text that begins at `cut`; roles on the wrong side are dropped."""
    first = {role: tuple(s for s in spans if s[1] <= cut) for role, spans in pair.roles.items() if role[0] == "f"}
    second = {role: tuple(s for s in spans if s[0] >= cut) for role, spans in pair.roles.items() if role[0] == "s"}
    return Judgement("pair", first | moved(second, cut), pair.labels, pair.often)


def _ends(pair: Judgement, side: str) -> int:
    return max(span[1] for span in pair.roles[side])


def _begins(pair: Judgement, side: str) -> int:
    return min(span[0] for span in pair.roles[side])
