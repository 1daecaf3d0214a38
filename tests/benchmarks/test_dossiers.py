import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import standoff.pipeline
from benchmarks.cli import main
from benchmarks.dossiers import KINDS, Dossier, dossier_files, measure_dossiers, of_kind, read_dossiers, score_records
from benchmarks.dossiers.agreement import same_name, same_number, same_side
from benchmarks.dossiers.gold import Gold, GoldActor, GoldQuantity, Occurrence, Snippet
from benchmarks.dossiers.matching import pair_up
from benchmarks.dossiers.places import characters, likeness, locate, locate_all
from benchmarks.errors import BenchmarkError
from benchmarks.results import describe_wrong
from standoff.record import Article, Quantity, Record
from standoff.record.labels import ActorKind, Sector
from tests.benchmarks.dossier_records import OWN_GOLD, Fields, faithful, spoil

TEXT = """Home | World
Tarn lent Ostrava $2m in 2019, its minister Ada Orr said on Monday.
Ostrava denied it. "We took nothing," Bex Ivo said. Ostrava accused Tarn of lies.
Home | World
"""

GOLD: Fields = {
    "id": "small",
    "title": "A loan",
    "outlet": "The Sample",
    "published": "2024-05-01",
    "boilerplate": ["Home | World"],
    "actors": [
        {"key": "tarn", "name": "Tarn", "kind": "state", "country": "TRN", "sector": "GOV",
         "mentions": ["Tarn", "its"]},
        {"key": "orr", "name": "Ada Orr", "kind": "person", "country": "TRN", "sector": "GOV", "mentions": ["Ada Orr"]},
        {"key": "ost", "name": "Ostrava", "kind": "state", "country": "OST", "sector": "GOV",
         "mentions": [{"text": "Ostrava", "nth": 2}]},
        {"key": "ivo", "name": "Bex Ivo", "kind": "person", "country": "OST", "sector": None, "mentions": ["Bex Ivo"]},
    ],
    "statements": [
        {"key": "loan", "source": "orr", "source_text": "Ada Orr", "content": ["Tarn lent Ostrava $2m in 2019"],
         "quoted": "indirect", "act": "assert", "about": [], "time": "2024-04-29", "nested_in": None},
        {"key": "no", "source": "ost", "source_text": {"text": "Ostrava", "nth": 2}, "content": ["it"],
         "quoted": "indirect", "act": "deny", "about": ["orr"], "time": None, "nested_in": None},
        {"key": "nothing", "source": "ivo", "source_text": "Bex Ivo", "content": ["We took nothing"],
         "quoted": "direct", "act": "deny", "about": [], "time": None, "nested_in": None},
    ],
    "disputes": [{"claim": "loan", "contest": "no", "kind": "denial"}],
    "events": [{"key": "e1", "code": "ACCUSE", "trigger": "accused", "source": "ost", "target": "tarn",
                "factuality": "happened"}],
    "ties": [{"key": "t1", "kind": "loan", "from": "tarn", "to": "ost", "status": "past", "evidence": ["lent Ostrava"],
              "amounts": [{"text": "$2m", "value": 2e6, "low": None, "high": None, "unit": "USD"}]}],
    "times": [{"text": "2019", "value": "2019"}, {"text": "Monday", "value": "2024-04-29"}],
    "quantities": [{"text": "$2m", "value": 2e6, "low": None, "high": None, "unit": "USD"}],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small.txt").write_text(TEXT, "utf-8")
    (tmp_path / "small.json").write_text(json.dumps(GOLD), "utf-8")
    return tmp_path


@pytest.fixture
def dossier(folder: Path) -> Dossier:
    return read_dossiers(dossier_files([folder]))[0]


@dataclass(frozen=True)
class FakePipeline:
    """Reads whatever it is given as the record that a test has put in."""

    record: Record

    def read(self, articles: Sequence[Article]) -> list[Record]:
        assert all(article.published == "2024-05-01" for article in articles)
        return [self.record for _ in articles]


def test_the_gold_as_a_record_has_every_figure_whole() -> None:
    dossiers = read_dossiers(dossier_files([OWN_GOLD]))
    scores = score_records(dossiers, [faithful(dossier) for dossier in dossiers])
    shares = {name: value for name, value in scores.figures.items() if name.endswith(("F1", "accuracy"))}
    assert len(shares) == 26
    assert set(shares.values()) == {100.0}
    assert describe_wrong(scores.cases) == ""


def test_every_kind_has_its_cases(dossier: Dossier) -> None:
    cases = score_records([dossier], [faithful(dossier)]).cases
    assert {case.id.split("/")[1] for case in cases} == set(KINDS)
    assert [case.id for case in of_kind("ties", cases)] == ["small/ties/t1"]


def test_missed_wrong_and_spurious_items_are_told_with_their_words(dossier: Dossier) -> None:
    record = faithful(dossier)
    asserted = record.statements[1].model_copy(update={"act": "assert", "content": (locate(TEXT, "it"),)})
    lies = record.statements[2].model_copy(update={"content": (locate(TEXT, "lies"),)})
    found = Record.model_validate(
        dict(record) | {"statements": (record.statements[0], asserted, lies), "disputes": record.disputes}
    )
    told = describe_wrong(of_kind("statements", score_records([dossier], [found]).cases)).splitlines()
    assert told == [
        "small/statements/no: 5/6",
        "    wanted Ostrava: it; statement act deny",
        "    found  Ostrava: it; statement act assert",
        "small/statements/nothing: 0/1",
        "    wanted Bex Ivo: We took nothing",
        "    found  nothing",
        f"small/statements/+{lies.content[0][0]}-{lies.content[0][1]} Bex Ivo: 0/1",
        "    wanted nothing",
        "    found  Bex Ivo: lies",
    ]


@given(st.integers(), st.floats(0, 1))
def test_no_figure_and_no_case_is_more_than_whole(seed: int, share: float) -> None:
    dossier = Dossier(TEXT, Gold.model_validate(GOLD))
    record = spoil(faithful(dossier), Random(seed), share)  # noqa: S311 - chance that spoils records keeps no secrets
    scores = score_records([dossier], [record])
    assert all(0 <= value <= 100 for name, value in scores.figures.items() if name.endswith(("F1", "accuracy")))
    assert all(0 <= case.right <= case.of for case in scores.cases)


def test_the_reader_is_given_the_report_with_its_date_and_its_speed_is_told(folder: Path, dossier: Dossier) -> None:
    scores, (line,) = measure_dossiers(FakePipeline(faithful(dossier)), dossier_files([folder]))
    assert scores.figures["ties: F1"] == 100
    assert line.startswith("1 reports, 36 words in ")
    assert line.endswith(" s for a report of 700 words")


@pytest.mark.bundle
@pytest.mark.skipif(not hasattr(standoff.pipeline, "load"), reason="the pipeline is not built yet")
def test_what_is_wrong_is_listed_above_the_table_by_its_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dossiers", str(OWN_GOLD / "own-01.txt"), "--misses", "events"]) == 0
    printed = capsys.readouterr()
    misses, _, table = printed.out.partition("dossiers: 1 dossiers")
    assert misses.count("\n    wanted ") == misses.count("own-01/events/")
    assert "statements (content)" in table
    assert " words/s, " in printed.err


def test_a_record_of_another_text_is_refused(dossier: Dossier) -> None:
    with pytest.raises(BenchmarkError, match=r"^small: the text of the record is not that of the report"):
        score_records([dossier], [Record(id="small", text=TEXT + " ")])


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"times": [{"text": "Tuesday", "value": "2024"}]}, "small: these words do not stand 1 times .* 'Tuesday'"),
        (
            {"disputes": [{"claim": "loan", "contest": "gone", "kind": "denial"}]},
            "statement 'gone', which is not there",
        ),
        ({"statements": [{"key": "x"}]}, r"small.json is no gold dossier: statements\.0\.content: Field required"),
    ],
)
def test_a_dossier_that_does_not_hold_together_is_refused(folder: Path, change: object, complaint: str) -> None:
    assert isinstance(change, dict)
    (folder / "small.json").write_text(json.dumps(GOLD | change), "utf-8")
    with pytest.raises(BenchmarkError, match=complaint):
        score_records(read_dossiers(dossier_files([folder])), [Record(id="small", text=TEXT)])


