"""Records and the crisis that they tell of, in the forms that other programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from standoff.record import Crisis, Record
from standoff.report.exports.brat import brat_files
from standoff.report.exports.event_table import event_table
from standoff.report.exports.files import File, save, save_one
from standoff.report.exports.follow_the_money import follow_the_money
from standoff.report.exports.material import Material
from standoff.report.exports.network import graphml
from standoff.report.exports.plain import csv_files, json_lines, parquet_files
from standoff.report.exports.web_annotation import web_annotations


@dataclass(frozen=True, slots=True)
class Format:
    """A form of export: what it is for, and what is made of the records. Of `one` and `many` one is given."""

    about: str
    one: Callable[[Material], bytes] | None = None
    """What stands in the one file."""
    many: Callable[[Material], Iterable[File]] | None = None
    """The files of the folder."""

    def __call__(self, records: Sequence[Record], crisis: Crisis | None, out: Path) -> tuple[Path, ...]:
        """Writes the file, or the folder's files, at `out`, and gives their paths.

        The crisis is that of the records; with None they are written side by side, with nothing linked across them.
        Raises UnwritableError where the disk refuses, MissingPackageError where the form needs a package.
        """
        material = Material.of(records, crisis)
        if self.one is not None:
            return save_one(self.one(material), out)
        return save(self.many(material) if self.many is not None else (), out)


FORMATS: Mapping[str, Format] = {
    "csv": Format("a folder of tables for spreadsheets, a file for each kind of item", many=csv_files),
    "parquet": Format("the same tables for pandas, R, DuckDB (needs standoff[parquet])", many=parquet_files),
    "jsonl": Format("the records themselves, one a line", one=json_lines),
    "brat": Format("a folder that opens in brat: texts, annotations, configuration", many=brat_files),
    "webannotation": Format("W3C Web Annotations in JSON-LD", one=web_annotations),
    "followthemoney": Format("FollowTheMoney entities, one a line, for Aleph and its kin", one=follow_the_money),
    "graphml": Format("the network of ties, for Gephi, Cytoscape, igraph, networkx", one=graphml),
    "events": Format("who did what to whom, tab-separated, as users of POLECAT and GDELT know it", one=event_table),
}
"""All forms by the names that `standoff export --to` takes."""
