"""What a question leaves out: by actor, country, time, kind and confidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TypeVar

from standoff.errors import QuestionError, shown

Row = TypeVar("Row")
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for; None and 0 leave nothing out.

    `actor` is a name, some words of one, or an id of the crisis; `country` an ISO 3166-1 alpha-3 code; `since` and
    `until` days, months or years, both included. What is known less exactly than they are is kept where it may fit.
    """

    actor: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    kind: str | None = None
    min_confidence: float = 0.0
    limit: int = 0

    def __post_init__(self) -> None:
        """Raises QuestionError for what no answer could fit."""
        for name in ("since", "until"):
            _check_day(name, getattr(self, name))
        if self.country is not None and not re.fullmatch("[A-Za-z]{3}", self.country):
            raise QuestionError(f"{shown(self.country)} is no country. Give its three letters, such as VEN.")
        if not 0 <= self.min_confidence <= 1:
            raise QuestionError(f"A confidence lies between 0 and 1, {self.min_confidence} does not.")
        if self.limit < 0:
            raise QuestionError(f"There cannot be {self.limit} rows. Give 0 for all of them.")

    def one_of(self, kinds: Sequence[str]) -> str | None:
        """The kind as it is spelled among the kinds there are. Raises QuestionError where there is no such kind."""
        if self.kind is None:
            return None
        found = next((kind for kind in kinds if kind.casefold() == self.kind.casefold()), None)
        if found is None:
            raise QuestionError(f"There is no kind {shown(self.kind)} here. There are: {', '.join(kinds)}.")
        return found

    def from_country(self, countries: Iterable[str | None]) -> bool:
        """Whether one of the countries is the one that is asked for."""
        return self.country is None or self.country.upper() in set(countries)

    def in_time(self, days: Iterable[str | None]) -> bool:
        """Whether one of the days lies in the time that is asked for."""
        return (self.since is None and self.until is None) or any(day and self._holds(plain_day(day)) for day in days)

    def sure(self, confidence: float) -> bool:
        """Whether the confidence is enough."""
        return confidence >= self.min_confidence

    def first(self, rows: Iterable[Row]) -> list[Row]:
        """No more of the rows than are asked for."""
        return list(islice(rows, self.limit or None))

    def _holds(self, day: str) -> bool:
        return _cut(day, self.since) >= _cut(self.since, day) and _cut(day, self.until) <= _cut(self.until, day)


def plain_day(day: str) -> str:
    """The day without the time of day; of a week its Monday."""
    week = _WEEK.match(day)
    return date.fromisocalendar(int(week[1]), int(week[2]), 1).isoformat() if week else day.partition("T")[0]


def bounds(days: Iterable[str | None]) -> tuple[str | None, str | None]:
    """The first and the last of the days that are known."""
    known = sorted(plain_day(day) for day in days if day)
    return (known[0], known[-1]) if known else (None, None)


def _cut(day: str | None, other: str | None) -> str:
    """The day as exact as the other is; both empty where there is no bound."""
    return day[: len(other)] if day and other else ""


def _check_day(name: str, day: str | None) -> None:
    try:
        known = day is None or bool(_DAY.fullmatch(day) and date.fromisoformat(day + "-01-01"[len(day) - 4 :]))
    except ValueError:
        known = False
    if not known:
        raise QuestionError(f"{name}: {shown(day)} is no day. Write it as YYYY-MM-DD, YYYY-MM or YYYY.")
