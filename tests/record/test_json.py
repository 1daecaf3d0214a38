import json

import pytest
from hypothesis import given

from standoff.errors import InvalidRecordError, StandoffError
from standoff.record import Article, Crisis, Record
from tests.record.crises import crises
from tests.record.strategies import articles, records


@given(articles())
def test_an_article_comes_back_from_json_as_it_was(article: Article) -> None:
    assert Article.from_json(article.to_json()) == article


@given(records())
def test_a_record_comes_back_from_json_as_it_was(record: Record) -> None:
    assert Record.from_json(record.to_json()) == record


@given(crises())
def test_a_crisis_comes_back_from_json_as_it_was(crisis: Crisis) -> None:
    assert Crisis.from_json(crisis.to_json()) == crisis


@given(records())
def test_json_is_one_line_and_its_offsets_count_code_points(record: Record) -> None:
    line = record.to_json()
    assert "\n" not in line
    parsed = json.loads(line)
    start, end = parsed["actors"][0]["mentions"][0]
    assert len(parsed["text"][start:end]) == end - start


def test_json_spells_from_as_the_contract_does(record: Record) -> None:
    tie = json.loads(record.to_json())["ties"][0]
    assert tie["from"] == "A1"
    assert "from_" not in tie


def test_fields_of_a_newer_version_are_passed_over(record: Record) -> None:
    newer = {**json.loads(record.to_json()), "mood": "tense"}
    assert Record.from_json(json.dumps(newer)) == record


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", "Invalid JSON"),
        ("[]", "the whole"),
        ('{"id": "a"}', "text: Field required"),
        ('{"id": 1, "text": ""}', "id: Input should be a valid string"),
        ('{"id": "", "text": ""}', "id: String should have at least 1 character"),
        ('{"id": "a", "text": "", "published": "2019-02-29"}', "published"),
        ('{"id": "a", "text": "abc", "furniture": [[0, 4]]}', "(0, 4) ends behind the text, which has 3 characters"),
        ('{"id": "a", "text": "abc", "times": [{"span": [2, 2], "value": "2019"}]}', "times.0.span: the span (2, 2)"),
        ('{"id": "a", "text": "abc", "quantities": [{"span": [0, 1], "value": NaN}]}', "quantities.0.value"),
    ],
)
def test_json_that_holds_no_record_is_refused_with_its_reason(source: str, said: str) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        Record.from_json(source)
    assert said in str(caught.value)
    assert isinstance(caught.value, StandoffError)
