"""Rows for spreadsheets and for programs: CSV, Parquet, and the records themselves as JSON lines."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO

from standoff.errors import MissingPackageError
from standoff.report.exports.files import File
from standoff.report.exports.material import Material
from standoff.report.exports.tables import TABLES, Cell, Table
from standoff.report.writing import safe

_MARK = "\ufeff"
"""Without this mark Excel takes UTF-8 for something else, and "Guaidó" for "GuaidÃ³"."""


def csv_files(material: Material) -> Iterator[File]:
    """A CSV file for each table."""
    for name, table in TABLES.items():
        yield f"{name}.csv", _MARK.encode() + sheet(list(table.columns), table.rows(material)).encode()


def sheet(names: Sequence[str], rows: Iterable[Sequence[Cell]], *, delimiter: str = ",") -> str:
    """A line of headings and the rows. A cell that a spreadsheet would calculate gets an apostrophe before it."""
    out = StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n" if delimiter == "\t" else "\r\n")
    writer.writerow(names)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def parquet_files(material: Material) -> Iterator[File]:
    """A Parquet file for each table. Raises MissingPackageError where there is no pyarrow."""
    return ((f"{name}.parquet", _parquet(table, material)) for name, table in TABLES.items())


def _parquet(table: Table, material: Material) -> bytes:
    try:
        import pyarrow as pa  # noqa: PLC0415  # an extra: only this format needs it
        from pyarrow import parquet  # noqa: PLC0415  # the same
    except ImportError as error:
        raise MissingPackageError("Parquet needs pyarrow: pip install 'standoff[parquet]'.") from error
    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in table.columns.items()])
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows(material)]
    sink = BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows, schema), sink)
    return sink.getvalue()


def json_lines(material: Material) -> bytes:
    """The records, one a line, as `Record.from_json` reads them."""
    return "".join(f"{each.record.to_json()}\n" for each in material.tellings.values()).encode()
