"""What single expressions mean: one reader for every name in grammar.csv, from a match and its context to a value."""

from __future__ import annotations

from collections.abc import Mapping

from standoff.extract.times import days, lengths, spells
from standoff.extract.times.context import Reader

READERS: Mapping[str, Reader] = {
    "ago": lengths.ago,
    "century": spells.century,
    "clock": days.clock,
    "dated": days.dated,
    "day": days.day,
    "decade": spells.decade,
    "dotted": days.dotted,
    "duration": lengths.duration,
    "half": spells.half,
    "holiday": days.holiday,
    "iso": days.iso,
    "month": spells.month,
    "named": days.named,
    "night": days.night,
    "often": lengths.often,
    "part": days.part,
    "quarter": spells.quarter,
    "reference": days.reference,
    "season": spells.season,
    "set": lengths.recurring,
    "shifted": spells.shifted,
    "slashed": days.slashed,
    "this_unit": spells.this_unit,
    "weekday": days.weekday,
    "weekdays": days.weekdays,
    "year": spells.year,
}
"""The readers by the names that grammar.csv gives them."""
