"""Weeks, months, seasons, years and what they are parts of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import takewhile

from standoff.extract.times import calendar
from standoff.extract.times.context import (
    STEPS,
    TOLD_STEPS,
    Context,
    Groups,
    around,
    month_number,
    nearest,
    of_shift,
    year_said,
)
from standoff.extract.times.tables import values


def decade(groups: Groups, _: Context) -> str | None:
    """Ten years: the 1990s are 199; without a century those of the twentieth, or the last."""
    if groups.get("spelled"):
        return values("decade")[(groups["spelled"] or "").lower()][:3]
    if short := groups.get("short"):
        return f"20{short[0]}" if short < "30" else f"19{short[0]}"
    return (groups["decade"] or "")[:3]


def century(groups: Groups, _: Context) -> str | None:
    """A hundred years: the 19th century is 18."""
    return f"{_ordinal(groups) - 1:02}"


def quarter(groups: Groups, context: Context) -> str | None:
    """A quarter of a year; without a year the one that the tense asks for."""
    number = _ordinal(groups)
    return _share(number, "Q", groups, context) if number <= 4 else None


def half(groups: Groups, context: Context) -> str | None:
    """A half of a year; a half of a month is that month."""
    return month(groups, context) if groups.get("month") else _share(min(_ordinal(groups), 2), "H", groups, context)


def _share(number: int, unit: str, groups: Groups, context: Context) -> str:
    """The quarter or half of the year that is said, else of the one that the tense asks for."""
    year = year_said(groups, context)
    if year is None:
        months = 3 if unit == "Q" else 6
        found = nearest(around(context, months * (number - 1) + 1), context, unit)
        year = found.year if found else None
    return f"{'XXXX' if year is None else f'{year:04}'}-{unit}{number}"


def year(groups: Groups, _: Context) -> str | None:
    """A year by its number."""
    return groups["year"]


def month(groups: Groups, context: Context) -> str | None:
    """A month; without a year the one that the tense asks for."""
    number, year = month_number(groups), year_said(groups, context)
    if year is not None:
        return f"{year:04}-{number:02}"
    found = of_shift(around(context, number), groups, context, "M")
    return calendar.value(found, "M") if found else f"XXXX-{number:02}"


def season(groups: Groups, context: Context) -> str | None:
    """A season of a year; a winter belongs to the year in which it starts."""
    name = values("season")[(groups["season"] or "").lower()]
    year = year_said(groups, context)
    if year is None and context.published is not None:
        day = calendar.season_of(context.published)  # a season that goes on counts as now
        around = [calendar.season_start(day.year + step, name) for step in (-1, 0, 1)]
        found = of_shift(around, groups, replace(context, published=day), "M")
        is_this = groups.get("shift") == "this" and name != "WI"
        year = context.published.year if is_this else found.year if found else None
    return f"{'XXXX' if year is None else year}-{name}"


def shifted(groups: Groups, context: Context) -> str | None:
    """Last week, the following year: a unit of the calendar so many steps from publication or from what was told."""
    unit, shift = values("unit")[(groups["unit"] or "").lower()], (groups.get("shift") or "").lower()
    if unit not in calendar.STEPS:
        return None
    if unit == "WE" and not shift:
        return _weekend(context)
    told = shift in TOLD_STEPS
    base = context.day_told("D" if unit == "N" else unit) if told else context.published
    return calendar.value(calendar.shifted(base, unit, (TOLD_STEPS if told else STEPS).get(shift, 0)), unit)


def _weekend(context: Context) -> str:
    """The week-end that has come last, or that comes next: on a Saturday or Sunday its own."""
    if context.published is None:
        return calendar.UNKNOWN["WE"]
    ahead = context.tense == "future" or context.published.isoweekday() >= 6
    return calendar.value(context.published if ahead else context.published - timedelta(days=7), "WE")


def this_unit(groups: Groups, context: Context) -> str | None:
    """The year of publication where "the end of" stands before "the year", and so on."""
    unit = values("unit")[(groups["unit"] or "").lower()]
    return calendar.value(context.day_told(unit) if unit != "Y" else context.published, unit)


def _ordinal(groups: Groups) -> int:
    said = (groups["ordinal"] or "").lower()
    digits = "".join(takewhile(str.isdigit, said))
    return int(digits or values("ordinal")[said])
