"""Where the bars of a timeline stand: how many statements a day, week, month or year had, by who speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import Literal

from standoff.report.asked import plain_day
from standoff.report.rows import PARTS, Part

Unit = Literal["day", "week", "month", "year"]
WIDTH, HEIGHT, FOOT = 960, 150, 34
"""Of the drawing; the foot below the bars holds disputes and days."""
_LONGEST: Mapping[Unit, int] = {"day": 62, "week": 400, "month": 3_000}
"""Days that are shown in the unit, at most."""
_TICKS = 8
_GAP, _BROADEST = 0.08, 46.0


@dataclass(frozen=True, slots=True)
class Block:
    """Part of a bar: the statements of one kind of source."""

    part: Part
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time, both ends included, with what was said and disputed in it."""

    since: str
    until: str
    label: str
    x: float
    width: float
    total: int
    disputes: int
    blocks: tuple[Block, ...]
    ticked: bool
    """Whether its day is written below."""

    @property
    def left(self) -> float:
        """Where what is drawn of it begins."""
        return self.x + self.width * _GAP

    @property
    def breadth(self) -> float:
        """How broad it is drawn: few bars do not fill the whole breadth."""
        return min(self.width * (1 - 2 * _GAP), _BROADEST)

    @property
    def dot(self) -> float:
        """The radius of the dot that stands for its disputes."""
        return min(2.2 + sqrt(self.disputes), 6.0)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars that follow each other without a gap; `outside` counts what lies before, behind or on no known day."""

    unit: Unit
    bars: tuple[Bar, ...]
    most: int
    outside: int


def timeline(
    said: Iterable[tuple[str | None, Part]], disputed: Iterable[str | None], since: str, until: str
) -> Timeline:
    """The timeline between two days (YYYY-MM-DD, both included) of statements and of disputes by their days."""
    first, last = date.fromisoformat(since), max(date.fromisoformat(until), date.fromisoformat(since))
    unit = _unit((last - first).days + 1)
    starts = list(_starts(_start(first, unit), last, unit))
    counts: Counter[tuple[date, Part]] = Counter()
    outside = 0
    for day, part in said:
        start = _placed(day, unit)
        if start is None or not starts[0] <= start <= starts[-1]:
            outside += 1
        else:
            counts[start, part] += 1
    contests = Counter(_placed(day, unit) for day in disputed)
    most = max((sum(counts[start, part] for part in PARTS) for start in starts), default=0)
    width, each = WIDTH / len(starts), max(1, round(len(starts) / _TICKS))
    bars = (
        _bar(
            start,
            unit,
            (n * width, width),
            {part: counts[start, part] for part in PARTS},
            contests[start],
            most,
            ticked=n % each == 0,
        )
        for n, start in enumerate(starts)
    )
    return Timeline(unit, tuple(bars), most, outside)


def _bar(
    start: date,
    unit: Unit,
    place: tuple[float, float],
    counts: Mapping[Part, int],
    disputes: int,
    most: int,
    *,
    ticked: bool,
) -> Bar:
    end = _next(start, unit) - timedelta(days=1)
    blocks = tuple(_blocks(counts, most))
    total = sum(counts.values())
    return Bar(start.isoformat(), end.isoformat(), _label(start, unit), *place, total, disputes, blocks, ticked)


def _blocks(counts: Mapping[Part, int], most: int) -> Iterator[Block]:
    y = float(HEIGHT)
    for part, count in counts.items():
        height = (HEIGHT - 8) * count / most if most else 0.0
        y -= height
        if count:
            yield Block(part, count, round(y, 1), round(height, 1))


def _unit(days: int) -> Unit:
    return next((unit for unit, longest in _LONGEST.items() if days <= longest), "year")


def _placed(day: str | None, unit: Unit) -> date | None:
    """The start of the unit in which a day lies, as far as it is known exactly enough."""
    known = plain_day(day) if day else ""
    enough = {"year": 4, "month": 7}.get(unit, 10)
    if len(known) < enough:
        return None
    return _start(date.fromisoformat((known + "-01-01")[:10] if len(known) < 10 else known), unit)


def _start(day: date, unit: Unit) -> date:
    match unit:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)


def _next(start: date, unit: Unit) -> date:
    longest = {"day": 1, "week": 7, "month": 31, "year": 366}[unit]
    return _start(start + timedelta(days=longest), unit)


def _starts(start: date, last: date, unit: Unit) -> Iterator[date]:
    while start <= last:
        yield start
        start = _next(start, unit)


def _label(start: date, unit: Unit) -> str:
    match unit:
        case "day" | "week":
            return f"{start.day} {start:%b %Y}"
        case "month":
            return f"{start:%b %Y}"
        case "year":
            return f"{start:%Y}"


def first_day(day: str | None) -> str | None:
    """The first day of a year or a month; a day as it is."""
    return day and (day + "-01-01"[len(day) - 4 :] if len(day) < len("2019-05-01") else day)


def last_day(day: str | None) -> str | None:
    """The last day of a year or a month; a day as it is."""
    first = first_day(day)
    if day is None or first is None or len(day) == len(first):
        return day
    unit: Unit = "year" if len(day) == len("2019") else "month"
    return (_next(date.fromisoformat(first), unit) - timedelta(days=1)).isoformat()
