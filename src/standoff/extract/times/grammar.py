"""What single time expressions look like: the patterns of grammar.csv, put together from fragments and tables.

A pattern names the reader (in `readers`) that gives it its value, and its groups are what the reader asks for. Larger
expressions ("late on Tuesday, 9 November, at 3 p.m.") are put together from single ones in `spans`. In the files a
blank stands for any white space, and {name} for the fragment or the table of that name; case is not looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from standoff.extract.numbers import NUMBER
from standoff.extract.times.tables import forms, rows

_TABLES = (
    "month",
    "weekday",
    "deictic",
    "part",
    "season",
    "unit",
    "reference",
    "set",
    "ordinal",
    "count",
    "zone",
    "decade",
    "holiday",
    "named",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """How one kind of expression looks, and the name of the reader that knows its value."""

    reader: str
    pattern: re.Pattern[str]


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of grammar.csv; of two that match the same words the first one counts."""
    known = {f"{kind}s": "|".join(re.escape(form).replace(r"\ ", " ") for form in forms(kind)) for kind in _TABLES}
    known["number"] = NUMBER
    fragments = known | {row["name"]: row["pattern"] for row in rows("fragments.csv")}
    return tuple(Rule(row["reader"], _compiled(row["pattern"], fragments)) for row in rows("grammar.csv"))


def _compiled(pattern: str, fragments: dict[str, str]) -> re.Pattern[str]:
    while (filled := re.sub(r"\{([a-z_]+)\}", lambda name: fragments[name[1]], pattern)) != pattern:
        pattern = filled
    spaced = pattern.replace(" ", r"\s")
    return re.compile(rf"(?<![\w$€£¥.#@/])(?:{spaced})(?![\w@])", re.IGNORECASE)
