"""What single expressions mean: one reader for every name in grammar.csv, from a match and its context to a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile

from standoff.extract.numbers import read_number
from standoff.extract.times import calendar
from standoff.extract.times.tables import values
from standoff.extract.times.tense import Tense

Groups = Mapping[str, str | None]


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
_STEPS = {
    "last": -1, "past": -1, "this past": -1, "this last": -1, "just ended": -1, "before last": -2, "next": 1,
    "coming": 1, "the coming": 1, "this coming": 1, "this next": 1, "after next": 2,
}  # fmt: skip
_TOLD_STEPS = {
    "previous": -1, "the previous": -1, "preceding": -1, "the preceding": -1, "gone": -1, "following": 1,
    "the following": 1, "the next": 1, "same": 0, "that same": 0, "the same": 0, "that": 0,
}  # fmt: skip


def _year(groups: Groups, context: Context) -> int | None:
    """The year that is said: by its number, or as "last year", "that year"."""
    if said := groups.get("year"):
        return int(said) if len(said) == 4 else 2000 + int(said)
    which = (groups.get("which") or "").lower()
    step = _STEPS.get(which, _TOLD_STEPS.get(which, 0))
    base = context.day_told("Y") if which in _TOLD_STEPS else context.published
    return base.year + step if which and base else None


def _nearest(candidates: list[date], context: Context, unit: str) -> date | None:
    """Of the same season, month or day of several years the one that the tense asks for."""
    anchor = context.published
    if anchor is None or not candidates:
        return None
    now = calendar.value(anchor, unit)
    past = [each for each in candidates if calendar.value(each, unit) <= now]
    ahead = [each for each in candidates if calendar.value(each, unit) >= now]
    if context.tense == "none":
        return min(candidates, key=lambda each: abs((each - anchor).days))
    return (ahead[0] if ahead else None) if context.tense == "future" else (past[-1] if past else None)


def _around(context: Context, month: int, day: int = 1) -> list[date]:
    if context.published is None:
        return []
    years = range(context.published.year - 1, context.published.year + 2)
    return [found for year in years if (found := calendar.date_or_none(year, month, day))]


def _month_number(groups: Groups) -> int:
    name = groups.get("month")
    return int(groups.get("number") or 0) if name is None else int(values("month")[name.rstrip(".").lower()])


def iso(groups: Groups, _: Context) -> str | None:
    """A value that stands in the text as such: 2019-05-01."""
    return f"{groups['iso']}T{groups['clock']}" if groups.get("clock") else groups["iso"]


def slashed(groups: Groups, context: Context) -> str | None:
    """A day with slashes, the month first unless no month has that number."""
    one, two = int(groups["one"] or 0), int(groups["two"] or 0)
    month, day = (two, one) if one > 12 else (one, two)
    return _dated(month, day, _year(groups, context), context)


def dotted(groups: Groups, context: Context) -> str | None:
    """A day with dots, the day first."""
    return _dated(int(groups["number"] or 0), int(groups["day"] or 0), _year(groups, context), context)


def dated(groups: Groups, context: Context) -> str | None:
    """A day of a month, with or without its year."""
    return _dated(_month_number(groups), int(groups["day"] or 0), _year(groups, context), context)


def _dated(month: int, day: int, year: int | None, context: Context) -> str | None:
    if calendar.date_or_none(2000 if year is None else year, month, day) is None:
        return None
    if year is not None:
        return f"{year:04}-{month:02}-{day:02}"
    found = _nearest(_around(context, month, day), context, "D")
    return found.isoformat() if found else f"XXXX-{month:02}-{day:02}"


def month(groups: Groups, context: Context) -> str | None:
    """A month; without a year the one that the tense asks for."""
    number, year = _month_number(groups), _year(groups, context)
    if year is not None:
        return f"{year:04}-{number:02}"
    found = _of_shift(_around(context, number), groups, context, "M")
    return calendar.value(found, "M") if found else f"XXXX-{number:02}"


def holiday(groups: Groups, context: Context) -> str | None:
    """A holiday that falls on the same day every year."""
    month_number, day_number = map(int, values("holiday")[(groups["holiday"] or "").lower()].split("-"))
    year_number = _year(groups, context)
    if year_number is not None:
        return f"{year_number:04}-{month_number:02}-{day_number:02}"
    found = _of_shift(_around(context, month_number, day_number), groups, context, "D")
    return found.isoformat() if found else f"XXXX-{month_number:02}-{day_number:02}"


def _of_shift(candidates: list[date], groups: Groups, context: Context, unit: str) -> date | None:
    """The candidate that "last", "next" or "this" picks, or the tense where none of them stands."""
    shift = (groups.get("shift") or "").lower()
    anchor = context.day_told("Y") if shift in _TOLD_STEPS else context.published
    if anchor is None:
        return None
    if shift in ("that", "same", "the same"):
        return _there(candidates, anchor.year, context)
    now, step = calendar.value(anchor, unit), _STEPS.get(shift, _TOLD_STEPS.get(shift, 0))
    if step < 0:
        return max((each for each in candidates if calendar.value(each, unit) < now), default=None)
    if step > 0:
        return min((each for each in candidates if calendar.value(each, unit) > now), default=None)
    if shift == "this":
        return next((each for each in candidates if each.year == anchor.year), None)
    return _nearest(candidates, context, unit)


def named(groups: Groups, _: Context) -> str | None:
    """A day of history that is known by its number: "9/11"."""
    return values("named")[groups["named"] or ""]


def _there(candidates: list[date], year_told: int, context: Context) -> date | None:
    """The candidate in the year told of; the year before where it would lie ahead of a past."""
    if not candidates or context.published is None:
        return None
    there = candidates[0].replace(year=year_told)
    is_ahead = there > context.published and context.tense != "future"
    return there.replace(year=year_told - 1) if is_ahead else there


def weekday(groups: Groups, context: Context) -> str | None:
    """A day of the week: the latest in the past, the next in the future, the publication's own day counted."""
    number = int(values("weekday")[(groups["weekday"] or "").rstrip(".").lower()])
    shift, which = (groups.get("shift") or "").lower(), (groups.get("which") or "").lower()
    anchor = context.day_told("D") if shift in _TOLD_STEPS else context.published
    if anchor is None:
        return f"XXXX-WXX-{number}"
    if which:
        monday = anchor - timedelta(days=anchor.isoweekday() - 1)
        return (monday + timedelta(days=number - 1, weeks=_STEPS.get(which, 0))).isoformat()
    step = _STEPS.get(shift, _TOLD_STEPS.get(shift, 0))
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
    there = calendar.shifted(base, "D", _STEPS.get(shift, _TOLD_STEPS.get(shift, 0)))
    return f"{calendar.value(there, 'D')}T{values('part')[(groups['part'] or '').lower()]}"


