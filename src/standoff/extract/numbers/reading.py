"""The value of a number written in digits, in words, or in both ("2.5 million")."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_GLYPH = "[¼½¾⅓⅔⅛⅜⅝⅞]"


@cache
def words() -> Mapping[str, Mapping[str, float]]:
    """Number words by their kind (unit, ten, scale, suffix), with their values."""
    table: dict[str, dict[str, float]] = {}
    rows = csv.DictReader(files("standoff.extract.numbers").joinpath("words.csv").read_text("utf-8").splitlines())
    for row in rows:
        table.setdefault(row["kind"], {})[row["form"]] = float(row["value"])
    return table


def _pattern() -> str:
    """Digits with a scale or a suffix, or a run of number words; "a hundred" and "half a million" are numbers too."""
    table = words()
    unit, ten, scale, suffix = ("|".join(table[kind]) for kind in ("unit", "ten", "scale", "suffix"))
    small = rf"(?:(?:{ten})(?:[- ](?:{unit}))?|{unit})"
    scales = rf"(?:[- ]?(?:{scale})\b)"
    digits = rf"{_DIGITS}(?:\s?{_GLYPH})?(?:{scales}+|\s?(?:{suffix})\b)?|{_GLYPH}"
    spelled = rf"(?:{small}|half an?|an?)\b{scales}+(?:(?: and|,)? {small}\b{scales}*)*|{small}\b"
    return rf"(?i:(?:{digits}|{spelled})(?:(?<=[a-z]) and a half\b(?: (?:{scale})\b)?)?)"


NUMBER = _pattern()
"""A regular expression, without groups, for a number in digits, in words, or in both."""


def read_number(text: str) -> float:
    """The value of what NUMBER matches: "1.5m" is 1500000, "two hundred and six" 206, "half a million" 500000."""
    total = current = 0.0
    for part in re.findall(rf"{_DIGITS}|{_GLYPH}|[a-z]+", text.lower().replace(",", "")):
        value, multiplies = _value(part)
        if not multiplies:
            current += value
        elif value == 100 or current == 0:
            current = max(current, 1) * value
        else:
            total, current = _scaled(total, current, value)
    return _tidy(total + current)


def _scaled(total: float, current: float, scale: float) -> tuple[float, float]:
    """Sum and open part once a scale is met: "two million" opens anew, "a hundred thousand million" goes on."""
    return (total + current * scale, 0.0) if total == 0 or scale < total else ((total + current) * scale, 0.0)


def _value(part: str) -> tuple[float, bool]:
    """A part's value, and whether it multiplies what stands before it."""
    table = words()
    if part[0].isdigit() or part[0] == ".":
        return float(part), False
    if len(part) == 1 and not part.isascii():
        return unicodedata.numeric(part), False
    if part == "half":
        return 0.5, False
    scale = table["scale"].get(part) or table["suffix"].get(part)
    return (scale, True) if scale else (table["unit"].get(part, table["ten"].get(part, 0.0)), False)


def _tidy(value: float) -> float:
    """The value without the noise of binary fractions: 4.1 million is 4100000."""
    return round(value, 6)
