"""The names that things bear in a crisis. They stay when more reports come, so that they can be cited.

Reports are numbered in the order in which they were linked, and what stands in a report is numbered there. Whatever
comes together of several reports is called by the first of them: `A3-2` is who is met first as the second actor of the
third report, `C3-2` the claim that its second point began, `D3-2` the second dispute that it brought, `T3-2` what is
told first by its second tie. Where two become one, the older name stays.
"""

from __future__ import annotations

import re

Number = tuple[int, int]
"""A report, and something in it, both counted from 1: what is first comes first."""

_DIGITS = re.compile(r"(\d+)")


def called(letter: str, number: Number) -> str:
    """The name of what is first met at this place."""
    return f"{letter}{number[0]}-{number[1]}"


def natural(name: str) -> tuple[tuple[str, int], ...]:
    """A key that puts names in their order, numbers in them as numbers."""
    parts = _DIGITS.split(name)
    return tuple(zip(parts[::2], map(int, (*parts[1::2], "0")), strict=True))
