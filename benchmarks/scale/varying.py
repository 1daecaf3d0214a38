"""A record with other names, numbers, days and words: the text is changed, and every span moved along with it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from benchmarks.scale.names import Names
from standoff.record import Record

Span = tuple[int, int]
Edit = tuple[int, int, str]

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(.*)", re.DOTALL)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAY_OF_MONTH = re.compile(rf"(\d{{1,2}})( of)? ({'|'.join(_MONTHS)})|({'|'.join(_MONTHS)}) (\d{{1,2}})")
_OTHER_NUMBER, _OTHER_WORD = 0.3, 0.5
"""How many of the numbers, and of the words that have others like them, are changed."""


@dataclass(frozen=True, slots=True)
class Variation:
    """What a record is changed to: who is called how, by how many days it is later, and what chance does."""

    names: Names
    days: int
    chance: Random


def varied(record: Record, how: Variation) -> dict[str, Any]:
    """The fields of the record as it is varied; what they hold is to be checked when a record is made of them."""
    factors = {each.span: how.chance.choice((0.5, 0.8, 1.5, 2, 3)) for each in record.quantities if _changes(how)}
    edits = list(_edits(record, how, factors))
    moved = _mover(edits)
    fields: dict[str, Any] = _walked(record.model_dump(by_alias=True), how, moved, factors)
    return fields | {"text": _edited(record.text, edits)}


def _changes(how: Variation) -> bool:
    return how.chance.random() < _OTHER_NUMBER


def _edits(record: Record, how: Variation, factors: Mapping[Span, float]) -> Iterator[Edit]:
    """The changes of a text, in order and apart: days, then numbers, then words."""
    taken: list[Edit] = [*_days(record, how), *_numbers(record, factors)]
    covered = {at for start, end, _ in taken for at in range(start, end)}
    words = (word for word in _WORD.finditer(record.text) if word.start() not in covered)
    taken += ((*each.span(), other) for each in words if (other := how.names.other(each.group(), _luck(how))))
    last = 0
    for edit in sorted(taken):
        if edit[0] >= last:
            yield edit
            last = edit[1]


def _luck(how: Variation) -> int:
    """A number for a word that has others like it; 0 leaves it as it is."""
    return how.chance.randrange(1, 8) if how.chance.random() < _OTHER_WORD else 0


def _days(record: Record, how: Variation) -> Iterator[Edit]:
    for time in record.times:
        found = _ISO.match(time.value)
        if not found:
            continue
        day = date.fromisoformat(found[1]) + timedelta(how.days)
        start, end = time.span
        for each in re.finditer("|".join(_WEEKDAYS), record.text[start:end]):
            yield start + each.start(), start + each.end(), _WEEKDAYS[day.weekday()]
        if named := _DAY_OF_MONTH.search(record.text[start:end]):
            month = _MONTHS[day.month - 1]
            words = f"{day.day}{named[2] or ''} {month}" if named[1] else f"{month} {day.day}"
            yield start + named.start(), start + named.end(), words


def _numbers(record: Record, factors: Mapping[Span, float]) -> Iterator[Edit]:
    for (start, end), factor in factors.items():
        if found := _DIGITS.search(record.text, start, end):
            yield *found.span(), _told(float(found.group().replace(",", "")) * factor)


def _told(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.3g}"


def _edited(text: str, edits: Sequence[Edit]) -> str:
    pieces, at = [], 0
    for start, end, words in edits:
        pieces += [text[at:start], words]
        at = end
    return "".join([*pieces, text[at:]])


def _mover(edits: Sequence[Edit]) -> Callable[[int, int], int]:
    """Gives where a place of the old text lies in the new one; what lies in a change goes to its start or end."""
    starts = [start for start, _, _ in edits]
    shifts = [0, *accumulate(len(words) - (end - start) for start, end, words in edits)]

    def moved(at: int, end: int) -> int:
        n = bisect_right(starts, at - end)
        if n and at < edits[n - 1][1]:
            return (
                at + shifts[n]
                if end and at == edits[n - 1][1]
                else starts[n - 1] + shifts[n - 1] + (len(edits[n - 1][2]) if end else 0)
            )
        return at + shifts[n]

    return moved


def _walked(value: Any, how: Variation, moved: Callable[[int, int], int], factors: Mapping[Span, float]) -> Any:  # noqa: ANN401 - JSON
    """The fields with spans moved, days later, states and names exchanged, numbers changed."""
    if isinstance(value, tuple):
        if len(value) == 2 and all(type(each) is int for each in value):
            return moved(value[0], 0), moved(value[1], 1)
        return tuple(_walked(each, how, moved, factors) for each in value)
    if isinstance(value, dict):
        factor = factors.get(value["span"], 1.0) if {"qualifier", "span"} <= set(value) else 1.0
        return {name: _field(name, each, how, moved, factors, factor) for name, each in value.items()}
    return value


def _field(
    name: str,
    value: Any,  # noqa: ANN401 - JSON
    how: Variation,
    moved: Callable[[int, int], int],
    factors: Mapping[Span, float],
    factor: float,
) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        if name == "country":
            return how.names.country(value)
        if name in {"name", "role", "title"}:
            return _WORD.sub(lambda word: how.names.other(word.group(), 0) or word.group(), value)
        return _later(value, how.days) if name in {"time", "since", "until", "published", "value"} else value
    if isinstance(value, float) and name in {"value", "low", "high"}:
        return value * factor
    return _walked(value, how, moved, factors)


def _later(day: str, days: int) -> str:
    found = _ISO.fullmatch(day)
    return (date.fromisoformat(found[1]) + timedelta(days)).isoformat() + found[2] if found else day
