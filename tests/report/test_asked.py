"""Filters: what cannot be read is refused, and what is known less exactly is kept where it may fit."""

import pytest

from standoff.errors import QuestionError
from standoff.report.asked import Asked, bounds, plain_day


@pytest.mark.parametrize(
    ("since", "until", "day", "held"),
    [
        (None, None, None, True),
        ("2031-05-02", None, None, False),
        ("2031-05-02", None, "2031-05-02", True),
        ("2031-05-02", None, "2031-05-01", False),
        ("2031-05-02", None, "2031-05", True),
        ("2031-05-02", None, "2031-04", False),
        ("2031-05", None, "2031-05-01", True),
        ("2031", None, "2030-12-31", False),
        (None, "2031-05", "2031-05-31", True),
        (None, "2031-05", "2031-06-01", False),
        (None, "2031-05-02", "2031-05-02T18:40", True),
        ("2031-05-05", "2031-05-05", "2031-W19", True),
        ("2031-05-06", None, "2031-W18", False),
        ("2031-01", "2031-03", "2031", True),
    ],
)
def test_days_are_compared_as_exactly_as_both_are_known(
    since: str | None, until: str | None, day: str | None, *, held: bool
) -> None:
    assert Asked(since=since, until=until).in_time([day]) is held


@pytest.mark.parametrize("day", ["yesterday", "2031-13", "2031-02-30", "31-05-02", "2031-5-2", "", "2031-05-02T18:40"])
def test_what_is_no_day_is_refused(day: str) -> None:
    with pytest.raises(QuestionError, match="YYYY-MM-DD"):
        Asked(since=day)
    with pytest.raises(QuestionError, match="until"):
        Asked(until=day)


@pytest.mark.parametrize("wrong", [{"country": "Tarn"}, {"country": "V3N"}, {"min_confidence": 1.5}, {"limit": -1}])
def test_what_no_answer_could_fit_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(QuestionError):
        Asked(**wrong)  # type: ignore[arg-type]  # several types


def test_kinds_are_taken_in_any_case_and_others_are_told() -> None:
    assert Asked(kind="accuse").one_of(["ACCUSE", "AID"]) == "ACCUSE"
    assert Asked().one_of(["AID"]) is None
    with pytest.raises(QuestionError, match="There are: ACCUSE, AID"):
        Asked(kind="blame").one_of(["ACCUSE", "AID"])


def test_countries_are_taken_in_any_case() -> None:
    assert Asked(country="tar").from_country([None, "TAR"])
    assert not Asked(country="tar").from_country([None, "ORR"])


def test_first_and_last_of_the_days_that_are_known() -> None:
    assert bounds([None, "2031-05-02T18:40", "2030", None]) == ("2030", "2031-05-02")
    assert bounds([None]) == (None, None)
    assert plain_day("2031-W19") == "2031-05-05"


def test_no_more_rows_than_are_asked_for() -> None:
    assert Asked(limit=2).first("abc") == ["a", "b"]
    assert Asked().first("abc") == ["a", "b", "c"]
