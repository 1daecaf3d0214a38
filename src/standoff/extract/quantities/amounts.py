"""Where a text gives a number: alone, as a range, as a fraction, as a multiple, or vaguely; with its qualifier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from standoff.extract.numbers import NUMBER, read_number
from standoff.extract.quantities.tables import alternatives, values

Kind = Literal["number", "range", "fraction", "multiple", "vague"]
_SCALED = re.compile(r"[a-z]", re.IGNORECASE)
_SIGN = r"(?:[A-Z]{0,3}[$€£¥₹₽₩₺₴])"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in the text: `start` to `end` with its qualifier, `first` to `last` the number itself.

    `value` is None for ranges and vague counts. `second` is where the upper end of a range starts.
    """

    kind: Kind
    start: int
    end: int
    first: int
    last: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    qualifier: str | None = None
    second: int | None = None


@dataclass(frozen=True, slots=True)
class _Patterns:
    numbers: re.Pattern[str]
    worded: re.Pattern[str]
    ratio: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    number = rf"(?:{NUMBER})(?![^\W\d_])"
    unit = rf"(?:\s?%|\sper\s?cent|\s\w+)?"
    span = rf"\s?[-–—]\s?|\sto\s|\sor\s|\sand\s"
    numbers = (
        rf"(?<![\w.,/:#@])(?:(?P<led>between|from|either)\s)?(?P<sign>{_SIGN})?(?P<one>{number})"
        rf"(?P<unit>\s?%|\sper\s?cent)?(?:(?P<link>{span})(?P<sign2>{_SIGN})?(?P<two>{number}))?(?!\w)"
    )
    words = "|".join(rf"(?P<{kind}>{alternatives(kind)})" for kind in ("vague", "fraction", "multiple"))
    return _Patterns(
        re.compile(numbers, re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE),
        re.compile(
            rf"(?<![\w-])(?P<one>{number})\s(?:in|out\sof(?:\severy)?)\s(?:every\s)?(?P<two>{number})(?![\w-])",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<![\w])(?P<form>{alternatives('qualifier')})\s(?:the\s)?(?P<sign>{_SIGN})?$", re.IGNORECASE),
        re.compile(rf"\s?(?P<form>{alternatives('after')})(?!\w)", re.IGNORECASE),
    )


def amounts(text: str) -> Iterator[Amount]:
    """Every number of the text, in its order; what stands inside another is left out."""
    found = sorted([*_ratios(text), *_worded(text), *_numbers(text)], key=lambda each: (each.first, -each.last))
    end = 0
    for each in found:
        if each.first >= end:
            yield _qualified(text, each)
            end = each.last


def _ratios(text: str) -> Iterator[Amount]:
    for match in _patterns().ratio.finditer(text):
        one, two = read_number(match["one"]), read_number(match["two"])
        if 0 < one < two and "\n" not in match[0]:
            yield Amount("fraction", *match.span(), *match.span(), value=round(100 * one / two, 1))


def _worded(text: str) -> Iterator[Amount]:
    for match in _patterns().worded.finditer(text):
        kind = match.lastgroup
        form = " ".join(match[0].lower().split())
        if kind == "vague":
            yield Amount("vague", *match.span(), *match.span())
        elif kind in ("fraction", "multiple"):
            known: Kind = "fraction" if kind == "fraction" else "multiple"
            yield Amount(known, *match.span(), *match.span(), value=float(values(kind)[form]))


def _numbers(text: str) -> Iterator[Amount]:
    for match in _patterns().numbers.finditer(text):
        if "\n" in match[0]:
            match = _patterns().numbers.match(text, match.start("one"), match.end("one")) or match
        yield from _of_match(match)


def _of_match(match: re.Match[str]) -> Iterator[Amount]:
    one = read_number(match["one"])
    if match["two"] is None:
        yield Amount(
            "number", match.start("one"), match.end("one"), match.start("one"), match.end("one"), one, one, one
        )
        return
    low, high = _ends(match["one"], match["two"])
    if _is_range(match, low, high):
        start = match.start() if match["led"] else match.start("one")
        yield Amount(
            "range", start, match.end(), match.start("one"), match.end(), None, low, high, None, match.start("two")
        )
        return
    for name in ("one", "two"):
        value = read_number(match[name])
        yield Amount("number", *match.span(name), *match.span(name), value, value, value)


def _ends(one: str, two: str) -> tuple[float, float]:
    """Both ends of a range; "70-80 million" scales both."""
    low, high = read_number(one), read_number(two)
    bare = read_number(re.split(r"[\sa-z]", two, maxsplit=1, flags=re.IGNORECASE)[0] or "0")
    if bare and high > bare > low and not _SCALED.search(one):
        low *= high / bare
    return low, high


def _is_range(match: re.Match[str], low: float, high: float) -> bool:
    """ "5 to 10", "two or three", "between 5 and 10"; but "from 50 to 10" and "two and three" are two numbers."""
    link, led = match["link"].strip().lower(), (match["led"] or "").lower()
    if low >= high:
        return False
    return led == "between" if link == "and" else True


def _qualified(text: str, amount: Amount) -> Amount:
    """The amount with the words before and after that say how exact it is."""
    patterns = _patterns()
    before = patterns.before.search(text, max(0, amount.start - 40), amount.start)
    if before and "\n" not in before[0]:
        form = " ".join(before["form"].lower().split())
        return _bounded(replace(amount, start=before.start()), values("qualifier")[form])
    if after := patterns.after.match(text, amount.last):
        form = " ".join(after["form"].lower().split())
        return _bounded(replace(amount, end=after.end(), last=after.end()), values("after")[form])
    return amount


def _bounded(amount: Amount, qualifier: str) -> Amount:
    """The bounds that a qualifier leaves: "at least" none above, "up to" none below, "about" neither."""
    if amount.value is None:
        return replace(amount, qualifier=None if qualifier == "below" else qualifier)
    value = amount.value
    if qualifier == "below":
        return replace(amount, value=None, low=None, high=value)
    low = value if qualifier in ("at least", "more than") else None
    high = value if qualifier == "up to" else None
    return replace(amount, low=low, high=high, qualifier=qualifier)
