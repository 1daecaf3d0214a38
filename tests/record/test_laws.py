import json
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from standoff.errors import InvalidRecordError
from standoff.record import Crisis, Quantity, Record

Json = dict[str, Any]


def put(path: str, value: object) -> Callable[[Json], None]:
    """A change that sets one field: `ties.0.from` names its place."""

    def change(parsed: Json) -> None:
        *way, last = path.split(".")
        place: Any = parsed
        for step in way:
            place = place[int(step)] if step.isdigit() else place[step]
        place[last] = value

    return change


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("actors.1.id", "A1", "two actors have the id 'A1'"),
        ("statements.1.id", "S1", "two statements have the id 'S1'"),
        ("statements.0.source.actor", "A9", "statement S1 refers to actor 'A9', which is not there"),
        ("statements.0.about", ["A9"], "statement S1 refers to actor 'A9'"),
        ("statements.0.within", "S9", "statement S1 refers to statement 'S9'"),
        ("statements.0.within", "S1", "statement 'S1' lies within itself"),
        ("disputes.0.claim", "S9", "dispute D1 refers to statement 'S9'"),
        ("disputes.0.claim", "S2", "dispute D1 sets 'S2' against itself"),
        ("events.0.target", "A9", "event E1 refers to actor 'A9'"),
        ("events.0.statement", "S9", "event E1 refers to statement 'S9'"),
        ("ties.0.from", "A9", "tie T1 refers to actor 'A9'"),
        ("ties.0.statement", "S9", "tie T1 refers to statement 'S9'"),
        ("ties.0.evidence", [[50, 99]], "tie T1 points to (50, 99), behind the end of the text"),
        ("ties.0.evidence", [], "evidence"),
        ("ties.0.amounts.0.span", [58, 99], "tie T1 points to (58, 99), behind the end"),
        ("events.0.place", {"span": [58, 99], "name": "Tarn"}, "event E1 points to (58, 99), behind the end"),
        ("times.0.span", [0, 4], "a time points to (0, 4), which is furniture (0, 4)"),
        ("quantities.0.span", [1, 3], "a quantity points to (1, 3), which is furniture"),
        ("statements.0.content", [[5, 9], [8, 12]], "overlap or are out of order"),
        ("actors.0.mentions", [[14, 18], [5, 12]], "stand in the order of the text"),
        ("statements.0.confidence", 1.5, "less than or equal to 1"),
        ("statements.0.act", "shout", "Input should be 'assert'"),
        ("times.0.value", "yesterday", "times.0.value"),
        ("ties.0.since", "2019-13", "ties.0.since"),
        ("ties.0.since", "2019-02-30", "ties.0.since"),
        ("ties.0.since", "2019-W54", "ties.0.since"),
    ],
)
def test_a_record_that_breaks_a_law_is_refused(record: Record, path: str, value: object, said: str) -> None:
    parsed = json.loads(record.to_json())
    put(path, value)(parsed)
    with pytest.raises(InvalidRecordError) as caught:
        Record.from_json(json.dumps(parsed))
    assert said in str(caught.value)


def test_statements_may_not_lie_within_one_another_in_a_circle(record: Record) -> None:
    parsed = json.loads(record.to_json())
    put("statements.0.within", "S2")(parsed)
    put("statements.1.within", "S1")(parsed)
    with pytest.raises(InvalidRecordError, match="lies within itself"):
        Record.from_json(json.dumps(parsed))


def test_a_span_may_reach_over_furniture_but_not_lie_in_it(record: Record) -> None:
    parsed = json.loads(record.to_json())
    put("statements.0.content", [[0, 12]])(parsed)
    assert Record.from_json(json.dumps(parsed)).statements[0].content == ((0, 12),)


def test_records_are_frozen(record: Record) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        record.id = "other"  # type: ignore[misc]  # the assignment is what must fail


def test_bounds_of_a_quantity_are_in_order() -> None:
    with pytest.raises(ValidationError, match="lies above the high bound"):
        Quantity(span=(0, 1), low=2, high=1)


CRISIS: Json = {
    "id": "set-01",
    "reports": [{"id": "a"}, {"id": "b"}],
    "copies": [["a", "b"]],
    "actors": [{"id": "A1", "name": "Tarn", "kind": "state", "mentions": {"a": [[0, 4]]}}],
    "claims": [
        {
            "id": "C1",
            "gist": "Tarn lent money.",
            "voices": [
                {"report": "a", "statement": "S1", "content": [[0, 9]], "stance": "asserts", "confidence": 0.9},
            ],
        }
    ],
    "disputes": [
        {
            "id": "D1",
            "kind": "denial",
            "confidence": 0.9,
            "claim": {"report": "a", "statement": "S1", "content": [[0, 9]]},
            "contest": {"report": "b", "statement": "S2", "content": [[4, 9]]},
            "claims": ["C1"],
        }
    ],
    "ties": [
        {
            "id": "T1",
            "kind": "loan",
            "from": "A1",
            "to": "A1",
            "status": "past",
            "versions": [{"report": "a", "tie": "T1"}],
        }
    ],
}


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("reports.1.id", "a", "two reports have the id 'a'"),
        ("copies", [["a", "c"]], "a group of copies refers to report 'c'"),
        ("copies", [["a", "b"], ["b", "a"]], "two groups of copies have the id 'b'"),
        ("actors.0.mentions", {"c": [[0, 4]]}, "actor A1 refers to report 'c'"),
        ("claims.0.voices.0.report", "c", "claim C1 refers to report 'c'"),
        ("claims.0.voices.0.actor", "A9", "claim C1 refers to actor 'A9'"),
        ("disputes.0.contest.report", "c", "dispute D1 refers to report 'c'"),
        ("disputes.0.claims", ["C9"], "dispute D1 refers to claim 'C9'"),
        ("ties.0.to", "A9", "tie T1 refers to actor 'A9'"),
        ("ties.0.versions.0.report", "c", "tie T1 refers to report 'c'"),
    ],
)
def test_a_crisis_that_breaks_a_law_is_refused(path: str, value: object, said: str) -> None:
    assert Crisis.from_json(json.dumps(CRISIS)).id == "set-01"
    parsed = json.loads(json.dumps(CRISIS))
    put(path, value)(parsed)
    with pytest.raises(InvalidRecordError) as caught:
        Crisis.from_json(json.dumps(parsed))
    assert said in str(caught.value)
