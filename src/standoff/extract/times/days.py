"""Days and times of day."""

from __future__ import annotations

import re
from datetime import timedelta

from standoff.extract.numbers import read_number
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


def iso(groups: Groups, _: Context) -> str | None:
    """A value that stands in the text as such: 2019-05-01."""
    return f"{groups['iso']}T{groups['clock']}" if groups.get("clock") else groups["iso"]


def slashed(groups: Groups, context: Context) -> str | None:
    """A day with slashes, the month first unless no month has that number."""
    one, two = int(groups["one"] or 0), int(groups["two"] or 0)
    month, day = (two, one) if one > 12 else (one, two)
    return _day_of_month(month, day, year_said(groups, context), context)


def dotted(groups: Groups, context: Context) -> str | None:
    """A day with dots, the day first."""
    return _day_of_month(int(groups["number"] or 0), int(groups["day"] or 0), year_said(groups, context), context)


def dated(groups: Groups, context: Context) -> str | None:
    """A day of a month, with or without its year."""
    return _day_of_month(month_number(groups), int(groups["day"] or 0), year_said(groups, context), context)


def _day_of_month(month: int, day: int, year: int | None, context: Context) -> str | None:
    if calendar.date_or_none(2000 if year is None else year, month, day) is None:
        return None
    if year is not None:
        return f"{year:04}-{month:02}-{day:02}"
    found = nearest(around(context, month, day), context, "D")
    return found.isoformat() if found else f"XXXX-{month:02}-{day:02}"


def holiday(groups: Groups, context: Context) -> str | None:
    """A holiday that falls on the same day every year."""
    month_number, day_number = map(int, values("holiday")[(groups["holiday"] or "").lower()].split("-"))
    year_number = year_said(groups, context)
    if year_number is not None:
        return f"{year_number:04}-{month_number:02}-{day_number:02}"
    found = of_shift(around(context, month_number, day_number), groups, context, "D")
    return found.isoformat() if found else f"XXXX-{month_number:02}-{day_number:02}"


def named(groups: Groups, _: Context) -> str | None:
    """A day of history that is known by its number: "9/11"."""
    return values("named")[groups["named"] or ""]


def weekday(groups: Groups, context: Context) -> str | None:
    """A day of the week: the latest in the past, the next in the future, the publication's own day counted."""
    number = int(values("weekday")[(groups["weekday"] or "").rstrip(".").lower()])
    shift, which = (groups.get("shift") or "").lower(), (groups.get("which") or "").lower()
    anchor = context.day_told("D") if shift in TOLD_STEPS else context.published
    if anchor is None:
        return f"XXXX-WXX-{number}"
    if which:
        monday = anchor - timedelta(days=anchor.isoweekday() - 1)
        return (monday + timedelta(days=number - 1, weeks=STEPS.get(which, 0))).isoformat()
    step = STEPS.get(shift, TOLD_STEPS.get(shift, 0))
    ahead = step > 0 or (step == 0 and context.tense == "future")
    direction = 1 if ahead else -1
    return calendar.weekday_near(anchor + timedelta(days=direction if step else 0), number, direction).isoformat()


def weekdays(groups: Groups, _: Context) -> str | None:
    """Every such day: "on Fridays"."""
    return f"XXXX-WXX-{values('weekday')[(groups['weekday'] or '').lower()]}"


def day(groups: Groups, context: Context) -> str | None:
    """Today and the days about it."""
    beyond = {"before yesterday": -2, "after tomorrow": 2}.get((groups.get("beyond") or "").lower())
    step = int(values("deictic")[(groups["deictic"] or "").lower()]) if beyond is None else beyond
    return calendar.value(calendar.shifted(context.published, "D", step), "D")


def night(groups: Groups, context: Context) -> str | None:
    """Tonight, or the night that has gone."""
    ahead = (groups["night"] or "").lower() == "tonight" or context.tense == "future"
    return calendar.value(calendar.shifted(context.published, "D", 0 if ahead else -1), "N")


def part(groups: Groups, context: Context) -> str | None:
    """A part of a day: of today, or of the day last told of."""
    shift = (groups.get("shift") or "").lower()
    base = context.published if shift == "this" else context.day_told("D")
    there = calendar.shifted(base, "D", STEPS.get(shift, TOLD_STEPS.get(shift, 0)))
    return f"{calendar.value(there, 'D')}T{values('part')[(groups['part'] or '').lower()]}"


def clock(groups: Groups, context: Context) -> str | None:
    """A time of day, on the day last told of."""
    return f"{calendar.value(context.day_told('D'), 'D')}T{clock_value(groups)}"


def clock_value(groups: Groups) -> str:
    """The time of day in hours and minutes: 3.40am is 03:40, 6 p.m. 18:00."""
    if named := groups.get("named"):
        return "24:00" if named.lower() == "midnight" else "12:00"
    if groups.get("oclock"):
        return f"{int(read_number(groups['oclock'] or '')):02}:00"
    hour, half_day = int(groups["hour"] or 0), (groups.get("half") or "").lower()[:1]
    hour = hour % 12 + 12 if half_day == "p" else hour % 12 if half_day == "a" else hour
    return f"{hour:02}:{groups.get('minute') or '00'}"


def reference(groups: Groups, _: Context) -> str | None:
    """Past, present or future, no more exactly."""
    return values("reference")[re.sub(r"\s+", " ", groups["reference"] or "").lower()]