def test_a_dossier_is_two_files_and_either_stands_for_both(folder: Path) -> None:
    both = [file.path.name for file in dossier_files([folder])]
    assert both == ["small.json", "small.txt"]
    assert [file.path.name for file in dossier_files([folder / "small.txt"])] == both
    (folder / "small.txt").unlink()
    with pytest.raises(BenchmarkError, match=r"small.json is half a dossier: small.txt is not beside it"):
        dossier_files([folder])


@pytest.mark.parametrize(
    ("snippet", "start"),
    [("aba", 0), (Occurrence(text="aba", nth=2), 2), (Occurrence(text="aba", nth=3), 8)],
)
def test_a_snippet_stands_where_it_occurs_for_the_nth_time_overlaps_counted(snippet: Snippet, start: int) -> None:
    assert locate("ababa - aba", snippet) == (start, start + 3)


def test_all_places_of_a_line_are_found() -> None:
    assert locate_all("ab ab", "ab") == ((0, 2), (3, 5))


def test_marks_stops_and_white_space_count_for_nothing() -> None:
    assert characters('"Ab, c."', [(0, 8)]) == {1, 2, 5}
    assert likeness({1, 2}, {2, 3}) == pytest.approx(1 / 3)
    assert likeness(set(), set()) == 0


def test_the_most_alike_are_paired_first_and_of_equals_the_later() -> None:
    table = [[0.9, 0.8], [0.8, 0.1], [0.4, 0.8]]
    assert pair_up(range(3), range(2), lambda i, j: table[i][j], 0.5) == {0: 0, 2: 1}
    assert pair_up(range(2), range(2), lambda _i, _j: 1.0, 0.5) == {1: 1, 0: 0}
    assert pair_up(range(2), range(2), lambda _i, _j: 0.4, 0.5) == {}


