"""Rows as plain values: nested for JSON, flat for CSV and frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass
from typing import Any, get_type_hints

from standoff.store import Review

Plain = str | int | float | None
_BETWEEN = " | "


def nested(row: Any) -> dict[str, Any]:  # noqa: ANN401  # any of the rows
    """The row as JSON has it, with every voice, version and span."""
    return asdict(row)


def flat(row: Any) -> dict[str, Plain]:  # noqa: ANN401  # any of the rows
    """The row in one level: a row within it by its fields (`claim_who`), several as lines with bars between them."""
    return dict(_flat(row, ""))


def headings(kind: type) -> list[str]:
    """The names of the flat row's fields."""
    hints = get_type_hints(kind)
    return [
        name
        for field in fields(kind)
        for name in (
            [f"{field.name}_{inner}" for inner in headings(hints[field.name])]
            if is_dataclass(hints[field.name])
            else [field.name]
        )
    ]


def _flat(row: Any, prefix: str) -> Iterator[tuple[str, Plain]]:  # noqa: ANN401  # any of the rows
    for field in fields(row):
        value = getattr(row, field.name)
        if is_dataclass(value):
            yield from _flat(value, f"{prefix}{field.name}_")
        else:
            yield prefix + field.name, _plain(value)


def _plain(value: object) -> Plain:
    if value is None or isinstance(value, str | int | float):
        return value
    parts = value if isinstance(value, tuple) else (value,)
    if all(isinstance(part, int) for part in parts):
        return "-".join(map(str, parts))
    spans = all(isinstance(part, tuple) for part in parts)
    return (" " if spans else _BETWEEN).join(map(_line, parts))


def _line(part: object) -> str:
    """A span as `180-206`; a row by its line; a judgement by its words; the rest as it is."""
    if isinstance(part, Review):
        return f"{part.judgement} by {part.reviewer}, {part.at}"
    return str(_plain(part) if isinstance(part, tuple) else getattr(part, "line", part))
