import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import CorpusFile
from benchmarks.errors import BenchmarkError
from benchmarks.models import open_model
from benchmarks.recognizers import NOTES, measure_recognizers
from benchmarks.registry import Settings, run_benchmark

pytestmark = pytest.mark.bundle


def time_case(text: str, words: str, timex: str, kind: str = "date", **more: str) -> dict[str, Any]:
    start = text.index(words)
    values = [{"timex": timex, "value": "2019-06-07"}]
    result = {"TypeName": f"datetimeV2.{kind}", "Resolution": {"values": values}, "Start": start}
    end = {"End": start + len(words) - 1, "Text": words}
    return {"Input": text, "Context": {"ReferenceDateTime": "2019-06-10T00:00:00"}, "Results": [result | end]} | more


def money_case(text: str, words: str, value: str, unit: str) -> dict[str, Any]:
    start = text.index(words)
    result = {"Text": words, "Start": start, "End": start + len(words) - 1}
    return {"Input": text, "Results": [result | {"TypeName": "currency", "Resolution": {"value": value, "unit": unit}}]}


def measure(folder: Path, name: str, cases: list[dict[str, Any]]) -> dict[str, float]:
    (folder / name).write_text(json.dumps(cases), "utf-8")
    return dict(run_benchmark("recognizers", [folder], Settings(), open_model).result.figures)


def test_a_day_is_right_by_its_timex_or_its_resolution(tmp_path: Path) -> None:
    figures = measure(
        tmp_path,
        "DateTimeModel.dev.json",
        [
            time_case("The envoy left on Friday.", "Friday", "XXXX-WXX-5"),
            time_case("The envoy left on Saturday.", "Saturday", "XXXX-WXX-6"),
        ],
    )
    assert figures["DateTimeModel strict: F1"] == 100
    assert figures["DateTimeModel value: F1"] == 50


def test_cases_outside_the_rule_are_not_used_but_counted(tmp_path: Path) -> None:
    figures = measure(
        tmp_path,
        "DateTimeModel.json",
        [
            time_case("The envoy left on Friday.", "Friday", "XXXX-WXX-5"),
            time_case("meet on friday", "friday", "XXXX-WXX-5"),
            time_case("Meet at noon.", "noon", "T12", kind="time"),
            time_case("From May to June.", "From May to June", "(2019-05-01,2019-06-01,P1M)", kind="daterange"),
            time_case("The envoy left on Friday.", "Friday", "XXXX-WXX-5", NotSupported="java"),
            {"Input": "Two today", "Comment": "Only in some mode", "Results": []},
        ],
    )
    assert (figures["DateTimeModel cases: used"], figures["DateTimeModel cases: of"]) == (1, 6)


def test_amounts_agree_by_number_and_currency_and_other_counts_do_not_matter(tmp_path: Path) -> None:
    figures = measure(
        tmp_path,
        "CurrencyModel.json",
        [
            money_case("Two banks lent about $5 million.", "$5 million", "5000000", "Dollar"),
            money_case("They paid 300 euros.", "300 euros", "310", "Euro"),
            money_case("They paid 300 francs.", "300 francs", "300", "Franc"),
        ],
    )
    assert figures["CurrencyModel cases: used"] == 2
    assert (figures["CurrencyModel relaxed: F1"], figures["CurrencyModel value: F1"]) == (100, 50)


def test_the_rule_is_told(tmp_path: Path) -> None:
    (tmp_path / "PercentModel.json").write_text("[]", "utf-8")
    assert run_benchmark("recognizers", [tmp_path], Settings(), open_model).notes == NOTES


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("Other.json", "[]", "no file of cases"),
        ("PercentModel.json", "{", "no JSON"),
        ("PercentModel.json", "[1]", "no list of cases"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, name: str, content: str, reason: str) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    with pytest.raises(BenchmarkError, match=reason):
        measure_recognizers(open_model(None, 1)[0], [CorpusFile(name, path)])
