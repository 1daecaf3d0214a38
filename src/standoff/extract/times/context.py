"""What a value depends on beside its own words, and how one of several candidates is chosen by it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from standoff.extract.times import calendar
from standoff.extract.times.tables import values
from standoff.extract.times.tense import Tense

_CLOSE = 45
"""How many days away a day without a year is surely that of this year."""

Groups = Mapping[str, str | None]
"""What the groups of a pattern hold, by their names."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a value may depend on: the day of publication, the days last told of, and the tense of the verb.

    `told` holds, for every unit of the calendar, the first day of the last value that is at least so exact.
    """

    published: date | None
    told: Mapping[str, date]
    tense: Tense

    def day_told(self, unit: str) -> date | None:
        """The day that "the day before", "the same month" count from: the last one told of, else publication."""
        return self.told.get(unit, self.published)


Reader = Callable[[Groups, Context], str | None]
"""Gives the TIMEX3 value of an expression; None where it turns out to be none, such as the 31st of June."""

STEPS: Mapping[str, int] = {
    "last": -1, "past": -1, "this past": -1, "this last": -1, "just ended": -1, "before last": -2, "next": 1,
    "coming": 1, "the coming": 1, "this coming": 1, "this next": 1, "after next": 2,
}  # fmt: skip
"""How many units away from publication."""

TOLD_STEPS: Mapping[str, int] = {
    "previous": -1, "the previous": -1, "preceding": -1, "the preceding": -1, "gone": -1, "following": 1,
    "the following": 1, "the next": 1, "same": 0, "that same": 0, "the same": 0, "that": 0,
}  # fmt: skip
"""How many units away from what was told last."""


def year_said(groups: Groups, context: Context) -> int | None:
    """The year that is said: by its number, or as "last year", "that year"."""
    if said := groups.get("year"):
        return int(said) if len(said) == 4 else 2000 + int(said)
    which = (groups.get("which") or "").lower()
    step = STEPS.get(which, TOLD_STEPS.get(which, 0))
    base = context.day_told("Y") if which in TOLD_STEPS else context.published
    return base.year + step if which and base else None


def month_number(groups: Groups) -> int:
    """The number of the month that is said; January is 1."""
    name = groups.get("month")
    return int(groups.get("number") or 0) if name is None else int(values("month")[name.rstrip(".").lower()])


def around(context: Context, month: int, day: int = 1) -> list[date]:
    """The day in the years about publication; none where that is unknown."""
    if context.published is None:
        return []
    years = range(context.published.year - 1, context.published.year + 2)
    return [found for year in years if (found := calendar.date_or_none(year, month, day))]


def nearest(candidates: list[date], context: Context, unit: str) -> date | None:
    """Of the same season, month or day of several years the one that the tense asks for.

    A day of these weeks is meant whatever the tense: nobody gives the one of another year without its number.
    """
    anchor = context.published
    if anchor is None or not candidates:
        return None
    now = calendar.value(anchor, unit)
    past = [each for each in candidates if calendar.value(each, unit) <= now]
    ahead = [each for each in candidates if calendar.value(each, unit) >= now]
    close = min(candidates, key=lambda each: abs((each - anchor).days))
    if context.tense == "none" or (unit == "D" and abs((close - anchor).days) <= _CLOSE):
        return close
    return (ahead[0] if ahead else None) if context.tense == "future" else (past[-1] if past else None)


def of_shift(candidates: list[date], groups: Groups, context: Context, unit: str) -> date | None:
    """The candidate that "last", "next" or "this" picks, or the tense where none of them stands."""
    shift = (groups.get("shift") or "").lower()
    anchor = context.day_told("Y") if shift in TOLD_STEPS else context.published
    if anchor is None:
        return None
    if shift in ("that", "same", "the same"):
        return _there(candidates, anchor.year, context)
    now, step = calendar.value(anchor, unit), STEPS.get(shift, TOLD_STEPS.get(shift, 0))
    if step < 0:
        return max((each for each in candidates if calendar.value(each, unit) < now), default=None)
    if step > 0:
        return min((each for each in candidates if calendar.value(each, unit) > now), default=None)
    if shift == "this":
        return next((each for each in candidates if each.year == anchor.year), None)
    return nearest(candidates, context, unit)


def _there(candidates: list[date], year_told: int, context: Context) -> date | None:
    """The candidate in the year told of; the year before where it would lie ahead of a past."""
    if not candidates or context.published is None:
        return None
    there = candidates[0].replace(year=year_told)
    is_ahead = there > context.published and context.tense != "future"
    return there.replace(year=year_told - 1) if is_ahead else there
