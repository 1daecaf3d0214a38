import pytest
from pydantic import TypeAdapter, ValidationError

from standoff.record.values import Date, Day, Timex

TIMEX = (
    "2019-04-30 2019-03 2019 200 2019-W18 2023-W44-WE XXXX-WXX-7 2022-SP 2021-WI 2024-Q3 2023-06-14T18:40 "
    "2018-09-24TNI 2023-06-14TEV P12Y P3D P4DE PXD PXM PTXH PT24H P1DT6H PRESENT_REF PAST_REF FUTURE_REF"
)


@pytest.mark.parametrize("value", TIMEX.split())
def test_timex_values_are_taken(value: str) -> None:
    assert TypeAdapter(Timex).validate_python(value) == value


@pytest.mark.parametrize(
    "value", ["", "now", "2019-4-30", "2019-02-29", "2019-W60", "P", "PT", "3D", "2019-04-30 ", "٢٠١٩"]
)
def test_what_is_no_timex_value_is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Timex).validate_python(value)


@pytest.mark.parametrize("value", ["2019", "2019-03", "2019-W18", "2019-03-01", "2019-03-01T18:40"])
def test_dates_are_as_exact_as_is_known(value: str) -> None:
    assert TypeAdapter(Date).validate_python(value) == value


@pytest.mark.parametrize("value", ["P3D", "2019-00", "2019-02-30", "2019-03-01T25:00", "PRESENT_REF"])
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Date).validate_python(value)


@pytest.mark.parametrize("value", ["2019", "20190301", "2019-02-29", "2019-03-01T18:40"])
def test_a_day_is_a_whole_day_of_the_calendar(value: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Day).validate_python(value)
