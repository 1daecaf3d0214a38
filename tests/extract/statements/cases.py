"""Reads the cases: a report, a line of dashes, and its statements, one a line, the cells parted by bars.

The cells are source, cue, content (its parts parted by "…"), quoted, the actor's name (or a part of it; empty where it
does not matter), the time ("-" for none, empty where it does not matter).
"""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
PUBLISHED = "2024-05-16"
_CELLS = 6
_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")


@dataclass(frozen=True)
class Expected:
    source: str
    cue: str
    content: str
    quoted: str
    actor: str
    time: str


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    statements: tuple[Expected, ...]


def cases() -> tuple[Case, ...]:
    return tuple(read(path) for path in sorted(FOLDER.glob("*.txt")))


def read(path: Path) -> Case:
    text, _, table = path.read_text(encoding="utf-8").partition("\n----")
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return Case(path.stem, text + "\n", tuple(Expected(*row, *[""] * (_CELLS - len(row))) for row in rows))


def words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))
