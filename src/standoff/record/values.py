"""The plain values that records are made of: the frozen base, spans, dates, numbers, codes."""

import re
from datetime import date
from itertools import pairwise
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, NonNegativeInt, ValidationError

from standoff.errors import InvalidRecordError


class Value(BaseModel):
    """A frozen value with strict types. Fields that it does not know, from a newer Standoff, are passed over."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="ignore",
        allow_inf_nan=False,  # JSON has no place for infinities
        validate_by_name=True,  # Python cannot spell a field `from`; both spellings are taken, `from` is written
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    def to_json(self) -> str:
        """The value as one line of JSON, with the field names of the record's contract."""
        return self.model_dump_json()

    @classmethod
    def from_json(cls, source: str | bytes) -> Self:
        """The value that the JSON holds.

        Raises InvalidRecordError where the JSON is broken, a field is missing or wrong, or a law does not hold.
        """
        try:
            return cls.model_validate_json(source)
        except ValidationError as error:
            raise InvalidRecordError(_explained(cls.__name__, error)) from error


def _explained(what: str, error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "the whole"
    reason = first["msg"].removeprefix("Value error, ")
    more = f" ({error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"This JSON is no {what}: {place}: {reason}{more}. Compare it with `{what}.model_json_schema()`."


def _in_order(span: tuple[int, int]) -> tuple[int, int]:
    if span[0] >= span[1]:
        raise ValueError(f"the span {span} is empty or backwards: its start must lie before its end")
    return span


Span = Annotated[tuple[NonNegativeInt, NonNegativeInt], AfterValidator(_in_order)]
"""Start (included) and end (excluded) in Unicode code points of the report's text; never empty."""


def _increasing(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    for before, after in pairwise(spans):
        if before >= after:
            raise ValueError(f"the span {after} follows {before}: spans stand in the order of the text, each once")
    return spans


def _apart(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    for before, after in pairwise(spans):
        if before[1] > after[0]:
            raise ValueError(f"the spans {before} and {after} overlap or are out of order: join or sort them")
    return spans


Mentions = Annotated[tuple[Span, ...], AfterValidator(_increasing)]
"""Spans in the order of the text, each once; one may lie inside another."""

Stretches = Annotated[tuple[Span, ...], AfterValidator(_apart)]
"""Spans in the order of the text that do not overlap."""


def _in_the_calendar(text: str) -> str:
    """Refuses days and weeks that no calendar has; the pattern has seen to the form."""
    if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        date.fromisoformat(text[:10])
    elif week := re.match(r"([0-9]{4})-W([0-9]{2})", text):
        date.fromisocalendar(int(week[1]), int(week[2]), 1)
    return text


# The patterns are read by pydantic's engine, which knows no look-around and takes `$` for the very end.
_YEAR, _MONTH, _DAY = "[0-9]{4}", "(0[1-9]|1[0-2])", "[0-9]{2}"
_MINUTE = "([01][0-9]|2[0-4])(:[0-5][0-9](:[0-5][0-9])?)?"
_PART_OF_DAY = f"T({_MINUTE}|MO|MI|AF|EV|NI|DT)"
_PART_OF_YEAR = f"({_MONTH}|XX)(-({_DAY}|XX)({_PART_OF_DAY})?)?|W({_DAY}|XX)(-(WE|[1-7]))?|Q[1-4X]|H[12X]|SP|SU|FA|WI"
_AMOUNT = r"([0-9]+(\.[0-9]+)?|X)"
_DAYS, _HOURS = f"({_AMOUNT}(DE|CE|[YMWD]))", f"(T({_AMOUNT}[HMS])+)"
_PERIOD = f"P({_DAYS}+{_HOURS}?|{_HOURS})"

Day = Annotated[str, Field(pattern=f"^{_YEAR}-{_MONTH}-{_DAY}$"), AfterValidator(_in_the_calendar)]
"""A calendar day as YYYY-MM-DD."""

Date = Annotated[
    str,
    Field(pattern=f"^{_YEAR}(-{_MONTH}(-{_DAY}(T{_MINUTE})?)?|-W{_DAY})?$"),
    AfterValidator(_in_the_calendar),
]
"""A point in time as exact as is known: 2019, 2019-03, 2019-W18, 2019-03-01, 2019-03-01T18:40."""

Timex = Annotated[
    str,
    Field(pattern=f"^([0-9X]{{2,4}}|[0-9X]{{4}}-({_PART_OF_YEAR})|{_PERIOD}|(PAST|PRESENT|FUTURE)_REF)$"),
    AfterValidator(_in_the_calendar),
]
"""A TIMEX3 value: a point (2019-04-30, 2019-W18, 2019-04-30TEV), a period (P3D, PXM), or PRESENT_REF and its like."""

Country = Annotated[str, Field(pattern="^[A-Z]{3}$")]
"""An ISO 3166-1 alpha-3 code."""

Confidence = Annotated[float, Field(ge=0, le=1)]
"""How sure the reading is, from 0 to 1."""

Id = Annotated[str, Field(min_length=1)]
"""The name by which other values refer to this one."""
