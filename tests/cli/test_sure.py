from hypothesis import given

from standoff.cli.sure import at_least
from standoff.record import Record
from tests.record.conftest import CLAIM, DENIAL, LOAN, TEXT, span
from tests.record.strategies import CONFIDENCES, records


@given(records(), CONFIDENCES)
def test_what_is_left_is_a_lawful_record_of_what_is_sure_enough(record: Record, least: float) -> None:
    kept = at_least(record, least)
    assert Record.from_json(kept.to_json()) == kept
    for items in (kept.statements, kept.disputes, kept.events, kept.ties):
        assert [item for item in items if item.confidence < least] == []
    assert (kept.text, kept.actors, kept.times) == (record.text, record.actors, record.times)


@given(records(), CONFIDENCES)
def test_nothing_loses_the_one_who_says_so(record: Record, least: float) -> None:
    kept = at_least(record, least)
    for name in ("statements", "events", "ties"):
        before = {item.id: item for item in getattr(record, name)}
        assert [item for item in getattr(kept, name) if item != before[item.id]] == []


@given(records())
def test_at_nought_everything_stays(record: Record) -> None:
    assert at_least(record, 0) == record


def test_with_a_statement_goes_what_hangs_on_it(record: Record) -> None:
    kept = at_least(record, 0.85)
    assert [each.id for each in kept.statements] == ["S1"]
    assert (kept.disputes, kept.events, kept.ties) == ((), (), ())
    assert at_least(record, 0.55).ties == (LOAN,)


def test_with_a_statement_goes_what_it_reports() -> None:
    outer = CLAIM.model_copy(update={"confidence": 0.2})
    inner = DENIAL.model_copy(update={"within": "S1", "about": (), "source": CLAIM.source})
    record = Record(
        id="r",
        text=TEXT,
        actors=({"id": "A1", "name": "Ada Orr", "kind": "person", "mentions": (span("Ada Orr"),)},),  # type: ignore[arg-type]  # made a value by the model
        statements=(outer, inner),
    )
    assert at_least(record, 0.5).statements == ()