def season(groups: Groups, context: Context) -> str | None:
    """A season of a year; a winter belongs to the year in which it starts."""
    name = values("season")[(groups["season"] or "").lower()]
    year = _year(groups, context)
    if year is None and context.published is not None:
        day = calendar.season_of(context.published)  # a season that goes on counts as now
        around = [calendar.season_start(day.year + step, name) for step in (-1, 0, 1)]
        found = _of_shift(around, groups, replace(context, published=day), "M")
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
    told = shift in _TOLD_STEPS
    base = context.day_told("D" if unit == "N" else unit) if told else context.published
    return calendar.value(calendar.shifted(base, unit, (_TOLD_STEPS if told else _STEPS).get(shift, 0)), unit)


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


_BEHIND = ("ago", "back", "earlier", "before", "previously", "prior")
_FROM_TELLING = ("earlier", "before", "previously", "prior", "later", "after", "afterward", "afterwards")


def ago(groups: Groups, context: Context) -> str | None:
    """A point so far from publication ("two years ago", "in ten days") or from what was told ("a day earlier")."""
    unit, count = _unit_and_count(groups)
    side = (groups.get("side") or "in").lower()
    if count is None and side in ("ago", "back"):
        return "PAST_REF"
    if unit not in calendar.STEPS or count is None:
        return _period(unit, count)
    told = side in _FROM_TELLING
    base = context.day_told("D" if unit in ("D", "N", "W", "F") else unit) if told else context.published
    anchor = (groups.get("anchor") or "").lower()
    base = calendar.shifted(base, "D", int(values("deictic")[anchor])) if anchor else base
    there = calendar.shifted(base, unit, -count if side in _BEHIND else count)
    return calendar.value(there, _exactness(unit, count))


def _exactness(unit: str, count: float) -> str:
    """How exactly a distance places a point: "ten years ago" names a year, "a decade ago" too."""
    if unit in ("DE", "CE"):
        return "Y"
    return "D" if unit == "N" else unit if count == int(count) else {"Y": "M", "M": "W", "W": "D"}.get(unit, unit)


