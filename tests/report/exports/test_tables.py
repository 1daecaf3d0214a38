import csv
from io import StringIO
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from pyarrow import parquet

from standoff.record import Record
from standoff.report.exports import FORMATS
from standoff.report.exports.material import Material, unlinked
from standoff.report.exports.plain import csv_files, sheet
from standoff.report.exports.sentences import sentence_about
from standoff.report.exports.tables import TABLES
from tests.record.strategies import records
from tests.report.exports.sample import RECORDS, crisis

DOCS = Path(__file__).parents[3] / "docs" / "EXPORTS.md"
KINDS = {str: pa.string(), int: pa.int64(), float: pa.float64()}


def cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, str]]]:
    written = FORMATS["csv"](RECORDS, crisis(), tmp_path_factory.mktemp("csv"))
    return {path.stem: cells(path) for path in written}


def test_there_is_a_file_for_each_kind_and_a_row_for_each_item(sheets: dict[str, list[dict[str, str]]]) -> None:
    items = ("actors", "statements", "events", "ties", "quantities", "times")
    assert {name: len(sheets[name]) for name in items} == {
        name: sum(len(getattr(record, name)) for record in RECORDS) for name in items
    }
    assert (len(sheets["reports"]), len(sheets["claims"]), len(sheets["disputes"])) == (3, 1, 1)
    assert sheets.keys() == TABLES.keys()


def test_spans_lead_back_to_the_words(sheets: dict[str, list[dict[str, str]]]) -> None:
    texts = {record.id: record.text for record in RECORDS}
    row = sheets["statements"][0]
    spans = [tuple(map(int, each.split("-"))) for each in row["content_spans"].split()]
    assert spans == list(RECORDS[0].statements[0].content)
    assert [texts[row["report"]][start:end] for start, end in spans] == ["Tarn\r\nhad “shelled\tour", "harbour”"]
    assert row["content"] == "Tarn had “shelled our … harbour”"


def test_actors_and_copies_are_those_of_the_crisis(sheets: dict[str, list[dict[str, str]]]) -> None:
    assert [row["copy_of"] for row in sheets["reports"]] == ["", "a", ""]
    assert {row["actor_id"] for row in sheets["actors"] if row["name"] == "Tarn"} == {"P2"}
    assert {row["from_id"] for row in sheets["ties"]} == {"P2", "P5"}
    assert [row["said_by"] for row in sheets["ties"] if row["tie"] == "T3"] == ["'@Ivo", "'@Ivo"]


def test_no_cell_of_words_is_a_formula_and_numbers_stay_numbers(sheets: dict[str, list[dict[str, str]]]) -> None:
    words = [
        row[name]
        for table, rows in sheets.items()
        for row in rows
        for name, kind in TABLES[table].columns.items()
        if kind is str
    ]
    assert [each for each in words if each.lstrip().startswith(("=", "+", "-", "@"))] == []
    assert {"'=HYPERLINK(1)", "'@Ivo", "'-they say so"} <= set(words)
    assert [float(row["value"]) for row in sheets["quantities"]] == [-2e6, -2e6]


@given(records())
def test_any_record_without_a_crisis_fills_the_tables_and_the_csv_reads_back(record: Record) -> None:
    material = Material.of([record], None)
    for name, data in csv_files(material):
        table = TABLES[name.removesuffix(".csv")]
        head, *rows = csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))
        assert head == list(table.columns)
        made = list(table.rows(material))
        assert [len(row) for row in rows] == [len(table.columns)] * len(made)
        for read, row in zip(rows, made, strict=True):
            assert [each.removeprefix("'") for each in read] == [
                "" if cell is None else str(cell).removeprefix("'") for cell in row
            ]


def test_parquet_has_the_same_rows_with_their_types(tmp_path: Path) -> None:
    for path in FORMATS["parquet"](RECORDS, crisis(), tmp_path):
        table = TABLES[path.stem]
        read = parquet.read_table(path)
        assert read.schema.names == list(table.columns)
        assert read.schema.types == [KINDS[kind] for kind in table.columns.values()]
        made = [dict(zip(table.columns, row, strict=True)) for row in table.rows(Material.of(RECORDS, crisis()))]
        assert read.to_pylist() == made


def test_json_lines_are_the_records(tmp_path: Path) -> None:
    (path,) = FORMATS["jsonl"](RECORDS, crisis(), tmp_path / "records.jsonl")
    lines = path.read_bytes().decode().split("\n")
    assert [Record.from_json(line) for line in lines if line] == list(RECORDS)


def test_without_a_crisis_nothing_is_linked() -> None:
    alone = unlinked(RECORDS)
    assert len({actor.id for actor in alone.actors}) == sum(len(record.actors) for record in RECORDS)
    assert (alone.copies, alone.claims) == ((), ())
    assert len(alone.disputes) == 2


def test_a_tab_separated_sheet_keeps_each_row_on_its_line() -> None:
    assert sheet(["a", "b"], [("x y", None), (2, -1.5)], delimiter="\t") == "a\tb\nx y\t\n2\t-1.5\n"


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("One came. Two went. Three stayed.", "went", "Two went."),
        ("Gen. Ivo of the U.S. Army left. Ada Orr stayed.", "left", "Gen. Ivo of the U.S. Army left."),
        ("Menu\nHe said “no.” Then he left.\nMore", "said", "He said “no.”"),
        ("It cost 2.5 million. Who paid?", "cost", "It cost 2.5 million."),
    ],
)
def test_evidence_is_the_sentence(text: str, word: str, sentence: str) -> None:
    start, end = sentence_about(text, (text.index(word), text.index(word) + len(word)))
    assert text[start:end] == sentence


@pytest.mark.parametrize("name", TABLES)
def test_every_table_and_column_is_told_of(name: str) -> None:
    part = DOCS.read_text(encoding="utf-8").split(f"### `{name}.csv`")[1].split("###")[0]
    assert [column for column in TABLES[name].columns if f"`{column}`" not in part] == []
