"""Each row of the tables of times is sound."""

import re
from collections import Counter

import pytest
from pydantic import TypeAdapter

from standoff.extract.times import calendar
from standoff.extract.times.grammar import rules
from standoff.extract.times.readers import READERS
from standoff.extract.times.tables import rows
from standoff.record.values import Timex

WORDS = rows("words.csv")
VALUES = {
    "month": r"[1-9]|1[0-2]",
    "weekday": "[1-7]",
    "season": "SP|SU|FA|WI",
    "part": "MO|MI|AF|EV|NI",
    "unit": "TS|TM|TH|F|" + "|".join(calendar.STEPS),
    "count": "X",
    "ordinal": r"[1-9]|1\d|2[01]",
    "decade": r"19\d0",
    "deictic": "-1|0|1",
    "reference": "(PAST|PRESENT|FUTURE)_REF",
    "set": r"P(T1H|\d[DWMY])",
    "edge": "START|MID|END",
    "qualifier": "APPROX|",
    "zone": "",
    "gate": "",
    "numbered": "",
    "counting": "",
    "holiday": r"\d\d-\d\d",
    "named": r"\d{4}-\d\d-\d\d",
}


def test_kinds_and_values_of_words_are_known() -> None:
    assert {row["kind"] for row in WORDS} == set(VALUES)
    assert not [row for row in WORDS if not re.fullmatch(VALUES[row["kind"]], row["value"])]


@pytest.mark.parametrize("name", ["words.csv", "tenses.csv"])
def test_no_form_stands_twice_in_a_kind(name: str) -> None:
    count = Counter((row["form"].lower(), row["kind"]) for row in rows(name))
    assert not [each for each, times in count.items() if times > 1]


@pytest.mark.parametrize("name", ["words.csv", "tenses.csv", "grammar.csv", "fragments.csv"])
def test_rows_are_whole_and_trimmed(name: str) -> None:
    for row in rows(name):
        assert None not in row
        assert all(cell == cell.strip() for key, cell in row.items() if key != "pattern")


def test_every_rule_has_its_reader_and_every_reader_a_rule() -> None:
    assert {rule.reader for rule in rules()} == set(READERS)


def test_no_rule_matches_nothing() -> None:
    assert not [rule for rule in rules() if rule.pattern.search("") or rule.pattern.search("the quiet harbour")]


def test_what_is_said_of_an_unknown_day_is_a_timex() -> None:
    for value in calendar.UNKNOWN.values():
        assert TypeAdapter(Timex).validate_python(value) == value
