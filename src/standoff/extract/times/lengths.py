"""Lengths of time, points that lie so far away, and what comes again and again."""

from __future__ import annotations

import re

from standoff.extract.numbers import read_number
from standoff.extract.times import calendar
from standoff.extract.times.context import Context, Groups, month_number
from standoff.extract.times.tables import values

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


def recurring(groups: Groups, _: Context) -> str | None:
    """What comes again and again: "every day" is P1D, "every Tuesday" XXXX-WXX-2."""
    if groups.get("weekday"):
        return f"XXXX-WXX-{values('weekday')[(groups['weekday'] or '').rstrip('.').lower()]}"
    if groups.get("month"):
        return f"XXXX-{month_number(groups):02}"
    if groups.get("part"):
        return f"XXXX-XX-XXT{values('part')[(groups['part'] or '').lower()]}"
    if groups.get("season"):
        return f"XXXX-{values('season')[(groups['season'] or '').lower()]}"
    count = {"other": "two", "second": "two"}.get((groups.get("count") or "one").lower(), groups.get("count") or "one")
    return _period(values("unit")[(groups["unit"] or "").lower()], read_number(count))


def often(groups: Groups, _: Context) -> str | None:
    """How often, in one word: "daily", "annually"."""
    return values("set")[(groups["often"] or "").lower()]
