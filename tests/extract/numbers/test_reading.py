import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.extract.numbers import NUMBER, read_number
from standoff.extract.numbers.reading import words


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,200", 1200),
        ("1.5m", 1_500_000),
        ("1.2bn", 1_200_000_000),
        ("4.1 million", 4_100_000),
        ("2.5-million", 2_500_000),
        ("£25million"[1:], 25_000_000),
        ("twenty-one", 21),
        ("forty", 40),
        ("two hundred and six", 206),
        ("two thousand five hundred", 2500),
        ("one hundred and twenty-five thousand", 125_000),
        ("three hundred thousand", 300_000),
        ("a hundred", 100),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("two and a half million", 2_500_000),
        ("2½", 2.5),
        ("25 lakh", 2_500_000),
        (".5", 0.5),
    ],
)
def test_numbers_are_read_whole(written: str, value: float) -> None:
    found = re.fullmatch(NUMBER, written)
    assert found is not None
    assert read_number(found[0]) == value


@given(st.integers(0, 10**12))
def test_digits_are_read_with_and_without_commas(number: int) -> None:
    for written in (str(number), f"{number:,}"):
        assert re.fullmatch(NUMBER, written)
        assert read_number(written) == number


def test_the_table_has_known_kinds_and_positive_values() -> None:
    assert set(words()) == {"unit", "ten", "scale", "suffix"}
    assert all(value > 0 or form == "zero" for table in words().values() for form, value in table.items())