def party(
    name: str, kind: ActorKind = "person", *, country: str | None = None, sector: Sector | None = None
) -> GoldActor:
    return GoldActor(key="k", name=name, kind=kind, country=country, sector=sector, mentions=())


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (party("Ada Orr"), party("Minister Orr"), True),
        (party("Orr"), party("Orr-led team"), False),
        (party("Bank of Tarn"), party("bank"), True),
        (party("Tarn", "state", country="TRN"), party("the republic", "state", country="TRN"), True),
        (party("Tarn", "state", country="TRN"), party("Tarn", "state", country="OST"), False),
        (party("?"), party("?"), False),
        (party("Ada Orr"), None, False),
        (None, None, True),
    ],
)
def test_actors_are_the_same_by_name(gold: GoldActor | None, found: GoldActor | None, same: bool) -> None:  # noqa: FBT001 - a table
    assert same_name(gold, found) == same


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (party("Orr", country="TRN", sector="GOV"), party("Tarn", "state", country="TRN", sector=None), True),
        (party("Orr", country="TRN", sector="GOV"), party("Ivo", country="TRN", sector="GOV"), True),
        (party("Orr", country="TRN", sector="GOV"), party("Ivo", country="TRN", sector="OPP"), False),
        (party("Orr", country=None, sector="GOV"), party("Ivo", country=None, sector="GOV"), False),
    ],
)
def test_a_state_and_those_of_one_sector_act_as_one_side(gold: GoldActor, found: GoldActor, same: bool) -> None:  # noqa: FBT001 - a table
    assert same_side(gold, found) == same


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ({"value": 2e6, "unit": "USD"}, {"value": 2e6, "low": 2e6, "unit": "USD"}, True),
        ({"value": 2e6, "unit": "USD"}, {"value": 2e6, "unit": "EUR"}, False),
        ({"value": 3, "unit": "frigate"}, {"value": 3.0, "unit": "ship"}, True),
        ({"value": 3, "unit": "kilometre"}, {"value": 3.0, "unit": "kilometers"}, True),
        ({"value": 3, "unit": "kilometre"}, {"value": 3.0, "unit": "mile"}, False),
        ({"low": 70, "high": 80, "unit": "ship"}, {"low": 70.0, "high": 80.0}, True),
        ({"low": 70, "high": 80, "unit": "ship"}, {"low": 70.0}, False),
        ({"low": 24, "unit": "ship"}, {"unit": "ship"}, True),
        ({"low": 24, "unit": "ship"}, {"value": 24.0}, False),
    ],
)
def test_numbers_agree_in_value_or_bounds_and_measures_in_their_unit(gold: Fields, found: Fields, same: bool) -> None:  # noqa: FBT001 - a table
    assert same_number(GoldQuantity(text="x", **gold), Quantity(span=(0, 1), **found)) == same
