"""The tables of furniture.py: patterns with the words they vouch for, and the words that menus are made of."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

Part = Literal["line", "support", "start", "end"]
Zone = Literal["any", "head", "body", "tail"]

_PARTS: Mapping[str, Part] = MappingProxyType({"line": "line", "support": "support", "start": "start", "end": "end"})
_ZONES: Mapping[str, Zone] = MappingProxyType({"any": "any", "head": "head", "body": "body", "tail": "tail"})


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of furniture and how it is recognised.

    `part` says whether the pattern judges the whole line or only a piece at its start or end, which is furniture by
    itself. `words` is the evidence: how long a line with this pattern may be and still be furniture, in words. What
    several rows grant adds up; a `support` counts only beside another row. `before` and `after` are granted to the
    line above and to the lines that follow.
    """

    kind: str
    part: Part
    zone: Zone
    words: int
    before: int
    after: int
    pattern: re.Pattern[str]
    example: str


@cache
def rows() -> tuple[Row, ...]:
    """The rows of furniture.csv, in its order."""
    return tuple(
        Row(
            kind=row["kind"],
            part=_PARTS[row["part"]],
            zone=_ZONES[row["zone"]],
            words=int(row["words"]),
            before=int(row["before"]),
            after=int(row["after"]),
            pattern=re.compile(row["pattern"], re.IGNORECASE),
            example=row["example"],
        )
        for row in _read("furniture.csv")
    )


@cache
def words(kind: str) -> frozenset[str]:
    """The forms of one kind (section, button, outlet) in furniture_words.csv."""
    return frozenset(row["form"] for row in _read("furniture_words.csv") if row["kind"] == kind)


def made_of(line: str, kinds: tuple[str, ...]) -> bool:
    """Whether the line is made of forms of these kinds and nothing else: "News Sport Business", "Share | Save"."""
    forms = frozenset[str]().union(*(words(kind) for kind in kinds))
    parts = re.findall(r"[\w'’-]+", line.casefold())
    at = 0
    while at < len(parts):
        longest = next((n for n in (4, 3, 2, 1) if " ".join(parts[at : at + n]) in forms and at + n <= len(parts)), 0)
        if not longest:
            return False
        at += longest
    return bool(parts)


def _read(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(files("standoff.text").joinpath(name).read_text("utf-8").splitlines()))
