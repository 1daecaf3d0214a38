"""How numbers are written: patterns made of the number words and the tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from standoff.extract.numbers import NUMBER
from standoff.extract.quantities.tables import alternatives, measures

_SIGN = r"(?:[A-Z]{0,3}[$€£¥₹₽₩₺₴])"
_LINK = r"\s?[-–—]\s?|\sto\s|\sor\s|\sand\s"
_MINUS = r"minus\s|−|(?<=\s)-(?=\d)"


@dataclass(frozen=True, slots=True)
class Patterns:
    """What the text is searched for; the names of groups say what they hold."""

    numbers: re.Pattern[str]
    worded: re.Pattern[str]
    ratio: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    rate: re.Pattern[str]
    change: re.Pattern[str]


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def patterns() -> Patterns:
    """The patterns: single numbers and ranges, number words, "one in five", qualifiers, rates, words of change."""
    glued = "|".join(sorted((form for form in measures() if form.isalpha() and 2 <= len(form) <= 3), reverse=True))
    tail = rf"(?:(?=(?:{glued})\b)|(?!\w))"
    number = rf"(?:{NUMBER})(?:(?=(?:{glued})\b)|(?![^\W\d_]))"
    single = rf"(?P<minus>{_MINUS})?(?P<sign>{_SIGN})?(?P<one>{number})(?P<percent>\s?%|\sper\s?cent)?"
    second = rf"(?:(?P<link>{_LINK})(?P<sign2>{_SIGN})?(?P<two>{number})(?P<percent2>(?=\s?%|\sper\s?cent))?)?"
    words = "|".join(rf"(?P<{kind}>{alternatives(kind)})" for kind in ("vague", "fraction", "multiple"))
    return Patterns(
        _compiled(rf"(?<![\w.,/:#@])(?:(?P<led>between|from|either)\s)?{single}{second}{tail}"),
        _compiled(rf"(?<![\w-])(?:{words})(?![\w-])"),
        _compiled(rf"(?<![\w-])(?P<one>{number})\s(?:in|out\sof)\s(?:every\s)?(?P<two>{number})(?![\w-])(?!\sof\b)"),
        _compiled(rf"(?<![\w])(?P<form>{alternatives('qualifier')})\s(?:the\s)?(?:{_SIGN})?$"),
        _compiled(rf"\s?(?P<form>{alternatives('after')})(?!\w)"),
        _compiled(
            rf"(?:\s(?:an?|per|each|every)\s|/)(?P<of>{alternatives('rate')})(?![\w-])(?!\s(?:ago|earlier|later|before))"
        ),
        _compiled(rf"(?<![\w-])(?:{alternatives('change')})\s(?:\S+\s){{0,3}}$"),
    )
