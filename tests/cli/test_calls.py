"""Reading from Python, where the sources are refused before any model reads them."""

from pathlib import Path

import pytest

import standoff
from standoff.errors import DuplicateError, InputError, UnreadableError
from standoff.record import Article


def test_a_source_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnreadableError, match="cannot be opened"):
        standoff.read("missing.txt")


def test_a_day_that_is_none_is_refused(report: Path) -> None:
    with pytest.raises(UnreadableError, match="published is 'May'"):
        standoff.read(report, published="May")


def test_one_report_is_read_at_a_time(report: Path) -> None:
    report.with_name("other.txt").write_text("Bex denied it all.", encoding="utf-8")
    with pytest.raises(InputError, match="more than one report in"):
        standoff.read(report.parent)


def test_a_source_without_a_report_is_told(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    with pytest.raises(UnreadableError, match="no report in"):
        standoff.read(empty)


@pytest.mark.bundle
def test_the_second_of_two_reports_with_one_id_is_rejected(report: Path) -> None:
    article = Article(id="tarn-01", text="Ada said no.")
    by_name, again = standoff.read_many([report, article])
    assert isinstance(by_name, standoff.Record)
    assert isinstance(again, standoff.Rejected)
    assert isinstance(again.reason, DuplicateError)


@pytest.mark.bundle
def test_many_are_read_in_their_order_and_the_rejected_stand_in_place(report: Path) -> None:
    article = Article(id="a", text="Ada said no.", published="2031-05-02")
    found = list(standoff.read_many([article, "missing.txt", report], outlet="Tarn Today"))
    assert [each.id if isinstance(each, standoff.Record) else each.name for each in found] == [
        "a",
        "missing.txt",
        "tarn-01",
    ]
    assert [each.outlet for each in found if isinstance(each, standoff.Record)] == [None, "Tarn Today"]
