"""Reads the cases: actors, one a line (key, kind, country, sector; "-" for none), and a text with [KEY:mentions]."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Span = tuple[int, int]
FOLDER = Path(__file__).parent / "cases"
_MARK = re.compile(r"\[(\w+):|\]")


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    traits: dict[str, tuple[str, str | None, str | None]]
    mentions: tuple[tuple[Span, str], ...]


def cases() -> tuple[Case, ...]:
    return tuple(read(path) for path in sorted(FOLDER.glob("*.txt")))


def read(path: Path) -> Case:
    head, marked = path.read_text(encoding="utf-8").split("\n\n", 1)
    traits = {key: (kind, none(land), none(sector)) for key, kind, land, sector in map(str.split, head.splitlines())}
    text, mentions = unmarked(marked)
    assert {key for _, key in mentions} == set(traits)
    return Case(path.stem, text, traits, mentions)


def none(cell: str) -> str | None:
    return None if cell == "-" else cell


def unmarked(marked: str) -> tuple[str, tuple[tuple[Span, str], ...]]:
    text, opened, found, at = "", [], [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened.append((len(text), mark[1]))
        else:
            start, key = opened.pop()
            found.append(((start, len(text)), key))
    return text + marked[at:], tuple(sorted(found))


def aligned(gold: tuple[tuple[Span, str], ...], found: list[tuple[Span, str]]) -> list[tuple[str, str]]:
    """Keys of mentions that overlap, the best overlaps first, each mention once."""
    pairs = sorted(overlaps(gold, found), reverse=True)
    left: set[int] = set()
    right: set[int] = set()
    keys = []
    for _, i, k in pairs:
        if i not in left and k not in right:
            left.add(i)
            right.add(k)
            keys.append((gold[i][1], found[k][1]))
    return keys


def overlaps(gold: tuple[tuple[Span, str], ...], found: list[tuple[Span, str]]) -> Iterator[tuple[float, int, int]]:
    for i, ((a, b), _) in enumerate(gold):
        for k, ((c, d), _) in enumerate(found):
            if (shared := min(b, d) - max(a, c)) > 0:
                yield shared / (max(b, d) - min(a, c)), i, k


def b_cubed(keys: list[tuple[str, str]]) -> tuple[float, float]:
    """Precision and recall of clusters, averaged over mentions (Bagga and Baldwin 1998)."""
    share = [
        (keys.count(pair) / sum(k == pair[1] for _, k in keys), keys.count(pair) / sum(g == pair[0] for g, _ in keys))
        for pair in keys
    ]
    return sum(p for p, _ in share) / len(share), sum(r for _, r in share) / len(share)
