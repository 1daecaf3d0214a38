"""What a benchmark gives back: figures, the cases behind them, and their forms as JSON and as a table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.errors import BenchmarkError

Figures = Mapping[str, float]
"""Figures by name; a name is "row: column", the place that the figure has in the table."""


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence or one attribution: how many of its items are right, and what went wrong, in words."""

    id: str
    right: int
    of: int
    gold: str
    found: str

    @property
    def share(self) -> float:
        """Share of the items that are right; 1 where there was nothing to get wrong."""
        return self.right / self.of if self.of else 1.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures over all files, over each file by its name, and the cases."""

    figures: Figures
    parts: Mapping[str, Figures]
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """Which model was measured."""

    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of one benchmark on one corpus with one model bundle."""

    benchmark: str
    corpus: str
    bundle: Bundle
    figures: Figures
    parts: Mapping[str, Figures]


def to_json(result: Result) -> str:
    """One JSON object; `from_json` reads it back."""
    shown = asdict(result) | {"figures": _rounded(result.figures)}
    shown["parts"] = {name: _rounded(figures) for name, figures in result.parts.items()}
    return json.dumps(shown, indent=1, ensure_ascii=False)


def from_json(path: Path) -> Result:
    """The result in a file that `--json` wrote. Raises BenchmarkError when the file holds something else."""
    try:
        read = json.loads(path.read_text("utf-8"))
        bundle = Bundle(**read["bundle"])
        return Result(read["benchmark"], read["corpus"], bundle, read["figures"], read["parts"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BenchmarkError(f"{path} is not a result of `python -m benchmarks NAME PATH --json`: {error!r}") from error


def write_cases(path: Path, cases: Iterable[Case]) -> None:
    """One JSON object a line for each case."""
    lines = (json.dumps(asdict(case), ensure_ascii=False) + "\n" for case in cases)
    try:
        path.write_text("".join(lines), "utf-8")
    except OSError as error:
        raise BenchmarkError(f"the cases cannot be written to {path}: {error}") from error


def read_cases(path: Path) -> dict[str, Case]:
    """The cases in a file that `--cases` wrote, by id."""
    try:
        cases = [Case(**json.loads(line)) for line in path.read_text("utf-8").split("\n") if line.strip()]
    except (OSError, ValueError, TypeError) as error:
        raise BenchmarkError(f"{path} is not a file of cases that `--cases` wrote: {error!r}") from error
    return {case.id: case for case in cases}


def describe_wrong(cases: Iterable[Case]) -> str:
    """The cases that are not wholly right, each with what was wanted and what was found."""
    wrong = (case for case in cases if case.right < case.of)
    return "\n".join(
        f"{case.id}: {case.right}/{case.of}\n    wanted {case.gold}\n    found  {case.found}" for case in wrong
    )


def to_table(result: Result, title: str | None = None) -> str:
    """The figures for reading: a block for each file, where there are several, and one for all together.

    With a title, only all together, under that title.
    """
    parts = result.parts if len(result.parts) > 1 and title is None else {}
    blocks = [f"{name}\n{_block(figures)}" for name, figures in parts.items()]
    named = title or ("all together" if parts else "".join(result.parts))
    foot = f"model {result.bundle.version} ({result.bundle.sha256[:12]}), corpus {result.corpus[:12]}"
    return "\n\n".join([*blocks, f"{result.benchmark}: {named}\n{_block(result.figures)}\n  {foot}"])


def _rounded(figures: Figures) -> dict[str, float]:
    return {name: round(value, 2) for name, value in figures.items()}


def _block(figures: Figures) -> str:
    """Figures named "row: column" laid out in rows; rows with the same columns share a heading."""
    rows: dict[str, dict[str, str]] = {}
    for name, value in figures.items():
        row, _, column = name.rpartition(": ")
        rows.setdefault(row, {})[column] = _shown(value)
    width = max((len(row) for row in rows), default=0)
    lines: list[str] = []
    heading: tuple[str, ...] = ()
    for row, cells in rows.items():
        sizes = [max(len(column), 9) for column in cells]
        if tuple(cells) != heading:
            heading = tuple(cells)
            lines.append(_line("", heading, width, sizes))
        lines.append(_line(row, tuple(cells.values()), width, sizes))
    return "\n".join(lines)


def _line(row: str, cells: Sequence[str], width: int, sizes: Sequence[int]) -> str:
    return "  ".join(["", row.ljust(width), *(cell.rjust(size) for cell, size in zip(cells, sizes, strict=True))])


def _shown(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 or (value > 100 and value.is_integer()) else f"{value:.2f}"