def _unit_and_count(groups: Groups) -> tuple[str, float | None]:
    """The unit and how many of it; None where the number is vague."""
    named = (groups.get("bare") or groups.get("unit") or "").lower()
    table = values("unit")
    unit = table[named if named in table else named.removesuffix("s")]
    if groups.get("bare"):
        return unit, None
    said = re.sub(r"\s+", " ", (groups.get("count") or "one").lower())
    count = _count(said)
    return unit, count + 0.5 if groups.get("rest") and count is not None else count


def _count(said: str) -> float | None:
    if said in ("a", "an"):
        return 1.0
    if said.startswith("half"):
        return 0.5
    if said.removeprefix("a ").removeprefix("an ").removeprefix("the ") in values("count"):
        return None
    return read_number(re.split(r"\s?[-–]\s?(?=\d)|\s(?:to|or)\s", said)[-1])


def duration(groups: Groups, _: Context) -> str | None:
    """How long something takes."""
    return _period(*_unit_and_count(groups))


def _period(unit: str, count: float | None) -> str:
    """The TIMEX3 period of so many units: half an hour is PT30M, two and a half years P2.5Y."""
    for coarse, fine, factor in (("F", "W", 2), ("Q", "M", 3), ("WE", "D", 2), ("N", "D", 1)):
        unit, count = (fine, count and count * factor) if unit == coarse else (unit, count)
    for coarse, fine, factor in (("CE", "Y", 100), ("DE", "Y", 10), ("Y", "M", 12), ("TH", "TM", 60), ("TM", "TS", 60)):
        if unit == coarse and count == 0.5:
            unit, count = fine, count * factor
    amount = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    return f"PT{amount}{unit[1:]}" if unit.startswith("T") else f"P{amount}{unit}"


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


def _ordinal(groups: Groups) -> int:
    said = (groups["ordinal"] or "").lower()
    digits = "".join(takewhile(str.isdigit, said))
    return int(digits or values("ordinal")[said])


def quarter(groups: Groups, context: Context) -> str | None:
    """A quarter of a year; without a year the one that the tense asks for."""
    number = _ordinal(groups)
    return _share(number, "Q", groups, context) if number <= 4 else None


def half(groups: Groups, context: Context) -> str | None:
    """A half of a year; a half of a month is that month."""
    return month(groups, context) if groups.get("month") else _share(min(_ordinal(groups), 2), "H", groups, context)


def _share(number: int, unit: str, groups: Groups, context: Context) -> str:
    """The quarter or half of the year that is said, else of the one that the tense asks for."""
    year = _year(groups, context)
    if year is None:
        months = 3 if unit == "Q" else 6
        found = _nearest(_around(context, months * (number - 1) + 1), context, unit)
        year = found.year if found else None
    return f"{'XXXX' if year is None else f'{year:04}'}-{unit}{number}"


def year(groups: Groups, _: Context) -> str | None:
    """A year by its number."""
    return groups["year"]


def recurring(groups: Groups, _: Context) -> str | None:
    """What comes again and again: "every day" is P1D, "every Tuesday" XXXX-WXX-2."""
    if groups.get("weekday"):
        return f"XXXX-WXX-{values('weekday')[(groups['weekday'] or '').rstrip('.').lower()]}"
    if groups.get("month"):
        return f"XXXX-{_month_number(groups):02}"
    if groups.get("part"):
        return f"XXXX-XX-XXT{values('part')[(groups['part'] or '').lower()]}"
    if groups.get("season"):
        return f"XXXX-{values('season')[(groups['season'] or '').lower()]}"
    count = {"other": "two", "second": "two"}.get((groups.get("count") or "one").lower(), groups.get("count") or "one")
    return _period(values("unit")[(groups["unit"] or "").lower()], read_number(count))


def often(groups: Groups, _: Context) -> str | None:
    """How often, in one word: "daily", "annually"."""
    return values("set")[(groups["often"] or "").lower()]


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


READERS: Mapping[str, Reader] = {
    "ago": ago,
    "century": century,
    "clock": clock,
    "dated": dated,
    "day": day,
    "decade": decade,
    "dotted": dotted,
    "duration": duration,
    "half": half,
    "holiday": holiday,
    "iso": iso,
    "month": month,
    "named": named,
    "night": night,
    "often": often,
    "part": part,
    "quarter": quarter,
    "reference": reference,
    "season": season,
    "set": recurring,
    "shifted": shifted,
    "slashed": slashed,
    "this_unit": this_unit,
    "weekday": weekday,
    "weekdays": weekdays,
    "year": year,
}
"""The readers by the names that grammar.csv gives them."""
