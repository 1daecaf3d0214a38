"""Days, weeks, months and years as TIMEX3 values, and steps between them. What is not known is written with X."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_DAYS = {"D": 1, "N": 1, "W": 7, "F": 14, "WE": 7}
_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
UNKNOWN = {
    "D": "XXXX-XX-XX", "N": "XXXX-XX-XXTNI", "W": "XXXX-WXX", "F": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX",
    "Q": "XXXX-QX", "H": "XXXX-HX", "Y": "XXXX", "DE": "XXX", "CE": "XX",
}  # fmt: skip
"""The value of a unit of which nothing but its size is known."""

STEPS = tuple(UNKNOWN)
"""The units that a calendar can be stepped through, as the table of words names them."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value's first day, as far as it is known, and its unit: 2019-03 is (2019-03-01, "M")."""

    day: date
    unit: str


def value(day: date | None, unit: str) -> str:
    """The unit that holds the day: of 1 May 2019 the week is "2019-W18"."""
    if day is None:
        return UNKNOWN[unit]
    week = f"{day.isocalendar().year:04}-W{day.isocalendar().week:02}"
    return {
        "D": day.isoformat(),
        "N": f"{day.isoformat()}TNI",
        "W": week,
        "F": week,
        "WE": f"{week}-WE",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "H": f"{day.year:04}-H{(day.month + 5) // 6}",
        "Y": f"{day.year:04}",
        "DE": f"{day.year // 10:03}",
        "CE": f"{day.year // 100:02}",
    }[unit]


def shifted(day: date | None, unit: str, count: float) -> date | None:
    """The day so many units away; None where it is unknown or leaves the calendar."""
    if day is None:
        return None
    try:
        if unit in _DAYS:
            return day + timedelta(days=round(_DAYS[unit] * count))
        return _months_away(day, round(_MONTHS[unit] * count))
    except (ValueError, OverflowError):
        return None


def _months_away(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    first = date(day.year + years, month + 1, 1)
    following = date(first.year + month // 11, (month + 1) % 12 + 1, 1)
    return first + timedelta(days=min(day.day, (following - first).days) - 1)


def weekday_near(day: date, weekday: int, step: int) -> date:
    """The latest such weekday up to the day (step -1), or the next from it on (step 1); Monday is 1."""
    away = (day.isoweekday() - weekday) % 7 if step < 0 else (weekday - day.isoweekday()) % 7
    return day + timedelta(days=away * (-1 if step < 0 else 1))


def date_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def season_start(year: int, season: str) -> date:
    """The first day of a season in the north; a winter belongs to the year in which it starts."""
    return date(year, _SEASON_MONTHS[season], 1)


def season_of(day: date) -> date:
    """The first day of the season in which the day falls."""
    return _months_away(day.replace(day=1), -(day.month % 3))


_FORMS = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), "D"),
    (re.compile(r"(\d{4})-W(\d\d)"), "W"),
    (re.compile(r"(\d{4})-(\d\d)$"), "M"),
    (re.compile(r"(\d{4})(?:$|-[QHSFW])"), "Y"),
)


def point(timex: str) -> Point | None:
    """The first day and the unit of a TIMEX3 value; None for periods, references, and what holds an X."""
    for pattern, unit in _FORMS:
        if found := pattern.match(timex):
            day = _first_day([int(part) for part in found.groups()], unit)
            return None if day is None else Point(day, unit)
    return None


def _first_day(parts: list[int], unit: str) -> date | None:
    if unit == "W":
        return date.fromisocalendar(parts[0], parts[1], 1)
    return date_or_none(*[*parts, 1, 1][:3])
