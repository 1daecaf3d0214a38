"""Reading the reports of gold sets with the pipeline, linking them, and how long each takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Protocol

from benchmarks.corpus import CorpusFile
from benchmarks.dossiers import RecordReader
from benchmarks.models import identify
from benchmarks.results import Bundle, Scores
from benchmarks.sets.gold import GoldSet, read_sets
from benchmarks.sets.scoring import score_crises
from standoff.ingest import Known, Settings, article_of_text
from standoff.link import Linker, crisis_of
from standoff.record import Article, Crisis, Record


class CrisisReader(Protocol):
    """What the benchmark needs; tests give a fake."""

    def read(self, articles: Sequence[Article]) -> Sequence[Record]:
        """The records of the articles, in order."""
        ...

    def link(self, name: str, records: Sequence[Record]) -> Crisis:
        """The crisis of the records."""
        ...


@dataclass(frozen=True, slots=True)
class PipelineAndLinker:
    """The pipeline, and linking in memory."""

    reader: RecordReader
    linker: Linker

    def read(self, articles: Sequence[Article]) -> Sequence[Record]:
        """The records of the articles, in order."""
        return self.reader.read(articles)

    def link(self, name: str, records: Sequence[Record]) -> Crisis:
        """The crisis of the records."""
        return crisis_of(name, records, self.linker)


def open_linker(bundle: Path | None, threads: int) -> tuple[CrisisReader, Bundle]:
    """The pipeline and linking over a bundle (None: the package's own), and which bundle it is."""
    from standoff.crisis.mind import MeaningMind  # noqa: PLC0415 - the other benchmarks do without
    from standoff.link import load_weights  # noqa: PLC0415
    from standoff.pipeline import load  # noqa: PLC0415

    reader = load(bundle, threads=threads)
    linker = Linker(reader.tables.world, load_weights(), MeaningMind(reader.meaning))
    return PipelineAndLinker(reader, linker), identify(bundle)


def measure_sets(reader: CrisisReader, files: Sequence[CorpusFile]) -> tuple[Scores, tuple[str, ...]]:
    """The scores of what is made of the sets, and a line on its speed."""
    sets = read_sets(files)
    start = perf_counter()
    records = [reader.read(articles_of(one)) for one in sets]
    read = perf_counter()
    crises = [reader.link(one.id, each) for one, each in zip(sets, records, strict=True)]
    linked = perf_counter()
    count = sum(map(len, records))
    note = f"{count} reports read in {read - start:.2f} s, linked in {linked - read:.2f} s"
    return score_crises(sets, crises), (note,)


def articles_of(one: GoldSet) -> list[Article]:
    """The reports of a set as a user gives them: ids, outlets and days."""
    return [
        article_of_text(
            one.texts[report.id], report.id, Settings(), Known(outlet=report.outlet, published=report.published)
        )
        for report in one.gold.reports
    ]
