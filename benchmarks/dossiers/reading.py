"""Reading the reports of gold dossiers with the pipeline, and how long that takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Protocol

from benchmarks.corpus import CorpusFile
from benchmarks.dossiers.gold import Dossier, read_dossiers
from benchmarks.dossiers.scoring import score_records
from benchmarks.errors import BenchmarkError
from benchmarks.models import identify
from benchmarks.results import Bundle, Scores
from benchmarks.speed import REPORT
from standoff.ingest import Known, Settings, article_of_text
from standoff.record import Article, Record
from standoff.text import tokenize


class RecordReader(Protocol):
    """What the benchmark needs of the pipeline; tests give a fake."""

    def read(self, articles: Sequence[Article]) -> Sequence[Record]:
        """The records of the articles, in order."""
        ...


OpenPipeline = Callable[[Path | None, int], tuple[RecordReader, Bundle]]
"""Loads the pipeline with a bundle (None: the package's own) for so many threads."""


def open_pipeline(bundle: Path | None, threads: int) -> tuple[RecordReader, Bundle]:
    """The pipeline, and which bundle it reads with."""
    try:
        from standoff.pipeline import load  # noqa: PLC0415 - the other benchmarks do without what the pipeline loads
    except ImportError as error:
        raise BenchmarkError("standoff.pipeline cannot load a reader of reports yet") from error
    return load(bundle, threads=threads), identify(bundle)


Scorer = Callable[[Sequence[Dossier], Sequence[Record]], Scores]
"""Scores records against the dossiers of which they are, in order."""


def measure_dossiers(
    reader: RecordReader, files: Sequence[CorpusFile], scorer: Scorer = score_records
) -> tuple[Scores, tuple[str, ...]]:
    """The scores of what the reader makes of the reports, and a line on its speed."""
    dossiers = read_dossiers(files)
    articles = [make_article(dossier) for dossier in dossiers]
    reader.read(articles[:1])  # loads what is loaded at the first use, and is not timed
    start = perf_counter()
    records = reader.read(articles)
    seconds = perf_counter() - start
    return scorer(dossiers, records), (describe_speed(articles, seconds),)


def make_article(dossier: Dossier) -> Article:
    """The report as a user gives it: its text, and its title, outlet and date; ingest marks the furniture."""
    gold = dossier.gold
    known = Known(title=gold.title, outlet=gold.outlet, published=gold.published)
    return article_of_text(dossier.text, gold.id, Settings(), known)


def describe_speed(articles: Sequence[Article], seconds: float) -> str:
    """One line: words as the language stage counts them, furniture left out."""
    words = sum(len(tokenize(article.text, article.furniture).spans) for article in articles)
    speed = words / seconds
    return (
        f"{len(articles)} reports, {words:,} words in {seconds:.2f} s: {speed:,.0f} words/s, "
        f"{REPORT / speed:.2f} s for a report of {REPORT} words"
    )
