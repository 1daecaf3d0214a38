"""Where a text gives a number: alone, as a range, as a fraction, as a multiple, or vaguely; with its qualifier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from standoff.extract.numbers import read_number
from standoff.extract.quantities.patterns import patterns
from standoff.extract.quantities.tables import values

Kind = Literal["number", "range", "fraction", "multiple", "vague"]
_REACH = 40
"""How many characters before a number are searched for what qualifies it."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in the text: `start` to `end` with its qualifier, `first` to `last` the number itself.

    `value` is None for ranges and vague counts.
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


def _exactly(kind: Kind, start: int, end: int, value: float) -> Amount:
    return Amount(kind, start, end, start, end, value, value, value)


def amounts(text: str) -> Iterator[Amount]:
    """Every number of the text, in its order; what stands inside another is left out."""
    found = sorted([*_ratios(text), *_worded(text), *_numbers(text)], key=lambda each: (each.first, -each.last))
    end = 0
    for each in found:
        if each.first >= end:
            yield _qualified(text, each)
            end = each.last


def _ratios(text: str) -> Iterator[Amount]:
    for match in patterns().ratio.finditer(text):
        one, two = read_number(match["one"]), read_number(match["two"])
        if 0 < one < two and "\n" not in match[0]:
            yield _exactly("fraction", *match.span(), round(100 * one / two, 1))


def _worded(text: str) -> Iterator[Amount]:
    for match in patterns().worded.finditer(text):
        form = " ".join(match[0].lower().split())
        if match["vague"]:
            yield Amount("vague", *match.span(), *match.span())
        elif match["fraction"]:
            yield _exactly("fraction", *match.span(), float(values("fraction")[form]))
        else:
            yield _exactly("multiple", *match.span(), float(values("multiple")[form]))


def _numbers(text: str) -> Iterator[Amount]:
    for match in patterns().numbers.finditer(text):
        if match["two"] is None:
            yield _single(match)
        else:
            yield from _range(text, match)


def _single(match: re.Match[str]) -> Amount:
    value = read_number(match["one"])
    if match["minus"]:
        return _exactly("number", match.start("minus"), match.end("one"), -value)
    return _exactly("number", *match.span("one"), value)


def _range(text: str, match: re.Match[str]) -> Iterator[Amount]:
    low, high = _ends(match["one"], match["two"])
    if low < high and _is_range(text, match):
        start = match.start() if match["led"] else match.start("one")
        yield Amount("range", start, match.end(), match.start("one"), match.end(), None, low, high)
        return
    for name in ("one", "two"):
        yield _exactly("number", *match.span(name), read_number(match[name]))


def _ends(one: str, two: str) -> tuple[float, float]:
    """Both ends of a range; "70-80 million" scales both."""
    low, high = read_number(one), read_number(two)
    bare = read_number(re.split(r"[\sa-z]", two, maxsplit=1, flags=re.IGNORECASE)[0] or "0")
    is_bare = one[-1].isdigit()
    return (low * high / bare, high) if is_bare and high > bare > low else (low, high)


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Whether both ends bound one count, as in "5 to 10" and "between 5 and 10"; not in "rose from 5 to 10"."""
    link, led = match["link"].strip().lower(), (match["led"] or "").lower()
    if "\n" in match[0] or (match["percent"] and match["percent2"] is None):
        return False
    if link == "and":
        return led == "between"
    return led != "from" or not patterns().change.search(text, max(0, match.start() - _REACH), match.start())


def _qualified(text: str, amount: Amount) -> Amount:
    """The amount with the words before and after that say how exact it is."""
    before = patterns().before.search(text, max(0, amount.start - _REACH), amount.start)
    if before and "\n" not in before[0]:
        return _bounded(replace(amount, start=before.start()), values("qualifier")[_form(before)])
    if after := patterns().after.match(text, amount.last):
        return _bounded(replace(amount, end=after.end(), last=after.end()), values("after")[_form(after)])
    return amount


def _form(match: re.Match[str]) -> str:
    return " ".join(match["form"].lower().split())


def _bounded(amount: Amount, qualifier: str) -> Amount:
    """The bounds that a qualifier leaves: "at least" none above, "up to" none below, "about" neither."""
    said = None if qualifier == "below" else qualifier
    if amount.value is None:
        return replace(amount, qualifier=said)
    low = amount.value if qualifier in ("at least", "more than") else None
    high = amount.value if qualifier in ("up to", "below") else None
    return replace(amount, low=low, high=high, qualifier=said)
