"""Answers in the forms that other programs read."""

import csv
import io
import json
import sys
from dataclasses import fields
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.crisis.opened import OpenCrisis
from standoff.errors import MissingPackageError
from standoff.report.answer import Answer
from standoff.report.flat import flat, headings
from standoff.report.rows import BalanceRow, ClaimRow, DisputeRow, EventRow, VoiceRow
from standoff.report.writing import csv_lines, csv_of, json_lines, json_of, safe

_SIGNS = "=+-@＝＋－＠"


def test_json_is_an_array_and_json_lines_are_its_rows(tarn: OpenCrisis) -> None:
    answer = tarn.disputes()
    rows = json.loads("\n".join(json_of(answer)))
    assert rows == [json.loads(line) for line in json_lines(answer)]
    assert rows[0]["claim"]["spans"] == [[0, 28]]
    assert rows[0]["denying"][1]["who"] == "a senior official"
    assert list(rows[0]) == [field.name for field in fields(DisputeRow)]
    assert json.loads("\n".join(json_of(Answer(DisputeRow, [])))) == []


def test_csv_has_a_row_a_line_with_what_is_nested_in_its_columns(tarn: OpenCrisis) -> None:
    first, second = csv.DictReader(io.StringIO("\n".join(csv_of(tarn.disputes()))))
    assert (first["claim_who"], first["contest_who"], first["claim_spans"]) == ("Ada Orr", "Bex Ivo", "0-28")
    assert second["claims"] == "C1 | C2"
    assert second["denying"].split(" | ")[1] == "Bex Ivo denies (Harbor News, 2031-05-02): that any money was sent"
    (event,) = csv.DictReader(io.StringIO("\n".join(csv_of(tarn.events()))))
    assert event["versions"].startswith("the report itself (Harbor News, 2031-05-02): Tarn accused")


def test_cells_that_a_spreadsheet_would_calculate_are_made_words(tarn: OpenCrisis) -> None:
    answer = tarn.search('"they owe"', kind="statement")
    (row,) = csv.DictReader(io.StringIO("\n".join(csv_of(answer))))
    assert (row["words"], row["outlet"], row["title"]) == ("'=1+1 is what they owe", "'@mine", "'=HYPERLINK(1)")
    (raw,) = csv.DictReader(io.StringIO("\n".join(csv_of(answer, raw=True))))
    assert (raw["words"], raw["outlet"], raw["title"]) == ("=1+1 is what they owe", "@mine", "=HYPERLINK(1)")


@given(st.text(max_size=8), st.sampled_from(_SIGNS), st.sampled_from(["", " ", "\u00a0", "\n", "  "]))
def test_no_cell_of_words_begins_with_a_sign(rest: str, sign: str, before: str) -> None:
    value = before + sign + rest
    assert safe(value) == f"'{value}"
    (line,) = list(csv_lines(["words"], [{"words": value}]))[1:]
    assert next(csv.reader(io.StringIO(line, newline=""))) == [f"'{value}"]


def test_numbers_and_other_words_stay() -> None:
    assert [safe(each) for each in (-1.5, 0, None, "a=b", "", "'")] == [-1.5, 0, None, "a=b", "", "'"]
    assert [safe(each) for each in ("\t1", "\r1", "\n1")] == ["'\t1", "'\r1", "'\n1"]


@pytest.mark.parametrize("kind", [DisputeRow, ClaimRow, VoiceRow, EventRow])
def test_headings_are_those_of_the_rows(tarn: OpenCrisis, kind: type) -> None:
    rows = {
        DisputeRow: tarn.disputes()[0],
        ClaimRow: tarn.claims()[0],
        VoiceRow: tarn.claims()[0].voices[0],
        EventRow: tarn.events()[0],
    }
    assert list(flat(rows[kind])) == headings(kind)


def test_an_answer_is_a_sequence(tarn: OpenCrisis) -> None:
    answer = tarn.claims()
    assert [row.id for row in answer[:2]] == [answer[0].id, answer[1].id]
    assert answer[:2] == Answer(ClaimRow, list(answer)[:2])
    assert hash(answer) == hash(tarn.claims())
    assert repr(answer) == "<Answer of 3 × ClaimRow>"
    assert answer != list(answer)


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_frames_have_plain_columns(tarn: OpenCrisis, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setitem(sys.modules, name, SimpleNamespace(DataFrame=dict))
    frame = getattr(tarn.ties(), f"to_{name}")()
    assert frame["figures"] == ["2 million USD | at least 3 million USD"]
    nothing = getattr(Answer(BalanceRow, []), f"to_{name}")()
    assert nothing == {name: [] for name in headings(BalanceRow)}


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_frame_says_what_to_install(tarn: OpenCrisis, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingPackageError, match=f"pip install {name}"):
        getattr(tarn.ties(), f"to_{name}")()
