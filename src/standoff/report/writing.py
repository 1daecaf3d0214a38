"""Rows written: JSON, JSON lines, and CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from standoff.report.answer import Answer
from standoff.report.flat import Plain, flat, headings, nested

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet calculate a cell, or begin another one, when it stands first; wide forms as well."""
_END = "\r\n"


def json_of(rows: Iterable[object]) -> Iterator[str]:
    """One array, a row a line."""
    lines = list(json_lines(rows))
    yield "["
    yield from (f"  {line}{',' if n < len(lines) else ''}" for n, line in enumerate(lines, 1))
    yield "]"


def json_lines(rows: Iterable[object]) -> Iterator[str]:
    """An object a line."""
    return (json.dumps(nested(row), ensure_ascii=False) for row in rows)


def csv_of(answer: Answer[object], *, raw: bool = False) -> Iterator[str]:
    """A line of headings, and a line for each row.

    A cell of words that a spreadsheet would calculate gets an apostrophe before it, unless `raw`. Numbers stay.
    """
    names = headings(answer.kind)
    return csv_lines(names, (flat(row) for row in answer), raw=raw)


def csv_lines(names: Sequence[str], rows: Iterable[Mapping[str, Plain]], *, raw: bool = False) -> Iterator[str]:
    """The same of plain rows."""
    yield _line(names)
    yield from (_line([row[name] if raw else safe(row[name]) for name in names]) for row in rows)


def safe(value: Plain) -> Plain:
    """The value as a spreadsheet shows it and does not calculate it: white space before a sign does not hide it."""
    if isinstance(value, str) and (value.startswith(_FORMULA) or value.lstrip().startswith(_FORMULA)):
        return f"'{value}"
    return value


def _line(cells: Sequence[Plain]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator=_END).writerow(cells)  # what stands in the line's end is quoted within a cell
    return out.getvalue().removesuffix(_END)
