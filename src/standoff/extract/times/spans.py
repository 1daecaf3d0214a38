"""Where a text speaks of time: matches of the grammar, chosen, joined with their neighbours, and widened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from standoff.extract.times.context import Groups
from standoff.extract.times.days import clock_value
from standoff.extract.times.grammar import rules
from standoff.extract.times.tables import forms, values
from standoff.language import Document
from standoff.language.document import Span

DAYS = frozenset({"dated", "iso", "weekday", "day", "slashed", "dotted", "night"})
"""Readers of single days: what a time of day can stand with."""
_CALENDAR = DAYS | {"month", "season", "shifted", "this_unit", "decade", "century", "quarter", "half", "year", "part"}
_LENGTHS = frozenset({"duration", "ago", "decade", "year"})
_LINK = re.compile(r"(?:,|\s[-–])?\s(?:(?:at|on|in|of|by|around|about|the|early|late)\s)*", re.IGNORECASE)
_COMMA = re.compile(r",?\s")
_TAIL = re.compile(r"(?:\s?[-–/]\s?|\s(?:and|to|or)\s)(?P<tail>\d{1,2}|\d{4})(?![\w.,:/%]*\d|\s?%)")


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression as the grammar has it: its reader, its characters, what its groups hold, and its TIMEX3 mod.

    `clock` is the part of the day that a neighbour has brought in: "T15:00", "TEV".
    """

    reader: str
    start: int
    end: int
    groups: Groups = field(hash=False)
    clock: str = ""
    mod: str | None = None


def stretches(document: Document) -> Iterator[Span]:
    """The characters of each unbroken run of words: no line end and no furniture lies within."""
    if not document.words:
        return
    start = document.words[0].start
    for before, after in pairwise(document.words):
        gap = document.text[before.end : after.start]
        if gap.strip() or "\n" in gap:
            yield start, before.end
            start = after.start
    yield start, document.words[-1].end


def matches(text: str, stretch: Span) -> Iterator[Found]:
    """Everything that any rule matches, overlapping as it may."""
    for rule in rules():
        for match in rule.pattern.finditer(text, *stretch):
            yield Found(rule.reader, match.start(), match.end(), match.groupdict())


def chosen(found: Sequence[Found]) -> list[Found]:
    """The longest that do not overlap, in the order of the text; of equals the one whose rule stands first."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda one: one.start - one.end):
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda one: one.start)


def with_tails(text: str, found: Sequence[Found], stretch: Span) -> Iterator[Found]:
    """The matches, and the second ends of ranges that lean on the first: "May 9-11", "2006-07"."""
    taken = {each.start for each in found}
    for each in found:
        yield each
        tail = _TAIL.match(text, each.end, stretch[1])
        if tail and tail.start("tail") not in taken and (groups := _tail_groups(each, tail["tail"])):
            yield replace(each, start=tail.start("tail"), end=tail.end("tail"), groups=groups)


def _tail_groups(found: Found, tail: str) -> Groups | None:
    day, year = found.groups.get("day"), found.groups.get("year")
    if found.reader == "dated" and year is None and day is not None and int(day) < int(tail) <= 31:
        return {**found.groups, "day": tail}
    if found.reader == "year" and year is not None and len(tail) == 2 and int(year[2:]) < int(tail):
        return {"year": year[:2] + tail}
    return None


def joined(text: str, found: Sequence[Found]) -> list[Found]:
    """Neighbours that make one expression put together: "Tuesday, 9 November", "3 a.m. on Sunday", "Monday night"."""
    result: list[Found] = []
    for each in found:
        whole = _together(text, result[-1], each) if result else None
        if whole is None:
            result.append(each)
        else:
            result[-1] = whole
    return result


def _together(text: str, left: Found, right: Found) -> Found | None:
    gap = text[left.end : right.start]
    if left.reader == "weekday" and right.reader == "dated" and _COMMA.fullmatch(gap):
        return replace(right, start=left.start)
    if not _LINK.fullmatch(gap):
        return None
    for day, clock in ((left, right), (right, left)):
        if is_day(day) and clock.reader in ("clock", "part") and (day.clock == "" or clock.reader == "clock"):
            return replace(day, start=left.start, end=right.end, clock=_time_of_day(clock))
    return None


def is_day(found: Found) -> bool:
    """Whether the expression names a day that a time of day can stand with: "Tuesday", "this morning"."""
    return found.reader in DAYS or (found.reader == "part" and (found.groups.get("shift") or "").lower() == "this")


def _time_of_day(found: Found) -> str:
    if found.reader == "clock":
        return f"T{clock_value(found.groups)}"
    return f"T{values('part')[(found.groups['part'] or '').lower()]}"


def widened(text: str, found: Found, stretch: Span) -> Found:
    """The expression with what stands before it: "early", "the end of", "about"; they give its mod."""
    patterns = _before()
    is_led = text[found.start : found.start + 4].lower() == "the "  # "over the past two years" is no number over
    for name, fits in (("edge", found.reader in _CALENDAR), ("qualifier", found.reader in _LENGTHS and not is_led)):
        before = patterns[name].search(text, stretch[0], found.start) if fits else None
        if before:
            return replace(found, start=before.start(), mod=values(name)[" ".join(before[1].lower().split())] or None)
    return found


@cache
def _before() -> dict[str, re.Pattern[str]]:
    edge, qualifier = ("|".join(form.replace(" ", r"\s") for form in forms(kind)) for kind in ("edge", "qualifier"))
    return {
        "edge": re.compile(
            rf"(?<![\w])(?:the\s(?:very\s)?)?({edge})(?:-|\s(?:(?:on|in)\s)?(?:the\s)?)$", re.IGNORECASE
        ),
        "qualifier": re.compile(rf"(?<![\w])({qualifier})\s$", re.IGNORECASE),
    }
