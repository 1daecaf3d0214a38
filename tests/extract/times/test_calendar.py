from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from standoff.extract.times import calendar
from standoff.record.values import Timex

days = st.dates(date(1700, 1, 1), date(2199, 12, 31))
units = st.sampled_from(calendar.STEPS)


@given(days, units)
def test_every_unit_of_every_day_is_a_timex(day: date, unit: str) -> None:
    value = calendar.value(day, unit)
    assert TypeAdapter(Timex).validate_python(value) == value


@given(days, st.sampled_from(("D", "W", "M", "Y")))
def test_a_value_reads_back_to_the_unit_that_holds_the_day(day: date, unit: str) -> None:
    point = calendar.point(calendar.value(day, unit))
    assert point is not None
    assert point.day <= day
    assert (point.unit, calendar.value(point.day, unit)) == (unit, calendar.value(day, unit))


@given(days, st.integers(1, 7))
def test_a_weekday_is_the_nearest_on_its_side(day: date, weekday: int) -> None:
    before, after = calendar.weekday_near(day, weekday, -1), calendar.weekday_near(day, weekday, 1)
    assert before.isoweekday() == after.isoweekday() == weekday
    assert day - timedelta(days=7) < before <= day <= after < day + timedelta(days=7)


@pytest.mark.parametrize(
    ("day", "unit", "count", "there"),
    [
        (date(2024, 1, 31), "M", 1, date(2024, 2, 29)),
        (date(2024, 2, 29), "Y", -1, date(2023, 2, 28)),
        (date(2024, 3, 1), "F", -1, date(2024, 2, 16)),
        (date(1, 1, 1), "D", -1, None),
        (date(9999, 1, 1), "CE", 1, None),
        (None, "D", 1, None),
    ],
)
def test_steps(day: date | None, unit: str, count: float, there: date | None) -> None:
    assert calendar.shifted(day, unit, count) == there


@pytest.mark.parametrize("value", ["P3D", "PRESENT_REF", "XXXX-05", "199", "XXXX-WXX-2"])
def test_what_is_no_point_has_none(value: str) -> None:
    assert calendar.point(value) is None


@pytest.mark.parametrize(
    ("day", "start"), [("2022-01-18", "2021-12-01"), ("2022-03-01", "2022-03-01"), ("2022-11-30", "2022-09-01")]
)
def test_a_day_falls_in_its_season(day: str, start: str) -> None:
    assert calendar.season_of(date.fromisoformat(day)) == date.fromisoformat(start)
