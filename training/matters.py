"""Hand-written matters: what several outlets tell of one thing, claim by claim, and how any two of them stand.

A matter has claims, the pairs of them that cannot both be true, and what was said: each item a report of its own,
with the claim that it asserts or denies. What follows for two items is worked out here, so that nobody has to write
it: a matter of eleven items says how 55 pairs stand.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

_OF = {"account": "denies", "figures": "figures"}
"""How two items stand that assert claims which contradict each other in such a way."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What one report says: its day, its text, and the characters of it that are said."""

    date: str
    text: str
    content: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Matter:
    """What was said of one thing, and the relation (`same`, `denies`, `figures`, `counter`) of pairs, by index.

    Pairs that are not in `relations` speak of the same thing without saying or denying the same.
    """

    name: str
    said: tuple[Saying, ...]
    relations: Mapping[tuple[int, int], str]


def matters(folder: Path) -> list[Matter]:
    """The matters of a folder: those of its files matters*.jsonl, by name."""
    files = sorted(folder.glob("matters*.jsonl"))
    return [matter(json.loads(line)) for file in files for line in file.read_text("utf-8").splitlines()]


def matter(line: Mapping[str, Any]) -> Matter:
    """One line of such a file. Raises ValueError where a content does not stand in its text once."""
    said = tuple(_saying(each) for each in line["said"])
    relations = {(a, b): kind for a, b in combinations(range(len(said)), 2) if (kind := _relation(line, a, b))}
    return Matter(line["matter"], said, relations)


def _saying(each: Mapping[str, str]) -> Saying:
    text, content = each["text"], each["content"]
    if text.count(content) != 1:
        raise ValueError(f"{content!r} must stand in its text once: {text!r}")
    at = text.index(content)
    return Saying(each["date"], text, (at, at + len(content)))


def _relation(line: Mapping[str, Any], a: int, b: int) -> str | None:
    """How two items stand: who denies one of two claims that exclude each other says nothing of the other."""
    one, other = line["said"][a], line["said"][b]
    if {a, b} in [set(pair) for pair in line["counter"]]:
        return "counter"
    if one["claim"] is None or other["claim"] is None:
        return None
    if one["claim"] == other["claim"]:
        return "same" if one["stance"] == other["stance"] else "denies"
    both = one["stance"] == other["stance"] == "asserts"
    return next(_excluded(line, {one["claim"], other["claim"]}), None) if both else None


def _excluded(line: Mapping[str, Any], claims: set[str]) -> Iterator[str]:
    return (_OF[how] for first, second, how in line["contradict"] if {first, second} == claims)
